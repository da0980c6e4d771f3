"""What a portal prints round a report and is no part of it: links, counters, breadcrumbs, other news."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from news.reading.bylines import plain_author
from news.reading.lines import Line
from news.reading.moments import is_moment
from news.reading.people import without_marker
from news.unpacking import Kind

_TOOLS = (
    r"in|in trang|in bài|in bài viết|in tin|bản in|in ra|in nội dung|print|(?:gửi|gởi)(?: (?:qua|"
    r"cho))? (?:e-?mail|mail|bạn bè|bài viết|thư)(?: cho bạn bè)?|e-?mail|chia sẻ(?: (?:bài viết|qua|lên|"
    r"trên|với|tin|liên kết))*(?: (?:facebook|zalo|twitter|email|mạng xã hội))*|share|facebook|zalo|twitter|"
    r"tweet|linkedin|google\+?|youtube|messenger|pinterest|telegram|x|thích|like|"
    r"theo dõi(?: chúng tôi)?(?: trên .{0,30})?|lưu(?: tin| bài)?|lưu bài viết|sao chép(?: liên kết| link)?|"
    r"copy link|quay lại|trở lại|trở về|quay về|về trang trước|(?:về )?đầu trang|lên đầu trang|về đầu trang|"
    r"trang trước|trang sau|trở về đầu trang|trang chủ|(?:xem|đọc) (?:thêm|tiếp)|bình luận|gửi bình luận|"
    r"ý kiến bạn đọc|gửi ý kiến|phản hồi|góp ý|đánh giá(?: bài viết)?|cỡ chữ|cỡ chữ:? ?a-? ?a ?a\+?|a\+|a-|a|"
    r"tăng cỡ chữ|giảm cỡ chữ|độ tương phản|tương phản|nghe bài viết|đọc bài viết|nghe đọc bài|đăng nhập|"
    r"đăng xuất|tìm kiếm|liên hệ|sơ đồ (?:cổng|trang|website)|menu|rss|xem (?:với )?cỡ chữ|đọc(?: bài)?|"
    r"nghe(?: bài)?|ẩn|mặc định|đóng|nhắn tin(?: cho tác giả)?|gửi tin nhắn|báo lỗi|báo cáo vi phạm|"
    r"tải (?:về|xuống|file|tệp)(?: máy)?|(?:xem )?(?:phiên )?bản in|xem ảnh lớn|phóng to|"
    r"bấm để xem ảnh(?: lớn)?|tải ảnh|danh mục|top|back|home"
)
_COUNTERS = (
    r"(?:số )?lượt (?:xem|đọc|truy cập|tải|thích|chia sẻ|bình luận)|số lần (?:xem|đọc)|"
    r"(?:đã )?(?:xem|đọc)|views?|lượt xem tin|bình luận|đánh giá|điểm|xếp hạng|người xem|số người xem"
)
_TOOL = re.compile(rf"(?:{_TOOLS})", re.IGNORECASE)
# Words of a portal's menu that alone could be a heading of the report: furniture only beside tools.
_MENU = re.compile(
    rf"(?:{_TOOLS}|giới thiệu|tin tức|văn bản|video|audio|hình ảnh|thông báo|sự kiện)", re.IGNORECASE
)
_LONGEST_TOOL = 7  # words
_COUNTER = re.compile(
    rf"(?:(?:{_COUNTERS})\s?:?\s?\(?\d[\d.,]{{0,12}}\)?(?: lần| lượt| người| sao)?(?: xem| đọc)?|"
    r"\d[\d.,]{0,12} (?:lượt (?:xem|đọc)|lần xem|views?|bình luận|lượt truy cập))",
    re.IGNORECASE,
)
_RATING = re.compile(
    r"(?:tổng số điểm của bài viết|đánh giá bài viết|click để đánh giá|mã (?:bảo mật|an toàn)\s?:)[^|]{0,80}|"
    r"(?:xếp hạng|điểm đánh giá|đánh giá)\s?:?\s?[\d(][^|]{0,60}|"
    r"(?:đăng bởi|người đăng(?: tin)?|posted by|tác giả)\s?:?\s?"
    r"(?:admin\w*|quản trị(?: viên)?|bbt|ban biên tập)\b[^\d|]{0,60}",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:tags?|từ khóa|từ khoá|thẻ)\s?:.{0,300}|(?:chủ đề|chuyên mục|danh mục)\s?:[^“”\".]{0,60}",
    re.IGNORECASE,
)
# What an office writes to the editors round its report: whom it is for, who has copies, who may be asked.
_TO_EDITORS = re.compile(
    r"(?:kính gửi|kính chuyển)\s?:.{2,200}|(?:đã (?:ký|kí)|(?:ký|kí) tên)(?: và đóng dấu)?|"
    r"(?:điện thoại|số điện thoại|đt|sđt|đtdđ|di động|tel|zalo|hotline)(?: liên hệ)?\s?[:.]?\s?"
    r"[\d .()+-]{8,20}|"
    r"(?:e-?mail|thư điện tử|hộp thư)\s?:?\s?[\w.+-]+@[\w.-]+",
    re.IGNORECASE,
)
_COPIES = re.compile(r"nơi nhận\s?:?", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?:bởi|by)\s(?:@?[a-z0-9][a-z0-9_.@-]{2,40})")
# Where a picture stood before the text was copied: "[Ảnh]", "(hình 2)", "IMG_0123.jpg".
_PLACEHOLDER = re.compile(
    r"[\[(<{]\s?(?:(?:chèn )?(?:hình )?ảnh|hình|image|img|photo|picture|video|clip)\s?\d{0,3}\s?[\])>}]|"
    r"[\w().-]{1,80}\.(?:jpe?g|png|gif|webp|heic)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:©|\(c\) |copyright|bản quyền|bản quyền thuộc|chịu trách nhiệm (?:nội dung|chính|xuất bản)\s?:|"
    r"tổng số (?:lượt )?truy cập|đang (?:truy cập|online)|ghi rõ nguồn|designed by|phát triển bởi).{0,300}",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"(?:trang chủ|home|trang nhất)\s?(?:>+|»|›|/|→|\||\\|-|–|::).{0,400}", re.IGNORECASE)
_CRUMB_PARTS = re.compile(r"\s?(?:>+|»|›|→)\s?")
_RULES = (_TOOL, _COUNTER, _RATING, _TAGS, _OWNER, _CRUMBS, _TO_EDITORS, _ACCOUNT)
_RELATED = re.compile(
    r"(?:xem thêm |đọc thêm )?(?:(?:các |những |một số )?(?:tin(?: tức)?|bài(?: viết)?|bản tin|thông tin|"
    r"sự kiện)(?:,? ?bài(?: viết)?)? (?:khác|liên quan|cùng (?:chuyên )?mục|cùng loại|cùng chủ đề|"
    r"mới(?: nhất| hơn| đăng)?|cũ(?: hơn)?|đã đưa|đã đăng|tiếp theo|trước đó|nổi bật|xem nhiều|đọc nhiều|"
    r"cùng thể loại|cùng danh mục)(?: khác| nhất)?|(?:có thể )?bạn (?:có thể )?quan tâm|xem nhiều nhất|"
    r"đọc nhiều nhất|xem thêm|đọc thêm)"
    r"(?: (?:tin|bài)(?: viết)?)?\s?[:.…>»(\d)]*",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:ngày )?(?:cập nhật|đăng|xuất bản)", re.IGNORECASE)
_EDGES = "[](){}<>«»›‹|•·-–—:*→←↑↓▲▼★☆✉🖨️🔗 \t"
_PROSE = 100  # characters of a paragraph
_EDGE = 10  # lines from either end where a bare name beside a moment is the writer's
_BETWEEN_FIELDS = (
    r"\s?\|\s?|\t|\s@\s",
    r"\s[-–—•·@]\s|\s?\|\s?|\t",
    r"(?<=\))\s|(?<=\d)\s(?=\()|\s?[;,]\s",
)
_PARTS = re.compile(r"\s?[|•·]\s?|\t|\s[-–—]\s|\s{2,}|\]\s?\[|\s/\s")


def is_furniture(text: str) -> bool:
    """Whether the line is nothing but portal furniture: every part of it is a tool, a counter or a trail."""
    if len(text) > 500:
        return False
    bare = text.strip(_EDGES)
    if not bare or is_placeholder(text):
        return True
    if any(
        rule.fullmatch(bare)
        for rule in (_TOOL, _COUNTER, _RATING, _TAGS, _OWNER, _CRUMBS, _TO_EDITORS, _ACCOUNT)
    ):
        return True
    if _is_trail(bare):
        return True
    parts = [part.strip(_EDGES) for part in _PARTS.split(text)]
    if len(parts) > 1 and all(
        not part or _MENU.fullmatch(part) or _COUNTER.fullmatch(part) for part in parts
    ):
        return True
    return len(bare) <= 200 and _is_row_of_tools(re.split(r"[\s:|•·]+", bare))


def _is_trail(bare: str) -> bool:
    """Short names one below another ("Tin tức » Sự kiện » 2023"); "rà soát → mở lớp." is a sentence."""
    parts = _CRUMB_PARTS.split(bare)
    names = all(len(part) < 60 and not part.endswith((".", ";", ":")) for part in parts)
    return len(parts) >= 3 and len(bare) < 300 and names and "<" not in bare and not bare[0].isdecimal()


def is_placeholder(text: str) -> bool:
    return _PLACEHOLDER.fullmatch(text) is not None


def _is_row_of_tools(words: list[str]) -> bool:
    """ "Gửi email In trang Lên đầu trang": tools with nothing but spaces between them."""
    reached = {0}
    for start in range(len(words)):
        if start in reached:
            for end in range(start + 1, min(len(words), start + _LONGEST_TOOL) + 1):
                part = " ".join(words[start:end]).strip(_EDGES)
                if not part or _TOOL.fullmatch(part) or _COUNTER.fullmatch(part):
                    reached.add(end)
    return len(words) in reached


def is_related_heading(text: str) -> bool:
    return len(text) < 80 and _RELATED.fullmatch(text.strip(_EDGES)) is not None


def mark(lines: list[Line], belongs_to_report: Callable[[str], bool]) -> None:
    """Give furniture its role; below "Các tin khác" and its kin all goes that the report does not claim."""
    for at, line in enumerate(lines):
        told = line.mark.kind not in (Kind.PLAIN, Kind.FURNITURE) and not line.mark.is_link
        if (
            line.role == "body"
            and not told
            and (is_furniture(line.text) or _is_round_it(lines, at, belongs_to_report))
        ):
            line.role = "dropped"
    _mark_copies(lines)
    body = [line for line in lines if line.role == "body"]
    start = next((at for at, line in enumerate(body) if at and is_related_heading(line.text)), None)
    if start is None:
        return
    below = body[start:]
    for line in below[: _where_report_resumes(below)]:
        if not belongs_to_report(line.text) and len(line.text) <= 400:
            line.role = "dropped"


def _mark_copies(lines: list[Line]) -> None:
    """ "Nơi nhận:" and the marked lines below it."""
    copies = False
    for line in lines:
        marked = without_marker(line.text) != line.text or line.mark.kind == Kind.ITEM
        copies = line.role == "body" and (bool(_COPIES.fullmatch(line.text)) or copies and marked)
        if copies:
            line.role = "dropped"


def _is_round_it(lines: list[Line], at: int, belongs_to_report: Callable[[str], bool]) -> bool:
    """Whether the file itself sets the line apart from the report: a page's header, a menu, links only."""
    line = lines[at]
    if line.mark.kind == Kind.FURNITURE:
        return not (_PUBLISHED.match(line.text) and is_moment(line.text))
    if not line.mark.is_link or belongs_to_report(line.text) or line.mark.kind in (Kind.TITLE, Kind.CAPTION):
        return False
    around = [lines[beside] for beside in (at - 1, at + 1) if 0 <= beside < len(lines)]
    return any(beside.mark.is_link or beside.role == "dropped" for beside in around)


