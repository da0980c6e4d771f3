"""The moment a report was published, on a line of its own."""

import datetime as dt
import re

from documents.dates import moment_in, spans_in, with_month_numbers
from news.reading.lines import Line
from news.reading.report import Role

_MOMENT_WORDS = re.compile(
    r"(?:ngày |thời gian |giờ |đã |được )?(?:cập nhật|đăng(?: tin| bài| tải)?|đưa tin|xuất bản|phát hành|"
    r"viết|tạo|ban hành|công bố|gửi)(?: (?:lúc|ngày|lần cuối|mới nhất|bởi|vào|tin))*|"
    r"(?:thời gian|lúc|vào lúc|ngày giờ|thời điểm|hồi|vào ngày|vào|"
    r"(?:last )?(?:posted|updated|published)(?: on| at)?|date)|"
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|t[2-7]|cn)\b|"
    r"gmt ?[+-]? ?\d{1,2}|utc ?[+-]? ?\d{1,2}|ngày|giờ|phút|giây|\b(?:am|pm|sa|ch)\b|bởi\s[^\d]{2,40}$|"
    r"bởi|lần cuối",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}\s?(?:h|g(?=\s?\d)|:|giờ)\s?(?:\d{2})?(?::\d\d)?(?: ?phút)?", re.IGNORECASE)
_ISO = re.compile(r"\b\d{4}-\d\d-\d\d(?:T(?=\d))?")
_PLACE_AND_DAY = re.compile(
    r"\(?(?:(?:TP|Tp|TX|H|Q)\.\s?)?(?:[A-ZĐÀ-Ỹ][^\W\d_]*\s?){1,5},\s?ngày\s[\d\s/.-]{1,14}"
    r"(?:tháng\s\d{1,2}\snăm\s\d{4})?\.?\)?"
)
_LETTERS = re.compile(r"[^\W_]")


def is_moment(text: str) -> bool:
    """Whether the line says when it was published and nothing else."""
    if len(text) > 120 or not any(char.isdigit() for char in text):
        return False
    if moment_in(text) is None:
        return False
    text = with_month_numbers(text)
    rest = _ISO.sub(" ", text)
    for span in reversed(spans_in(rest)):
        rest = rest[: span.start] + " " + rest[span.end :]
    rest = _MOMENT_WORDS.sub(" ", _TIME.sub(" ", rest))
    if spans_in(text) and _PLACE_AND_DAY.fullmatch(text):
        return True
    return _LETTERS.search(rest) is None


def take_moment(lines: list[Line]) -> tuple[dt.datetime | None, list[str]]:
    """The updated-at of the report and its raw lines; "Cập nhật" is newer than "Ngày đăng"."""
    placed = [line for line in lines if line.forced == Role.UPDATED_AT]
    found = placed + [line for line in lines if line.role == "body" and is_moment(line.text)]
    for line in found:
        line.role = "updated"
    if not found:
        return None, []
    chosen = next((line for line in placed or found if "cập nhật" in line.text.lower()), found[0])
    return moment_in(chosen.text), [line.text for line in found]
