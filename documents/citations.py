"""Letters cited in running text: 'Công văn số 2302/SGDĐT-GDTX ngày 05 tháng 9 năm 2022 về …'."""

import datetime as dt
import re
from typing import NamedTuple

from documents.dates import spans_in
from search.text import NumberShape, numbers

# What names the kind of document before its number; the mention begins there.
_KINDS = (
    r"Công văn|Kế hoạch|Thông tư(?: liên tịch)?|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Quy chế|Quy định|"
    r"Thông báo|Hướng dẫn|Chương trình|Phương án|Đề án|Dự án|Báo cáo|Biên bản|Tờ trình|Hợp đồng|Công điện|"
    r"Giấy mời|Luật|Pháp lệnh|Kết luận|Văn bản(?: hợp nhất| hướng dẫn)?|CV|Hướng dẫn liên ngành|"
    r"Công văn hướng dẫn"
)
_LEAD = re.compile(rf"(?:(?:{_KINDS})\s?(?:liên tịch\s)?)?(?:\(?[Ss]ố\s?:?\s?)?$")
_NEXT_LEAD = re.compile(
    rf"[\s,;(]*(?:và|cùng|theo|của)?\s?(?:(?:các|những)\s)?(?:(?:{_KINDS})\s?)?(?:số\s?:?\s?)?$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[\s,(]{0,3}(?:(?:được )?(?:ban hành|ký|kí)\s?(?:vào\s)?)?(?:vào\s)?(?:ngày|đề ngày)?[\s:]{0,3}$",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(
    r"[\s,]{0,3}(?:do|của)\s(?P<issuer>(?:(?!\s(?:về|v/v|quy định|ban hành|hướng dẫn|phê duyệt|"
    r"sửa đổi)\b|[,;.](?:\s|$)|[()“”\"]).){2,160})",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"[\s,:(“\"]{0,4}(?:(?:(?:quy định|hướng dẫn)\s)?(?:về việc|v/v|về)[\s:]{1,3}(?:việc\s)?[“\"]?|"
    r"[“\"]?(?=(?:quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi)\s))",
    re.IGNORECASE,
)
# After a comma, these begin a clause that is no part of the abstract any more.
_NEW_CLAUSE = (
    r"ngày|sáng|chiều|tối|hôm nay|vừa qua|năm nay|đến nay|từ (?:ngày|tháng|năm|học k[ỳì])|"
    r"trong (?:(?:hai|ba|các|những|\d+) (?:ngày|tháng|năm)|tuần|tháng|quý|học k[ỳì]|năm|thời gian|đó)|"
    r"tại|đồng thời|nhằm|qua đó|theo đó|do đó|vì vậy|trên cơ sở|căn cứ|thực hiện|gửi|yêu cầu|"
    r"hội nghị|ông|bà|đồng chí|các đơn vị|các đại biểu"
)
_OFFICES = r"Sở|Phòng|UBND|Trường|Trung tâm|Hội nghị|Ban|Ủy ban|Uỷ ban|Bộ|Công đoàn|Liên đoàn|Hội"
_STOP = re.compile(
    r";|\)|[.!?…](?=\s+[A-ZÀ-ỸĐ“\"(\d-]|\s*$)|[”\"](?=[,.;)]|\s*$)|:(?=\s)|\n"
    r"|,?\s(?:được ban hành|đã được|được gửi|có hiệu lực|và các văn bản|và một số|kèm theo|"
    r"đã (?:tổ chức|triển khai|ban hành|chỉ đạo))\b"
    rf"|,\s(?=(?:{_NEW_CLAUSE}|{_OFFICES})\b)"
)
# A full stop after one of these shortens a word and ends no sentence: "TP. Huế", "ThS. Lê".
SHORTENED = re.compile(r"(?:\b(?:TP|Tp|P|Q|H|TX|TT|Th[sS]|TS|PGS|GS|BS|St|tr|đ/c|Đ/c|v\.v)|\b[A-ZĐ])$")
_NEW_SUBJECT = re.compile(
    r"(?<=\d{4}),\s|,\s(?=(?:các|những|mỗi|toàn|tất cả|nhiều|từng|cả|đơn vị|nhà trường)\s)"
)
# Who acts, and a verb: "…, Giám đốc Sở yêu cầu các đơn vị …" is the sentence's main clause.
_ACTS = re.compile(
    r",\s(?=(?:(?:phó|quyền|lãnh đạo|tổng)\s)?(?:giám đốc|hiệu trưởng|trưởng (?:phòng|ban|khoa)|chủ tịch|"
    r"bí thư|(?:thứ|bộ|vụ|cục|viện|tổ) trưởng|chánh (?:văn phòng|thanh tra)|lãnh đạo|ban (?:giám|tổ|chỉ)|"
    r"nhà trường|đại diện|thầy|cô)\b[^,;.:()]{0,80}?\s"
    r"(?:yêu cầu|đề nghị|lưu ý|nhấn mạnh|khẳng định|phát biểu|chỉ đạo|thống nhất|giao|phân công|quán triệt|"
    r"kêu gọi|mong|cho biết|cho rằng|chủ trì|tổ chức|triển khai|ban hành|đã|sẽ|đang|vừa|cũng|phải)\s)",
    re.IGNORECASE,
)
# A quoted name is done; a subject and a verb after it are the sentence's own: "… “…”, tỉnh đã ban hành".
_AFTER_QUOTE = re.compile(
    r"(?<=[”\"]),\s(?=(?:tỉnh|thành phố|huyện|xã|phường|ngành|đơn vị|địa phương|cơ quan|nhà trường)\b)"
)
_FINITE = re.compile(r"\s(?:sẽ|đã|đang|phải)\s")
# Without such a word only those who can act do: "…, các trường kiểm tra hệ thống điện".
_MANY_ACT = re.compile(
    r",\s(?=(?:các|mỗi|tất cả các|toàn thể) (?:trường|đơn vị|phòng|cơ sở|trung tâm|địa phương|xã|phường|"
    r"ban|ngành|nhà trường|thầy cô)\b[^,;.:()]{0,50}?\s(?:cần|tiếp tục|kiểm tra|rà soát|tổ chức|triển khai|"
    r"thực hiện|chủ động|bố trí|báo cáo|xây dựng|gửi|nộp|lập|phân công|thông báo)\s)"
)
_ALREADY_MANY = re.compile(r"\b(?:các|những|từng|mỗi)\s[^,]{1,40}$")
_LONGEST_FINITE = len(" đang ")
LONGEST_ABSTRACT = 1000


class Mention(NamedTuple):
    """A letter cited at text[start:end]; number as `numbers.normalise` writes it, abstract as typed."""

    number: str
    issued: dt.date | None
    abstract: str | None
    start: int
    end: int


def find(text: str) -> list[Mention]:
    """Every letter cited, in text order. A number without date or abstract is a mention too."""
    shapes = list(numbers(text))
    mentions = []
    for at, shape in enumerate(shapes):
        limit = _next_lead(text, shapes[at + 1]) if at + 1 < len(shapes) else len(text)
        mentions.append(_mention(text, shape, max(limit, shape.end)))
    return mentions


def _mention(text: str, shape: NumberShape, limit: int) -> Mention:
    window = max(0, shape.start - 40)
    lead = _LEAD.search(text[window : shape.start])
    start = window + lead.start() if lead else shape.start
    issued, end = _issued(text, shape.end, limit)
    abstract, end = _abstract(text, end, limit)
    return Mention(shape.normal, issued, abstract, start, end)


def _issued(text: str, at: int, limit: int) -> tuple[dt.date | None, int]:
    """The date right after a number, also behind the issuer: '… của Bộ GD&ĐT ngày 24/6/2022'."""
    window = text[at : min(limit, at + 220)]
    for span in spans_in(window):
        between = window[: span.start]
        issuer = _ISSUED_BY.match(between)
        if _DATED.fullmatch(between) or issuer and _DATED.search(between) and not _ABOUT.search(between):
            return span.last, at + span.end
        break
    return None, at


def _abstract(text: str, at: int, limit: int) -> tuple[str | None, int]:
    issuer = _ISSUED_BY.match(text, at, limit)
    about = _ABOUT.match(text, issuer.end() if issuer else at, limit)
    if about is None:
        return None, at
    end = _clause_end(text, about.end(), min(limit, about.end() + LONGEST_ABSTRACT))
    end = _before_new_clause(text, about.end(), end)
    return _unquoted(" ".join(text[about.end() : end].split()).strip(" ,.;:")), end


def _unquoted(abstract: str) -> str | None:
    """Without quotation marks round the whole; one that lost its partner goes too."""
    for opening, closing in (("“", "”"), ('"', '"')):
        if abstract.endswith(closing) and opening not in abstract[:-1]:
            abstract = abstract[:-1]
        elif abstract.startswith(opening) and closing not in abstract[1:-1]:
            abstract = abstract[1:].removesuffix(closing)
    return abstract.strip() or None


def _clause_end(text: str, at: int, limit: int) -> int:
    """Where the clause ends; a bracket or quotation opened inside it is part of it."""
    search_from = at
    while match := _STOP.search(text, search_from, limit):
        sign = text[match.start()]
        inside = text[at : match.start()]
        shortened = sign == "." and SHORTENED.search(inside[-8:])
        closes_own = (
            sign == ")"
            and "(" in inside
            or sign in "”"
            and "“" in inside
            or sign == '"'
            and inside.count('"') % 2
        )
        if not shortened and not closes_own:
            return match.start()
        if closes_own and match.end() < limit and sign != ")":
            search_from = match.end()
            continue
        search_from = match.end()
    return limit


def _before_new_clause(text: str, at: int, end: int) -> int:
    """ "… năm 2023, các huyện, thị xã sẽ …": what follows the comma has a verb and a subject of its own."""
    acts = _ACTS.search(text, at, end)
    end = acts.start() if acts else end
    many = _MANY_ACT.search(text, at, end)
    if many and not _ALREADY_MANY.search(text[at : many.start()]):
        end = many.start()
    quoted = _AFTER_QUOTE.search(text, at, end)
    if quoted and _FINITE.search(text, quoted.end(), end + _LONGEST_FINITE):
        end = quoted.start()
    for comma in _NEW_SUBJECT.finditer(text, at, end):
        if _FINITE.search(text, comma.end(), end):
            return comma.start()
    return end


def _next_lead(text: str, shape: NumberShape) -> int:
    """Where the words that introduce the next citation begin: ' và Công văn số'."""
    window = max(0, shape.start - 50)
    lead = _NEXT_LEAD.search(text[window : shape.start])
    return window + lead.start() if lead else shape.start
