"""Who held the conference, where and when, read from the first paragraphs and left in them."""

import datetime as dt
import re
from dataclasses import dataclass

from documents.citations import SHORTENED, Mention, find
from documents.dates import DateSpan, school_years_in, spans_in

_HELD = re.compile(
    r"\b(?:tổ chức|diễn ra|khai mạc|đã diễn|bế mạc|tiến hành|phối hợp|tham dự|làm việc|họp|chủ trì|"
    r"ra quân|phát động)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|hôm nay|sáng nay|chiều nay|vừa qua|mới đây|trong|vào|lúc|từ|nay|"
    r"buổi)[\s\w,:(]{0,30}$",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"(?:trước|sau|hạn|chậm nhất|kể từ|hạn cuối|kỷ niệm|kỉ niệm|thành lập|sinh|đến hết|ban hành|quyết định|"
    r"công văn|kế hoạch|thông tư|nghị định|nghị quyết|căn cứ|số)\s?(?:là\s|ngày\s|"
    r"[\w/&-]{0,40}\s?)?(?:ngày\s)?$"
    r"|(?:kỷ niệm|kỉ niệm|thành lập|truyền thống|nhà giáo việt nam)[^,.;]{0,50}$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b[Tt]ại\s")
_PLACE_END = re.compile(
    r",|;|(?<!TP)(?<!Tp)(?<!TX)\.(?=\s|$)|:|\s(?:đã|diễn ra|diễn|tổ chức|khai mạc|bế mạc|sẽ|do|nhằm|để|"
    r"theo hình thức|bằng hình thức|với hình thức|với sự|với chủ đề|kết hợp|vào|vào ngày|vào sáng|vào lúc|"
    r"ngày|trong (?:hai|ba|0?\d|các) ngày|trong ngày|từ ngày|cho|với|được|thu hút|có sự|cùng với|phối hợp|"
    r"long trọng|trang trọng|thành công|tiến hành|dưới sự|sáng|chiều|tối|lúc|bắt đầu|có|gồm|vừa|"
    r"và (?:kết nối|được|truyền|trực tuyến)|kết nối|truyền|nối)(?=\s|,|$)"
)
_WIDER_PLACE = re.compile(
    r"\s(?:Trường|Trung tâm|số \d|thành phố|TP|Thành phố|huyện|thị xã|tỉnh|phường|xã|quận|đường|phố|thị trấn|"
    r"tầng|tòa|toà|khu|Khách sạn|Khu|Nhà|Học viện|Đại học|trụ sở)\b"
)
# Offices are places too, but more often the next word's subject: "…, Sở GD&ĐT tổ chức".
_OFFICES = re.compile(
    r"(?:,?\s(?:Sở|Phòng|UBND|Ủy ban|Uỷ ban|Trụ sở|Văn phòng|Vụ|Bộ|trường|trung tâm)\b[^,.;:]{0,150})+"
)
_HOLDS = re.compile(
    r"\s(?:đã(?! diễn)|sẽ(?! diễn)|tổ chức|khai mạc|phối hợp|kết hợp|tiến hành|long trọng|trang trọng|"
    r"cùng với|được)\b"
)
_PLACE_WORDS = re.compile(
    r"(?:hội trường|trường|trung tâm|tt\b|sở|nhà|khách sạn|ubnd|ủy ban|uỷ ban|phòng|thành phố|tp|ban|"
    r"học viện|viện|thư viện|cung|rạp|khu|điểm cầu|trụ sở|huyện|tỉnh|xã|phường|quận|thị trấn|thị xã|đại học|"
    r"cao đẳng|văn phòng|sân|điểm (?:trường|học|bưu điện)|bản(?=\s(?-i:[A-ZĐÀ-Ỹ]))|thôn|ấp|buôn|làng|"
    r"khóm|khu phố|tổ dân phố|phân hiệu|cơ sở|đồn|trạm|xưởng|bệnh viện|hợp tác xã|chùa|đình|đền|nhà thờ|"
    r"chợ|khuôn viên|giảng đường|ký túc xá|doanh trại|phân viện|khoa|lớp (?:học|\d)|tầng|"
    r"lầu|bảo tàng|quảng trường|hai điểm|các điểm|\d+ điểm|công viên|làng|resort|đài|công ty|bảo tàng|số \d)",
    re.IGNORECASE,
)
_NOT_PLACE = re.compile(
    r"(?:hội nghị|hội thảo|buổi|lễ|đây|đó|các|những|kế hoạch|công văn|quyết định|thông tư|điều|khoản|"
    r"nghị|văn bản|"
    r"địa phương|chương trình|phiên|tọa đàm|cuộc|hội thi|báo cáo|chỗ|nhiều|một số|mục|lớp tập huấn)\b",
    re.IGNORECASE,
)
# What is held and cannot hold, though it begins with the same word as a body ("Hội", "Tổ", "Báo" …).
_EVENT = (
    r"(?i:hội (?:nghị|thảo|thi|giảng|diễn|khoẻ|khỏe|trại|chợ|thao|xuân|sách|đàm|trường)|liên hoan|báo cáo|"
    r"tổng kết|tổ chức|thành (?:phần|công)|ban hành)\b"
)
_BODY = (
    rf"(?!{_EVENT})(?:"
    r"Sở|Phòng|Trường|Trung tâm|TT|UBND|Ủy ban|Uỷ ban|Bộ|Vụ|Cục|Ban|Hội|Công đoàn|Đoàn|Cụm|Liên đoàn|"
    r"Học viện|Viện|Đại học|Tổ|Chi bộ|Đảng|Thành phố|Văn phòng|Liên|Câu lạc bộ|CLB|THPT|THCS|Thành|Huyện|"
    r"Tỉnh|Mặt trận|Tổng|Nhà|Báo|Thư viện|Quỹ|Cơ quan|Khoa|(?:trường|trung tâm|phòng)(?= [A-ZĐ]))"
)
_DID = (
    r"(?:vừa |đã |sẽ |cũng đã |long trọng |trang trọng |chính thức )*(?:(?:chủ trì,? )?(?:phối|kết) hợp|"
    r"tổ chức|khai mạc|tiến hành|chủ trì|đăng cai|triển khai|phát động|mở|có buổi|họp|ra quân|tập huấn|"
    r"tổng kết|sơ kết)"
)
_ACTS = re.compile(rf"\b(?:{_DID}|đã|sẽ)\b")
_SUBJECT = re.compile(
    rf"(?:^|[,;.(“”:–—-]\s|[,;]|\s(?=Sở|Phòng)|(?<=\d)\s)\s?"
    rf"(?P<who>{_BODY}\b(?:[^,;:.]|(?<=T[Pp])\.){{0,140}}?)\s(?={_DID}\b)"
)
_BY = re.compile(rf"\b(?:do|Do)\s(?P<who>{_BODY}\b[^,;:]{{0,140}}?)(?=\s(?:{_DID})\b|,|;|\.(?:\s|$)|$)")
_PARTNER = re.compile(
    r"\s(?:do (?:ông|bà|đồng chí)|phối hợp|kết hợp|cùng|và (?=Sở|UBND|Hội|Công đoàn|Tỉnh đoàn|Trường|"
    r"Phòng|Trung tâm|Ban))\b.*",
    re.DOTALL,
)
_DEPARTMENT = re.compile(r"(?:^|,\s)(?P<name>(?:Vụ|Cục|Phòng)\s[^,;.:]{2,60}),\s$")
_OWNED = re.compile(
    r"\b(?:của|với|cùng|các|và|theo|từ|cho|[Gg]iám đốc|[Tt]rưởng|[Cc]hủ tịch|"
    r"[Ll]ãnh đạo|[Vv]iên|[Dd]iện|tầng \d)\s$"
)
_NOT_WITHIN = re.compile(r"\b(?:tại|đã|được|nhằm|ngày|về|số(?! \d{1,2}$)|làm)\b")
_BRACKETED_DAY = re.compile(r"\((\d{1,2}/\d{1,2})\)")
_SUMS_UP = re.compile(r"\btổng kết\b", re.IGNORECASE)
_TODAY = re.compile(r"(?:sáng|chiều|tối|trưa|hôm|ngày hôm) (?P<which>nay|qua)\b", re.IGNORECASE)
_TODAY_WITHIN = 2  # sentences from the report's beginning
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ỸĐ“\"(])")
FIRST_PARAGRAPHS = 4
LONGEST_OPENING = 4000  # characters of a paragraph