def _where_report_resumes(below: list[Line]) -> int:
    """A box of other news may stand in mid-text; the report goes on where two paragraphs follow each other,
    or a paragraph and its list: among titles of other news no two do."""
    for at, (line, following) in enumerate(pairwise(below)):
        is_prose = len(line.text) >= _PROSE and line.text.endswith((".", ":"))
        leads = line.text.endswith(":") and without_marker(following.text) != following.text
        if is_prose and (leads or (len(following.text) >= _PROSE and following.text.endswith((".", ":")))):
            return at
    return len(below)


def split_parts(lines: list[Line], is_field: Callable[[str], bool]) -> list[Line]:
    """Part "Ngày đăng: 05/10/2023 | Lượt xem: 512" into lines, where each part is a field or furniture.

    A bare name beside the moment ("Lê Văn A @ 09:15 20/10/2023") gets the role "posted".
    """
    result: list[Line] = []
    for at, line in enumerate(lines):
        at_edge = min(at, len(lines) - 1 - at) < _EDGE
        parts = [] if line.mark.kind == Kind.ROW else _fields_of(line.text, is_field, at_edge=at_edge)
        for place, part in enumerate(parts or [line.text]):
            stays = not parts or is_field(part) or is_furniture(part)
            role = "body" if stays else "posted"
            result.append(replace(line, text=part, gap=line.gap and not place, role=role))
    return result


