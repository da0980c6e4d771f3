"""The byline: who wrote the report, their position and unit, labelled or bare."""

import re

from news.reading.people import (
    DASH,
    ENDS,
    HONORIFIC,
    NARRATES,
    POSITION_START,
    has_surname,
    is_name,
    words_begin_a_name,
)
from news.reading.report import Author

_SOCIETY = r"Hội(?! (?:nghị|thảo|thi|diễn|trường|trại))"
_UNIT_START = re.compile(
    r"(?:P\.|Phòng|Sở|Trường|Trung tâm|TT|Ban|Văn phòng|Tổ|Khoa|Bộ phận|Đoàn|Công đoàn|UBND|Viện|"
    rf"{_SOCIETY}|Đài|Báo|Bộ|Vụ|Cụm|Câu lạc bộ|CLB|THPT|THCS|GDTX|GDNN|Chi bộ|Đảng|Học viện|Đại học|"
    r"Cao đẳng)(?![^\W\d_])",
    re.IGNORECASE,
)
_CAPITAL_UNIT = re.compile(
    r"(?<![^\W\d_])(?:P\.|Phòng|Sở|Trường|Trung tâm|TT|Văn phòng|Tổ|Khoa|Bộ phận|Đoàn|Công đoàn|UBND|"
    rf"{_SOCIETY}|Viện|Bộ|Cụm|Học viện|Ban)(?![^\W\d_])"
)
_ABBREVIATED_POSITION = re.compile(r"(?:TP|PTP|PP|CV|GV|CTV)\.?(?=\s|$)")
# "Tin, bài và ảnh", "Bài viết – Hình ảnh", "Tin bài": what was made, at least one part of it the text.
_MADE = r"(?:tin bài|tin|bài(?: viết)?|nội dung|(?:hình )?ảnh|hình|clip|video)"
_WORK = (
    rf"(?!(?:hình )?(?:ảnh|hình)(?! ?[,;/+&–-]| và))(?!nội dung ?:)"
    rf"{_MADE}(?:(?: ?[,;/+&–-] ?|,? và )?{_MADE}){{0,3}}"
)
_WHO = (
    r"(?:Người|Tác giả|Nhóm|Cán bộ) (?:viết|đưa|đăng|gửi|thực hiện|tổng hợp|ghi|ghi chép|soạn|lập|báo cáo)"
    r"(?: (?:bài|tin|tin bài|bài viết))?|Tác giả(?: bài(?: viết)?| tin)?|Nhóm tác giả|Tên tác giả|"
    r"Họ và tên người viết|Đăng bởi|Đưa tin|Thực hiện|Viết bài|Tổng hợp|Ghi chép|Biên soạn|"
    r"Biên tập(?: viên)?|Cộng tác viên|CTV|Phóng viên|PV|Nhóm (?:PV|phóng viên|thực hiện)|Text"
)
_CREDIT_LABEL = re.compile(rf"(?P<label>{_WORK}|{_WHO})\s?:\s?(?P<rest>\S.{{0,150}})", re.IGNORECASE)
# Labels that also stand within a report's text: "Thực hiện: …" may begin a point.
_LOOSE_LABEL = re.compile(r"thực hiện|tổng hợp|nội dung|tin|bài|text|đưa tin", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"(?:{_WORK}|{_WHO}|Người viết)\s?:?", re.IGNORECASE)
_OFFICE_LABEL = re.compile(
    r"(?:chức vụ|chức danh|đơn vị(?: công tác)?|cơ quan(?: công tác)?|nơi công tác)\s?:\s?", re.IGNORECASE
)
_AFTER_NAME = re.compile(rf"\s{DASH}\s?|{DASH}\s|\s?,\s|\s?\|\s?|\s?(?=\()|;\s|(?<=[a-zà-ỹ]){DASH}(?=[A-ZĐ])")
_BETWEEN_DASHES = re.compile(rf"{DASH}\s?(?P<name>[^\W\d_][^-–—]{{2,60}}?)\s?{DASH}")
_EVENT = re.compile(
    r"Hội (?:nghị|thảo|thi|diễn|trường)|Ban tổ chức|.*\b(?:tốt đẹp|thành công)\b", re.IGNORECASE
)
_PHOTOS_BY = re.compile(r"\s?[,;.(|–-]?\s?(?:Hình ả|Ả|ả)nh\s?:")
_THEO = re.compile(r"\(?Theo\s?:?\s?(?P<unit>\S.{0,120}?)\)?", re.IGNORECASE)
_NEWSPAPER = re.compile(
    r"(?:báo|tạp chí|đài|cổng|trang|website|bản tin|https?|www|thông tấn|ttxvn|vn|vtv)\b", re.I
)


def labelled_author(text: str) -> Author | None:
    """ "Tin, ảnh: Lê Thị B", "Người viết: …", "Theo Phòng GDTX"; None for any other line."""
    text = text.strip("()[] ")
    match = _CREDIT_LABEL.fullmatch(text)
    if match:
        return _author(_PHOTOS_BY.split(match["rest"])[0])
    match = _THEO.fullmatch(text)
    if match is None or len(text) >= 100 or _NEWSPAPER.match(match["unit"]):
        return None
    is_unit = _UNIT_START.match(match["unit"]) and not re.search(r"[,.;]\s|\b(?:đã|về|là)\b", match["unit"])
    return Author(unit=ENDS.sub("", match["unit"])) if is_unit else None


