"""The number and the day of a letter, which are often written by pen, read a second time by their glyphs.

A recogniser of printed lines loses or doubles a digit by pen and is sure of it all the same. Here each box is
cut out, its glyphs are counted, and digits alone are looked for. Whatever the two readings do not agree
upon, or is of another hand than the line about it, is told as doubtful.
"""

import math
import re
from collections.abc import Callable
from statistics import median
from typing import Any, NamedTuple

from PIL import Image, ImageOps

from documents.extraction.glyphs import LEVELS, Glyph, glyphs_in, is_hyphen, is_slash
from documents.extraction.lines import Word
from documents.extraction.pages import DAY, NUMBER
from search.text import fold

# How sure one is of digits read twice alike by pen, and of those read in two ways.
BY_PEN, AT_ODDS = 0.75, 0.5
# The share of the page in which its head stands; how far the box of a number may reach, in heights of its
# label.
_HEAD, _REACH = 0.4, 14
# Digits are made so many pixels high, with a white edge; they are believed if read so surely, or twice.
_SIZES, _EDGE, _SURE = (64, 40, 100), 30, 70
# Printed digits are as high as capitals, and stand where they do, but for this share of a height.
_ALIKE = 0.16
_LABEL = re.compile(r"\W{0,2}[s$§][o0]\W{0,2}")
_SYMBOL = re.compile(r"[/⁄\\|-]\s?(?=[A-ZĐ]|[12]\d{3}\s?[/⁄])|(?=[A-ZĐ]{2})")

Read = Callable[[Any], list[Word]]


class Digits(NamedTuple):
    text: str
    sure: float
    by_pen: bool
    glyphs: int


def read_again(ink: Any, words: list[Word], lean: float, read: Read) -> tuple[list[Word], dict[str, float]]:
    """(the words, those of the number and the day better read; what is doubted of the two and how sure it
    is). `read` reads a picture in which nothing but digits stands."""
    doubts: dict[str, float] = {}
    for name, mend in ((NUMBER, _mend_number), (DAY, _mend_day)):
        words, sure = mend(ink, words, lean, read)
        if sure < 1:
            doubts[name] = sure
    return words, doubts


def _mend_number(ink: Any, words: list[Word], lean: float, read: Read) -> tuple[list[Word], float]:
    for label in words:
        if label.middle > _HEAD * ink.height or not _LABEL.fullmatch(fold(label.text)):
            continue
        row = _beside(words, label, lean)
        at = next((at for at, word in enumerate(row[:5]) if _SYMBOL.search(word.text)), None)
        if at is not None and _labels(label, row[: at + 1], words):
            new, sure = _number(ink, label, row[: at + 1], lean, read)
            return _replaced(words, row[: at + 1], new, label) if new else words, sure
    return words, 1.0


def _number(ink: Any, label: Word, row: list[Word], lean: float, read: Read) -> tuple[Word | None, float]:
    """(the number and its symbol as one word, None where they stay as they are; how sure they are)."""
    written, last = "".join(word.text for word in row), row[-1]
    found = _SYMBOL.search(last.text)
    symbol = last.text[found.start() :] if found else ""
    box, middle = _cut(ink, label, label.right + 2, last.right + 3, lean)
    lines = [glyphs_in(box, middle, share) for share in LEVELS]
    glyphs, place = next(
        ((glyphs, place) for glyphs in lines if (place := _separator(glyphs, symbol))), (lines[0], 0)
    )
    if not place:
        # Its letters hang together; the hand that wrote the first is seen all the same.
        count = len(written) - len(written.lstrip("0123456789"))
        return None, BY_PEN if count and _is_by_pen(glyphs[:count], glyphs[count:]) else 1.0
    letters = [glyph for glyph in glyphs[place + 1 :] if not is_hyphen(glyph)]
    if not _large(glyphs[:place], letters):
        return None, 1.0
    digits = _read(box, glyphs[:place], letters, read)
    text, sure = _agreed(written[: len(written) - len(symbol)], digits)
    mark = "-" if is_hyphen(glyphs[place]) else "/"
    rest = re.sub(r"^[/⁄\\|-]\s?", "", symbol)
    return last._replace(left=row[0].left, text=f"{text}{mark}{rest}"), sure


