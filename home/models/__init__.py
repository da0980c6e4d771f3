"""The front of the site: home page, guidance pages, the site's settings and how often things are read."""

from .front import HomePage
from .guidance import GuidanceFile, GuidanceLetter, GuidancePage, TaggedGuidance
from .reads import DayOfReads
from .settings import SiteSettings

__all__ = [
    "DayOfReads",
    "GuidanceFile",
    "GuidanceLetter",
    "GuidancePage",
    "HomePage",
    "SiteSettings",
    "TaggedGuidance",
]
