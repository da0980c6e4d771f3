"""The front of the site: home page, guidance pages and the site's settings."""

from .front import HomePage
from .guidance import GuidanceFile, GuidanceLetter, GuidancePage, TaggedGuidance
from .settings import SiteSettings

__all__ = ["GuidanceFile", "GuidanceLetter", "GuidancePage", "HomePage", "SiteSettings", "TaggedGuidance"]
