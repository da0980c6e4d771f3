"""A report's text as lines: spaces in order, wrapped lines joined, every word still there."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from news.reading.report import Role
from news.unpacking import Kind, Mark

# Invisible characters that carry no word: zero-width spaces and joiners, soft hyphen, marks of direction.
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\t]+")
_TABS = re.compile(r" *\t[\t ]*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_MARKER = r"[-–—+•*·▪●○◦‣➢►✓❖]|o\s|\(?\d{1,2}\)|\d{1,2}\s?[./](?!\d)|[a-zđ](?:\)|[./]\s)|[IVX]+\s?[.)]"
_STARTS_ANEW = re.compile(rf"{_MARKER}|(?:Hình|Ảnh)\b|https?:|www\.|[(\[].*[)\]]$")
_LISTED = re.compile(rf"(?:{_MARKER})")
# No line of its own ends with one of these: the sentence goes on below, whatever it goes on with.
_OPEN_END = re.compile(
    r"\b(?:của|và|các|những|cho|với|trong|tại|về|là|theo|đến|từ|do|để|bởi|giữa|cùng|bằng|như)$", re.IGNORECASE
)
_NUMBER_OPEN = re.compile(r"(?:\bsố:?\s?\d{1,5}|\b\d{1,5}/[^\s/]*)[-/&]$")
_NUMBER_BEGUN = re.compile(r"\bsố:?\s?\d{1,5}$|\b\d{1,5}/[A-ZĐ][^\s]*$")
_NUMBER_REST = re.compile(r"[/&][A-ZĐ]|-[A-ZĐ&]{2,}")
_BEFORE_NUMBER = re.compile(r"\b(?:ngày|tháng|năm|quý|số|lớp|khối|khóa|hơn|gần|khoảng|thứ)$", re.IGNORECASE)
_OPENING = re.compile(r"(?:Sáng|Chiều|Tối|Ngày|Từ|Trong|Vào|Lúc|Hôm nay)\b[^,]{0,30}\d")
_LATER_NUMBER = re.compile(r"(?!1\D)\d")  # no list begins with it
_PUNCTUATED = re.compile(r"[.!?;](?:\s|$)")
_SENTENCE_END = re.compile(r"[.:;!?…][\"”’')]?$")
# "Ngày thứ nhất: Soạn bài giảng số", "Chuyên đề 2: …": a part of the programme and what it is about.
_PART = re.compile(
    r"(?:Ngày|Buổi|Phiên|Phần|Chuyên đề|Nội dung|Hoạt động|Đợt|Vòng|Chặng|Giai đoạn|Bước)"
    r"(?: (?:họp|học|làm việc|thảo luận|tập huấn|thi))? (?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|"
    r"thứ \d{1,2}|đầu tiên|cuối cùng|một|hai|ba|[1-9]\d?|[IVX]{1,4})\s?[:.–—-]\s[“\"]?(?P<about>[^\W\d_])"
)
WRAP_WIDTH = 130
RAGGED = 6  # characters by which lines broken by hand fall short of the width
SHORTEST_WRAPPED = 40  # characters of a line that has run on to the next


@dataclass
class Line:
    """One line and what the reader took it for; `gap` says whether an empty line stands before it.

    `mark` is what the file says of it, `forced` what an editor made of it, `became` what the body did; `at`
    is the source line where it begins, `n` its place among the pieces of the report, `said` its own text
    where another line was joined to it.
    """

    text: str
    gap: bool = False
    role: str = "body"
    at: int = 0
    n: int = 0
    mark: Mark = field(default_factory=Mark)
    said: str = ""
    forced: Role | None = None
    became: Role = Role.PARAGRAPH

    def join(self, below: "Line") -> None:
        """Take the text of a line that belongs to this one."""
        self.said = self.said or self.text
        self.text = f"{self.text} {below.text}"
        below.role = "joined"

    @property
    def is_table_row(self) -> bool:
        if self.mark.kind:
            return self.mark.kind == Kind.ROW
        return "\t" in self.text or self.text.count("|") >= 2

    @property
    def is_capitals(self) -> bool:
        letters = [char for char in self.text if char.isalpha()]
        return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


class _Wrapping(NamedTuple):
    """The width the whole text was broken at, 0 where lines are as long as their paragraphs; `certain`
    where so many lines are full that a sentence may also end at the edge."""

    width: int
    certain: bool


def clean(text: str) -> str:
    """NFC, one kind of space, single; tabs stay where they part the cells of a table."""
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    text = _SPACES.sub(" ", _CONTROL.sub(" ", text)).strip()
    return _TABS.sub("\t", text)


def opens_part(text: str) -> bool:
    """Whether a line names a part of the programme, by its number, and what it is about."""
    part = _PART.match(text)
    return part is not None and part["about"].isupper()


def lines_of(
    text: str,
    stands_alone: Callable[[str], bool] = lambda text: False,
    marks: Mapping[int, Mark] | None = None,
) -> list[Line]:
    """The lines of a text, wrapped ones joined; those that stand alone (a moment, a byline) are not.

    Where there are `marks`, by source line, a line is a paragraph, or a part of one after a typed break.
    """
    lines: list[Line] = []
    gap = False
    for at, raw in enumerate(_BREAKS.split(text)):
        cleaned = clean(raw)
        mark = marks.get(at, Mark()) if marks else Mark()
        if cleaned:
            lines.append(Line(cleaned, not mark.goes_on if marks else gap, at=at, mark=mark))
        gap = not cleaned
    if marks and _wrapping(lines).certain:
        # Broken by hand at a width: its paragraphs are lines.
        for line in lines:
            line.gap = line.gap and (bool(line.mark.kind) or line.mark.bold or line.mark.centred)
    return _unwrapped(lines, stands_alone)


def with_plain_breaks(text: str) -> str:
    """Every kind of line end as one, so that source lines are counted alike everywhere."""
    return _BREAKS.sub("\n", text)


def _unwrapped(lines: list[Line], stands_alone: Callable[[str], bool]) -> list[Line]:
    """Join what an editor's or a mailer's fixed width has broken into several lines."""
    wrapping = _wrapping(lines)
    joined: list[list[str]] = []
    starts: list[Line] = []
    for at, line in enumerate(lines):
        before = Line(joined[-1][-1]) if joined else None
        if before and _can_join(starts[-1], line) and _breaks_number(before.text, line):
            joined[-1][-1] += line.text
        elif before and (
            _goes_on(starts[-1], line)
            or (
                _can_join(starts[-1], line)
                and _belongs(before, lines, at, wrapping, starts[-1])
                and not _alone(before, line, stands_alone)
            )
        ):
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
            starts.append(line)
    return [replace(line, text=" ".join(parts)) for parts, line in zip(joined, starts, strict=True)]


def _can_join(start: Line, line: Line) -> bool:
    """Whether the file lets two lines be one: a heading, a point, a caption or a row ends where it ends."""
    one, two = start.mark, line.mark
    return one.kind == two.kind == Kind.PLAIN and (one.bold, one.centred) == (two.bold, two.centred)


def _goes_on(start: Line, line: Line) -> bool:
    """Another paragraph of the same point, or a point that was broken."""
    return line.mark.kind == Kind.ITEM == start.mark.kind and line.mark.goes_on


def _alone(before: Line, line: Line, stands_alone: Callable[[str], bool]) -> bool:
    if line.text[0].islower() or _breaks_off(before.text, line.text):
        return False
    return stands_alone(line.text)


def _belongs(before: Line, lines: list[Line], at: int, wrapping: _Wrapping, start: Line) -> bool:
    """Whether lines[at] goes on with the line before it, in the paragraph that began with `start`."""
    return (
        _continues(before, lines[at], wrapping)
        or _runs_on(before, lines, at, start)
        or (_opens_report(start, before) and _is_prose(lines, at))
    )


def _wrapping(lines: list[Line]) -> _Wrapping:
    widths = [len(line.text) for line in lines]
    full = sum(1 for width in widths if width >= 50)
    if not widths or not 50 <= max(widths) <= WRAP_WIDTH or full < max(3, len(widths) / 5):
        return _Wrapping(0, certain=False)
    return _Wrapping(max(widths), certain=full >= max(5, len(widths) / 3))


def _continues(before: Line, line: Line, wrapping: _Wrapping) -> bool:
    """Whether the line goes on with the one before: in a wrapped text its first word had no room there."""
    if line.gap or line.is_table_row or before.is_table_row or before.is_capitals:
        return False
    if _breaks_off(before.text, line.text):
        return True
    if _STARTS_ANEW.match(line.text):
        return False
    reach = len(before.text) + 1 + len(line.text.split()[0])
    if line.text[0].islower():
        return not _SENTENCE_END.search(before.text) or 0 < wrapping.width < reach
    ended = _SENTENCE_END.search(before.text) is not None
    if not wrapping.width or before.text.endswith(":") or (ended and not wrapping.certain):
        return False
    full = len(line.text) >= wrapping.width - 3 * RAGGED or _PUNCTUATED.search(line.text)
    return reach > wrapping.width - (RAGGED if full and not ended else 0)


def _breaks_off(before: str, text: str) -> bool:
    """ "… trong tháng" above "12 năm 2024.": a line that cannot end where it does."""
    if len(before) < SHORTEST_WRAPPED or (_LISTED.match(text) and not _LATER_NUMBER.match(text)):
        return False
    return bool(_OPEN_END.search(before)) or text[0].isdigit() and bool(_BEFORE_NUMBER.search(before))


def _breaks_number(before: str, line: Line) -> bool:
    """ "… số 2302/SGDĐT-" above "GDTX-CN&CTTT ngày …": a letter's number broken where it has a sign."""
    if line.gap:
        return False
    if _NUMBER_OPEN.search(before):
        return line.text[0].isupper()
    return _NUMBER_BEGUN.search(before) is not None and _NUMBER_REST.match(line.text) is not None


