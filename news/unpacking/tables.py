"""Contents of a document in order, and what its tables are: data, a frame for pictures, or mere layout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from news.unpacking.lines import Gatherer, Kind, Mark

_LONGEST_CAPTION = 300
_MASTHEAD = re.compile(
    r"(?:uỷ|ủy) ban nhân dân|\bubnd\b|sở giáo dục|phòng giáo dục|bộ giáo dục|cộng h[oò][aà] xã hội|"
    r"độc lập\s?[-–]\s?tự do|^số\s?:",
    re.IGNORECASE,
)


@dataclass
class Text:
    text: str
    mark: Mark


@dataclass
class Picture:
    reference: str


@dataclass
class Cell:
    contents: list["Content"] = field(default_factory=list)
    span: int = 1

    @property
    def texts(self) -> list[Text]:
        return [content for content in flat(self.contents) if isinstance(content, Text)]

    @property
    def pictures(self) -> list[Picture]:
        return [content for content in flat(self.contents) if isinstance(content, Picture)]

    @property
    def text(self) -> str:
        return " ".join(content.text for content in self.texts)


Table = list[list[Cell]]
Content = Text | Picture | Table


def flat(contents: list[Content]) -> Iterator[Text | Picture]:
    """The same without tables: what their cells hold, one after another."""
    for content in contents:
        if isinstance(content, list):
            for row in content:
                for cell in row:
                    yield from flat(cell.contents)
        else:
            yield content


def lay_out(contents: list[Content], gatherer: Gatherer) -> None:
    """Give all to the gatherer, each table as what it is."""
    begun = False
    tabbed = _tabbed(contents)
    group = 0
    for at, content in enumerate(contents):
        if isinstance(content, Text) and at in tabbed:
            group = group if at - 1 in tabbed else gatherer.new_group()
            gatherer.add_row(_cells_of(content), group)
        elif isinstance(content, list):
            _lay_table(content, gatherer, at_top=not begun)
            begun = begun or not _is_letterhead(content)
        else:
            begun = begun or isinstance(content, Text)
            _lay(content, gatherer)


def _cells_of(content: Text) -> list[str]:
    return [part.strip() for part in content.text.split("\t") if part.strip()]


def _tabbed(contents: list[Content]) -> set[int]:
    """The paragraphs that are rows of a table typed with tabs: three in a row, alike."""
    counts = [
        len(_cells_of(content)) if isinstance(content, Text) and "\n" not in content.text else 0
        for content in contents
    ]
    found: set[int] = set()
    for at in range(len(counts) - 2):
        if counts[at] > 1 and len(set(counts[at : at + 3])) == 1:
            found |= {at, at + 1, at + 2}
    return found


def _lay(content: Text | Picture, gatherer: Gatherer, group: int = 0) -> None:
    if isinstance(content, Text):
        gatherer.add(content.text, replace(content.mark, group=content.mark.group or group))
    else:
        gatherer.add_picture(content.reference, group)


def _lay_table(table: Table, gatherer: Gatherer, *, at_top: bool) -> None:
    cells = [cell for row in table for cell in row]
    columns = max((len(row) for row in table), default=0)
    if at_top and _is_letterhead(table):
        for cell in cells:
            for content in cell.texts:
                gatherer.add(content.text, Mark(Kind.FURNITURE))
    elif any(cell.pictures for cell in cells):
        _lay_pictures(table, gatherer)
    elif columns < 2 or len(table) < 2 or any(_is_table(cell) for cell in cells):
        for cell in cells:
            lay_out(cell.contents, gatherer)
    else:
        group = gatherer.new_group()
        for row in table:
            # A cell over several columns stands in the first of them.
            written = [text for cell in row for text in [cell.text, *[""] * (cell.span - 1)]]
            gatherer.add_row(written, group, head=all(text.mark.bold for cell in row for text in cell.texts))


def _is_table(cell: Cell) -> bool:
    return any(isinstance(content, list) for content in cell.contents)


def _is_letterhead(table: Table) -> bool:
    """ "UBND TỈNH … | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", with the number and the day below it."""
    texts = [text.text for row in table for cell in row for text in cell.texts]
    named = sum(1 for text in texts if _MASTHEAD.search(text))
    return len(table) <= 4 and sum(map(len, texts)) < 500 and named >= 2


def _lay_pictures(table: Table, gatherer: Gatherer) -> None:
    """Pictures in cells, each with the caption below it, above it, beside it or in its own cell."""
    grid = [_columns(row) for row in table]
    captions = _captions_of(grid)
    claimed = {id(cell) for cell in captions.values()}
    groups: dict[int, int] = {}
    for row in table:
        for cell in row:
            if cell.pictures:
                caption = captions.get(id(cell))
                shared = groups.get(id(caption)) if caption else None
                group = shared or gatherer.new_group()
                _lay_cell(cell, gatherer, group)
                if caption and shared is None:
                    groups[id(caption)] = group
                    _lay_caption(caption, gatherer, group)
            elif id(cell) not in claimed:
                lay_out(cell.contents, gatherer)


def _lay_cell(cell: Cell, gatherer: Gatherer, group: int) -> None:
    for content in flat(cell.contents):
        if isinstance(content, Text) and _can_be_caption(cell):
            gatherer.add(content.text, replace(content.mark, kind=Kind.CAPTION, group=group))
        else:
            _lay(content, gatherer, group)


def _lay_caption(cell: Cell, gatherer: Gatherer, group: int) -> None:
    for content in cell.texts:
        gatherer.add(content.text, replace(content.mark, kind=Kind.CAPTION, group=group))


def _columns(row: list[Cell]) -> dict[int, Cell]:
    """The cells of a row by the columns they stand over."""
    return dict(enumerate(cell for cell in row for _column in range(cell.span)))


def _captions_of(grid: list[dict[int, Cell]]) -> dict[int, Cell]:
    """{id of a cell with pictures: the cell of its caption}."""
    found: dict[int, Cell] = {}
    above_first = bool(grid) and not any(cell.pictures for cell in grid[0].values())
    around = [(-1, 0), (1, 0), (0, 1), (0, -1)] if above_first else [(1, 0), (0, 1), (0, -1)]
    taken: set[tuple[int, int]] = set()
    for down, right in around:
        for at, row in enumerate(grid):
            for column, cell in row.items():
                beside = grid[at + down].get(column + right) if 0 <= at + down < len(grid) else None
                place = (at + down, column + right)
                if not cell.pictures or cell.text or id(cell) in found or beside is None or place in taken:
                    continue
                if _can_be_caption(beside) and not beside.pictures:
                    found[id(cell)] = beside
                    taken.add(place)
    return found


def called_captions(contents: list[Content]) -> None:
    """The text of a box that hangs on a picture: one short line is its caption."""
    if len(contents) == 1 and isinstance(contents[0], Text) and len(contents[0].text) <= _LONGEST_CAPTION:
        contents[0].mark = replace(contents[0].mark, kind=Kind.CAPTION)


def _can_be_caption(cell: Cell) -> bool:
    return 0 < len(cell.text) <= _LONGEST_CAPTION
