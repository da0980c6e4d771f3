"""Pages of text → pieces: what stood in one cell of a column, in the order the text came out of the file.

A letter's head and foot have two columns, and files give them in every order: line by line with a run of
spaces
between, joined by one space, one block after the other, or as a table. Taken apart into pieces, all are
alike.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from documents.reading.dateline import find_dateline
from documents.reading.likeness import find_phrase
from search.text import clean, fold

MOTTO = "cộng hòa xã hội chủ nghĩa việt nam"
MOTTO_BELOW = "độc lập tự do hạnh phúc"
PARTY = "đảng cộng sản việt nam"
YOUTH = "đoàn tncs hồ chí minh"
# No letter's own text is longer: what follows are annexes, and time is better spent elsewhere.
MOST_LINES = 4000
LONGEST_LINE = 4000
HEAD_LINES = 60
_COLUMNS = re.compile(r"\t+| {3,}|\s*[|│]\s*")
# What begins a piece of its own wherever a scan ran it together with something else.
_WITHIN = (
    re.compile(r"(?<=\w)\s+kinh g[ui]i(?:\s?:|(?=\s(?:uy|so|cac|bo|ong|ba|phong|ban)\b))"),
    re.compile(r"(?<=an den)\s+(?=[a-z])(?!so|ngay)"),
)
_RULE = re.compile(r"[\W_]*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:(?:trang|page)\s*)?[-–—]?\s*\d{1,3}\s*(?:/\s*\d{1,3}\s*)?[-–—]?\s*", re.IGNORECASE
)
_NUMBER_LABEL = re.compile(r"\s*(?:luat\s+)?s[o0365]\s{0,3}[:;.,]", re.IGNORECASE)

_EMPTY_LABEL = re.compile(r"\s*so\s{0,3}[:;.]?\s*\d{0,5}\s*")
_BARE_LABEL = re.compile(r"\s*so\s{0,3}[:;.]\s*")
_BARE_NUMBER = re.compile(r"\s*\d{1,5}[a-zđ]?\s?(?:[/-]\s?[\wĐđ&/. –-]{1,40})?")
_LABELLED_DIGITS = re.compile(r"\s*so\s{0,3}[:;.]\s{0,3}\d{1,5}[a-z]?\s*")


@dataclass(slots=True)
class Piece:
    """`line` and `page` count from 0, `column` within the line; `gap`: a blank line or a rule stood above."""

    text: str
    line: int
    page: int
    column: int = 0
    gap: bool = False
    # What it is part of, once that is known: 'motto', 'date', 'number', 'stamp' …
    role: str = ""

    folded: str = field(init=False, repr=False)
    # Printed in capitals, a few letters apart.
    is_upper: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.folded = fold(self.text)
        letters = [char for char in self.text if char.isalpha()]
        self.is_upper = bool(letters) and sum(char.isupper() for char in letters) >= 0.8 * len(letters)

    @property
    def is_bullet(self) -> bool:
        return bool(re.match(r"\s*[-–—+•*▪●~=_]+\s*[^\W_]", self.text))


def pieces_of(pages: Sequence[str]) -> list[Piece]:
    """Everything printed, in order; rules, page numbers and blank lines only leave a gap."""
    pieces: list[Piece] = []
    line = 0
    for page, text in enumerate(pages):
        gap = True
        for raw in clean(text[:1_000_000]).split("\n"):
            line += 1
            if line > MOST_LINES:
                return pieces
            raw = raw[:LONGEST_LINE].replace("Ð", "Đ").rstrip()
            if _RULE.fullmatch(raw) or (gap and _PAGE_NUMBER.fullmatch(raw) and page > 0):
                gap = gap or len(raw.strip()) != 1
                continue
            in_head = page == 0 and line <= HEAD_LINES
            for column, cell in enumerate(_cells(raw, in_head)):
                if in_head and pieces and column == 0 and _is_rest(pieces[-1].text, cell):
                    last = pieces.pop()
                    pieces.append(Piece(f"{last.text} {cell}", last.line, last.page, last.column, last.gap))
                else:
                    pieces.append(Piece(cell, line, page, column, gap and column == 0))
            gap = False
    return pieces


def _is_rest(above: str, cell: str) -> bool:
    """What belongs to the line above: a number below its label, a day below its place."""
    if _BARE_LABEL.fullmatch(fold(above)):
        return bool(_BARE_NUMBER.fullmatch(cell))
    if _LABELLED_DIGITS.fullmatch(fold(above)):
        return bool(re.fullmatch(r"\s*/\s?[A-ZĐ][\wĐđ&/. –-]{1,40}", cell))
    if len(above) < 40 and above.rstrip().endswith(",") and not re.search(r"[\d:;]", above):
        day = find_dateline(f"{above} {cell}")
        return bool(day and day.start == 0 and day.place and not find_dateline(above))
    return False


def _cells(raw: str, in_head: bool) -> list[str]:
    cells = [cell.strip() for cell in _COLUMNS.split(raw)]
    cells = [cell for cell in cells if cell and not _RULE.fullmatch(cell)]
    if not in_head:
        return cells
    cells = [part for cell in _rejoined(cells) for part in _apart(cell)]
    return [cell for cell in cells if not _RULE.fullmatch(cell)]


def _rejoined(cells: list[str]) -> list[str]:
    """A number or a date filled in by hand leaves wide gaps: 'Số:    2302   /SGDĐT', 'ngày    tháng 9'."""
    joined: list[str] = []
    for cell in cells:
        before = fold(joined[-1]) if joined else ""
        is_number = bool(_NUMBER_LABEL.match(before)) and "/" not in before and re.match(r"[\d/]", cell)
        is_number = is_number or _EMPTY_LABEL.fullmatch(before) and re.match(r"[/\d]|[-–]\s?[A-ZĐ]{2}", cell)
        is_date = bool(re.search(r"ngay[\s.…]*\d{0,2}$|thang[\s.…]*\d{0,2}$", before)) and re.match(
            r"\d{1,2}\b|thang|nam\b", fold(cell)
        )
        if is_number or is_date:
            joined[-1] += " " + cell
        else:
            joined.append(cell)
    return joined


def _apart(cell: str) -> Iterator[str]:
    """The two columns of one line of the head that only one space keeps apart."""
    for phrase in (MOTTO, MOTTO_BELOW, PARTY, YOUTH):
        found = find_phrase(cell, phrase) if len(cell) > 20 else None
        if found and (phrase == MOTTO_BELOW or cell[found[0] : found[1]].isupper()):
            start, end, _alike = found
            yield from (
                part for part in (cell[:start].strip(), cell[start:end], cell[end:].strip(" -–")) if part
            )
            return
    for beginning in _WITHIN:
        found_at = beginning.search(fold(cell))
        if found_at and 0 < found_at.start() < len(cell):
            yield from (part.strip() for part in (cell[: found_at.start()], cell[found_at.start() :]))
            return
    day = find_dateline(cell)
    if (
        day
        and day.start > 0
        and (day.place or cell[: day.start].isupper() or _NUMBER_LABEL.match(fold(cell)))
    ):
        yield from (part for part in (cell[: day.start].strip(), cell[day.start :].strip()) if part)
        return
    yield cell
