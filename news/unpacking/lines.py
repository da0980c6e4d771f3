"""What a file says of its lines and pictures."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What the file itself calls a line; PLAIN where it says nothing."""

    PLAIN = ""
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass
class Mark:
    """What a rich file says of one line.

    `level`: of a heading or list item, from 1. `cells`: of a table's row, also the empty ones. `group`: lines
    with the same number (above 0) stand in one list, table or figure. `goes_on`: the line stands in the
    paragraph of the line above, after a break typed in it.
    """

    kind: Kind = Kind.PLAIN
    level: int = 0
    ordered: bool = False
    cells: list[str] = field(default_factory=list)
    group: int = 0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    goes_on: bool = False


@dataclass
class ReportPicture:
    """A picture of the file. `place`: index of the source line after which it stood, -1 before all; `n`: its
    order among the pictures, from 0; `group`: the figure it stands in (see Mark), 0 for none."""

    content: bytes
    name: str
    place: int = -1
    n: int = 0
    group: int = 0


@dataclass
class ReportSource:
    """A report as its file gives it: `text.split("\\n")` are the source lines, `marks` what the file says of
    them by their index. `kind`: text, docx, html, zip, doc or pdf. `left_out`: (name, why not taken) of
    pictures and members of the file, the reason a msgid."""

    text: str
    pictures: list[ReportPicture] = field(default_factory=list)
    kind: str = "text"
    marks: dict[int, Mark] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)