def names_writer(text: str) -> bool:
    """Whether a byline is one wherever it stands: its label is no word of a text, a person follows."""
    match = _CREDIT_LABEL.fullmatch(text.strip("()[] "))
    if match is None or _LOOSE_LABEL.fullmatch(match["label"].strip()):
        return False
    name = _author(_PHOTOS_BY.split(match["rest"])[0]).name or ""
    return is_name(name) and words_begin_a_name(name)


def is_label_alone(text: str) -> bool:
    """ "Người viết", "Tin và ảnh:" on a line of its own, the name below it."""
    return len(text) <= 30 and _LABEL_ALONE.fullmatch(text.strip("()[] ")) is not None


def office_alone(text: str) -> tuple[str | None, str | None] | None:
    """(position, unit) of a line below the writer's name that is nothing but these."""
    bare = ENDS.sub("", _OFFICE_LABEL.sub("", text.strip("() ")))
    if len(bare) > 90 or NARRATES.search(bare) or text.endswith((".", ":", "?", "!")):
        return None
    if not (POSITION_START.match(bare) or _ABBREVIATED_POSITION.match(bare) or _UNIT_START.match(bare)):
        return None
    return None if _EVENT.match(bare) else position_and_unit(bare)


def is_full_name(text: str) -> bool:
    """Whether a line is a person's name and nothing else, perhaps with an honorific."""
    bare = text.strip("() ")
    honorific = HONORIFIC.match(bare)
    name = bare[honorific.end() :].strip(" .") if honorific else bare
    return is_name(name) and has_surname(name) and words_begin_a_name(name)


def plain_author(text: str) -> Author | None:
    """A byline without a label: a name, perhaps with position and unit, or a unit alone."""
    between = _BETWEEN_DASHES.fullmatch(text)
    bare = between["name"] if between else ENDS.sub("", text.strip("() "))
    if len(bare) > 120 or NARRATES.search(bare) or text.endswith((":", "?", "!")):
        return None
    author = _author(bare)
    name = author.name or ""
    if honorific := HONORIFIC.match(name):
        name = name[honorific.end() :].strip(" .")
    names = re.split(rf"\s{DASH}\s|,\s|\svà\s", name)
    if len(names) > 1 and all(is_name(part) and words_begin_a_name(part) for part in names):
        return author
    told = author.position is not None and has_surname(name)
    is_person = is_name(name) and (told or words_begin_a_name(name))
    if is_person and (has_surname(name) or len(name.split()) <= 3 or author.position):
        return author
    is_unit = author.unit and not name and _UNIT_START.match(bare) and not _EVENT.match(bare)
    return author if is_unit and len(bare.split()) <= 10 and not text.endswith(".") else None


def _author(text: str) -> Author:
    """Name, position and unit of "Nguyễn Văn Lưu – Chuyên viên P. GDTX-CN&CTTT-CTHS"."""
    text = ENDS.sub("", text.strip())
    name = text
    separator = re.search(
        rf"\s{DASH}\s?|{DASH}\s|\s?,\s|\s?\|\s?|\s?(?=\()|;\s|(?<=[a-zà-ỹ]){DASH}(?=[A-ZĐ])", text
    )
    rest = ""
    if separator:
        name, rest = text[: separator.start()].strip(), text[separator.end() :].strip(" ()")
    if separator and not _unit_alone(name) and _names_continue(rest):
        return Author(name=text)
    if _unit_alone(name) or (_UNIT_START.match(name) and not is_name(name)):
        return Author(unit=text)
    position, unit = position_and_unit(rest)
    return Author(name, position, unit)


def _unit_alone(name: str) -> bool:
    return _UNIT_START.match(name) is not None and not (is_name(name) and has_surname(name))


def _names_continue(rest: str) -> bool:
    """ "Lê Thị B, Trần C": a second writer, not a position."""
    return bool(rest) and is_name(rest) and not POSITION_START.match(rest) and not _UNIT_START.match(rest)


def position_and_unit(text: str) -> tuple[str | None, str | None]:
    text = text.strip(" .,;")
    if not text:
        return None, None
    abbreviated = _ABBREVIATED_POSITION.match(text)
    match = abbreviated or POSITION_START.match(text)
    if match is None:
        if _UNIT_START.match(text) or text.isupper():
            return None, text
        unit = re.search(rf"(?:,|\s{DASH})\s", text)
        return (text[: unit.start()], text[unit.end() :]) if unit else (text, None)
    end = _unit_at(text, match.end())
    return text[:end].strip(" ,-–—"), text[end:].strip(" ,-–—") or None


def _unit_at(text: str, at: int) -> int:
    """Where the unit begins after a position's own words: "Phó Trưởng phòng phụ trách | Phòng GDTX"."""
    begins = _CAPITAL_UNIT.search(text, at)
    if begins:
        return begins.start()
    rest = text[at:]
    set_off = re.match(rf"\s?(?:,|{DASH})\s", rest)
    return at if set_off or _UNIT_START.match(rest.lstrip()) else len(text)
