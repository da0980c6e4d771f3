"""News: conference articles, their photos and the page that lists them."""

from .articles import ArticleFile, ArticleLetter, ConferenceArticlePage, TaggedArticle
from .corrections import Correction
from .galleries import GalleryPhoto
from .intakes import DroppedFile, ReportIntake, ReportReading
from .photos import Photo, Rendition
from .sections import NewsIndexPage

__all__ = [
    "ArticleFile",
    "ArticleLetter",
    "ConferenceArticlePage",
    "Correction",
    "DroppedFile",
    "GalleryPhoto",
    "NewsIndexPage",
    "Photo",
    "Rendition",
    "ReportIntake",
    "ReportReading",
    "TaggedArticle",
]
