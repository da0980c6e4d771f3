"""The front of the site: its pages, menus, notices and settings; what is read, and what leads nowhere."""

from .contact import ContactPage, ContactUnit
from .front import HomePage
from .guidance import GuidanceFile, GuidanceLetter, GuidancePage, TaggedGuidance
from .link_checks import BrokenLink, LinkCheck
from .menus import MenuLink
from .notices import Notice
from .reads import DayOfReads
from .settings import SiteSettings

__all__ = [
    "BrokenLink",
    "ContactPage",
    "ContactUnit",
    "DayOfReads",
    "GuidanceFile",
    "GuidanceLetter",
    "GuidancePage",
    "HomePage",
    "LinkCheck",
    "MenuLink",
    "Notice",
    "SiteSettings",
    "TaggedGuidance",
]
