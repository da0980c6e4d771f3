"""Tables of the body: of the file itself, typed with tabs or bars, and those of delegates."""

import re

from news.reading.builder import Builder, introduces_others
from news.reading.lines import Line
from news.reading.people import delegates_in
from news.reading.report import Block, Delegate, Role
from news.unpacking import Kind

_PEOPLE_HEAD = re.compile(
    r"(?:tt|stt|số tt|số thứ tự|)|họ (?:và )?tên(?: đại biểu)?|đại biểu|tên đại biểu|"
    r"chức (?:vụ|danh)(?:[,/–-]? ?(?:và )?(?:đơn vị|nơi)(?: công tác)?)?|đơn vị(?: công tác)?|ghi chú"
)
_ROW_NUMBER = re.compile(r"\d{1,3}[.)]?")


def take_rows(builder: Builder, lines: list[Line], at: int) -> int:
    """A table of the file itself, with its empty cells."""
    first = lines[at].mark
    end = at
    while end < len(lines) and lines[end].mark.kind == Kind.ROW and lines[end].mark.group == first.group:
        if lines[end].role != "held" or lines[end].forced not in (None, Role.TABLE):
            break
        end += 1
    if end == at:
        return at
    if _take_people_table(builder, lines[at:end]):
        return end
    width = max(len(line.mark.cells) for line in lines[at:end])
    rows = [[*line.mark.cells, *[""] * (width - len(line.mark.cells))] for line in lines[at:end]]
    builder.blocks.append(Block("table", rows=rows))
    for line in lines[at:end]:
        line.became = Role.TABLE
    return end


def _take_people_table(builder: Builder, rows: list[Line]) -> bool:
    """A table of delegates: names and positions under a head that says so, or all with honorifics."""
    head = [cell.strip(" .:").lower() for cell in rows[0].mark.cells]
    named = any("tên" in cell or "đại biểu" in cell for cell in head)
    headed = named and all(_PEOPLE_HEAD.fullmatch(cell) for cell in head)
    if introduces_others(builder):
        return False
    found: list[list[Delegate]] = []
    for row in rows[headed:]:
        cells = [cell for cell in row.mark.cells if cell and not _ROW_NUMBER.fullmatch(cell)]
        text = f"{cells[0]} – {', '.join(cells[1:])}" if len(cells) > 1 else "".join(cells)
        people = delegates_in(text, listed=True)
        if len(people) != 1 or not (headed or people[0].honorific):
            return False
        found.append(people)
    begun = len(builder.blocks)
    if headed and found:
        builder.raw.append(rows[0].text)
        rows[0].became = Role.DELEGATE
    for row, people in zip(rows[headed:], found, strict=True):
        builder.add_people(row, people, begun)
    return bool(found)


def take_table(builder: Builder, lines: list[Line], at: int) -> int:
    if lines[at].mark.kind:
        return at
    rows: list[list[str]] = []
    separator = "\t" if "\t" in lines[at].text else "|"
    end = at
    while end < len(lines) and lines[end].role == "body":
        text = lines[end].text
        if separator not in text or (separator == "|" and text.count("|") < 1):
            break
        if separator == "|" and set(text) <= set("|-+: "):
            builder.raw.append(text)
        else:
            inner = text.strip().strip("|") if separator == "|" else text
            rows.append([cell.strip() for cell in inner.split(separator)])
        end += 1
    if len(rows) < 2:
        return at
    builder.blocks.append(Block("table", rows=rows))
    for line in lines[at:end]:
        line.became = Role.TABLE
    return end
