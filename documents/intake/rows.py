"""One row's cells → a letter that is not stored yet, with what is to be said of it."""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from documents import numbers
from documents.dates import dates_in, moment_in
from documents.intake.register import Cells
from documents.models import Attachment, Issuer, IssuerAlias, Letter, LetterType, SchoolYear, TaskArea
from search.text import clean, fold
from search.text import numbers as numbers_in

TEXTS = [
    "abstract",
    "signer",
    "body",
    "place",
    "signer_position",
    "signing_capacity",
    "drafting_unit",
    "addressees",
    "recipients",
    "legal_bases",
    "staff_note",
]
DAYS = {"issued": "issued_on", "effective": "effective_on", "expires": "expires_on", "deadline": "deadline"}
# Days Excel counts from here; these are 1954 to 2119.
EXCEL_BEGINS = dt.date(1899, 12, 30)
_SERIAL = re.compile(r"[2-7]\d{4}")
_LIKE_A_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|\d{4}-\d\d-\d\d|\d{1,2}-[A-Z][a-z]{2}")
# Rows of these come from the lists; asking the database for each again would double the work.
FROM_LISTS = {"school_year", "duplicate_of", "latest_revision", "live_revision", "locked_by"}
_NONE = ("", "khong", "thuong", "none")
URGENCIES = {"khan": "urgent", "thuong khan": "very-urgent", "hoa toc": "at-once"}
SECRECIES = {"mat": "secret", "toi mat": "top-secret", "tuyet mat": "highest"}
OPEN = ("", "public", "cong khai", "moi nguoi")
SIGNED_IN = ("signed-in", "noi bo", "dang nhap", "nguoi da dang nhap")


class RowError(ValueError):
    """A row that cannot become a letter; the message says why."""


@dataclass
class Read:
    """What a row says: the letter, and what it is listed under once it is stored."""

    letter: Letter
    issuer: Issuer | None
    areas: list[TaskArea]
    years: list[str]
    groups: list[Group]
    notes: list[str] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)

    @property
    def identity(self) -> tuple:
        """What two letters of one number share; an issuer that is not stored yet counts by its name."""
        return identity_of(self.letter, (self.issuer.pk or self.issuer.name) if self.issuer else None)


def identity_of(letter: Letter, issuer: int | str | None) -> tuple:
    return issuer, letter.symbol, letter.year, letter.serial, letter.serial_suffix, letter.copy


class Lists:
    """The controlled lists, read once: names are found in them, new issuers and areas wait to be stored."""

    def __init__(self) -> None:
        self.types: dict[str, LetterType] = {}
        for kind in LetterType.objects.all():
            for name in filter(None, (kind.name, kind.abbreviation)):
                self.types.setdefault(fold(name), kind)
        self.by_abbreviation = {kind.abbreviation.lower(): kind for kind in reversed(list_of_types())}
        self.plain_type = next((kind for kind in self.types.values() if kind.slug == "cong-van"), None)
        self.issuers: dict[str, Issuer] = {}
        for issuer in Issuer.objects.all():
            for name in filter(None, (issuer.name, issuer.abbreviation)):
                self.issuers.setdefault(same(name), issuer)
        for alias in IssuerAlias.objects.select_related("issuer"):
            self.issuers.setdefault(same(alias.name), alias.issuer)
        self.areas = {fold(area.name): area for area in TaskArea.objects.all()}
        self.groups = {fold(group.name): group for group in Group.objects.all()}
        self.years: dict[str, SchoolYear] = {year.name: year for year in SchoolYear.objects.all()}

    def type_of(self, cell: str, read: numbers.Number | None) -> LetterType | None:
        """The type a cell names, else the one the number bears, else công văn for a number without one."""
        if cell:
            if fold(cell) not in self.types:
                raise RowError(_("“%(cell)s” is no type of letter in the list") % {"cell": cell[:60]})
            return self.types[fold(cell)]
        if read is None:
            return None
        return self.by_abbreviation.get(read.type.lower()) if read.type else self.plain_type

    def issuer_of(self, cell: str, read: numbers.Number | None) -> Issuer | None:
        """The issuer a cell names under any of its names, else the number's; a new name makes a new one."""
        name = " ".join((cell or (read.issuer if read else "")).split())
        if not name:
            return None
        known = self.issuers.get(same(name))
        if known is None:
            short = name if not cell else (read.issuer if read else "")
            known = self.issuers[same(name)] = Issuer(name=name[:255], abbreviation=short[:40])
        return known

    def areas_of(self, cell: str) -> list[TaskArea]:
        """The task areas a cell names, cut at semicolons; a new name makes a new one."""
        found = []
        for name in filter(None, map(str.strip, cell.split(";"))):
            found.append(self.areas.setdefault(fold(name), TaskArea(name=name[:100])))
        return list({id(area): area for area in found}.values())

    def access_of(self, cell: str) -> tuple[str, list[Group]]:
        """Who may read: everyone, signed-in people, or groups by name. Raises RowError for anything else."""
        wanted = fold(clean(cell)).strip()
        if wanted in OPEN:
            return Letter.Access.PUBLIC, []
        if wanted in SIGNED_IN:
            return Letter.Access.SIGNED_IN, []
        groups = [self.groups.get(name.strip()) for name in wanted.split(";")]
        if None in groups:
            raise RowError(_("“%(cell)s” names no one who may read it") % {"cell": cell[:60]})
        return Letter.Access.GROUPS, [group for group in groups if group]

    def keep_new(self, reads: list[Read]) -> None:
        """Store the issuers, task areas and school years that these rows name for the first time."""
        for read in reads:
            if read.issuer and read.issuer.pk is None:
                read.issuer.save()
            read.letter.issuer = read.issuer
            for area in read.areas:
                if area.pk is None:
                    area.order = TaskArea.objects.count()
                    area.save()
            for name in read.years:
                if name not in self.years:
                    self.years[name] = SchoolYear.named(name)


