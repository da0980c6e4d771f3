"""The body of a report as typed blocks: paragraphs, headings, lists, delegates, tables, the gallery."""

import re
from itertools import pairwise

from documents.dates import spans_in
from news.reading.captions import is_credit, is_intro
from news.reading.lines import Line, opens_part
from news.reading.people import delegates_in, without_marker
from news.reading.report import Block, Delegate, Role
from news.unpacking import Kind

_BULLET = re.compile(r"(?P<marker>[-–—+•*·▪●○◦‣➢►✓❖]|o(?=\s))\s?(?=\S)")
_NUMBER = re.compile(r"(?P<marker>\(\d{1,2}\)|\d{1,2}\s?[.)/])(?:\s?(?=[^\W\d_“\"‘(])|\s(?=\S))")
_LETTER = re.compile(r"(?P<marker>(?P<n>[a-zđ])\s?[.)/])\s?(?=\S)")
_ROMAN = re.compile(
    r"(?:[IVX]{1,5}|[A-D])\s?[.)/–-]\s?\S.{0,150}|(?:Phần|PHẦN|Mục|MỤC) (?:thứ )?(?:[IVX\d]{1,4}|nhất|"
    r"hai|ba)\b.{0,150}"
)
_SUBNUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?(?:\d{1,2}\.?)?\s")
_ALPHABET = "abcdđefghijklmnopqrstuvxy"
_CLAUSE = re.compile(
    r"\b(?:gồm|gồm có|bao gồm|như sau|sau|sau đây|là|đã|có|có các|được|cho|về|dự|tới dự|về dự|"
    r"tham dự và chủ trì|"
    r"dự và chủ trì|tập trung|yêu cầu|đề nghị|thống nhất|nhấn mạnh|chủ trì)\s?:$",
    re.IGNORECASE,
)
_VERB_INSIDE = re.compile(
    r"\b(?:đã|gồm|như sau|sau đây|sau:|được|yêu cầu|đề nghị|nhấn mạnh|phát biểu|chủ trì|tham dự .{1,60} có|"
    r"có sự|nghe|thảo luận|tập trung|thống nhất|tham dự hội|tham dự buổi|tham dự lễ|về dự|tới dự|đến dự|"
    r"dự hội|"
    r"dự và)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:đã|sẽ|đang|được)\b", re.IGNORECASE)
# People under such a line were elected or rewarded; that they attended it does not say.
_CHOSEN = re.compile(
    r"\b(?:bầu|trúng cử|đắc cử|khen thưởng|biểu dương|tuyên dương|vinh danh|tặng|trao|đạt giải|nhận giải|"
    r"được nhận|bổ nhiệm|điều động|kết nạp)\b",
    re.IGNORECASE,
)
_ENDS_SENTENCE = (".", ";", "!", "?", "…", ",", '."', ".”")
HEADING_LENGTH = 120
# Blocks that may stand between two parts of one numbered list, and how many.
_INTERRUPTS = ("paragraph", "list", "gallery", "table")
_INTERRUPTION = 3


class _Builder:
    """Blocks and people gathered line by line; `raw` takes the markers and lines that became fields."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.people: list[Delegate] = []
        self.raw: list[str] = []
        self.numbered: tuple[str, int, int] = ("", 0, 0)

    def add_people(self, line: Line, people: list[Delegate], after: int) -> None:
        """`after`: blocks before this index belong to other paragraphs, so that one run makes one block."""
        block = next((block for block in self.blocks[after:] if block.kind == "delegates"), None)
        if block is None:
            block = Block("delegates")
            self.blocks.append(block)
        block.people += range(len(self.people), len(self.people) + len(people))
        self.people += people
        self.raw.append(line.text)
        line.became = Role.DELEGATE

    def without_label(self, line: Line) -> str:
        """The text of a list's point; what marks it goes to `raw`."""
        text = line.text
        found = _BULLET.match(text) or _NUMBER.match(text) or _LETTER.match(text)
        label = line.mark.label or (found.group() if found else "")
        if not label or not text.startswith(label):
            return text
        self.raw.append(label)
        return text[len(label) :].strip()

    def remember_list(self, first: Line, count: int) -> None:
        """A numbered list that may go on below a paragraph or two."""
        found = _number_of(first.text)
        self.numbered = (found[1] if found else "", count, len(self.blocks))

    def goes_on_from(self, line: Line) -> int:
        """How many points the list has whose next point this line is; 0 where it begins a list."""
        shape, count, blocks = self.numbered
        found = _number_of(line.text)
        if found is None or found[1] != shape or found[0] != count + 1 or not count:
            return 0
        between = self.blocks[blocks:]
        interrupted = 0 < len(between) <= _INTERRUPTION
        return count if interrupted and all(block.kind in _INTERRUPTS for block in between) else 0

    def add_text(self, line: Line, role: Role) -> None:
        """A heading or a paragraph."""
        self.blocks.append(Block(str(role), line.text))
        line.became = role

    def add_items(
        self, lines: list[Line], items: list[str], *, ordered: bool = False, beside: bool = False
    ) -> None:
        """`beside`: the list goes on with the one above."""
        if beside:
            self.blocks[-1].items += items
        else:
            self.blocks.append(Block("list", ordered=ordered, items=items))
        for line in lines:
            line.became = Role.ITEM


