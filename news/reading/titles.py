"""The title of a report among kickers and mastheads."""

import re

from documents.dates import spans_in
from news.reading.bylines import is_label_alone, labelled_author, plain_author
from news.reading.lines import Line
from news.reading.people import has_surname, without_marker
from news.reading.report import Role
from news.unpacking import Kind

LONGEST_TITLE = 400
_KICKER_WORDS_TEXT = """
    tin tức sự kiện hoạt động thông báo bản nội bật mới nhất nổi ngành giáo dục và chuyên mục sở
    phòng đơn vị trong của tỉnh điểm nhanh ảnh bài viết đào tạo thường xuyên các ban trang chủ cơ
    quan từ địa phương trường đảng đoàn thể thành phố ngày tuần nhà tin-tức cộng xã hội học tập
    video chung nghiệp vụ gdtx gdnn gd&đt gdđt giới thiệu chỉ đạo điều hành tiêu bạn đọc tâm hình
    phổ mầm non tiểu cấp bộ môn công
"""
_KICKER_WORDS = frozenset(_KICKER_WORDS_TEXT.split())
_KICKER_STARTS = re.compile(
    r"(?:tin|bản tin|thông tin|sự kiện|hoạt động|chuyên mục|thông báo|tiêu điểm|thời sự|mục|góc|"
    r"trang tin|điểm tin|giáo dục)\b",
    re.IGNORECASE,
)
_EVENTS = re.compile(
    r"\b(?:hội nghị|hội thảo|hội thi|lễ|tọa đàm|toạ đàm|tập huấn|sơ kết|tổng kết|triển khai|khai giảng|"
    r"khai mạc|kiểm tra|đại hội|ngày hội|họp|buổi|chuyên đề|cuộc thi|tổ chức|bồi dưỡng|tuyên dương|giao ban|"
    r"kỉ niệm|kỷ niệm)\b",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"(?:(?:uỷ|ủy) ban nhân dân|ubnd|bộ giáo dục và đào tạo|sở (?:giáo dục và đào tạo|gd ?& ?đt|gdđt)|"
    r"phòng (?:giáo dục và đào tạo|gd ?& ?đt|gdđt)|(?:cổng|trang) thông tin điện tử|website|"
    r"cộng h[oò][aà] xã hội chủ nghĩa việt nam|độc lập - tự do - hạnh phúc)"
    r"(?: [^.,:;]{1,60})?",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:văn phòng|sở|phòng|ban|khoa|trường|trung tâm|công đoàn|đảng|liên đoàn|hội|ubnd|cụm|thanh tra|"
    r"chi bộ|đoàn|tổ|ngành)\b",
    re.I,
)
_TRAIL = re.compile(r"\s[>»›→]\s")
_PORTAL = re.compile(r"cổng|trang|website|cộng h|độc lập", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:tổ chức|khai mạc|triển khai|tổng kết|sơ kết|họp|ra quân|phối hợp|và|với|tham gia|phát động)\b", re.I
)
_THEME = re.compile(r"(?:(?:với )?chủ đề|chuyên đề)\s?:?\s[“\"]", re.IGNORECASE)
_LEADS_IN = re.compile(r"\b(?:có|gồm|sau|sau đây|dự|đề nghị|yêu cầu|là|dung|phần)\s?:$", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:KẾT QUẢ(?: ĐẠT ĐƯỢC)?|ĐẶT VẤN ĐỀ|MỤC ĐÍCH.{0,30}|NỘI DUNG(?: CHÍNH)?|THÀNH PHẦN(?: THAM DỰ)?|"
    r"ĐÁNH GIÁ CHUNG|DIỄN BIẾN|TÌNH HÌNH CHUNG)"
)
_TITLE_LABEL = re.compile(
    r"(?:tiêu đề|tựa đề|đầu đề|tít|tên (?:tin(?: bài)?|bài(?: viết)?))"
    r"(?: (?:tin|bài(?: viết)?|tin bài))?\s?:\s?",
    re.IGNORECASE,
)
_TEXT_LABEL = re.compile(r"nội dung(?: (?:tin|bài(?: viết)?|tin bài|chi tiết))?\s?:", re.IGNORECASE)
_FORM = 6  # lines
_YEARS = re.compile(r"(?:năm học|giai đoạn|năm|học k[ìỳ]) ", re.IGNORECASE)
_ORIGIN = re.compile(r"\((?:theo|nguồn|tin|ảnh)\b", re.IGNORECASE)
_NEEDS_SUBJECT = re.compile(r"(?:tổ chức|phối hợp|và|với|tham gia)\b", re.I)


