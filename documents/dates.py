"""Vietnamese dates, moments and school years as people write them in running text."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

HANOI_TIME = dt.timezone(dt.timedelta(hours=7))

# Runs of spaces are bounded everywhere below, so that no text can make a pattern slow.
_S = r"\s{0,3}"
_DAY = r"(?<![\d])(?<!\d[./])(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_WORDED = rf"{_S}tháng\s{{0,3}}"
_DASH = r"[-–—]"
# One separator for both gaps: "20-21/7/2023" is two days of July, not the 20th of a month 21.
_FULL = re.compile(
    rf"(?P<d>{_DAY})(?:"
    rf"{_S}(?P<sep>[./]|{_DASH}){_S}(?P<m>{_MONTH}){_S}(?P=sep){_S}(?P<y>{_YEAR})"
    rf"|{_WORDED}(?P<m2>{_MONTH})(?:{_S}(?:,?{_S}năm|[/,.]|{_DASH}){_S}(?P<y2>{_YEAR}))?"
    rf"|{_S}/{_S}(?P<m3>{_MONTH})(?:,?{_S}năm{_S}(?P<y3>{_YEAR}))?(?!{_S}[/.-]{_S}\d)"
    rf"|(?P<sep4>[.-])(?P<m4>{_MONTH})(?!\w|{_S}[/.-]?{_S}\d|{_S}tháng)"
    r")",
    re.IGNORECASE,
)
# What may stand between the days of a range, and the days themselves before the last, full one.
_JOIN = rf"{_S}(?:,|;|&|{_DASH}|và|đến|tới|đến hết|cho đến){_S}(?:hết{_S})?(?:ngày{_S})?"
_EARLIER = re.compile(
    rf"(?P<d>{_DAY})(?:{_S}(?:/|\.|-|tháng){_S}(?P<m>{_MONTH}))?{_JOIN}$",
    re.IGNORECASE,
)
# A bare "12/12" is a date only after one of these words: otherwise it is a fraction or a class.
_CUE = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|nay|qua|từ|đến|và|mùng|mồng|lúc|"
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)[\s,(]{0,3}$",
    re.IGNORECASE,
)
# "12 Tháng mười hai, 2025", "Tháng Mười Hai 12, 2025": as portals write the day of a post.
_MONTH_NAMES = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_NAMES = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_NAMED_MONTH = re.compile(rf"\btháng\s(?P<name>{_NAMES})(?=[\s,]\s?\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\btháng\s(?P<m>{_MONTH})\s(?P<d>{_DAY}),\s?(?P<y>{_YEAR})", re.IGNORECASE)
_ISO_DAY = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_TIME = re.compile(
    r"(?<![\d/.-])(?P<h>[01]?\d|2[0-3])(?:\s{0,2}(?:h|g(?=\s{0,2}\d)|:|giờ)\s{0,2})(?P<min>[0-5]\d)?(?!\d)"
    r"(?::(?P<s>[0-5]\d))?\s{0,2}(?:phút\s{0,2})?(?P<half>(?:AM|PM|SA|CH)\b)?",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(
    rf"(?<!\d)(?P<a>(?:19|20)\d\d)\s{{0,3}}[-–—−/]\s{{0,3}}(?P<b>{_YEAR}|\d\d(?![\d/]))"
)
_SPAN_OF_YEARS = re.compile(r"(?:giai đoạn|thời kỳ|thời kì|nhiệm kỳ|nhiệm kì)[\s(]{0,3}$", re.IGNORECASE)
_SCHOOL = re.compile(r"năm\s{1,3}học[\s:,]{1,3}$", re.IGNORECASE)


class DateSpan(NamedTuple):
    """One day or a run of days as the text names it: text[start:end]."""

    start: int
    end: int
    first: dt.date
    last: dt.date


def spans_in(text: str, year: int | None = None) -> list[DateSpan]:
    """Dates and ranges of dates in text order; `year` stands in where the text gives none.

    Impossible dates (31/2) are left out.
    """
    spans: list[DateSpan] = []
    after = 0
    for match in _FULL.finditer(text):
        last = _full_date(text, match, year)
        if last is None:
            continue
        start, first = _first_of_range(text, match.start(), last, after)
        spans.append(DateSpan(start, match.end(), first, last))
        after = match.end()
    return _merged(text, spans)


def dates_in(text: str, year: int | None = None) -> list[tuple[int, int, dt.date]]:
    """Every day named, as (start, end, date); a range gives its first and its last day."""
    found = []
    for span in spans_in(text, year):
        found.append((span.start, span.end, span.first))
        if span.last != span.first:
            found.append((span.start, span.end, span.last))
    return found


def with_month_numbers(text: str) -> str:
    """The text with months named in words as numbers, the day before its month."""
    text = _NAMED_MONTH.sub(lambda match: f"tháng {_MONTH_NAMES[match['name'].lower()]}", text)
    return _MONTH_FIRST.sub(r"\g<d>/\g<m>/\g<y>", text)


def moment_in(text: str) -> dt.datetime | None:
    """The moment in "Cập nhật lúc : 11:41 19/09/2022" and its kin, in Vietnam's time.

    A day without an hour is its midnight.
    """
    text = with_month_numbers(text)
    day, start, end = _day_of_moment(text)
    if day is None:
        return None
    rest = f"{text[:start]} ¶ {text[end:]}"
    for match in _TIME.finditer(rest):
        hour, minute = int(match["h"]), int(match["min"] or 0)
        if match["half"] and match["half"].upper() in ("PM", "CH") and hour < 12:
            hour += 12
        elif match["half"] and match["half"].upper() in ("AM", "SA") and hour == 12:
            hour = 0
        return dt.datetime.combine(day, dt.time(hour, minute, int(match["s"] or 0)), HANOI_TIME)
    return dt.datetime.combine(day, dt.time(0), HANOI_TIME)


def school_years_in(text: str) -> list[str]:
    """School years named, in one form ("2022-2023"), in text order, each once."""
    found: list[str] = []
    for match in _SCHOOL_YEAR.finditer(text):
        first, second = int(match["a"]), match["b"]
        before = text[max(0, match.start() - 14) : match.start()]
        if len(second) == 2 and not _SCHOOL.search(before):
            continue
        follows = int(second) == first + 1 if len(second) == 4 else int(second) == (first + 1) % 100
        name = f"{first}-{first + 1}"
        if follows and name not in found and not _SPAN_OF_YEARS.search(before):
            found.append(name)
    return found


def school_year_of(date: dt.date) -> str:
    """The school year of a day: 1 August to 31 July."""
    first = date.year if date.month >= 8 else date.year - 1
    return f"{first}-{first + 1}"


def school_year_for(texts: Iterable[str | None], date: dt.date | None) -> str | None:
    """Of the years the texts name, the one the date falls in, else the last named; none named: the date's."""
    named = [name for text in texts for name in school_years_in(text or "")]
    own = school_year_of(date) if date else None
    if not named or own in named:
        return own
    return named[-1]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _full_date(text: str, match: re.Match[str], year: int | None) -> dt.date | None:
    month = match["m"] or match["m2"] or match["m3"] or match["m4"]
    written = match["y"] or match["y2"] or match["y3"]
    if written is None and match["m2"] is None:
        before = text[max(0, match.start() - 12) : match.start()]
        if not _CUE.search(before) and not _EARLIER.search(before):
            return None
    chosen = int(written) if written else year
    return _date(chosen, int(month), int(match["d"])) if chosen else None