def _fields_of(text: str, is_field: Callable[[str], bool], *, at_edge: bool) -> list[str]:
    if len(text) > 300 or is_furniture(text):
        return []
    for separator in _BETWEEN_FIELDS:
        parts = [part.strip() for part in re.split(separator, text) if part.strip()]
        dated = any(is_moment(part) for part in parts)
        posted = dated and at_edge and not is_field(text)
        if len(parts) < 2 or not all(
            is_field(part) or is_furniture(part) or (posted and plain_author(part)) for part in parts
        ):
            continue
        if dated or not is_field(text) or any(is_furniture(part) for part in parts):
            return parts
    return _counter_at_end(text, is_field) or _rest_at_end(text)


def _rest_at_end(text: str) -> list[str]:
    """ "Thứ Năm, 08/01/2026 - 09:20 Nghe đọc bài | Cỡ chữ", "Đăng ngày 12/12/2025 bởi quantri"."""
    words = text.split(" ")
    if len(text) > 150 or len(words) > 25 or not any(map(str.isdigit, text)):
        return []
    for at in range(2, len(words)):
        before, rest = " ".join(words[:at]).rstrip(" |•·-–—"), " ".join(words[at:])
        if any(map(str.isalpha, rest)) and is_furniture(rest) and is_moment(before):
            return [before, rest]
    return []


def _counter_at_end(text: str, is_field: Callable[[str], bool]) -> list[str]:
    """ "Cập nhật lúc: 11:41 19/09/2022 Lượt xem: 512", with nothing but a space between."""
    match = re.search(rf"(?:{_COUNTERS})\s?:\s?\d[\d.,]{{0,12}}\s?$", text, re.IGNORECASE)
    if match and is_field(text[: match.start()].strip(_EDGES)):
        return [text[: match.start()].strip(_EDGES), text[match.start() :].strip()]
    return []