def build(lines: list[Line]) -> tuple[list[Block], list[Delegate], list[str]]:
    """Blocks, delegates and the raw words that became fields, of lines whose role is body or gallery."""
    builder = _Builder()
    at = 0
    while at < len(lines):
        at = _take(builder, lines, at)
    return builder.blocks, builder.people, builder.raw


def _take(builder: _Builder, lines: list[Line], at: int) -> int:
    """Add the block that begins at this line; the index after it."""
    line = lines[at]
    if line.forced and not (line.forced == Role.TABLE and line.mark.kind == Kind.ROW):
        return _take_forced(builder, lines, at)
    if line.role == "gallery":
        builder.blocks.append(Block("gallery"))
        return at + 1
    if line.mark.kind == Kind.HEADING and len(line.text) <= 2 * HEADING_LENGTH:
        builder.add_text(line, Role.HEADING)
        return at + 1
    if line.mark.kind == Kind.PLAIN and is_heading_numeral(line.text):
        builder.add_text(line, Role.HEADING)
        return at + 1
    for taker in _TAKERS:
        end = taker(builder, lines, at)
        if end > at:
            return end
    builder.add_text(line, Role.HEADING if _is_heading(lines, at) else Role.PARAGRAPH)
    return at + 1


def _take_forced(builder: _Builder, lines: list[Line], at: int) -> int:
    """A line whose place an editor chose."""
    line = lines[at]
    marker = _BULLET.match(line.text) or _NUMBER.match(line.text)
    if line.forced == Role.DELEGATE:
        people = delegates_in(line.text, listed=True) or [Delegate(None, without_marker(line.text), None)]
        beside = at > 0 and lines[at - 1].became == Role.DELEGATE
        builder.add_people(line, people, len(builder.blocks) - beside)
    elif line.forced == Role.ITEM:
        beside = at > 0 and lines[at - 1].became == Role.ITEM and builder.blocks[-1].kind == "list"
        builder.add_items([line], [line.text[marker.end() if marker else 0 :].strip()], beside=beside)
        builder.raw += [marker.group()] if marker else []
    else:
        builder.add_text(line, Role.HEADING if line.forced == Role.HEADING else Role.PARAGRAPH)
    return at + 1


def is_heading_numeral(text: str) -> bool:
    return bool(_ROMAN.fullmatch(text)) and len(text) <= 160 and not text.endswith((".", ";"))


def _take_rows(builder: _Builder, lines: list[Line], at: int) -> int:
    """A table of the file itself, with its empty cells."""
    first = lines[at].mark
    end = at
    while end < len(lines) and lines[end].mark.kind == Kind.ROW and lines[end].mark.group == first.group:
        if lines[end].role != "held" or lines[end].forced not in (None, Role.TABLE):
            break
        end += 1
    if end == at:
        return at
    width = max(len(line.mark.cells) for line in lines[at:end])
    rows = [[*line.mark.cells, *[""] * (width - len(line.mark.cells))] for line in lines[at:end]]
    builder.blocks.append(Block("table", rows=rows))
    for line in lines[at:end]:
        line.became = Role.TABLE
    return end


def _take_points(builder: _Builder, lines: list[Line], at: int) -> int:
    """A list of the file itself; what stands a level deeper belongs to the point above it."""
    first = lines[at]
    if first.mark.kind != Kind.ITEM or _points_to_heading(lines, at):
        return at
    items: list[str] = []
    named = _introduces_others(builder)
    end = at
    while end < len(lines) and lines[end].role == "body" and lines[end].mark.kind == Kind.ITEM:
        line = lines[end]
        inner = line.mark.level > first.mark.level and bool(items)
        if not inner and (line.mark.ordered, line.mark.level) != (first.mark.ordered, first.mark.level):
            break
        if not inner and items and not named and (_leads(lines, end) or delegates_in(line.text, listed=True)):
            break
        if inner:
            items[-1] = f"{items[-1]}\n{line.text}"
        else:
            items.append(builder.without_label(line))
        end += 1
    builder.add_items(lines[at:end], items, ordered=first.mark.ordered)
    return end


