"""Where the public library stands, and so where every letter does, and who may enter it."""

from typing import NamedTuple

from django.core.cache import cache
from wagtail.models import Page, PageViewRestriction, Site

from search.rights import page_audience

CACHE_KEY = "documents.library"
# A moved library is noticed at once by the process that moved it, by the others within these seconds.
STALE_SECONDS = 5


class Library(NamedTuple):
    """The live library's address with a closing slash, and its audiences; both empty while there is none."""

    url: str
    audience: tuple[str, ...]


def library() -> Library:
    from documents.models import LetterIndexPage

    found = cache.get(CACHE_KEY)
    if found is None:
        page = LetterIndexPage.objects.live().first()
        audience = page_audience(page) if page else ()
        found = tuple(Library((page and page.url or "") if audience else "", audience))
        cache.set(CACHE_KEY, found, STALE_SECONDS)
    return Library(*found)


def library_url() -> str:
    return library().url


def library_audience() -> tuple[str, ...]:
    return library().audience


def forget_library(sender: type | None = None, **kwargs) -> None:
    """A signal receiver: a page, its privacy or a site changed, and the library may have moved with it."""
    if sender is None or issubclass(sender, Page | Site | PageViewRestriction | _GROUPS):
        cache.delete(CACHE_KEY)


def url_of(path: str) -> str:
    """The address of a letter with this path below the library, or an empty string."""
    url = library_url() if path else ""
    return f"{url}{path}/" if url else ""


_GROUPS = PageViewRestriction.groups.through
