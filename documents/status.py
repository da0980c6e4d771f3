"""A letter's status on a day: what its dates, and other letters' words about it, make of it.

The rule is one SQL expression, so that one letter and a night's thousands follow the same.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from search import indexing

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
BATCH = 500


def today() -> dt.date:
    """The day it is in Viet Nam, wherever the server stands."""
    return timezone.localdate(timezone=VIETNAM)


def in_effect(day: dt.date, letter: str = "") -> Q:
    """Letters that readers have and that apply on that day; `letter` is the way to them: 'letter__'."""
    begun = Q(**{f"{letter}effective_on__lte": day})
    begun |= Q(**{f"{letter}effective_on": None, f"{letter}issued_on__lte": day})
    return begun & Q(**{f"{letter}live": True, f"{letter}withdrawn_at": None})


def rule(day: dt.date) -> Case:
    """The status on that day, as an expression over letters."""
    from documents.models import Letter, Relation

    def ended_by(kind: str) -> Exists:
        return Exists(Relation.objects.filter(in_effect(day, "letter__"), other=OuterRef("pk"), kind=kind))

    return Case(
        When(Q(revoked_on__lte=day) | ended_by(Relation.Kind.REVOKES), then=Value(Letter.Status.REVOKED)),
        When(ended_by(Relation.Kind.REPLACES), then=Value(Letter.Status.REPLACED)),
        When(expires_on__lt=day, then=Value(Letter.Status.EXPIRED)),
        When(effective_on__gt=day, then=Value(Letter.Status.NOT_YET)),
        default=Value(Letter.Status.IN_FORCE),
    )


_waiting: ContextVar[set[int | None] | None] = ContextVar("letters whose status waits", default=None)


@contextmanager
def together() -> Iterator[dict[int, str]]:
    """Settle once, at the end, what is to be settled on the way: publishing a letter takes its relations away
    and puts them there again. The dict yielded is filled then, as `settle` gives it."""
    changed: dict[int, str] = {}
    outer = _waiting.get()
    pks: set[int | None] = set()
    token = _waiting.set(pks)
    try:
        yield changed
    finally:
        _waiting.reset(token)
    if outer is None:
        changed |= settle(pks)
    else:
        outer |= pks


def settle(pks: Iterable[int | None], day: dt.date | None = None) -> dict[int, str]:
    """Store the status of these letters as of that day, today by default. Returns those it changed, each with
    its new status; published ones are written to the outbox in the same transaction."""
    from documents.models import Letter

    waiting = _waiting.get()
    if waiting is not None:
        waiting.update(pks)
        return {}
    changed: dict[str, list[int]] = defaultdict(list)
    live = []
    with transaction.atomic():
        rows = Letter.objects.filter(pk__in={pk for pk in pks if pk})
        if connection.features.has_select_for_update:
            # Of two that settle one letter at once the second must see what the first one did to it.
            list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        letters = rows.annotate(due=rule(day or today()))
        for pk, due, is_live in letters.exclude(status=F("due")).values_list("pk", "due", "live"):
            changed[due].append(pk)
            live += [pk] if is_live else []
        for due, ended in changed.items():
            Letter.objects.filter(pk__in=ended).update(status=due)
        if live:
            indexing.record_all(f"letter:{pk}" for pk in live)
    return {pk: due for due, ended in changed.items() for pk in ended}


def overtaken(day: dt.date) -> QuerySet:
    """The pks of letters whose stored status that day has made wrong, each way through an index of its own.

    It asks how things stand, not what happened since yesterday, so nights missed are caught up with.
    """
    from documents.models import Letter, Relation

    status = Letter.Status
    letters = Letter.objects.order_by()
    ended = Relation.objects.order_by().filter(in_effect(day, "letter__"), other__isnull=False)
    return (
        letters.filter(status__in=[status.IN_FORCE, status.NOT_YET], expires_on__lt=day)
        .values_list("pk")
        .union(
            letters.filter(status=status.NOT_YET, effective_on__lte=day).values_list("pk"),
            letters.filter(revoked_on__lte=day).exclude(status=status.REVOKED).values_list("pk"),
            ended.filter(kind=Relation.Kind.REVOKES)
            .exclude(other__status=status.REVOKED)
            .values_list("other"),
            ended.filter(kind=Relation.Kind.REPLACES)
            .exclude(other__status__in=[status.REVOKED, status.REPLACED])
            .values_list("other"),
        )
    )


def bring_up_to_date(day: dt.date | None = None) -> int:
    """Let dates that have come change the status of letters. Returns how many it changed.

    Run it once a day after midnight in Viet Nam; twice does no harm, and a crash loses a batch at most until
    the next run.
    """
    day = day or today()
    pks = [pk for (pk,) in overtaken(day)]
    return sum(len(settle(pks[at : at + BATCH], day)) for at in range(0, len(pks), BATCH))


def notice(status: str) -> str:
    """What a list says before a letter that no longer applies; empty for the others."""
    from documents.models import Letter

    applies = status in (Letter.Status.IN_FORCE, Letter.Status.NOT_YET)
    return "" if applies else str(Letter.Status(status).label)
