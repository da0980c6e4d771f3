"""An intake taken back as one."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from documents.models import Intake, IntakeRow

CHUNK = 100
MADE = (IntakeRow.Outcome.CREATED, IntakeRow.Outcome.DUPLICATE)


def ask(intake: Intake, user: AbstractBaseUser) -> None:
    """Ask the worker to undo an intake that has ended."""
    Intake.objects.filter(pk=intake.pk, undone_at=None).exclude(ended_at=None).update(
        undone_by=user, undone_at=timezone.now(), ended_at=None, leased_until=None, attempts=0, error=""
    )


def changed_since(intake: Intake) -> set[int]:
    """Those of its letters that someone has worked on since: another revision, or withdrawn."""
    rows = intake.rows.filter(outcome__in=MADE, letter__isnull=False)
    revised = rows.annotate(revisions=Count("letter___revisions")).exclude(revisions=1)
    withdrawn = rows.exclude(letter__withdrawn_at=None)
    return {*revised.values_list("letter", flat=True), *withdrawn.values_list("letter", flat=True)}


def undo(intake: Intake, is_stopped: Callable[[], bool]) -> None:
    """Remove for good what the intake made and nobody changed; the rest is kept and stays named in its rows.

    Addresses that readers knew answer 410 from now on. What is left when the worker stops goes on later.
    """
    from documents.intake.runner import Interrupted, counts

    kept = changed_since(intake)
    waiting = intake.rows.filter(outcome__in=MADE, letter__isnull=False).exclude(letter__in=kept)
    # A duplicate points to the letter it doubles: the last made go first.
    waiting = waiting.select_related("letter").order_by("-n")
    total, done = waiting.count(), 0
    while rows := list(waiting[:CHUNK]):
        if is_stopped():
            raise Interrupted
        with transaction.atomic():
            for row in rows:
                if row.letter:
                    row.letter.purge()
            pks = [row.pk for row in rows]
            IntakeRow.objects.filter(pk__in=pks).update(outcome=IntakeRow.Outcome.UNDONE, letter=None)
        done += len(rows)
        intake.tell(done, total)
    intake.result = counts(intake) | {"kept": sorted(kept)}
