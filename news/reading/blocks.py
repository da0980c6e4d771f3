"""The body of a report as typed blocks: paragraphs, headings, lists, delegates, tables, the gallery."""

from news.reading.builder import Builder, introduces_others, leads
from news.reading.captions import is_intro
from news.reading.headings import HEADING_LENGTH, is_heading, is_heading_numeral
from news.reading.lines import Line
from news.reading.lists import take_bullets, take_numbers, take_points
from news.reading.markers import BULLET, NUMBER
from news.reading.people import delegates_in, without_marker
from news.reading.report import Block, Delegate, Role
from news.reading.tables import take_rows, take_table
from news.unpacking import Kind


def build(lines: list[Line]) -> tuple[list[Block], list[Delegate], list[str]]:
    """Blocks, delegates and the raw words that became fields, of lines whose role is body or gallery."""
    builder = Builder()
    at = 0
    while at < len(lines):
        at = _take(builder, lines, at)
    return builder.blocks, builder.people, builder.raw


def _take(builder: Builder, lines: list[Line], at: int) -> int:
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
    role = Role.HEADING if is_heading(lines, at) else Role.PARAGRAPH
    builder.add_text(line, role, builder.without_label(line) if line.mark.kind == Kind.ITEM else line.text)
    return at + 1


def _take_forced(builder: Builder, lines: list[Line], at: int) -> int:
    """A line whose place an editor chose."""
    line = lines[at]
    marker = BULLET.match(line.text) or NUMBER.match(line.text)
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


def _take_people(builder: Builder, lines: list[Line], at: int) -> int:
    """A run of delegates, listed or not; list lines among them that name nobody follow as a list."""
    if introduces_others(builder):
        return at
    others: list[tuple[Line, str]] = []
    begun = len(builder.blocks)
    end = at
    while end < len(lines) and lines[end].role == "body":
        text = lines[end].text
        marker = BULLET.match(text) or NUMBER.match(text)
        people = delegates_in(text, listed=bool(marker))
        if people and (marker or end > at or _unlisted_person(builder, lines, at)):
            builder.add_people(lines[end], people, begun)
        elif marker and BULLET.match(text) and end > at and len(text) < 300 and not leads(lines, end):
            others.append((lines[end], text[marker.end() :].strip()))
            builder.raw.append(marker.group())
        else:
            break
        end += 1
    if others:
        builder.add_items([line for line, _item in others], [item for _line, item in others])
    return end


def _take_group(builder: Builder, lines: list[Line], at: int) -> int:
    """The marked line above a group of delegates is a label, not a list of one."""
    marker = BULLET.match(lines[at].text)
    if marker is None or not leads(lines, at):
        return at
    builder.raw.append(marker.group())
    builder.blocks.append(Block("paragraph", lines[at].text[marker.end() :].strip()))
    return at + 1


def _unlisted_person(builder: Builder, lines: list[Line], at: int) -> bool:
    """Whether a person without a list's marker is a delegate: below "… gồm có:" or among others."""
    before = builder.blocks[-1] if builder.blocks else None
    if before and (before.text.endswith(":") or before.kind == "heading") and not is_intro(before.text):
        return True
    following = lines[at + 1] if at + 1 < len(lines) else None
    return bool(following and following.role == "body" and delegates_in(following.text, listed=False))


# Each adds the block that begins at a line and says where it ends: at that line where there is none.
_TAKERS = (
    take_rows,
    take_table,
    _take_group,
    _take_people,
    take_points,
    take_bullets,
    take_numbers,
)
