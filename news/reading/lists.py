"""Lists of the body: of the file itself, and typed ones."""

from itertools import pairwise

from news.reading.builder import _INTERRUPTION, Builder, introduces_others, leads
from news.reading.headings import ENDS_SENTENCE, HEADING_LENGTH, is_heading
from news.reading.lines import Line
from news.reading.markers import BULLET, LETTER, SUBNUMBER, number_of
from news.reading.people import delegates_in
from news.unpacking import Kind


def take_points(builder: Builder, lines: list[Line], at: int) -> int:
    """A list of the file itself; what stands a level deeper belongs to the point above it."""
    first = lines[at]
    if first.mark.kind != Kind.ITEM or _points_to_heading(lines, at):
        return at
    items: list[str] = []
    named = introduces_others(builder)
    end = at
    while end < len(lines) and lines[end].role == "body" and lines[end].mark.kind == Kind.ITEM:
        line = lines[end]
        inner = line.mark.level > first.mark.level and bool(items)
        if not inner and (line.mark.ordered, line.mark.level) != (first.mark.ordered, first.mark.level):
            break
        if not inner and items and not named and (leads(lines, end) or delegates_in(line.text, listed=True)):
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
    short = len(line.text) <= HEADING_LENGTH and not line.text.endswith(ENDS_SENTENCE)
    return short and (line.mark.bold or below.role == "body")


def take_bullets(builder: Builder, lines: list[Line], at: int) -> int:
    items: list[str] = []
    end = at
    named = introduces_others(builder)
    first = BULLET.match(lines[at].text)
    while first and end < len(lines) and lines[end].role == "body":
        match = BULLET.match(lines[end].text)
        if match is None or leads(lines, end):
            break
        if items and not named and delegates_in(lines[end].text, listed=True):
            break
        items.append(lines[end].text[match.end() :].strip())
        builder.raw.append(match.group())
        end += 1
    if items:
        builder.add_items(lines[at:end], items)
    return end


def take_numbers(builder: Builder, lines: list[Line], at: int) -> int:
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
    first = number_of(lines[at].text)
    if first is None or first[0] != 1 or not lines[at].text.endswith((".", ";")):
        return False
    for line in lines[end : end + _INTERRUPTION + 1]:
        found = number_of(line.text)
        if found and found[1] == first[1]:
            return found[0] == 2 and line.text.endswith((".", ";"))
    return False


def _points_from(lines: list[Line], at: int, begun: int) -> tuple[list[tuple[int, int]], int]:
    """([(line where the point 1, 2, 3 … begins, where its text begins in it)], the end of the run); the list
    has `begun` points already."""
    points: list[tuple[int, int]] = []
    shape, end = "", at
    while end < len(lines) and lines[end].role == "body":
        found = number_of(lines[end].text)
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
    if BULLET.match(text):
        return not delegates_in(text, listed=True)
    return "1" in shape and bool(LETTER.match(text) or SUBNUMBER.match(text))


def _are_headings(lines: list[Line], points: list[int]) -> bool:
    """ "1. Về tuyển sinh:", "2. Về xóa mù chữ:", each with a list below it."""
    return all(second - first > 1 for first, second in pairwise(points)) and all(
        is_heading(lines, point) for point in points
    )
