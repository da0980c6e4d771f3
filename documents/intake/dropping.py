"""Dropped files on their way in: checked one by one, a ZIP taken apart, kept until the worker reads them."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import uploads
from documents.models import Intake, IntakeRow
from documents.unpacking import MOST_FILES, Refused, files_in, name_of
from search.rights import Reader

# The worker leaves an intake alone as long as files go on coming; after this it begins with what is there.
HELD = timedelta(minutes=5)


def may_take_in(user: Reader) -> bool:
    return user.has_perm("documents.take_in_letters") and user.has_perm("documents.add_letter")


def add(file: Any, user: Any, intake_pk: int | None = None) -> tuple[Intake, list[IntakeRow]]:
    """Keep a file that came, or each file of a ZIP. What is refused is a failed row that says why.

    It goes to this user's intake of that number while it is open, else to a new one, held until `release`.
    """
    rows = [row_of(each) for each in files_in(file)]
    with transaction.atomic():
        intake = held(intake_pk, user) or Intake.objects.create(
            kind=Intake.Kind.FILES, asked_by=user, leased_until=timezone.now() + HELD
        )
        last = intake.rows.aggregate(last=Max("n"))["last"] or 0
        for n, row in enumerate(rows, last + 1):
            row.intake, row.n = intake, n
            if n > MOST_FILES and row.file:
                refuse(
                    row, _("One drop holds %(most)d files: drop the others after it.") % {"most": MOST_FILES}
                )
        IntakeRow.objects.bulk_create(rows)
    return intake, rows


def held(pk: int | None, user: Any) -> Intake | None:
    """The user's intake that still takes files, kept from the worker a while longer."""
    if pk is None:
        return None
    still = Intake.objects.filter(
        pk=pk, kind=Intake.Kind.FILES, asked_by=user, ended_at=None, attempts=0, undone_at=None
    )
    return still.first() if still.update(leased_until=timezone.now() + HELD) else None


def release(pk: int, user: Any) -> None:
    """All files are there: the worker may begin."""
    Intake.objects.filter(pk=pk, asked_by=user, ended_at=None, attempts=0).update(leased_until=None)


def row_of(file: Any) -> IntakeRow:
    """The row of one file, which is stored where it may be a letter's."""
    row = IntakeRow(filename=name_of(file))
    try:
        if isinstance(file, Refused):
            raise ValidationError(file.why)
        uploads.check(file)
        row.file.save(row.filename, file, save=False)
    except ValidationError as error:
        refuse(row, " ".join(error.messages))
    except OSError:
        refuse(row, _("It could not be stored: there may be no room left. Try again later."))
    return row


def refuse(row: IntakeRow, why: str) -> None:
    if row.file:
        row.file.delete(save=False)
    row.outcome, row.message = IntakeRow.Outcome.FAILED, why
