"""The line of place and date: 'Huế, ngày 05 tháng 9 năm 2022'."""

import datetime as dt
import re
from dataclasses import dataclass

from search.text import fold

_BLANK = r"[\s.…_,;'#*–-]{0,24}"
_DIGITS = r"[\doliz|]"
# A scan may part the two digits of a day.
_TWO = rf"(?:[0-3]\s\d|{_DIGITS}{{1,2}})(?![^\W_])"
_WORDED = re.compile(
    rf"\bng\s?[a-z4]y?\b{_BLANK}(?P<day>{_TWO})?{_BLANK}"
    rf"\bth[a-z0-9]{{2,3}}\b{_BLANK}(?P<month>{_TWO})?{_BLANK}"
    rf"\bn[a-z0-9]{{2,4}}\b{_BLANK}(?P<year>[\doilzs]{{4}}(?![^\W_]))?"
)
_PLAIN = re.compile(
    r"\bngay\s{0,3}(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MEANT = str.maketrans("oli|zs", "011125")
# Longer words in capitals before a place belong to a number or an office.
_SHORT_PLACE = {"TP", "TP.", "TX", "TX.", "TT", "TT.", "P.", "H.", "Q."}
# A telegram tells the hour before the day.
_HOUR = re.compile(
    r",?\s*(?:(?:vào )?(?:hồi|lúc)\s+)?\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{1,2})?(?:\s?phút)?[\s,]*$"
)
MOST_PLACE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Dateline:
    """Found at text[start:end]; `place` '' where none stands before; `day` None where it was left blank.

    `spoiled` says that letters stood where digits belong.
    """

    start: int
    end: int
    place: str
    day: dt.date | None
    year: int | None
    spoiled: bool = False
    blank: bool = False


def find_dateline(text: str, year_of_number: int | None = None) -> Dateline | None:
    """The first place and date of a line, also with its day left blank."""
    folded = fold(text[:1000])
    match = _WORDED.search(folded) or _PLAIN.search(folded)
    if match is None or not (match["month"] or match["year"] or match["day"] is None):
        return None
    day, month, year = (_meant(match[part]) for part in ("day", "month", "year"))
    start, place = _place_before(text[: match.start()])
    if year is None and day and month:
        year = year_of_number
    return Dateline(
        start=start,
        end=match.end(),
        place=place,
        day=_date(year, month, day),
        year=year if year and 1900 < year < 2100 else None,
        spoiled=bool(
            re.search(
                r"[a-z|]",
                "".join(
                    match.group("day", "month", "year") if all(match.group("day", "month", "year")) else ()
                ),
            )
        ),
        blank=day is None or month is None or year is None,
    )


def _meant(digits: str | None) -> int | None:
    written = "".join((digits or "").split()).translate(_MEANT)
    return int(written) if written.isdigit() else None


def _date(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year and month and day and 1900 < year < 2100 else None
    except ValueError:
        return None


def _place_before(text: str) -> tuple[int, str]:
    """(where it begins, the place): the capitalised words that end the text, if a comma or nothing
    follows.
    """
    bare = _HOUR.sub("", text).rstrip(" ,.;:'`’-")
    words = list(re.finditer(r"\S+", bare))
    first = len(words)
    while first and len(words) - first < MOST_PLACE_WORDS and _is_place_word(words[first - 1].group()):
        first -= 1
    if first == len(words) and words and len(words) <= 4 and bare.isupper() and not re.search(r"[/\d]", bare):
        first = 0
    if first == len(words):
        return len(text), ""
    # A speck before the place is read as a letter.
    while first < len(words) - 1 and len(words[first].group()) == 1:
        first += 1
    begin = words[first].start()
    return begin, " ".join(bare[begin:].split()).lstrip(".,;:-–(*")


def _is_place_word(word: str) -> bool:
    letters = word.strip(".,;-–'’`")
    if not letters or not letters[0].isupper() or re.search(r"[/\d:&;]", word):
        return False
    return not letters.isupper() or len(letters) == 1 or word in _SHORT_PLACE
