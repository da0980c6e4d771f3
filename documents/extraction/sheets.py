"""Excel files: a sheet a page, its rows as lines."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.extraction import garble, zipped
from documents.extraction.outcomes import Doubt, Outcome, Unreadable

_ROWS, _COLUMNS, _SHEETS = 5000, 60, 200


def pages(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    zipped.opened(path).close()
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    sheets = book.worksheets[:_SHEETS]
    yield {"pages": len(sheets)}
    for n, sheet in enumerate(sheets, start=1):
        read = garble.judged("\n".join([sheet.title, *lines(sheet)]))
        yield {"n": n, "text": read.text} | ({"doubt": Doubt.GARBLED} if read.is_garbled else {})


def picture(path: Path, n: int) -> Any:
    raise Unreadable(Outcome.UNSUPPORTED, "no picture of a sheet")


def lines(sheet: Any) -> Iterator[str]:
    # A sheet may claim a million empty columns.
    sheet.reset_dimensions()
    for values in sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True):
        line = "\t".join(map(shown, values)).rstrip()
        if line:
            yield line


def shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.strftime("%d/%m/%Y" if value.time() == dt.time() else "%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
