"""A register in CSV → letters."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from documents import numbers
from documents.dates import dates_in, moment_in
from documents.decoding import decode
from documents.models import Issuer, IssuerAlias, Letter, LetterType, SchoolYear, TaskArea
from search.cells import as_meant
from search.text import clean, fold

HEADINGS = {
    "number": ("number", "số ký hiệu", "số và ký hiệu", "số hiệu", "số văn bản"),
    "issued": ("issued", "ngày ban hành", "ngày văn bản", "ngày"),
    "type": ("type", "loại", "loại văn bản", "hình thức"),
    "issuer": ("issuer", "cơ quan ban hành", "cơ quan", "nơi ban hành"),
    "abstract": ("abstract", "trích yếu", "trích yếu nội dung"),
    "signer": ("signer", "người ký"),
    "task_areas": ("task_areas", "lĩnh vực"),
    "school_year": ("school_year", "năm học"),
    "files": ("files", "tệp", "tệp đính kèm"),
    "body": ("body", "nội dung"),
}
# A transaction a chunk: a crash loses at most these rows, and each chunk reaches the index as one.
CHUNK = 200


class RegisterError(ValueError):
    """The file is no register; the message says why, in the user's language."""


class RowError(ValueError):
    """A row that cannot become a letter; the message says why."""


@dataclass
class Outcome:
    """What became of a register's rows; `lines` are for a person, rows counted as a spreadsheet does."""

    created: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failed: int = 0
    lines: list[str] = field(default_factory=list)

    def say(self, row: int, message: str) -> None:
        self.lines.append(_("row %(row)d: %(message)s") % {"row": row, "message": message})


def import_letters(path: Path, *, publish: bool = False) -> Outcome:
    """Take a register in. Loading the same file twice changes nothing.

    A row with an error is listed and left out; a second letter of one number is kept as a marked draft.
    Raises RegisterError or ReadingError when the file is no register, OSError when it cannot be read.
    """
    outcome = Outcome()
    chunk: list[tuple[int, dict[str, str]]] = []
    for numbered in rows_of(decode(path.read_bytes())):
        chunk.append(numbered)
        if len(chunk) == CHUNK:
            take_in(chunk, outcome, publish=publish)
            chunk = []
    take_in(chunk, outcome, publish=publish)
    return outcome


