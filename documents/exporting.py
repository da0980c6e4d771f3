"""Letters as CSV, XLSX or JSON, row by row: a register of a million fits no memory.

The columns are those the import knows, so what is written here can be loaded again.
"""

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import get_language
from openpyxl import Workbook

from documents.intake.register import HEADINGS
from documents.intake.reports import text_cell
from documents.models import Attachment, Letter
from documents.rights import LetterQuerySet, may_view_register
from search.cells import as_text
from search.exports import lines
from search.rights import Reader

Row = dict[str, str]
BATCH = 500
# What readers never see.
STAFF_ONLY = ("secrecy", "access", "staff_note")
COLUMNS = [name for name in HEADINGS if name != "message"]
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def export(letters: LetterQuerySet, form: str, user: Reader, most: int | None = None) -> HttpResponseBase:
    """A download of those of `letters` this user may see, the first `most` of them where that is given.

    `form` is "csv", "xlsx" or "json"; any other raises KeyError. Readers get published letters they may read,
    without staff's columns; staff get drafts too.
    """
    content_type = CONTENT_TYPES[form]
    columns = columns_for(user)
    rows = rows_of(allowed(letters, user)[:most], user)
    response: HttpResponseBase
    if form == "xlsx":
        response = FileResponse(write_xlsx(columns, rows), content_type=content_type)
    else:
        write = csv_lines if form == "csv" else json_lines
        response = StreamingHttpResponse(write(columns, rows), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="van-ban-{localdate().isoformat()}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def allowed(letters: LetterQuerySet, user: Reader) -> LetterQuerySet:
    seen = Letter.objects.registered_for(user)
    return letters.filter(pk__in=seen.order_by().values("pk"))


def columns_for(user: Reader) -> list[str]:
    return [name for name in COLUMNS if name not in STAFF_ONLY or may_view_register(user)]


def rows_of(letters: LetterQuerySet, user: Reader) -> Iterator[Row]:
    """Each letter as {our column: text}, read a batch at a time."""
    related = letters.with_related().prefetch_related("tagged_areas__tag", "school_years", "access_groups")
    for letter in related.iterator(chunk_size=BATCH):
        yield row_of(letter, user)


def row_of(letter: Letter, user: Reader) -> Row:
    days = {
        "issued": letter.issued_on,
        "effective": letter.effective_on,
        "expires": letter.expires_on,
        "deadline": letter.deadline,
    }
    years = [letter.school_year.name] if letter.school_year else []
    years += [year.name for year in letter.school_years.all() if year.name not in years]
    return {
        "type": letter.letter_type.name if letter.letter_type else "",
        "issuer": letter.issuer.name if letter.issuer else "",
        "task_areas": "; ".join(tagged.tag.name for tagged in letter.tagged_areas.all()),
        "school_year": ", ".join(years),
        "files": "; ".join(file.filename for file in letter.attachments.all() if may_name(file, user)),
        "access": access_of(letter),
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        **{name: getattr(letter, name) for name in COLUMNS if name in PLAIN},
    }


PLAIN = {
    *("number", "abstract", "body", "signer", "signer_position", "signing_capacity", "drafting_unit"),
    *("place", "addressees", "recipients", "legal_bases", "urgency", "secrecy", "staff_note", "status"),
}


def may_name(file: Attachment, user: Reader) -> bool:
    return file.access == Attachment.Access.LETTER or user.is_authenticated


def access_of(letter: Letter) -> str:
    if letter.access == Letter.Access.GROUPS:
        return "; ".join(group.name for group in letter.access_groups.all())
    return str(letter.access)


def headings(columns: list[str]) -> list[str]:
    """As the import knows them, in the language of whoever asks."""
    is_vietnamese = (get_language() or "").startswith("vi")
    return [HEADINGS[name][1].capitalize() if is_vietnamese else name for name in columns]


def csv_lines(columns: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """Lines of CSV, each cell quoted and none a formula."""
    yield from lines([headings(columns)])
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL)
    for row in rows:
        yield writer.writerow([as_text(row[name]) for name in columns])


class _Line:
    """What the csv module writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def json_lines(columns: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """A JSON list of objects, a letter a line."""
    separator = "[\n"
    for row in rows:
        yield separator + json.dumps({name: row[name] for name in columns}, ensure_ascii=False)
        separator = ",\n"
    yield "\n]\n" if separator == ",\n" else "[]\n"


def write_xlsx(columns: list[str], rows: Iterable[Row]) -> IO[bytes]:
    """A workbook of text cells in a temporary file, at its beginning; a cell holds 32,000 characters."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([text_cell(sheet, name) for name in headings(columns)])
    for row in rows:
        sheet.append([text_cell(sheet, row[name]) for name in columns])
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the response
    book.save(out)
    out.seek(0)
    return out