def take_title(lines: list[Line], raw: list[str]) -> str | None:
    """Claim the title's lines, dropping kickers and mastheads above them; None where there is none.

    `raw` takes the label of a title that has one.
    """
    placed = [line.text for line in lines if line.forced == Role.TITLE]
    if placed:
        return " ".join(placed)
    top = [line for line in lines if line.role == "body"]
    told = _labelled_title(top, raw) or _told_title(top)
    if told:
        for line in top[: top.index(told[0])]:
            line.role = "dropped"
        return _claimed(told, lines)
    at = 0
    while at + 1 < len(top) and _is_above_title(top, at):
        top[at].role = "dropped"
        at += 1
    if at >= len(top) or not (_can_be_title(top[at].text) or _opens_title(top[at:])):
        return None
    end = at + 1
    while end < len(top) and (_title_goes_on(top[at:end], top[end]) or _is_second_line(top, at, end)):
        end += 1
    return _claimed(top[at:end], lines)


def _claimed(taken: list[Line], lines: list[Line]) -> str:
    for line in taken:
        line.role = "title"
    title = " ".join(line.text for line in taken)
    _drop_repeated(lines, title)
    return title


def _labelled_title(top: list[Line], raw: list[str]) -> list[Line]:
    """ "Tiêu đề: …" near the top, as forms for reporters have it; "Nội dung:" alone then opens the text."""
    at = next((at for at, line in enumerate(top[:_FORM]) if _TITLE_LABEL.match(line.text)), None)
    if at is None:
        return []
    label = _TITLE_LABEL.match(top[at].text)
    told = top[at]
    if label and label.end() == len(told.text) and at + 1 < len(top):
        told.role = "dropped"
        told = top[at + 1]
    elif label:
        raw.append(label.group())
        told.said, told.text = told.said or told.text, told.text[label.end() :].strip()
    for line in top[at + 1 : at + _FORM]:
        if _TEXT_LABEL.fullmatch(line.text):
            line.role = "dropped"
    return [told] if _can_be_title(told.text) else []


def _told_title(top: list[Line]) -> list[Line]:
    """The lines that the file itself calls the title, where no prose stands above them."""
    first = next((at for at, line in enumerate(top) if line.mark.kind == Kind.TITLE), None)
    if first is None:
        return []
    if any(len(line.text) > LONGEST_TITLE / 2 and line.text.endswith(".") for line in top[:first]):
        return []
    end = first + 1
    while end < len(top) and top[end].mark.kind == Kind.TITLE:
        end += 1
    while end < len(top) and _title_goes_on(top[first:end], top[end]):
        end += 1
    return top[first:end]


def _stands_out(line: Line) -> bool:
    """Whether the file sets the line as titles are set."""
    return (line.mark.bold and line.mark.centred) or line.mark.kind in (Kind.TITLE, Kind.HEADING)


def _set_alike(one: Line, two: Line) -> bool:
    first, second = one.mark, two.mark
    alike = (first.kind, first.level, first.bold, first.centred)
    return alike == (second.kind, second.level, second.bold, second.centred)


