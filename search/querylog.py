"""The query log: which words are asked and how much is found, so that editors see what readers miss.

Words and numbers a day, nothing else: no reader, no address, no session, no time, no click.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Count, Max, OuterRef, QuerySet, Subquery, Sum
from django.http import HttpResponse
from django.utils import timezone

from search.models import Question
from search.text import question_key

log = logging.getLogger(__name__)

KEPT_DAYS = 90
# What one person asked on a day, or on two, is no one else's business.
SHOWN_FROM = 3
# A robot that tries words must not fill the disk.
MOST_A_DAY = 20_000
# Nine digits are a telephone or an identity number, whatever stands between them.
TOO_MANY_DIGITS = 9
# A log is not worth a reader's waiting for another writer.
PATIENCE_MS = 200

# Only a word that is there already is counted further once a day is full.
_NOTE = """
INSERT INTO search_question (day, key, words, times, found)
SELECT %s, %s, %s, 1, %s
WHERE EXISTS (SELECT 1 FROM search_question WHERE day = %s AND key = %s)
   OR (SELECT COUNT(*) FROM search_question WHERE day = %s) < %s
ON CONFLICT (day, key) DO UPDATE
SET times = search_question.times + 1, found = COALESCE(excluded.found, search_question.found)
"""


class NotedPage(HttpResponse):
    """A page of results whose question is written down once the page has been sent."""

    words: str = ""
    found: int | None = None

    def close(self) -> None:
        if self.words:
            note(self.words, self.found)
        # Last, for it ends the request and with it perhaps the connection.
        super().close()


def note(words: str, found: int | None) -> None:
    """Count a question of today; `found` is None when not an anonymous reader asked. Never raises."""
    key = question_key(words)
    if not key or names_someone(words):
        return
    today = timezone.localdate()
    try:
        with in_a_hurry(), connection.cursor() as cursor:
            cursor.execute(_NOTE, (today, key, words, found, today, key, today, MOST_A_DAY))
    except Exception as error:
        # The page is out: nothing may fail any more. The error's message may hold the words.
        log.warning("a question was not noted: %s", type(error).__name__)


def names_someone(words: str) -> bool:
    """Whether there are as many digits as a telephone or identity number has, in any script, whatever
    stands between them."""
    return sum(map(str.isnumeric, words)) >= TOO_MANY_DIGITS


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """Fail within PATIENCE_MS when another writer holds the table."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {PATIENCE_MS}")
            yield
        return
    connection.ensure_connection()
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    connection.connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {usual}")


def asked_often(days: int) -> QuerySet:
    """What was asked on SHOWN_FROM or more of the last `days` days, most often asked first.

    Each is `spelling`, `on_days`, `asked` and `last_found`, what an anonymous reader found the last time.
    """
    recent = Question.objects.filter(day__gt=last_day_out(days))
    newest = recent.filter(key=OuterRef("key"), found__isnull=False).order_by("-day")
    return (
        recent.values("key")
        # Of "huong nghiep" and "hướng nghiệp" the last in the alphabet has the marks.
        .annotate(spelling=Max("words"), on_days=Count("day"), asked=Sum("times"))
        .filter(on_days__gte=SHOWN_FROM)
        .annotate(last_found=Subquery(newest.values("found")[:1]))
        .order_by("-asked", "key")
    )


def forget_old() -> int:
    """Delete what is older than KEPT_DAYS. Returns how many rows went."""
    return Question.objects.filter(day__lte=last_day_out(KEPT_DAYS)).delete()[0]


def last_day_out(days: int):
    """The last day before the last `days` days, of which today is one."""
    return timezone.localdate() - timedelta(days=min(days, KEPT_DAYS))
