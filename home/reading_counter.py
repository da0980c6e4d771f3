"""How often articles, letters and guidance are read: told by the page once it is on screen.

A request adds to a tally in memory; once a minute the tally becomes rows. What a process had not yet written
when it was killed is lost: a minute of counting, and no reader waits for a writer.
"""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum
from django.utils import timezone

from home.models import DayOfReads
from search.answering import cards_of
from search.engine import Card, sources

log = logging.getLogger(__name__)

EVERY_SECONDS = 60.0
# What one minute may hold: a robot that makes keys up must fill neither memory nor table.
MOST_KEYS = 5_000
KEPT_DAYS = 730
TOGETHER = 500

_ADD = """
INSERT INTO home_dayofreads (day, key, times) VALUES (%s, %s, %s)
ON CONFLICT (day, key) DO UPDATE SET times = home_dayofreads.times + excluded.times
"""


class Tally:
    """What was read since it was last written down, by day and key."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.times: Counter[tuple[date, str]] = Counter()
        self.clock: threading.Timer | None = None

    def note(self, key: str) -> None:
        """Count one reading of 'article:6'; what is no key of ours is forgotten at once."""
        if not is_key(key):
            return
        with self.lock:
            counted = (timezone.localdate(), key)
            if counted in self.times or len(self.times) < MOST_KEYS:
                self.times[counted] += 1
            if self.clock is None:
                self.clock = threading.Timer(EVERY_SECONDS, self.write_in_a_thread)
                self.clock.daemon = True
                self.clock.start()

    def write_in_a_thread(self) -> None:
        try:
            self.write()
        finally:
            connection.close()

    def write(self) -> None:
        """Add what was counted to the table; while no database answers it is kept for the next minute."""
        with self.lock:
            times, self.times, self.clock = self.times, Counter(), None
        if not times:
            return
        try:
            add(times)
        except DatabaseError as error:
            log.warning("readings are written later: %s", error)
            with self.lock:
                self.times.update(times)


tally = Tally()
atexit.register(tally.write)


def is_key(key: str) -> bool:
    kind, _, pk = key.partition(":")
    return kind in sources() and pk.isascii() and pk.isdecimal() and len(pk) < 19


def add(times: Counter[tuple[date, str]]) -> None:
    """Add to the days' rows, all or none; only what an anonymous reader may open is counted."""
    counted = {key for _day, key in times}
    open_to_all = {key for some in batched(sorted(counted)) for key in cards(some)}
    rows = [(day, key, count) for (day, key), count in times.items() if key in open_to_all]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)


def batched(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), TOGETHER):
        yield keys[start : start + TOGETHER]


def cards(keys: Iterable[str]) -> dict[str, Card]:
    """The cards that any reader may see of these keys."""
    return {key: card for key, _source, card in cards_of(keys, AnonymousUser())}


def most_read(days: int, limit: int) -> list[tuple[Card, int]]:
    """What was read most in so many days, today with them, as (card, times); only what any reader may see."""
    since = timezone.localdate() - timedelta(days=days - 1)
    rows = DayOfReads.objects.filter(day__gte=since).values("key").annotate(sum=Sum("times"))
    # Some may have been closed or taken off since.
    top = [(row["key"], row["sum"]) for row in rows.order_by("-sum", "key")[: 2 * limit]]
    shown = cards(key for key, _times in top)
    return [(shown[key], times) for key, times in top if key in shown][:limit]


def reads_by_day(days: int) -> list[tuple[date, int]]:
    """Each of the last days, oldest first, with all that was read on it."""
    today = timezone.localdate()
    since = today - timedelta(days=days - 1)
    rows = DayOfReads.objects.filter(day__gte=since).values_list("day").annotate(sum=Sum("times"))
    known = dict(rows)
    return [(day, known.get(day, 0)) for day in (since + timedelta(days=n) for n in range(days))]


def forget_old() -> int:
    """Delete days long gone, the worker's daily task; says how many rows."""
    oldest = timezone.localdate() - timedelta(days=KEPT_DAYS)
    return DayOfReads.objects.filter(day__lt=oldest).delete()[0]
