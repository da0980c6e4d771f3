"""Checking drafts that were filled from files: what deserves a look and why, and which comes next."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Intake, IntakeRow, Letter, LetterReading
from documents.models.letters import LEGALLY_REQUIRED
from documents.reading import LOOK_AT

# Our names of what is read → the fields of the form, in the order of the screen.
FORM_FIELDS = {
    "number": "number",
    "type": "letter_type",
    "issuer": "issuer",
    "issued": "issued_on",
    "place": "place",
    "abstract": "abstract",
    "signer": "signer",
    "signer_position": "signer_position",
    "signing_capacity": "signing_capacity",
    "addressees": "addressees",
    "bases": "legal_bases",
    "recipients": "recipients",
    "school_year": "school_year",
    "task_areas": "task_areas",
}
MADE = (IntakeRow.Outcome.CREATED, IntakeRow.Outcome.DUPLICATE)
# Without any text nothing was read of it, and every field is as it is for that one reason.
BY_OCR = ("ocr", "needs-ocr", "garbled")


def reasons(reading: LetterReading, letter: Letter) -> dict[str, str]:
    """{form field: why someone looks at it}, for the fields that were read unsurely or not at all."""
    by_ocr = reading.fields.get("text_outcome") in BY_OCR
    found: dict[str, str] = {}
    for name, column in FORM_FIELDS.items():
        told = reading.fields.get(name) or {}
        why = reason(name, column, told.get("value"), told.get("confidence", 0.0), by_ocr)
        if why:
            found[column] = why
    if "issuer" not in found and letter.issuer_id is None:
        found["issuer"] = _("This name is not in the list of issuers.")
    return found


def reason(name: str, column: str, value: Any, confidence: float, by_ocr: bool) -> str:
    if not value:
        is_missed = column in LEGALLY_REQUIRED or (confidence < LOOK_AT and name != "task_areas")
        return _("Not found in the file.") if is_missed else ""
    if confidence >= LOOK_AT:
        return ""
    if name == "task_areas":
        return _("Suggested by the words of the abstract.")
    said = {"percent": round(100 * confidence)}
    if by_ocr:
        return _("Recognised from a picture, %(percent)d %% sure: letters may be wrong.") % said
    return _("Read with %(percent)d %% sureness.") % said


def described(rows: Iterable[IntakeRow]) -> list[tuple[IntakeRow, LetterReading | None, int]]:
    """Each row with its letter's reading, if any, and how many fields deserve a look."""
    found = []
    for row in rows:
        reading = reading_of(row.letter) if row.outcome in MADE else None
        count = len(reasons(reading, row.letter)) if reading and row.letter else 0
        found.append((row, reading, count))
    return found


def reading_of(letter: Letter | None) -> LetterReading | None:
    """What was read of this letter's file; None for one that someone typed."""
    return getattr(letter, "reading", None) if letter else None


def waiting_in(intake: Intake) -> "models.QuerySet[IntakeRow]":
    """The rows whose drafts no one has checked."""
    return intake.rows.filter(
        outcome__in=MADE,
        letter__reading__isnull=False,
        letter__reading__checked_at=None,
        letter__withdrawn_at=None,
    ).order_by("n")


def first_unchecked(intake: Intake) -> int | None:
    """The letter to begin with."""
    return waiting_in(intake).values_list("letter_id", flat=True).first()


def drop_of(letter: Letter) -> IntakeRow | None:
    """The row by which a letter's file came."""
    rows = IntakeRow.objects.filter(letter=letter, outcome__in=MADE, intake__kind=Intake.Kind.FILES)
    return rows.select_related("intake").last()


def next_after(letter: Letter) -> int | None:
    """The next draft of the same drop that no one has checked, round to the first; None when none is left."""
    row = drop_of(letter)
    if row is None:
        return None
    waiting = waiting_in(row.intake).exclude(letter=letter)
    following = waiting.filter(n__gt=row.n).first() or waiting.first()
    return following.letter_id if following else None


def place_of(letter: Letter) -> tuple[Intake | None, int]:
    """The drop it came in, and how many of its drafts are left besides this one."""
    row = drop_of(letter)
    return (row.intake, waiting_in(row.intake).exclude(letter=letter).count()) if row else (None, 0)


def check(letter: Letter, user: Any) -> None:
    """Someone has looked at what was read."""
    LetterReading.objects.filter(letter=letter).update(checked_at=timezone.now(), checked_by=user)
