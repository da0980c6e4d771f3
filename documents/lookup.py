"""What the database alone can answer: by a letter's number, its abstract and its facets."""

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import reduce
from operator import or_

from django.db import OperationalError, connection, transaction
from django.db.models import Q, QuerySet

from documents.listing import COLUMNS
from documents.models import Letter
from search.engine import Query
from search.text import is_whole_number, loose_key, spellings

# Seconds; and between two looks at the clock, steps of SQLite's machine.
PATIENCE, STEPS = 0.8, 10_000
MOST_OF_A_NUMBER = 200


def answering(query: Query) -> Q:
    """Letters that bear the number asked and whose abstract or number holds every word."""
    answer = saying(" ".join((query.words, *query.phrases)))
    if key := loose_key(query.number):
        answer &= bearing(key)
    elif key := loose_key(query.words):
        answer |= bearing(key)
    for words in query.without:
        answer &= ~saying(words)
    for name, values in query.facets.items():
        answer &= narrowed(name, values)
    return answer


def saying(text: str) -> Q:
    """Every syllable in one of its spellings stands in the abstract or the number."""
    answer = Q()
    for forms in spellings(text):
        places = [
            Q(**{f"{column}__contains": form})
            for form in forms
            for column in ("folded_abstract", "lookup_key")
        ]
        answer &= reduce(or_, places)
    return answer


def bearing(key: str) -> Q:
    """The number's beginning, at least its digits: 2302 does not begin 23021."""
    beginning = key if "/" in key else f"{key}/"
    if connection.vendor == "sqlite":
        # No index serves LIKE there; text is compared byte by byte, so what begins so is a range.
        after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
        return Q(lookup_key=key) | Q(lookup_key__gte=beginning, lookup_key__lt=after)
    return Q(lookup_key=key) | Q(lookup_key__startswith=beginning)


def newest(letters: QuerySet[Letter], words: str, limit: int) -> list[int]:
    """Letters that bear the number asked, then those whose abstract holds every word, the newest first. A
    whole number is no words: 23021/… is not what was asked by 2302/….

    Reading every abstract of a large library takes longer than a reader waits: after PATIENCE it is cut off,
    and only the number's letters are given.
    """
    key = loose_key(words)
    numbered = letters.filter(bearing(key)).values_list("issued_on", "pk")[:MOST_OF_A_NUMBER] if key else ()
    found = [
        pk for _issued, pk in sorted(numbered, key=lambda row: (row[0] or date.min, row[1]), reverse=True)
    ]
    if len(found) < limit and not is_whole_number(words):
        saying_so = letters.filter(saying(words)).order_by("-issued_on", "-pk").values_list("pk", flat=True)
        with suppress(OperationalError), cut_off(PATIENCE):
            found += [pk for pk in saying_so[:limit] if pk not in found]
    return found[:limit]


@contextmanager
def cut_off(seconds: float) -> Iterator[None]:
    """What the database is asked within raises OperationalError when it takes longer."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # 0 would be no limit at all.
                cursor.execute("SET LOCAL statement_timeout = %s", [max(1, int(seconds * 1000))])
            yield
            return
        until = time.monotonic() + seconds
        raw = connection.connection
        raw.set_progress_handler(lambda: time.monotonic() > until, STEPS)
        try:
            yield
        finally:
            raw.set_progress_handler(None, 0)


def narrowed(name: str, values: Sequence[str]) -> Q:
    if name == "year":
        return Q(year__in=[int(value) for value in values if re.fullmatch("[0-9]{4}", value)])
    if name in COLUMNS:
        # Through the key: a join would give a letter of two task areas twice.
        return Q(pk__in=Letter.objects.filter(**{f"{COLUMNS[name]}__in": values}).values("pk"))
    return Q()