def _labels(label: Word, row: list[Word], words: list[Word]) -> bool:
    """Whether it stands before the letter's own number: 'theo Công văn số' and 'SỞ' do not."""
    is_number = re.search(r"[\d/⁄]", "".join(word.text for word in row))
    follows = any(
        word.left < label.left < word.right + label.height
        and abs(word.middle - label.middle) < 0.7 * label.height
        and len(word.text) > 1
        for word in words
        if word is not label
    )
    return bool(is_number) and not follows and (":" in label.text or not label.text.isupper())


def _mend_day(ink: Any, words: list[Word], lean: float, read: Read) -> tuple[list[Word], float]:
    for day in words:
        if day.middle > _HEAD * ink.height or fold(day.text).strip(" .,:") != "ngay":
            continue
        row = _beside(words, day, lean)
        month = next((word for word in row[:5] if fold(word.text).startswith("thang")), None)
        year = next((word for word in row[:10] if re.fullmatch(r"\D?[12]\d{3}\W?", word.text)), None)
        if month is None or year is None or month.left - day.right > 6 * day.height:
            continue
        between = [word for word in row if word.left < month.left]
        new, sure = _day(ink, (day, month, year), between, lean, read)
        return _replaced(words, between, new, day) if new else words, sure
    return words, 1.0


def _day(
    ink: Any, about: tuple[Word, Word, Word], between: list[Word], lean: float, read: Read
) -> tuple[Word | None, float]:
    """(what stands between 'ngày' and 'tháng', None where that stays as it is; how sure it is)."""
    day, month, year = about
    box, middle = _cut(ink, day, day.right + 2, month.left - 2, lean)
    likes = glyphs_in(*_cut(ink, year, year.left - 2, year.right + 2, lean))
    glyphs = _large(glyphs_in(box, middle), likes)
    if not 0 < len(glyphs) < 3:
        return None, AT_ODDS if between or glyphs else 1.0
    digits = _read(box, glyphs, likes, read)
    text, sure = _agreed("".join(word.text for word in between), digits)
    if not (text.isdigit() and 0 < int(text) < 32):
        return None, AT_ODDS
    size = min(day.height, 40)
    left, width = day.right + 5, month.left - day.right - 10
    return day._replace(left=left, width=width, height=size, text=text), sure


def _beside(words: list[Word], label: Word, lean: float) -> list[Word]:
    """What stands right of a word on its level, from left to right."""
    reach = label.right + _REACH * label.height
    row = [
        word
        for word in words
        if label.right - 4 <= word.left < reach
        and abs(word.middle - label.middle - lean * (word.left - label.left)) < 0.7 * label.height
    ]
    return sorted(row, key=lambda word: word.left)


def _cut(ink: Any, label: Word, left: int, right: int, lean: float) -> tuple[Any, float]:
    """(a line's picture from `left` to `right`, laid straight; the height of its middle there)."""
    shift = int(lean * ((left + right) / 2 - label.left - label.width / 2))
    high, low = label.top - int(0.6 * label.height) + shift, label.top + int(1.5 * label.height) + shift
    box = ink.crop((left, max(0, high), max(left + 1, right), min(ink.height, low)))
    box = box.rotate(math.degrees(math.atan(lean)), Image.Resampling.BICUBIC, fillcolor=255)
    return box, 1.1 * label.height


def _separator(glyphs: list[Glyph], symbol: str) -> int:
    """Where the stroke between the number and its symbol is; 0 where none is found.

    A hyphen is only looked for where the page's reading has no slash.
    """
    if not glyphs or is_slash(glyphs[0]) or is_hyphen(glyphs[0]):
        return 0
    tall = median([glyph.height for glyph in glyphs])
    takes_hyphen = symbol[0] not in "/⁄"
    places = [
        at
        for at, glyph in enumerate(glyphs)
        if at and (is_slash(glyph) and glyph.height > 0.7 * tall or takes_hyphen and is_hyphen(glyph))
    ]
    wanted = len(glyphs) - len(symbol)
    near = [at for at in places if abs(at - wanted) < 4]
    return min(near, key=lambda at: (abs(at - wanted), is_hyphen(glyphs[at])), default=0)