def _first_of_range(text: str, start: int, last: dt.date, after: int) -> tuple[int, dt.date]:
    """Walk back over the days before a full date: "20, 21 và 22 tháng 7 năm 2023" begins on the 20th."""
    first = last
    for _ in range(10):
        window = max(after, start - 40)
        match = _EARLIER.search(text[window:start])
        if match is None:
            break
        month = int(match["m"] or first.month)
        year = last.year - 1 if month > last.month else last.year
        earlier = _date(year, month, int(match["d"]))
        if earlier is None or earlier >= first:
            break
        start, first = window + match.start(), earlier
    return start, first


def _merged(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """Join "từ 10/7/2023 đến 12/7/2023", written as two full dates, into one run of days."""
    merged: list[DateSpan] = []
    between = re.compile(rf"{_S}(?:{_DASH}|đến|tới|đến hết){_S}(?:hết{_S})?(?:ngày{_S})?", re.IGNORECASE)
    for span in spans:
        before = merged[-1] if merged else None
        if before and span.start - before.end < 20 and before.last < span.first:
            near = (span.last - before.first).days < 366
            if near and between.fullmatch(text[before.end : span.start]):
                merged[-1] = DateSpan(before.start, span.end, before.first, span.last)
                continue
        merged.append(span)
    return merged


def _day_of_moment(text: str) -> tuple[dt.date | None, int, int]:
    iso = _ISO_DAY.search(text)
    if iso:
        return _date(int(iso["y"]), int(iso["m"]), int(iso["d"])), *iso.span()
    spans = spans_in(text)
    if spans:
        return spans[0].last, spans[0].start, spans[0].end
    return None, 0, 0
