"""News: conference articles, their photos and the page that lists them."""

from .articles import ArticleFile, ArticleLetter, ConferenceArticlePage, TaggedArticle
from .corrections import Correction
from .galleries import GalleryPhoto
from .photos import Photo, Rendition
from .sections import NewsIndexPage

__all__ = [
    "ArticleFile",
    "ArticleLetter",
    "ConferenceArticlePage",
    "Correction",
    "GalleryPhoto",
    "NewsIndexPage",
    "Photo",
    "Rendition",
    "TaggedArticle",
]
