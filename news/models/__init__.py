"""News: conference articles, their photos and the page that lists them."""

from .articles import ArticleFile, ArticleLetter, ConferenceArticlePage, TaggedArticle
from .galleries import GalleryPhoto
from .photos import Photo, Rendition
from .sections import NewsIndexPage

__all__ = [
    "ArticleFile",
    "ArticleLetter",
    "ConferenceArticlePage",
    "GalleryPhoto",
    "NewsIndexPage",
    "Photo",
    "Rendition",
    "TaggedArticle",
]
