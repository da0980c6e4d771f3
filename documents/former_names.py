"""What issuers were called before: read once for lists of letters, for few bodies were ever renamed."""

import datetime as dt
from collections import defaultdict

from django.core.cache import cache

CACHE_KEY = "documents.former_names"
# A new name is noticed at once by the process that gave it, by the others within these seconds.
STALE_SECONDS = 5


def name_on(issuer: int | None, now: str, day: dt.date | None) -> str:
    """Of an issuer's present name and its former ones, the one used on that day."""
    then = [(until, name) for until, name in known().get(issuer, ()) if day and day <= until]
    return min(then)[1] if then else now


def known() -> dict[int | None, list[tuple[dt.date, str]]]:
    """{issuer: its former names, each with the last day of its use}."""
    from documents.models import IssuerAlias

    found = cache.get(CACHE_KEY)
    if found is None:
        found = defaultdict(list)
        former = IssuerAlias.objects.exclude(used_until=None)
        for issuer, until, name in former.values_list("issuer", "used_until", "name"):
            found[issuer].append((until, name))
        found = dict(found)
        cache.set(CACHE_KEY, found, STALE_SECONDS)
    return found


def forget(**kwargs) -> None:
    """A signal receiver: an issuer's names changed."""
    cache.delete(CACHE_KEY)