def _points_to_heading(lines: list[Line], at: int) -> bool:
    """A numbered line that stands alone over text is a heading: "2. Về xóa mù chữ", in bold or short."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    if not line.mark.ordered or below is None or below.mark.kind == Kind.ITEM and below.mark.ordered:
        return False
    short = len(line.text) <= HEADING_LENGTH and not line.text.endswith(_ENDS_SENTENCE)
    return short and (line.mark.bold or below.role == "body")


def _take_table(builder: _Builder, lines: list[Line], at: int) -> int:
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


def _take_people(builder: _Builder, lines: list[Line], at: int) -> int:
    """A run of delegates, listed or not; list lines among them that name nobody follow as a list."""
    if _introduces_others(builder):
        return at
    others: list[tuple[Line, str]] = []
    begun = len(builder.blocks)
    end = at
    while end < len(lines) and lines[end].role == "body":
        text = lines[end].text
        marker = _BULLET.match(text) or _NUMBER.match(text)
        people = delegates_in(text, listed=bool(marker))
        if people and (marker or end > at or _unlisted_person(builder, lines, at)):
            builder.add_people(lines[end], people, begun)
        elif marker and _BULLET.match(text) and end > at and len(text) < 300 and not _leads(lines, end):
            others.append((lines[end], text[marker.end() :].strip()))
            builder.raw.append(marker.group())
        else:
            break
        end += 1
    if others:
        builder.add_items([line for line, _item in others], [item for _line, item in others])
    return end


def _introduces_others(builder: _Builder) -> bool:
    """Whether the line above says that the people below were chosen or honoured: they are a plain list."""
    before = builder.blocks[-1].text if builder.blocks else ""
    return before.endswith(":") and _CHOSEN.search(before[-160:]) is not None


def _leads(lines: list[Line], at: int) -> bool:
    """ "* Về phía Sở GD&ĐT có:", a list's marker before it, people below."""
    if not (_BULLET.match(lines[at].text) and lines[at].text.endswith(":")) or at + 1 >= len(lines):
        return False
    below = lines[at + 1]
    marker = _BULLET.match(below.text) or _NUMBER.match(below.text)
    return below.role == "body" and bool(delegates_in(below.text, listed=bool(marker)))


def _take_group(builder: _Builder, lines: list[Line], at: int) -> int:
    """The marked line above a group of delegates is a label, not a list of one."""
    marker = _BULLET.match(lines[at].text)
    if marker is None or not _leads(lines, at):
        return at
    builder.raw.append(marker.group())
    builder.blocks.append(Block("paragraph", lines[at].text[marker.end() :].strip()))
    return at + 1


def _unlisted_person(builder: _Builder, lines: list[Line], at: int) -> bool:
    """Whether a person without a list's marker is a delegate: below "… gồm có:" or among others."""
    before = builder.blocks[-1] if builder.blocks else None
    if before and (before.text.endswith(":") or before.kind == "heading") and not is_intro(before.text):
        return True
    following = lines[at + 1] if at + 1 < len(lines) else None
    return bool(following and following.role == "body" and delegates_in(following.text, listed=False))


def _take_bullets(builder: _Builder, lines: list[Line], at: int) -> int:
    items: list[str] = []
    end = at
    named = _introduces_others(builder)
    first = _BULLET.match(lines[at].text)
    while first and end < len(lines) and lines[end].role == "body":
        match = _BULLET.match(lines[end].text)
        if match is None or _leads(lines, end):
            break
        if items and not named and delegates_in(lines[end].text, listed=True):
            break
        items.append(lines[end].text[match.end() :].strip())
        builder.raw.append(match.group())
        end += 1
    if items:
        builder.add_items(lines[at:end], items)
    return end