def _is_above_title(top: list[Line], at: int) -> bool:
    """A trail, a masthead or a kicker, with what can be a title below it."""
    line, following = top[at], top[at + 1]
    if not _can_be_title(following.text) or following.text.endswith(".") or labelled_author(line.text):
        return False
    text = line.text.strip("-–—•:|[]>» ")
    if _is_set_below(line, following):
        return True
    if _TRAIL.search(text) and len(text) <= 150:
        return True
    if len(text) > 120 or _EVENTS.search(text):
        return False
    if line.text.endswith(":") and _opens_title(top[at:]) and not _has_only_kicker_words(text):
        return False
    if _MASTHEAD.fullmatch(text) and len(text.split()) <= 14:
        is_split_title = line.is_capitals == following.is_capitals and not _PORTAL.match(text)
        goes_on = _GOES_ON.match(following.text)
        if goes_on and following.gap:  # "Tổng kết …" may be a title of its own, "Tổ chức …" not
            goes_on = _NEEDS_SUBJECT.match(following.text)
        return not (is_split_title and goes_on)
    return len(text) < 80 and _is_kicker(text, line.is_capitals, following)


def _is_set_below(line: Line, following: Line) -> bool:
    """Whether the file sets the line below as a title and this one as none."""
    if _stands_out(line) or not _stands_out(following) or len(line.text) > 80 or _EVENTS.search(line.text):
        return False
    section = following.mark.kind == Kind.HEADING and following.mark.level > 1
    return not (section or _begins_text(following) or line.text[0].islower())


def _is_kicker(text: str, in_capitals: bool, following: Line) -> bool:
    """The name of a section: its own few words, or set off from the title by capitals."""
    words = text.split()
    if _has_only_kicker_words(text):
        same_case = in_capitals == following.is_capitals
        over_event = in_capitals and bool(_EVENTS.search(following.text))
        return bool(_KICKER_STARTS.match(text)) or same_case or not in_capitals or over_event
    if len(words) > 8 or len(text) > 60:
        return False
    if in_capitals and following.is_capitals:
        names_unit = _UNIT.match(text) and _EVENTS.match(following.text)
        return bool(names_unit) or (len(words) <= 6 and bool(_KICKER_STARTS.match(text)))
    return following.is_capitals or (in_capitals and bool(_EVENTS.search(following.text)))


def _has_only_kicker_words(text: str) -> bool:
    words = [word.strip(",.-–—/|&") for word in text.lower().split()]
    return len(words) <= 9 and all(not word or word in _KICKER_WORDS for word in words)


def _can_be_title(text: str) -> bool:
    if len(text) > LONGEST_TITLE or not any(char.isalpha() for char in text) or text.endswith((":", ";")):
        return False
    if labelled_author(text) or "\t" in text or text.startswith(("http://", "https://", "- ", "+ ", "• ")):
        return False
    return not text.endswith(".") or (len(text) <= 200 and not spans_in(text[:40], 2000) and ". " not in text)


def _opens_title(top: list[Line]) -> bool:
    """ "CHUYÊN ĐỀ CẤP CỤM MÔN NGỮ VĂN:" above the theme, in quotation marks or capitals too."""
    first, second = top[0], top[1] if len(top) > 1 else None
    if second is None or not first.text.endswith(":") or not _can_be_title(first.text.rstrip(" :")):
        return False
    if not _can_be_title(second.text) or second.text.endswith("."):
        return False
    if _is_quoted(second.text) or (first.is_capitals and second.is_capitals):
        return True
    announces = bool(_EVENTS.search(first.text)) and not _LEADS_IN.search(first.text)
    return announces and not second.gap and without_marker(second.text) == second.text


def _is_quoted(text: str) -> bool:
    return text.startswith(("“", '"', "«", "‘")) and text.endswith(("”", '"', "»", "’")) and ". " not in text


