"""Which lines of the body are headings."""

import re

from documents.dates import spans_in
from news.reading.captions import is_credit, is_intro
from news.reading.lines import Line, opens_part
from news.reading.markers import SUBNUMBER, number_of

_ROMAN = re.compile(
    r"(?:[IVX]{1,5}|[A-D])\s?[.)/–-]\s?\S.{0,150}|(?:Phần|PHẦN|Mục|MỤC) (?:thứ )?(?:[IVX\d]{1,4}|nhất|"
    r"hai|ba)\b.{0,150}"
)
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
ENDS_SENTENCE = (".", ";", "!", "?", "…", ",", '."', ".”")
HEADING_LENGTH = 120


def is_heading_numeral(text: str) -> bool:
    return bool(_ROMAN.fullmatch(text)) and len(text) <= 160 and not text.endswith((".", ";"))


def _parts_text(lines: list[Line], at: int) -> bool:
    """Whether the part of the programme named here is told below it: in a timetable the next part follows."""
    around = [lines[beside].text for beside in (at - 1, at + 1) if 0 <= beside < len(lines)]
    told = at + 1 < len(lines) and not _FINITE.search(lines[at].text)
    return told and not any(opens_part(text) for text in around)


def _asks(lines: list[Line], at: int) -> bool:
    """A short question over the paragraph that answers it: "Vì sao phải ký?"."""
    text, below = lines[at].text, lines[at + 1] if at + 1 < len(lines) else None
    short = len(text) <= 80 and text.endswith("?") and not re.search(r"[.!?:;]\s|[“\"]|^\W", text)
    return short and below is not None and below.role == "body" and len(below.text) > 1.5 * len(text)


def is_heading(lines: list[Line], at: int) -> bool:
    line = lines[at]
    text = line.text
    if is_intro(text) and (text.endswith(":") or at + 1 == len(lines) or lines[at + 1].role == "gallery"):
        return True
    if _asks(lines, at):
        return True
    if len(text) > HEADING_LENGTH or text.endswith(ENDS_SENTENCE) or is_credit(text):
        return False
    if text.endswith(":"):
        return len(text.split()) <= 10 and not _CLAUSE.search(text) and not _VERB_INSIDE.search(text)
    if line.is_capitals or number_of(text) or line.mark.bold:
        return True
    if SUBNUMBER.match(text):
        return True
    if opens_part(text):
        return _parts_text(lines, at)
    if ": " in text or spans_in(text):
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    return following is not None and following.role == "body" and len(text) <= 90 and text[0].isupper()