def _large(glyphs: list[Glyph], likes: list[Glyph]) -> list[Glyph]:
    """Without specks, dots and the ends of letters cut through."""
    least = 0.6 * median([glyph.height for glyph in likes]) if likes else 0
    return [glyph for glyph in glyphs if glyph.height >= least]


def _read(box: Any, glyphs: list[Glyph], likes: list[Glyph], read: Read) -> Digits:
    glyphs = _large(glyphs, likes)
    if not glyphs:
        return Digits("", 0, False, 0)
    # Only these: a neighbour's edge or a line above would be read as a digit.
    alone = Image.new("L", box.size, 255)
    for glyph in glyphs:
        alone.paste(box.crop(glyph.box), glyph.box[:2])
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    cut = alone.crop((glyphs[0].left, top, glyphs[-1].right, bottom))
    by_pen, count = _is_by_pen(glyphs, likes), sum(map(_digits_in, glyphs))
    said: list[str] = []
    for size in _SIZES:
        text, sure = _said(cut, size, read)
        # By pen one reading is not enough, for a 9 may be taken for a 3.
        if len(text) == count and (text in said or sure > _SURE and not by_pen):
            return Digits(text, 100, by_pen, count)
        said.append(text)
    return Digits(said[0], 0, by_pen, count)


def _digits_in(glyph: Glyph) -> int:
    """Slanting digits stand over one another, with no white column between."""
    return max(1, round(glyph.width / (0.66 * glyph.height))) if glyph.width > glyph.height else 1


def _said(cut: Any, size: int, read: Read) -> tuple[str, float]:
    enlarged = cut.resize((max(1, round(cut.width * size / cut.height)), size), Image.Resampling.BICUBIC)
    words = read(ImageOps.expand(enlarged, _EDGE, 255))
    return "".join(word.text for word in words), min((word.sure for word in words), default=0.0)


def _is_by_pen(glyphs: list[Glyph], likes: list[Glyph]) -> bool:
    if not likes or not glyphs:
        return False
    height = median([like.height for like in likes])
    own = median([glyph.bottom for glyph in glyphs])
    # Another column's line may stand a little higher, but its digits are of one size on one level.
    uneven = any(abs(glyph.bottom - own) > _ALIKE * height for glyph in glyphs)
    return uneven or any(abs(glyph.height - height) > _ALIKE * height for glyph in glyphs)


def _agreed(first: str, digits: Digits) -> tuple[str, float]:
    """(what is taken, how sure that is) of the page's reading and the second one."""
    bare = re.sub(r"[\s.…_,:]", "", first)
    # One glyph less than the page's reading has: a faint one was lost.
    fits = digits.text.isdigit() and len(digits.text) == digits.glyphs >= len(re.findall(r"\d", bare))
    if fits and digits.text == bare:
        return bare, BY_PEN if digits.by_pen else 1.0
    if fits and digits.sure > _SURE and not re.fullmatch(rf"\d{{{digits.glyphs}}}", bare):
        # What the page's reading lost, and is printed, was read once and well.
        return digits.text, AT_ODDS if bare or digits.by_pen else 1.0
    # A letter behind the digits, '15a/QĐ', is none of them.
    is_lettered = re.fullmatch(r"\d+[a-zđ]", bare) and len(bare) == digits.glyphs
    return bare, 1.0 if is_lettered and not digits.by_pen else AT_ODDS


def _replaced(words: list[Word], old: list[Word], new: Word, before: Word) -> list[Word]:
    """The words with `new`, which stands behind `before`, in place of the old ones."""
    kept = [word for word in words if word not in old]
    place = next(at for at, word in enumerate(kept) if word is before)
    return [*kept[: place + 1], new._replace(line=before.line), *kept[place + 1 :]]
