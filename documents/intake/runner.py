"""Does what was asked of an `Intake`: reads its rows once, then takes them in chunk by chunk.

A chunk is one transaction with what became of its rows, so whoever dies over one leaves it as it was, and the
next worker goes on at the first row that is not done.
"""

import logging
import time
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Protocol

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Count
from django.utils.translation import gettext

from documents.decoding import ReadingError, explained
from documents.intake.register import RegisterError
from documents.models import Intake, IntakeRow

log = logging.getLogger(__name__)

# Rows a transaction: a crash loses at most these, and each chunk reaches the index as one.
CHUNK = 250
# A clash with someone else's work is over once it is seen.
TRIES = 3
# Told how many rows are done, of how many.
Report = Callable[[int, int], None]


class Handler(Protocol):
    """One kind of intake. It is made anew for each run and may remember what it has seen of it.

    `together` rows are a chunk, CHUNK where it is None; after `turn` seconds other work has its turn.
    """

    together: int | None
    turn: float

    def __init__(self, intake: Intake) -> None: ...

    def rows(self) -> Iterable[IntakeRow]:
        """The rows of the source, not stored yet; none where they stand in the database already."""
        ...

    def prepare(self, rows: list[IntakeRow], is_stopped: Callable[[], bool]) -> None:
        """What takes its time, before the transaction. Raises Interrupted once `is_stopped` says so."""
        ...

    def take(self, rows: list[IntakeRow]) -> None:
        """Take a chunk in, inside a transaction, and set each row's outcome, message and letter."""
        ...


# A new kind is registered by its module in AppConfig.ready.
HANDLERS: dict[str, type[Handler]] = {}


def handles(kind: str) -> Callable[[type[Handler]], type[Handler]]:
    """Registers the handler of a kind of intake."""

    def register(handler: type[Handler]) -> type[Handler]:
        HANDLERS[kind] = handler
        return handler

    return register


class Interrupted(Exception):
    """The worker is told to stop: what is left is the next one's."""


def never() -> bool:
    return False


def run_next(is_stopped: Callable[[], bool] = never) -> int:
    """Do the oldest intake that waits. Returns how many were done, 0 or 1."""
    intake = Intake.claim()
    if intake is None:
        return 0
    run(intake, is_stopped)
    return 1


def run(intake: Intake, is_stopped: Callable[[], bool] = never, report: Report | None = None) -> None:
    """Bring a held intake to its end, whatever happens on the way; a fault stands in its `error`."""
    try:
        if intake.undone_by_id or intake.undone_at:
            from documents.intake.undoing import undo

            undo(intake, is_stopped)
        else:
            take_in(intake, is_stopped, report)
    except Interrupted:
        intake.let_go()
        return
    except (RegisterError, ReadingError, OSError) as error:
        intake.end(error=explained(error))
        return
    except Exception as error:
        log.exception("the intake %s failed", intake.pk)
        intake.end(error=f"{type(error).__name__}: {error}")
        return
    intake.end()


def take_in(intake: Intake, is_stopped: Callable[[], bool], report: Report | None) -> None:
    handler = HANDLERS[intake.kind](intake)
    begin(intake, handler)
    waiting = intake.rows.filter(outcome=IntakeRow.Outcome.WAITING)
    total, left = intake.rows.count(), waiting.count()
    until = time.monotonic() + handler.turn
    while rows := list(waiting[: handler.together or CHUNK]):
        if is_stopped() or time.monotonic() > until:
            raise Interrupted
        handler = take_chunk_at_last(intake, handler, rows, is_stopped)
        left -= len(rows)
        intake.tell(total - left, total)
        if report:
            report(total - left, total)
    intake.result = counts(intake)


def begin(intake: Intake, handler: Handler) -> None:
    """Store the source's rows, once. A try is begun anew: what it would have stored, it has forgotten."""
    if intake.dry_run:
        intake.rows.update(outcome=IntakeRow.Outcome.WAITING, message="")
    if intake.rows.exists():
        return
    with transaction.atomic():
        rows = iter(handler.rows())
        while some := list(islice(rows, 2000)):
            IntakeRow.objects.bulk_create(some)
        Intake.objects.filter(pk=intake.pk).update(result=intake.result)


def take_chunk_at_last(
    intake: Intake, handler: Handler, rows: list[IntakeRow], is_stopped: Callable[[], bool]
) -> Handler:
    """Take a chunk, again where someone stored in this moment what it was about to store. Returns the handler
    to go on with: one whose transaction failed remembers rows that were never stored."""
    for attempt in range(1, TRIES + 1):
        handler.prepare(rows, is_stopped)
        try:
            take_chunk(intake, handler, rows)
            break
        except (IntegrityError, OperationalError):
            # A try remembers what it would have stored, and would forget it.
            if attempt == TRIES or intake.dry_run:
                raise
            log.warning("a chunk of the intake %s is taken again", intake.pk, exc_info=True)
            handler = HANDLERS[intake.kind](intake)
            rows = list(intake.rows.filter(pk__in=[row.pk for row in rows]))
    return handler


def take_chunk(intake: Intake, handler: Handler, rows: list[IntakeRow]) -> None:
    with transaction.atomic():
        handler.take(rows)
        for row in rows:
            if row.outcome == IntakeRow.Outcome.WAITING:
                row.outcome, row.message = IntakeRow.Outcome.FAILED, gettext("not taken in")
        IntakeRow.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["outcome", "message", "letter", "filename"],
        )


def counts(intake: Intake) -> dict:
    """How many rows of each outcome, beside what the result already says."""
    found = intake.rows.order_by().values_list("outcome").annotate(Count("pk"))
    return intake.result | {"counts": dict(found)}
