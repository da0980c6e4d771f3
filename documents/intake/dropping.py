"""Dropped files on their way in: checked one by one, a ZIP taken apart, kept until the worker reads them."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from documents import uploads
from documents.models import Intake, IntakeRow
from documents.unpacking import MOST_FILES, Refused, files_in, name_of
from search.rights import Reader


def may_take_in(user: Reader) -> bool:
    return user.has_perm("documents.take_in_letters") and user.has_perm("documents.add_letter")


def add(file: Any, user: Any, intake_pk: int | None = None) -> tuple[Intake, list[IntakeRow]]:
    """Keep a file that came, or each file of a ZIP. What is refused is a failed row that says why.

    It goes to this user's intake of that number while it is open, else to a new one, held until `release`.
    """
    rows = [row_of(each) for each in files_in(file)]
    with transaction.atomic():
        intake = Intake.taking(user, intake_pk, kind=Intake.Kind.FILES)
        enrol(rows, intake, intake.rows)
    return intake, rows


def row_of(file: Any) -> IntakeRow:
    row = IntakeRow(filename=name_of(file))
    store(row, row.filename, file, uploads.check)
    return row


# Rows of any intake: each has a number `n`, a `file`, an `outcome` and a `message`.


def enrol(rows: list[Any], intake: Any, among: Any) -> None:
    """Number the rows behind those an intake has (`among`) and store them; what is too many is refused."""
    last = among.aggregate(last=Max("n"))["last"] or 0
    for n, row in enumerate(rows, last + 1):
        row.intake, row.n = intake, n
        if n > MOST_FILES and row.file:
            refuse(row, _("One drop holds %(most)d files: drop the others after it.") % {"most": MOST_FILES})
    among.bulk_create(rows)


def store(row: Any, name: str, file: Any, check: Callable[[Any], None]) -> None:
    """Keep the file in its row, if `check` lets it pass; a row that is refused says why."""
    try:
        if isinstance(file, Refused):
            raise ValidationError(file.why)
        check(file)
        row.file.save(name, file, save=False)
    except ValidationError as error:
        refuse(row, " ".join(error.messages))
    except OSError:
        refuse(row, _("It could not be stored: there may be no room left. Try again later."))


def refuse(row: Any, why: str) -> None:
    if row.file:
        row.file.delete(save=False)
    row.outcome, row.message = row.Outcome.FAILED, why