def list_of_types() -> list[LetterType]:
    return [kind for kind in LetterType.objects.all() if kind.abbreviation]


@lru_cache(4096)
def same(name: str) -> str:
    """What two spellings of one body's name share: GD&ĐT and GDĐT are one."""
    return "".join(character for character in fold(name).replace(" va ", "") if character.isalnum())


def read(row: Cells, lists: Lists) -> Read:
    """A draft of one row. Raises RowError when a cell cannot be read."""
    notes: list[str] = []
    number, told = number_of(row.get("number", ""), notes)
    if not number and not row.get("abstract"):
        raise RowError(_("neither a number nor an abstract"))
    check_lengths(number, row)
    parsed = numbers.parse(number)
    access, groups = lists.access_of(row.get("access", ""))
    days = {name: date_of(row.get(column, "")) for column, name in DAYS.items()}
    if days["issued_on"] is None and told:
        days["issued_on"] = told
        notes.append(_("the date of issue is read from the number's cell"))
    if row.get("status"):
        notes.append(_("the status is not taken in: it follows from dates and relations"))
    letter = Letter(
        live=False,
        number=number,
        letter_type=lists.type_of(row.get("type", ""), parsed),
        urgency=choice(row.get("urgency", ""), URGENCIES),
        secrecy=choice(row.get("secrecy", ""), SECRECIES),
        access=access,
        **days,
        **{name: row.get(name, "") for name in TEXTS},
    )
    letter.read_number()
    return Read(
        letter=letter,
        issuer=lists.issuer_of(row.get("issuer", ""), parsed),
        areas=lists.areas_of(row.get("task_areas", "")),
        years=SchoolYear.names_read(letter.abstract, letter.issued_on, row.get("school_year", "")),
        groups=groups,
        notes=notes,
    )


def number_of(cell: str, notes: list[str]) -> tuple[str, dt.date | None]:
    """The one number of a cell, and the date that stands beside it. Raises RowError for several numbers."""
    if _LIKE_A_DATE.fullmatch(cell):
        message = _("“%(cell)s” is a date: the spreadsheet made it of a number; write the number as text")
        raise RowError(message % {"cell": cell})
    if numbers.parse(cell):
        return numbers.normalise(cell), None
    shapes = list(numbers_in(clean(cell)))
    if len(shapes) > 1:
        raise RowError(_("several numbers in one cell: “%(cell)s”") % {"cell": cell[:80]})
    days = {day for *_place, day in dates_in(cell)}
    if len(shapes) == 1 and len(days) == 1:
        written = numbers.parsed(shapes[0]).written
        notes.append(
            _("the number %(number)s is read from “%(cell)s”") % {"number": written, "cell": cell[:80]}
        )
        return written, days.pop()
    return numbers.normalise(cell), None


def check_lengths(number: str, row: Cells) -> None:
    """Name what is too long for the register; nothing is cut."""
    if len(number) > 200:
        raise RowError(_("the number is longer than 200 characters"))
    if len(row.get("abstract", "")) > 2000:
        raise RowError(_("the abstract is longer than 2,000 characters"))
    if len(row.get("signer", "")) > 120:
        raise RowError(_("the signer's name is longer than 120 characters"))
    for name in TEXTS:
        field = Letter._meta.get_field(name)
        if field.max_length and len(row.get(name, "")) > field.max_length:
            message = _("%(field)s: longer than %(most)d characters")
            raise RowError(message % {"field": field.verbose_name, "most": field.max_length})


def date_of(cell: str) -> dt.date | None:
    """The one day a cell names, d/m/y, ISO or Excel's count; None for an empty cell. Raises RowError."""
    if not cell:
        return None
    if _SERIAL.fullmatch(cell.partition(".")[0]):
        return EXCEL_BEGINS + dt.timedelta(days=int(cell.partition(".")[0]))
    iso = re.match(r"\d{4}-\d\d-\d\d(?=$|[ T])", cell)
    moment = moment_in(cell) if iso else None
    days = {moment.date()} if moment else {day for *_place, day in dates_in(cell)}
    if len(days) != 1:
        raise RowError(_("“%(cell)s” is not a date") % {"cell": cell[:40]})
    return days.pop()


def choice(cell: str, known: dict[str, str]) -> str:
    """The value a cell's word stands for. Raises RowError for a word that is none of them."""
    wanted = fold(clean(cell)).strip()
    if wanted in _NONE:
        return ""
    if wanted not in known and wanted not in known.values():
        raise RowError(_("“%(cell)s” is not known here") % {"cell": cell[:40]})
    return known.get(wanted, wanted)
