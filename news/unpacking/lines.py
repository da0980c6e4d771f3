"""What a file says of its lines and pictures, and where both are gathered."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

_SPACES = re.compile(r"[^\S\n]+")
_MOST_LINES = 20_000
_MOST_CHARACTERS = 3_000_000
_MOST_PICTURES = 500


class Kind(StrEnum):
    """What the file itself calls a line; PLAIN where it says nothing."""

    PLAIN = ""
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    SUMMARY = "summary"
    FURNITURE = "furniture"


@dataclass
class Mark:
    """What a rich file says of one line.

    `level`: of a heading or list item, from 1. `label`: what numbers or marks an item or heading; the line
    begins with it. `cells`: of a table's row, also the empty ones. `group`: lines with the same number
    (above 0) stand in one list, table or figure. `goes_on`: the line stands in the paragraph of the line
    above, after a break typed in it. `link`: the address a link in the line leads to; `is_link`: all of it is
    that link.
    """

    kind: Kind = Kind.PLAIN
    level: int = 0
    ordered: bool = False
    label: str = ""
    cells: list[str] = field(default_factory=list)
    group: int = 0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    goes_on: bool = False
    link: str = ""
    is_link: bool = False


@dataclass
class Spot:
    """Where a picture stands: after the source line `place` (-1: before all), in the figure `group` (0: in
    none). `picture` is its index among the pictures, None where the file only names it."""

    place: int
    group: int = 0
    picture: int | None = None


@dataclass
class ReportPicture:
    """A picture of the file. `place`: index of the source line after which it stood, -1 before all; `n`: its
    order among the pictures, from 0. `beside`: it came beside the report, as a file of a ZIP."""

    content: bytes
    name: str
    place: int = -1
    n: int = 0
    beside: bool = False


@dataclass
class ReportSource:
    """A report as its file gives it: `text.split("\\n")` are the source lines, `marks` what the file says of
    them by their index. `kind`: text, docx, html, doc, pdf; of a ZIP that of the report in it. `left_out`:
    (name, why not taken) of pictures and members of the file, the reason a msgid."""

    text: str
    pictures: list[ReportPicture] = field(default_factory=list)
    kind: str = "text"
    marks: dict[int, Mark] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


class TooMuch(Exception):
    """More lines than any report has."""


class Gatherer:
    """Lines, their marks and the places of pictures, in the order of the file.

    A picture is known by a reference (a part's name, an address) until it is fetched from the file.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.marks: list[Mark] = []
        self.spots: list[tuple[int, int, str]] = []
        self._groups = 0
        self._size = 0

    def new_group(self) -> int:
        self._groups += 1
        return self._groups

    def add(self, text: str, mark: Mark) -> None:
        """A paragraph; line breaks in it begin lines that go on, an empty line a paragraph of its own."""
        parts = [_SPACES.sub(" ", part).strip() for part in text.split("\n")]
        if mark.kind in (Kind.ITEM, Kind.ROW, Kind.CAPTION):
            parts = [" ".join(part for part in parts if part)]
        goes_on = mark.goes_on
        for part in parts:
            if part:
                self._append(part, replace(mark, goes_on=goes_on))
            goes_on = bool(part)

    def _append(self, text: str, mark: Mark) -> None:
        self._size += len(text)
        if len(self.lines) >= _MOST_LINES or self._size > _MOST_CHARACTERS:
            raise TooMuch
        self.lines.append(text)
        self.marks.append(mark)

    def add_row(self, cells: list[str], group: int, *, head: bool = False) -> None:
        cells = [_SPACES.sub(" ", cell.replace("\n", " ")).strip() for cell in cells]
        if any(cells):
            mark = Mark(Kind.ROW, cells=cells, group=group, bold=head)
            self._append("\t".join(cell for cell in cells if cell), mark)

    def add_picture(self, reference: str, group: int = 0) -> None:
        if len(self.spots) >= _MOST_PICTURES:
            raise TooMuch
        self.spots.append((len(self.lines) - 1, group, reference))
