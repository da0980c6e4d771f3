"""Cells of a spreadsheet: text that a spreadsheet would take for a formula is written as text.

A mark is put before it and taken off again when the table is read back; a text that already looks
marked gets a second one, so that what is read is always what was written.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"'+[=+\-@\t\r]")


def as_text(value: str) -> str:
    """The value as it may stand in a cell: never a formula."""
    return f"'{value}" if _FORMULA.match(value) else value


def as_meant(cell: str) -> str:
    """What `as_text` was given."""
    return cell[1:] if _MARKED.match(cell) else cell