def rows_of(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(row number, {our name: cell}) of each row that says something. Raises RegisterError."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        names = [heading(cell) for cell in next(reader, [])]
        if not {"number", "abstract"} & set(names):
            raise RegisterError(_("No heading of a register in the first row: “Số ký hiệu”, “Trích yếu” …"))
        for cells in reader:
            named = zip(names, cells, strict=False)
            row = {name: clean(as_meant(cell)).strip() for name, cell in named if name}
            if any(row.values()):
                yield reader.line_num, row
    except csv.Error as error:
        raise RegisterError(_("This is no CSV table: %(error)s") % {"error": error}) from error


def heading(cell: str) -> str:
    """Our name of a column, or an empty string for a column that is not ours."""
    wanted = plain(cell)
    return next((name for name, spellings in HEADINGS.items() if wanted in map(plain, spellings)), "")


def plain(heading: str) -> str:
    """What spellings of a heading share: “Số/Ký hiệu”, “SỐ, KÍ HIỆU” and “so ky hieu” are one."""
    return " ".join(re.findall(r"[^\W_]+", fold(clean(heading)).replace("y", "i")))


def take_in(chunk: list[tuple[int, dict[str, str]]], outcome: Outcome, *, publish: bool) -> None:
    """Store a chunk of rows; one that fails takes none of the others with it."""
    with transaction.atomic():
        for number, row in chunk:
            try:
                with transaction.atomic():
                    take_row(number, row, outcome, publish=publish)
            except RowError as error:
                outcome.failed += 1
                outcome.say(number, str(error))


def take_row(number: int, row: dict[str, str], outcome: Outcome, *, publish: bool) -> None:
    letter = letter_of(row)
    letter.read_number()
    twins = list(letter.same_identity().order_by("pk"))
    if any(twin.folded_abstract == letter.folded_abstract for twin in twins):
        outcome.unchanged += 1
        return
    if twins:
        letter.duplicate_of = twins[0]
        outcome.duplicates += 1
        outcome.say(number, _("number %(number)s is taken: kept as a draft") % {"number": letter.number})
    if row.get("files"):
        outcome.say(number, _("its files are not taken in by this command: add them in the register"))
    outcome.created += 1
    letter.save()
    describe(letter, row)
    revision = letter.save_revision(clean=False)
    if publish and not twins:
        try:
            with transaction.atomic():
                revision.publish()
        except ValidationError as error:
            outcome.say(number, _("kept as a draft: %(why)s") % {"why": " ".join(error.messages)})


def letter_of(row: dict[str, str]) -> Letter:
    """An unsaved draft of one row. Raises RowError when a cell cannot be read."""
    number = numbers.normalise(row.get("number", ""))
    if not number and not row.get("abstract"):
        raise RowError(_("neither a number nor an abstract"))
    if len(number) > 200:
        raise RowError(_("the number is longer than 200 characters"))
    if len(row.get("abstract", "")) > 2000:
        raise RowError(_("the abstract is longer than 2,000 characters"))
    if len(row.get("signer", "")) > 120:
        raise RowError(_("the signer's name is longer than 120 characters"))
    read = numbers.parse(number)
    return Letter(
        live=False,
        number=number,
        issued_on=date_of(row.get("issued", "")),
        letter_type=type_of(row.get("type", ""), read),
        issuer=issuer_of(row.get("issuer", ""), read),
        abstract=row.get("abstract", ""),
        signer=row.get("signer", ""),
        body=row.get("body", ""),
    )


def date_of(cell: str):
    """The one day a cell names, d/m/y or ISO; None for an empty cell. Raises RowError."""
    if not cell:
        return None
    iso = re.match(r"\d{4}-\d\d-\d\d(?=$|[ T])", cell)
    moment = moment_in(cell) if iso else None
    days = {moment.date()} if moment else {day for *_place, day in dates_in(cell)}
    if len(days) != 1:
        raise RowError(_("“%(cell)s” is not a date") % {"cell": cell[:40]})
    return days.pop()


def type_of(cell: str, read: numbers.Number | None) -> LetterType | None:
    """The type a cell names, else the one the number bears, else công văn for a number without one."""
    for letter_type in LetterType.objects.all():
        if cell and fold(cell) in (fold(letter_type.name), fold(letter_type.abbreviation)):
            return letter_type
    if cell:
        raise RowError(_("“%(cell)s” is no type of letter in the list") % {"cell": cell[:60]})
    if read is None:
        return None
    if read.type:
        return LetterType.objects.filter(abbreviation__iexact=read.type).first()
    return LetterType.objects.filter(slug="cong-van").first()


def issuer_of(cell: str, read: numbers.Number | None) -> Issuer | None:
    """The issuer a cell names under any of its names, else the number's; a new name makes a new issuer."""
    name = " ".join((cell or (read.issuer if read else "")).split())
    if not name:
        return None
    wanted = same(name)
    for issuer in Issuer.objects.all():
        if wanted in (same(issuer.name), same(issuer.abbreviation)):
            return issuer
    alias = next(
        (alias for alias in IssuerAlias.objects.select_related("issuer") if same(alias.name) == wanted), None
    )
    if alias:
        return alias.issuer
    abbreviation = name if not cell else (read.issuer if read else "")
    return Issuer.objects.create(name=name[:255], abbreviation=abbreviation[:40])


def same(name: str) -> str:
    """What two spellings of one body's name share: GD&ĐT and GDĐT are one."""
    return "".join(character for character in fold(name).replace(" va ", "") if character.isalnum())


def describe(letter: Letter, row: dict[str, str]) -> None:
    """Task areas and school years; a new task area's name makes a new one, in the order of coming."""
    for name in filter(None, map(str.strip, row.get("task_areas", "").split(";"))):
        area = next((area for area in TaskArea.objects.all() if fold(area.name) == fold(name)), None)
        letter.task_areas.add(
            area or TaskArea.objects.create(name=name[:100], order=TaskArea.objects.count())
        )
    years = SchoolYear.read(letter.abstract, letter.issued_on, row.get("school_year", ""))
    letter.school_year = years[0] if years else None
    letter.school_years.set(years)
    letter.save()