def _is_subtitle(text: str) -> bool:
    """ "(Dành cho giáo viên tiểu học)", "“Học tập suốt đời”", "Chủ đề: “…”" right below a title."""
    if len(text) > 200 or spans_in(text, 2000):
        return False
    if _is_quoted(text) or (_THEME.match(text) and not text.endswith(".")):
        return True
    if not (text.startswith("(") and text.endswith(")")) or ":" in text or _ORIGIN.match(text):
        return False
    author = plain_author(text)
    return author is None or author.name is None or not has_surname(author.name)


def _is_second_line(top: list[Line], at: int, end: int) -> bool:
    """ "Triển khai nhiệm vụ năm học mới" right below the title, an empty line below it."""
    line, following = top[end], top[end + 1] if end + 1 < len(top) else None
    if line.gap or end > at + 1 or top[at].is_capitals or following is None or not following.gap:
        return False
    fits = len(top[at].text) + len(line.text) <= LONGEST_TITLE and not top[at].text.endswith((".", "!", "?"))
    return fits and bool(_EVENTS.match(line.text)) and line.text[-1].isalnum() and _can_be_title(line.text)


def _title_goes_on(taken: list[Line], line: Line) -> bool:
    """Whether the line below belongs to the title too."""
    so_far = " ".join(part.text for part in taken)
    if not _can_be_title(line.text) or len(so_far) + len(line.text) > LONGEST_TITLE or so_far.endswith("."):
        return False
    if _stands_out(taken[-1]):
        if _set_alike(taken[-1], line):
            return not _begins_text(line)
        if not line.mark.goes_on and not line.text[0].islower() and not _stands_out(line):
            return _is_subtitle(line.text) and line.mark.centred
    if so_far.endswith(":"):
        return True
    if taken[-1].text.endswith(")") and taken[-1].text.startswith("("):
        return False
    if _is_subtitle(line.text) and not (line.gap and len(line.text) > 120):
        return True
    unfinished = len(line.text) < 200 and not line.text.endswith(".")
    if _YEARS.match(line.text) and len(line.text) < 60 and not line.gap:
        return unfinished
    if taken[0].is_capitals:
        return _capitals_go_on(taken, line, unfinished=unfinished)
    if line.text[0].islower():
        return unfinished
    if so_far.endswith((",", " và", " của", " về", " –", " -", "&")):
        return not line.gap and len(line.text) < 200
    is_masthead = len(taken) == 1 and _MASTHEAD.fullmatch(so_far)
    return bool(is_masthead and _GOES_ON.match(line.text)) and unfinished


def _begins_text(line: Line) -> bool:
    """A line set like the title that is none of it: a heading with its numeral, the writer, a section."""
    numbered = without_marker(line.text) != line.text or re.match(r"[IVX]{1,4}\s?[.)/-]", line.text)
    author = plain_author(line.text)
    named = author is not None and author.name is not None and has_surname(author.name)
    return bool(
        numbered
        or named
        or is_label_alone(line.text)
        or _SECTION.fullmatch(line.text)
        or spans_in(line.text, 2000)
        and len(line.text) > 120
    )


def _capitals_go_on(taken: list[Line], line: Line, *, unfinished: bool) -> bool:
    if not line.is_capitals and len(" ".join(part.text for part in taken).split()) <= 3:
        return unfinished and not spans_in(line.text, 2000)
    if len(taken) > 1 and not taken[1].is_capitals:
        return line.text[0].islower() and not line.text.endswith(".")
    if line.text[0].islower() and not line.gap and unfinished:
        return True
    if line.gap and _SECTION.fullmatch(line.text):
        return False
    return line.is_capitals and not re.match(r"[IVX]{1,4}\s?[.)/-]|\d+\.|[-–+•]", line.text)


def _drop_repeated(lines: list[Line], title: str) -> None:
    """A portal prints the title twice: in its trail and over the text."""
    body = [line for line in lines if line.role == "body"]
    if len(body) > 1 and body[0].text.casefold() == title.casefold():
        body[0].role = "dropped"
