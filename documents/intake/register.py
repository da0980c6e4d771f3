"""A register in CSV or XLSX → rows of cells under our names."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

from django.utils.translation import gettext as _

from documents.decoding import decode
from search.cells import as_meant
from search.text import clean, fold

HEADINGS = {
    "number": ("number", "số ký hiệu", "số và ký hiệu", "số hiệu", "số văn bản"),
    "issued": ("issued", "ngày ban hành", "ngày văn bản", "ngày", "issued on"),
    "type": ("type", "loại", "loại văn bản", "hình thức"),
    "issuer": ("issuer", "cơ quan ban hành", "cơ quan", "nơi ban hành"),
    "abstract": ("abstract", "trích yếu", "trích yếu nội dung"),
    "signer": ("signer", "người ký"),
    "task_areas": ("task_areas", "lĩnh vực"),
    "school_year": ("school_year", "năm học"),
    "files": ("files", "tệp", "tệp đính kèm"),
    "body": ("body", "nội dung", "toàn văn"),
    "effective": ("effective", "effective on", "ngày hiệu lực", "ngày có hiệu lực", "hiệu lực từ"),
    "expires": ("expires", "expires on", "ngày hết hiệu lực", "hết hiệu lực"),
    "deadline": ("deadline", "hạn", "hạn thực hiện", "hạn báo cáo", "thời hạn"),
    "place": ("place", "địa danh", "nơi ký"),
    "signer_position": ("signer_position", "chức vụ", "chức vụ người ký"),
    "signing_capacity": ("signing_capacity", "thẩm quyền ký", "quyền hạn ký"),
    "drafting_unit": ("drafting_unit", "đơn vị soạn thảo", "đơn vị tham mưu", "đơn vị chủ trì"),
    "addressees": ("addressees", "kính gửi"),
    "recipients": ("recipients", "nơi nhận"),
    "legal_bases": ("legal_bases", "căn cứ", "căn cứ pháp lý"),
    "urgency": ("urgency", "độ khẩn", "mức độ khẩn"),
    "secrecy": ("secrecy", "độ mật", "mức độ mật"),
    "access": ("access", "phạm vi", "phạm vi truy cập", "quyền xem"),
    "staff_note": ("staff_note", "ghi chú nội bộ"),
    "status": ("status", "tình trạng", "tình trạng hiệu lực"),
    # Written by `reports`: what was wrong, which a mended table still holds.
    "message": ("message", "lỗi cần sửa"),
}
DATES = {"issued", "effective", "expires", "deadline"}
# The heading stands in one of the first rows, under the title of the register.
TITLE_ROWS = 30
MOST_ROWS, MOST_COLUMNS = 100_000, 200
# What a workbook may unpack to; a real register of 100,000 rows is a tenth of it.
MOST_UNPACKED = 500_000_000

Cells = dict[str, str]


class RegisterError(ValueError):
    """The file is no register; the message says why, in the user's language."""


@dataclass
class Table:
    """A register that was opened: its rows come once, in order; `unknown` are headings passed over."""

    rows: Iterator[tuple[int, Cells]]
    unknown: list[str] = field(default_factory=list)


def opened(data: bytes) -> Table:
    """The register in these bytes. Raises RegisterError or ReadingError, also while rows are read."""
    return table(workbook_lines(data) if is_workbook(data) else csv_lines(decode(data)))


def rows_of(text: str) -> Iterator[tuple[int, Cells]]:
    """(row number, {our name: cell}) of each row of a CSV text that says something. Raises RegisterError."""
    return table(csv_lines(text)).rows


def table(lines: Iterator[tuple[int, list[Any]]]) -> Table:
    first = list(islice(lines, TITLE_ROWS))
    for place, (_n, cells) in enumerate(first):
        names = [heading(as_text(cell)) for cell in cells]
        if {"number", "abstract"} & set(names):
            unknown = [as_text(cell) for cell, name in zip(cells, names, strict=True) if cell and not name]
            return Table(named(names, chain(first[place + 1 :], lines)), [text[:60] for text in unknown])
    raise RegisterError(_("No heading of a register in the first rows: “Số ký hiệu”, “Trích yếu” …"))


def named(names: list[str], lines: Iterable[tuple[int, list[Any]]]) -> Iterator[tuple[int, Cells]]:
    for count, (n, cells) in enumerate(lines):
        if count == MOST_ROWS:
            raise RegisterError(_("A register may have 100,000 rows: part this one."))
        row: Cells = {}
        for name, cell in zip(names, cells, strict=False):
            # Of two columns of one name the first that says something.
            if name and not row.get(name):
                row[name] = cell_text(name, cell)
        if any(row.values()):
            yield n, row


def cell_text(name: str, cell: Any) -> str:
    """A cell as text: real dates as ISO days, the rest as a person would have typed it."""
    if isinstance(cell, int | float) and name in DATES:
        return as_text(cell)
    if isinstance(cell, date) and name == "number":
        return f"{cell:%d/%m/%Y}"
    return clean(as_meant(as_text(cell))).strip()


def as_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def heading(cell: str) -> str:
    """Our name of a column, or an empty string for a column that is not ours."""
    return _NAMES.get(plain(cell), "")


def plain(heading: str) -> str:
    """What spellings of a heading share: “Số/Ký hiệu”, “SỐ, KÍ HIỆU” and “so ky hieu” are one."""
    return " ".join(re.findall(r"[^\W_]+", fold(clean(heading)).replace("y", "i")))


_NAMES = {plain(spelling): name for name, spellings in HEADINGS.items() for spelling in spellings}


def csv_lines(text: str) -> Iterator[tuple[int, list[Any]]]:
    """(line, cells) of each row, cut at whatever the first lines have most of."""
    top = text.split("\n", TITLE_ROWS)[:TITLE_ROWS]
    delimiter = max(",;\t", key=lambda mark: max(line.count(mark) for line in top))
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise RegisterError(_("This is no CSV table: %(error)s") % {"error": error}) from error


def is_workbook(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def workbook_lines(data: bytes) -> Iterator[tuple[int, list[Any]]]:
    """(row, values) of the first sheet. Raises RegisterError for what is no workbook or too large a one."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MOST_UNPACKED:
                raise RegisterError(_("This workbook unpacks to more than 500 MB: it is not opened."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for n, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
            yield n, list(cells)
    except RegisterError:
        raise
    # A broken workbook fails in as many ways as it has parts.
    except Exception as error:
        raise RegisterError(_("This is no workbook that can be read: save it again as XLSX.")) from error