@dataclass
class Event:
    start: dt.date | None = None
    end: dt.date | None = None
    venue: str | None = None
    organiser: str | None = None


def read_event(title: str, paragraphs: list[str], updated: dt.date | None) -> Event:
    """The event of the report; a day without its year is the nearest one before `updated`, else the one
    nearest to what the report says of its time otherwise."""
    event = Event()
    sentences = [
        sentence for text in paragraphs[:FIRST_PARAGRAPHS] for sentence in _sentences(text[:LONGEST_OPENING])
    ]
    dated = _dated_sentence(sentences, updated) or _told_by_today(sentences, updated)
    if dated is None and updated is None and (about := time_told(title, paragraphs)):
        dated = _dated_sentence(sentences, None, about)
    if dated:
        event.start, event.end = dated[1].first, dated[1].last
    else:
        spans = _own_spans(title, updated)
        if spans:
            event.start, event.end = spans[0].first, spans[0].last
    if event.end == event.start:
        event.end = None
    first = dated[0] if dated else 0
    near = [*sentences[first : first + 3], *sentences[:first]]
    event.venue = next((venue for venue in map(venue_in, near) if venue), None)
    event.organiser = next((body for body in map(organiser_in, near) if body), None)
    return event


def time_told(title: str, paragraphs: list[str]) -> dt.date | None:
    """A day near the event, of a report without an updated-at: the latest it names whole, else one of its
    school year, at whose end it is summed up."""
    text = "\n".join([title, *(paragraph[:LONGEST_OPENING] for paragraph in paragraphs)])
    named = [span.last for span in spans_in(text)]
    if named:
        return max(named)
    years = school_years_in(text)
    if not years:
        return None
    after = int(years[-1][:4]) + 1
    return dt.date(after, 6, 15) if _SUMS_UP.search(title) else dt.date(after, 1, 31)