def _runs_on(before: Line, lines: list[Line], at: int, start: Line) -> bool:
    """Whether the line ends a list's item that was broken in two: the list itself goes on below it."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if line.gap or following is None or len(before.text) < SHORTEST_WRAPPED * 1.5:
        return False
    if (
        _SENTENCE_END.search(before.text)
        or len(line.text) > len(before.text)
        or _STARTS_ANEW.match(line.text)
    ):
        return False
    first, third = _LISTED.match(start.text), _LISTED.match(following.text)
    return first is not None and third is not None and _kind(first) == _kind(third)


def _opens_report(start: Line, before: Line) -> bool:
    """A paragraph that begins with the day cannot break off in the middle: "Sáng 3/4/2024, tại …"."""
    long = len(before.text) >= SHORTEST_WRAPPED * 1.5
    return long and start.gap and bool(_OPENING.match(start.text)) and not _SENTENCE_END.search(before.text)


def _is_prose(lines: list[Line], at: int) -> bool:
    """Whether the line belongs to the one above and a sentence ends in it or right below."""
    if lines[at].gap or _STARTS_ANEW.match(lines[at].text):
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    text = lines[at].text if following is None or following.gap else f"{lines[at].text} {following.text}"
    return _PUNCTUATED.search(text) is not None


def _kind(marker: re.Match[str]) -> str:
    """ "1." and "12." are one kind of marker, "-" and "a)" others."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d+", "1", marker.group().strip()))
