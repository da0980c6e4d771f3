"""Where the public library stands, and so where every letter does."""

from django.core.cache import cache

CACHE_KEY = "documents.library_url"
# A moved library is noticed at once by the process that moved it, by the others within these seconds.
STALE_SECONDS = 5


def library_url() -> str:
    """The live library's address with a closing slash, or an empty string while there is none."""
    from documents.models import LetterIndexPage

    found = cache.get(CACHE_KEY)
    if found is None:
        page = LetterIndexPage.objects.live().first()
        found = (page.url or "") if page else ""
        cache.set(CACHE_KEY, found, STALE_SECONDS)
    return found


def forget_library_url(**kwargs) -> None:
    """A signal receiver: some page changed, and the library may have moved with it."""
    cache.delete(CACHE_KEY)


def url_of(path: str) -> str:
    """The address of a letter with this path below the library, or an empty string."""
    library = library_url() if path else ""
    return f"{library}{path}/" if library else ""