def venue_in(sentence: str) -> str | None:
    """The place after "tại", up to the verb, the organiser or the date."""
    for match in _PLACE.finditer(sentence):
        rest = sentence[match.end() : match.end() + 300]
        place = rest[: _place_end(_brackets_filled(rest))].strip(" .,")
        if place and not _NOT_PLACE.match(place) and (_PLACE_WORDS.match(place) or place[0].isupper()):
            return place
    return None


def organiser_in(sentence: str) -> str | None:
    """The body that held it: the subject before "tổ chức", or what follows "do"; only the main one."""
    for pattern in (_BY, _SUBJECT):
        for match in pattern.finditer(sentence):
            who = _PARTNER.sub("", match["who"]).strip(" ,–-")
            owned = _OWNED.search(sentence[max(0, match.start("who") - 12) : match.start("who")])
            if who and not (owned and pattern is _SUBJECT) and not _NOT_WITHIN.search(who):
                return _with_department(sentence[: match.start("who")], who)
    return None


def _with_department(before: str, who: str) -> str:
    """ "Vụ GDTX, Bộ GDĐT": a department named with the body it belongs to."""
    department = _DEPARTMENT.search(before[-80:])
    if department and who.startswith(("Bộ", "Sở", "UBND")):
        return f"{department['name']}, {who}"
    return who


