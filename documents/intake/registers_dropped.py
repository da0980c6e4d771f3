"""A register among dropped files: a table whose rows are letters is no letter itself."""

from django.utils.translation import gettext as _

from documents.extraction import FileReading
from documents.intake.register import TITLE_ROWS, heading
from documents.models import Intake, IntakeRow

# What an annex's table seldom has all of.
DEMANDED = {"number", "issued", "abstract"}


def is_register(filename: str, text: FileReading) -> bool:
    """Whether the file is a table with a register's headings in its first rows."""
    if not filename.lower().endswith((".xlsx", ".csv")) or not text.pages:
        return False
    return any(headed(line) for line in text.pages[0].text.split("\n")[:TITLE_ROWS])


def headed(line: str) -> bool:
    cells = max((line.split(mark) for mark in "\t,;"), key=len)
    return {heading(cell.strip(' "\ufeff')) for cell in cells} >= DEMANDED


def take_as_register(row: IntakeRow, intake: Intake) -> None:
    """Have its rows taken in as drafts, by an intake of their own; call it inside a transaction."""
    made = Intake.objects.create(
        kind=Intake.Kind.REGISTER,
        asked_by=intake.asked_by,
        source=row.file.name,
        source_name=row.filename,
    )
    row.file = ""
    row.cells["register"] = made.pk
    row.save(update_fields=["file", "cells"])
    row.outcome = IntakeRow.Outcome.CREATED
    row.message = _("A register: each of its rows becomes a draft.")
