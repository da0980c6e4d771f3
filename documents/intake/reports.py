"""What became of a register's rows, as spreadsheets: the errors to mend and load again, or all rows."""

import io
from collections.abc import Iterable

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from documents.intake.register import HEADINGS
from documents.models import Intake, IntakeRow

# Read back as it is: our heading of what was wrong is known to the import, which passes over it.
MESSAGE = "message"


def errors(intake: Intake) -> bytes:
    """The rows that were not taken in, as they were, with what is wrong in a column of its own."""
    failed = intake.rows.filter(outcome=IntakeRow.Outcome.FAILED)
    columns = used_columns(failed)
    lines = ([*(row.cells.get(name, "") for name in columns), row.message] for row in failed.iterator())
    return workbook([*columns, MESSAGE], lines)


def whole(intake: Intake) -> bytes:
    """Every row: its place, what became of it and what there is to say, then its cells."""
    columns = used_columns(intake.rows.all())
    lines = (
        [str(row.n), str(row.get_outcome_display()), row.message, *(row.cells.get(c, "") for c in columns)]
        for row in intake.rows.iterator()
    )
    return workbook([_("row"), _("outcome"), MESSAGE, *columns], lines)


def used_columns(rows) -> list[str]:
    """Our names of the columns that the register had, in our order."""
    used: set[str] = set()
    for cells in rows.values_list("cells", flat=True).iterator():
        used.update(cells)
    return [name for name in HEADINGS if name in used or name in ("number", "abstract")]


def workbook(headings: list[str], lines: Iterable[list[str]]) -> bytes:
    """An XLSX of text cells: no spreadsheet makes dates or formulas of them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in (headings, *lines):
        sheet.append([text_cell(sheet, value) for value in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text_cell(sheet, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=_legal(value))
    cell.data_type, cell.number_format = "s", "@"
    return cell


def _legal(value: str) -> str:
    """Without the control characters that XLSX cannot hold, cut where a cell ends."""
    return "".join(char for char in value if char >= " " or char in "\n\t")[:32_000]