def _place_end(rest: str) -> int:
    """A comma does not end a place that a wider one follows: "Hội trường B, Trường Chính trị tỉnh, …"."""
    end = _PLACE_END.search(rest)
    while end and end.group() == "," and _goes_wider(rest, end.end()):
        following = _PLACE_END.search(rest, end.end())
        if following is None:
            return len(rest)
        if _HOLDS.match(rest, following.start()):
            break
        end = following
    return end.start() if end else len(rest)


def _goes_wider(rest: str, at: int) -> bool:
    """Whether a wider place follows the comma; an office is one only where it does nothing."""
    if _WIDER_PLACE.match(rest, at):
        return True
    offices = _OFFICES.match(rest, at)
    return offices is not None and not _ACTS.search(offices.group())


def _sentences(text: str) -> list[str]:
    """Sentences; "TP. Huế" and "ThS. Lê" are not cut."""
    sentences: list[str] = []
    for part in _SENTENCE.split(text):
        if sentences and sentences[-1].endswith(".") and SHORTENED.search(sentences[-1][-9:-1]):
            sentences[-1] = f"{sentences[-1]} {part}"
        else:
            sentences.append(part)
    return sentences


def _brackets_filled(text: str) -> str:
    """Brackets' insides blotted out, so that a comma in an address does not end the place."""
    return re.sub(r"\([^()]{0,200}\)", lambda match: "x" * len(match.group()), text)


def _dated_sentence(
    sentences: list[str], updated: dt.date | None, about: dt.date | None = None
) -> tuple[int, DateSpan] | None:
    """The first sentence whose date is a day of the event, not of a letter or a deadline."""
    fallback = None
    for at, sentence in enumerate(sentences):
        for span in _own_spans(sentence, updated, about):
            before = sentence[: span.start]
            if _OTHER_DAY.search(before[-60:]):
                continue
            if _HELD.search(sentence) and (_OPENING.search(before[-45:]) or not before.strip()):
                return at, span
            fallback = fallback or (at, span)
    return fallback


def _told_by_today(sentences: list[str], updated: dt.date | None) -> tuple[int, DateSpan] | None:
    """ "Sáng nay, tại …": the day of publishing, "Chiều qua" the one before it."""
    for at, sentence in enumerate(sentences[:_TODAY_WITHIN]):
        found = _TODAY.match(sentence)
        if found and updated and _HELD.search(sentence):
            day = updated - dt.timedelta(days=found["which"].lower() == "qua")
            return at, DateSpan(found.start(), found.end(), day, day)
    return None


def _own_spans(text: str, updated: dt.date | None, about: dt.date | None = None) -> list[DateSpan]:
    letters: list[Mention] = find(text)
    spans = []
    year = (updated or about or dt.date.min).year
    for span in spans_in(_BRACKETED_DAY.sub(r" \1 ", text), year if updated or about else None):
        if any(letter.start <= span.start < letter.end for letter in letters):
            continue
        spans.append(_nearest(text, span, about) if about else _not_after(text, span, updated))
    return spans


def _not_after(text: str, span: DateSpan, updated: dt.date | None) -> DateSpan:
    """ "28/12" in a report of January is last year's."""
    if updated is None or span.first <= updated or str(updated.year) in text[span.start : span.end]:
        return span
    return _in_year(span, span.first.year - 1) or span


def _nearest(text: str, span: DateSpan, about: dt.date) -> DateSpan:
    """A day without its year, in the year that brings it nearest to another."""
    if str(span.first.year) in text[span.start : span.end]:
        return span
    years = [_in_year(span, span.first.year + more) for more in (-1, 0, 1)]
    return min((found for found in years if found), key=lambda found: abs(found.first - about), default=span)


def _in_year(span: DateSpan, year: int) -> DateSpan | None:
    later = span.last.year - span.first.year
    try:
        return span._replace(first=span.first.replace(year=year), last=span.last.replace(year=year + later))
    except ValueError:
        return None
