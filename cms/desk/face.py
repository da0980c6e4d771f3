"""The department's name and emblem in the admin."""

from typing import NamedTuple

from django.core.cache import cache
from wagtail.models import Site

from home.models import SiteSettings

CACHE_KEY = "cms.face"
# Every page of the admin shows it; a new emblem is seen by each process within these seconds.
STALE_SECONDS = 60


class Face(NamedTuple):
    """`logo` is the address of the department's emblem, empty where it has none."""

    name: str
    logo: str


def face() -> Face:
    known = cache.get(CACHE_KEY)
    if known is None:
        site = Site.objects.filter(is_default_site=True).first()
        known = (site.site_name if site else "", logo_of(site) if site else "")
        cache.set(CACHE_KEY, known, STALE_SECONDS)
    return Face(*known)


def logo_of(site: Site) -> str:
    about = SiteSettings.objects.filter(site=site).select_related("logo").first()
    if not about or not about.logo:
        return ""
    smallest = about.logo.renditions.filter(filter_spec__endswith="jpeg").order_by("width").first()
    return smallest.url if smallest else ""
