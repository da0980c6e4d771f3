"""Reading a letter: the text of its pages → its fields, each with a confidence.

    fields = read(pages, by_ocr=False, known=known_lists())
    fields.as_json("ok", pages=2)     # the `read_letter` contract

It follows the form that Nghị định 30/2020 gives letters, not any one office's. Step by step: `pieces`
(lines and
columns) → `furniture` (stamps, boxes of signatures) → `head` (what stands where) → `numbering`, `dateline`,
`titles`, `issuers`, `addressees` → `foot` (signer, recipients) → `areas` → `checks` (one field against
another).
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from documents import numbers
from documents.dates import school_year_for, school_years_in
from documents.reading import furniture
from documents.reading.addressees import read_addressees, read_bases
from documents.reading.areas import suggest_areas
from documents.reading.checks import cross_check
from documents.reading.dateline import find_dateline
from documents.reading.doubts import doubt, doubt_digits, doubt_spelling
from documents.reading.fields import LOOK_AT, Found, LetterFields
from documents.reading.foot import read_foot, split_foot
from documents.reading.head import Head, find_head
from documents.reading.issuers import read_issuers
from documents.reading.known import Known, KnownArea, KnownIssuer, known_lists
from documents.reading.numbering import read_number
from documents.reading.pieces import Piece, pieces_of
from documents.reading.titles import read_abstract, read_type
from search.text import fold

_MINUTES, _OPENING = "Biên bản", 8
_BEGINS = re.compile(r"\b(?:hom nay|vao luc|vao hoi|luc|hoi|thoi gian|bat dau|khai mac)\b|^\W*ngay\b")

__all__ = ["LOOK_AT", "Found", "Known", "KnownArea", "KnownIssuer", "LetterFields", "known_lists", "read"]


def read(
    pages: Sequence[str],
    *,
    by_ocr: bool | Sequence[bool] = False,
    unsure: Sequence[Mapping[str, float]] = (),
    today: dt.date | None = None,
    known: Known | None = None,
) -> LetterFields:
    """The fields of the letter that the pages hold; any text is taken, and none gives empty fields.

    `by_ocr`: the text was recognised from pictures, so letters are mended and everything is less sure; of
    all pages or of each. `unsure`: of each page the words that the recogniser doubts.
    """
    scanned = [by_ocr] * len(pages) if isinstance(by_ocr, bool) else [*by_ocr, *([False] * len(pages))]
    known = known or Known()
    pieces = pieces_of(pages)
    fields = LetterFields()
    if not pieces:
        return fields
    furniture.mark(pieces)
    head = find_head(pieces, known.types)
    by_ocr = scanned[head.page]
    fields.number, symbol = read_number(head, pieces, known, by_ocr)
    fields.type = read_type(head, fields.number.value, symbol, known)
    fields.abstract = read_abstract(head, by_ocr)
    fields.issuer, fields.parent_issuer = read_issuers(head, symbol, known, by_ocr)
    fields.issued, fields.place = _dated(head, fields.number.value, by_ocr)
    if fields.issued.value is None and fields.type.value == _MINUTES:
        fields.issued = _opened_on(pieces[head.body :])
    if by_ocr:
        _spell_places_alike(fields)
    fields.addressees = read_addressees(head, pieces)
    fields.bases = read_bases(head, pieces)
    pieces = split_foot(pieces, head.body)
    for name, found in read_foot(head, pieces, furniture.signers_in(pieces), scanned).items():
        setattr(fields, name, found)
    doubt(fields, {word: sure for page in reversed(unsure) for word, sure in page.items()})
    if by_ocr:
        doubt_spelling(fields)
    fields.school_year = _school_year(fields)
    fields.task_areas = suggest_areas(fields.abstract.value, known.areas)
    if by_ocr:
        for found in (fields.addressees, fields.bases):
            found.scaled(0.86)
    cross_check(fields, head, symbol, today or dt.date.today(), known)
    if head.page < len(unsure):
        doubt_digits(fields, unsure[head.page])
    return fields


def _dated(head: Head, number: str | None, by_ocr: bool) -> tuple[Found, Found]:
    line = head.dateline
    if by_ocr and line and line.year is None and head.date_piece:
        # The year is spoiled; a legal document's number bears it too.
        bearing = numbers.parse(number or "")
        line = find_dateline(head.date_piece.text, bearing.year if bearing else None) or line
    if line is None:
        return Found(None, 0.4), Found(None, 0.4)
    place = Found(line.place or None, 0.95 if line.place else 0.5)
    if line.day is None:
        return Found(None, 0.75 if line.blank and not by_ocr else 0.4), place
    sure = 0.97 - 0.3 * line.spoiled - 0.04 * by_ocr
    return Found(line.day.isoformat(), sure), place


def _opened_on(text: Sequence[Piece]) -> Found:
    """The day on which minutes say that the meeting began."""
    for piece in text[:_OPENING]:
        line = find_dateline(piece.text) if not piece.role else None
        if line and line.day and _BEGINS.search(fold(piece.text[: line.end])):
            return Found(line.day.isoformat(), 0.88)
    return Found(None, 0.4)


def _spell_places_alike(fields: LetterFields) -> None:
    """Marks survive a scan better in the date's small letters than in the capitals of the names above."""
    place = fields.place.value
    for found in (fields.issuer, fields.parent_issuer):
        if place and found.value:
            # A scan may lose the space of 'KIM BÌNH'.
            letters = r"\s?".join(map(re.escape, fold(place).replace(" ", "")))
            spots = list(re.finditer(rf"\b{letters}\b", fold(found.value)))
            if spots and spots[-1].start():
                start, end = spots[-1].span()
                found.value = found.value[:start] + place + found.value[end:]


def _school_year(fields: LetterFields) -> Found:
    """By the library's rule; surer when the abstract names it."""
    issued = dt.date.fromisoformat(fields.issued.value) if fields.issued.value else None
    abstract = fields.abstract.value
    name = school_year_for([abstract], issued)
    if name is None:
        return Found(None, 0.5)
    if school_years_in(abstract or ""):
        return Found(name, 0.95)
    return Found(name, min(0.85, fields.issued.confidence))
