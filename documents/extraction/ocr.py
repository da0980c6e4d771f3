"""A picture of a page → its text, by tesseract in a process of its own."""

import os
import re
import subprocess
from typing import Any, NamedTuple

from documents.extraction import digits, foot, garble, inks, lines, phrases, signers, top
from documents.extraction.limits import TESSERACT_SECONDS
from documents.extraction.lines import Word
from documents.extraction.outcomes import Outcome, Unreadable
from documents.extraction.pages import plain_word
from search.syllables import clean

LANGUAGE = "vie"
# Below this the page may lie on its side or stand on its head.
_SURE = 0.6
# A capital with marks behind a small letter, and no more capitals.
_LARGE = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_DOUBLED = re.compile(rf"([a-zđ{_LARGE.lower()}])([Đ{_LARGE}])(?![A-ZĐ{_LARGE}])")
_SLIPS = (
    (re.compile(r"\b([Gg])iẳng\b"), r"\1iảng"),
    (re.compile(r"\b([Đđ])ẳng(?= (?:[Ủủ]y|viên|bộ)\b)"), r"\1ảng"),
    (re.compile(r"\b([Cc])hỉ(?= (?:bộ|ủy|hội)\b(?! (?:nghị|sung|trưởng|quyền|ban)))"), r"\1hi"),
    (re.compile(r"\b([Hh])[ẳẫ]ng(?= (?:ngày|tháng|năm|tuần|quý)\b)"), r"\1ằng"),
    (re.compile(r"\b([Cc])hỉ(?= tiết\b(?! (?:kiệm|lộ)))"), r"\1hi"),
)
# Of a stamp only clear words count: a seal's ring is full of strokes that look like letters.
_SURE_OF_STAMP = 60
# Below this a word is told as unsure: of wrong ones most, of right ones one in a hundred.
_UNSURE = 80
# Kinds of layout tesseract is told of: a page of any, one block, words here and there.
_PAGE, _BLOCK, _LINE, _SPARSE = "3", "6", "7", "11"
_DIGITS = "tessedit_char_whitelist=0123456789"
_TURN = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)


class Recognised(NamedTuple):
    """`doubts` are of the number and the day, by the names that `digits` gives them."""

    words: list[Word]
    text: str
    sure: float
    doubts: dict[str, float]


class Said(NamedTuple):
    """A page's text, how sure its words are on average, 0 to 1, and those that are not: {word: sureness};
    among these stand, by names of their own, the letter's number and day."""

    text: str
    sure: float
    unsure: dict[str, float]


def read(picture: Any) -> Said:
    """Of a picture in colour or gray. Raises Unreadable."""
    ink, stamps = inks.parted(picture)
    plain = inks.without_colours(picture)
    page = recognised(ink, plain)
    if page.sure < _SURE and (turn := turned_by(ink)):
        again = recognised(turned(ink, turn), plain and turned(plain, turn))
        if worth(again) > worth(page):
            page, stamps = again, stamps and turned(stamps, turn)
    above, below = stamped(stamps, page.words) if stamps else ("", "")
    text = "\n\n".join(part for part in (above, page.text, below) if part)
    return Said(text, page.sure, {**unsure_of(page.words), **page.doubts})


def unsure_of(words: list[Word]) -> dict[str, float]:
    """The words that may be others, each as sure as where it is least so."""
    found: dict[str, float] = {}
    for word in words:
        text = plain_word(word.text)
        if word.sure < _UNSURE and any(map(str.isalnum, text)):
            found[text] = min(found.get(text, 1.0), round(word.sure / 100, 2))
    return found


def turned(gray: Any, turn: int) -> Any:
    return gray.rotate(-turn, expand=True, fillcolor=255)


def worth(page: Recognised) -> float:
    """How much of a text is believed: words of a turned page are short and odd."""
    return page.sure * (1 + garble.counted(page.text).good)


def recognised(ink: Any, plain: Any | None = None) -> Recognised:
    """`plain` is the page without coloured ink, where it has any."""
    words = words_in(ink, _PAGE)
    begins, ends = foot.top_of(words, ink.width), top.bottom_of(words, ink.height)
    if begins is not None:
        words = foot.read_apart(ink, words, begins, lambda part: words_in(part, _BLOCK))
    if ends is not None:
        words = top.read_apart(ink, words, ends, lambda part: words_in(part, _SPARSE))
    words = signers.read_again(
        plain or ink,
        words,
        begins,
        (lambda part: words_in(part, _BLOCK), lambda part: words_in(part, _SPARSE)),
    )
    words, doubts = digits.read_again(ink, words, lines.slope(words), read_digits)
    text = lines.laid_out(words, float("inf") if begins is None else begins, ends or 0)
    weight = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / weight / 100 if weight else 0.0
    return Recognised(words, clean(mended(text)), round(sure, 3), doubts)


def mended(text: str) -> str:
    """Without slips that can be nothing else: 'củỦa' and 'chỮ', where a mark makes a small letter look like a
    capital, and pairs of words that no one writes."""
    text = _DOUBLED.sub(_undoubled, text)
    for slip, meant in _SLIPS:
        text = slip.sub(meant, text)
    return "\n".join(map(phrases.respelled, text.split("\n")))


def _undoubled(found: re.Match[str]) -> str:
    small, large = found[1], found[2].lower()
    return small if small == large else small + large


def stamped(stamps: Any, words: list[Word]) -> tuple[str, str]:
    """What stamps in the page's upper half say, a mark of secrecy, an arrival, and in the lower, where the
    page's own words do not stand."""
    sure = [
        word
        for word in words_in(stamps, _SPARSE)
        if word.sure >= _SURE_OF_STAMP and not any(own.covers(word) for own in words)
    ]
    middle = stamps.height / 2
    above = lines.laid_out([word for word in sure if word.middle < middle])
    return clean(above), clean(lines.laid_out([word for word in sure if word.middle >= middle]))


def words_in(gray: Any, layout: str) -> list[Word]:
    return words_of(tesseract(gray, "-l", LANGUAGE, "--psm", layout, "tsv"))


def read_digits(gray: Any) -> list[Word]:
    return words_of(tesseract(gray, "-l", LANGUAGE, "--psm", _LINE, "-c", _DIGITS, "tsv"))


def words_of(table: str) -> list[Word]:
    words = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and (text := cells[11].strip()):
            left, top, width, height = map(int, cells[6:10])
            words.append(Word(tuple(cells[1:5]), left, top, width, height, text, max(0.0, float(cells[10]))))
    return words


def turned_by(picture: Any) -> int:
    """By how many degrees clockwise the page must be turned to stand upright; 0 where no one can say."""
    try:
        found = _TURN.search(tesseract(picture, "--psm", "0", "-l", "osd"))
    except Unreadable:
        return 0
    return int(found.group(1)) if found else 0


def tesseract(picture: Any, *options: str) -> str:
    """Its answer on a picture handed over in memory: nothing is written to disk."""
    header = f"P5 {picture.width} {picture.height} 255\n".encode()
    try:
        command = ["tesseract", "stdin", "stdout", "--dpi", "300", *options]
        done = subprocess.run(  # noqa: S603 - our own command
            command,
            input=header + picture.tobytes(),
            capture_output=True,
            timeout=TESSERACT_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=False,
        )
    except FileNotFoundError as error:
        raise Unreadable(Outcome.NEEDS_OCR, "tesseract is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Outcome.TIMED_OUT, "tesseract") from error
    if done.returncode:
        raise Unreadable(Outcome.BROKEN, done.stderr.decode("utf-8", "replace")[-200:])
    return done.stdout.decode("utf-8", "replace")