def _take_numbers(builder: _Builder, lines: list[Line], at: int) -> int:
    """A run 1, 2, 3 … or a, b, c …; a number that stands alone is no list.

    Points with points of their own are items that hold these, one a line, their markers as typed.
    """
    begun = builder.goes_on_from(lines[at])
    points, end = _points_from(lines, at, begun)
    alone = len(points) == 1 and (begun or _is_gone_on_below(lines, at, end))
    if (len(points) < 2 and not alone) or _are_headings(lines, [line for line, _text_at in points]):
        return at
    items = []
    for (point, text_at), (until, _) in pairwise([*points, (end, 0)]):
        text = lines[point].text
        builder.raw.append(text[:text_at].strip())
        items.append("\n".join([text[text_at:].strip(), *(line.text for line in lines[point + 1 : until])]))
    builder.add_items(lines[at:end], items, ordered=True)
    builder.remember_list(lines[at], begun + len(points))
    return end


def _is_gone_on_below(lines: list[Line], at: int, end: int) -> bool:
    """Whether a point that is a sentence has the next one of its list below a paragraph or two."""
    first = _number_of(lines[at].text)
    if first is None or first[0] != 1 or not lines[at].text.endswith((".", ";")):
        return False
    for line in lines[end : end + _INTERRUPTION + 1]:
        found = _number_of(line.text)
        if found and found[1] == first[1]:
            return found[0] == 2 and line.text.endswith((".", ";"))
    return False


def _points_from(lines: list[Line], at: int, begun: int) -> tuple[list[tuple[int, int]], int]:
    """([(line where the point 1, 2, 3 … begins, where its text begins in it)], the end of the run); the list
    has `begun` points already."""
    points: list[tuple[int, int]] = []
    shape, end = "", at
    while end < len(lines) and lines[end].role == "body":
        found = _number_of(lines[end].text)
        if found and found[0] == begun + len(points) + 1 and shape in ("", found[1]):
            shape = found[1]
            points.append((end, found[2]))
        elif not points or not _is_subpoint(lines[end].text, shape):
            break
        end += 1
    # Bullets below a finished last point, where no other point has any, are a list of their own.
    last = points[-1][0] if points else at
    if points and last - at == len(points) - 1 and lines[last].text.endswith("."):
        end = last + 1
    return points, end


def _is_subpoint(text: str, shape: str) -> bool:
    if _BULLET.match(text):
        return not delegates_in(text, listed=True)
    return "1" in shape and bool(_LETTER.match(text) or _SUBNUMBER.match(text))


def _are_headings(lines: list[Line], points: list[int]) -> bool:
    """ "1. Về tuyển sinh:", "2. Về xóa mù chữ:", each with a list below it."""
    return all(second - first > 1 for first, second in pairwise(points)) and all(
        _is_heading(lines, point) for point in points
    )


def _parts_text(lines: list[Line], at: int) -> bool:
    """Whether the part of the programme named here is told below it: in a timetable the next part follows."""
    around = [lines[beside].text for beside in (at - 1, at + 1) if 0 <= beside < len(lines)]
    told = at + 1 < len(lines) and not _FINITE.search(lines[at].text)
    return told and not any(opens_part(text) for text in around)


def _number_of(text: str) -> tuple[int, str, int] | None:
    """(place in the list, kind of marker, where the item's text begins)."""
    match = _NUMBER.match(text)
    if match:
        digits = match["marker"].strip("(./) ")
        return int(digits), re.sub(r"\d+\s?", "1", match["marker"]), match.end()
    match = _LETTER.match(text)
    if match and match["n"] in _ALPHABET:
        letters = _ALPHABET.replace("đ", "") if match["n"] != "đ" else _ALPHABET
        return letters.index(match["n"]) + 1, "a" + match["marker"][-1], match.end()
    return None


def _is_heading(lines: list[Line], at: int) -> bool:
    line = lines[at]
    text = line.text
    if is_intro(text) and (text.endswith(":") or at + 1 == len(lines) or lines[at + 1].role == "gallery"):
        return True
    if len(text) > HEADING_LENGTH or text.endswith(_ENDS_SENTENCE) or is_credit(text):
        return False
    if text.endswith(":"):
        return len(text.split()) <= 10 and not _CLAUSE.search(text) and not _VERB_INSIDE.search(text)
    if line.is_capitals or _number_of(text) or line.mark.bold:
        return True
    if _SUBNUMBER.match(text):
        return True
    if opens_part(text):
        return _parts_text(lines, at)
    if ": " in text or spans_in(text):
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    return following is not None and following.role == "body" and len(text) <= 90 and text[0].isupper()


# Each adds the block that begins at a line and says where it ends: at that line where there is none.
_TAKERS = (
    _take_rows,
    _take_table,
    _take_group,
    _take_people,
    _take_points,
    _take_bullets,
    _take_numbers,
)
