"""The notices on top of every page: read once, kept for a few seconds, and shown by their days."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.db.models import Q
from django.utils import timezone

from home.models import Notice

CACHE_KEY = "home.notices"
# A new notice is seen at once by the process that took it, by the others within these seconds.
STALE_SECONDS = 5
COLUMNS = ("pk", "text", "address", "level", "from_day", "to_day", "edition")


def shown(day: date | None = None) -> list[Notice]:
    """Today's notices, urgent ones first, then the newest."""
    today = day or timezone.localdate()
    rows = cache.get(CACHE_KEY)
    if rows is None:
        open_ended = Q(to_day=None) | Q(to_day__gte=today)
        rows = list(Notice.objects.filter(open_ended).values(*COLUMNS))
        cache.set(CACHE_KEY, rows, STALE_SECONDS)
    notices = [Notice(**row) for row in rows if is_due(row, today)]
    return sorted(notices, key=lambda notice: notice.level != Notice.Level.URGENT)


def is_due(row: dict[str, Any], today: date) -> bool:
    """Asked of what was kept too: a day may have begun since it was read."""
    return row["from_day"] <= today and (row["to_day"] is None or row["to_day"] >= today)


def forget(**kwargs) -> None:
    """A signal receiver: a notice was saved or deleted."""
    cache.delete(CACHE_KEY)
