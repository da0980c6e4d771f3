"""When a letter was published and changed, for readers: the days, not who did it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wagtail.models import ModelLogEntry

if TYPE_CHECKING:
    from documents.models import Letter

# One publishing is noted in the row and in the log, some moments apart.
ONE_PUBLISHING = timedelta(minutes=1)
MOST_SHOWN = 20


def versions(letter: "Letter") -> list[datetime]:
    """The moments at which readers got a version, the latest first and the first publishing last."""
    logged = ModelLogEntry.objects.for_instance(letter).filter(action="wagtail.publish")
    moments = set(logged.order_by("-timestamp").values_list("timestamp", flat=True)[:MOST_SHOWN])
    moments |= {letter.first_published_at, letter.last_published_at} - {None}
    return list(apart(sorted(moments)))[::-1]


def apart(moments: list[datetime]) -> Iterator[datetime]:
    last: datetime | None = None
    for moment in moments:
        if last is None or moment - last > ONE_PUBLISHING:
            yield moment
        last = moment
