"""People as reports print them: delegates in a list, the byline under the text."""

import re

from news.reading.report import Author, Delegate

_DASH = r"[-–—]"
_TITLES = (
    r"(?:Các )?(?:Ông|Bà|Đồng chí|Đ/c|Đ\.c|ĐC|Thầy giáo|Cô giáo|Nhà giáo(?: [Ưư]u tú| [Nn]hân dân)?|Thầy|"
    r"Cô|Anh|Chị|"
    r"GS|PGS|TS|TSKH|ThS|Th\.S|Th\.s|T\.S|CN|BS|KS|LS|BSCKI{1,2}|NGƯT|NGND|Tiến sĩ|Tiến sỹ|Thạc sĩ|"
    r"Thạc sỹ|Giáo sư|"
    r"Phó Giáo sư|Phó giáo sư|Cử nhân|Kỹ sư|Bác sĩ|Luật sư|Nghệ nhân|Nghệ sĩ|Linh mục|Thượng tọa|Đại đức|"
    r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Em|Cháu|Học sinh|Học viên)"
)
HONORIFIC = re.compile(
    rf"(?:{_TITLES})(?![^\W\d_])\.?(?:[\s.,]{{0,2}}(?:{_TITLES})(?![^\W\d_])\.?)*", re.IGNORECASE
)
_SEPARATOR = re.compile(rf"\s?(?:{_DASH}|[,:;])\s?|\s(?:là|hiện là|nguyên là|giữ chức vụ)\s|\s?(?=\()")
POSITION = (
    r"Chuyên viên(?: chính| cao cấp)?|Thanh tra viên|(?:Phó |P\.? ?|Quyền |Nguyên )*(?:Trưởng|"
    r"Tr\.?) ?(?:phòng|ban|khoa|bộ môn|đoàn|tổ|"
    r"cụm|khối|bộ phận)?|Tổ (?:trưởng|phó)(?: chuyên môn)?|(?:Phó |Nguyên |Quyền )*(?:Tổng )?(?:Giám đốc|"
    r"Thứ trưởng|Bộ trưởng|Vụ trưởng|"
    r"Cục trưởng|Viện trưởng|Hiệu trưởng|Chủ tịch|Chủ nhiệm|Bí thư|Chánh Văn phòng|Chánh Thanh tra|"
    r"Tổng biên tập)"
    r"|Phó (?:Chánh Văn phòng|Chánh Thanh tra|Hiệu trưởng|Bí thư|Chủ tịch)|Ủy viên|Uỷ viên|Giáo viên|"
    r"Giảng viên|"
    r"Nhân viên|Cán bộ|Phóng viên|Cộng tác viên|CTV|Biên tập viên|Văn thư|Thư ký|Kế toán|TP\.?|PTP\.?|"
    r"PP\.?|CV\.?|GV\.?|"
    r"Đại biểu|Đại diện|Thành viên|Hội trưởng|Nghệ nhân|Điều phối viên"
)
_POSITION_START = re.compile(rf"(?:{POSITION})(?![^\W\d_])", re.IGNORECASE)
_UNIT_START = re.compile(
    r"(?:P\.|Phòng|Sở|Trường|Trung tâm|TT|Ban|Văn phòng|Tổ|Khoa|Bộ phận|Đoàn|Công đoàn|Hội|UBND|Viện|"
    r"Đài|Báo|Bộ|Vụ|Cụm|Câu lạc bộ|CLB|THPT|THCS|GDTX|GDNN|Chi bộ|Đảng|Học viện|Đại học|"
    r"Cao đẳng)(?![^\W\d_])",
    re.IGNORECASE,
)
_CAPITAL_UNIT = re.compile(
    r"(?<![^\W\d_])(?:P\.|Phòng|Sở|Trường|Trung tâm|TT|Văn phòng|Tổ|Khoa|Bộ phận|Đoàn|Công đoàn|Hội|UBND|"
    r"Viện|Bộ|Cụm|"
    r"Học viện|Ban)(?![^\W\d_])"
)
_ABBREVIATED_POSITION = re.compile(r"(?:TP|PTP|PP|CV|GV|CTV)\.?(?=\s|$)")
# Words of offices and events that also begin with a capital letter and would make a false name.
_NOT_NAMES_TEXT = """
    sở giáo dục và của các đốc nhiệm vụ huyện phường quận uỷ ủy biểu tạo về với tại trong
"""
_NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
# These do stand in names (Xuân Trường, Hội An), but no full name begins with them.
_NOT_FIRST_TEXT = """
    trường trung phòng ban bộ hội tổ công nhân chủ bí chuyên hiệu toàn quang tin ảnh theo nguồn
    thành tỉnh xã một số hình khai bế tổng sơ năm học hoạt tham thông chương nội cùng sau trước đại
    giám kế nhiều lãnh cán ngày buổi
"""
_NOT_FIRST = frozenset(_NOT_FIRST_TEXT.split())
_SURNAMES_TEXT = """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đinh đào mai lương
    trương trịnh hà cao châu tạ thái tô tôn từ văn viên vương lâm lưu la lã lại kiều khổng khúc hứa
    giang đoàn đàm đậu doãn diệp chu cù cung bạch âu an ân bế cái cầm chế chung ma mạc mạch mã
    nghiêm ngụy nhan nhâm nông ông phí phó phùng phương quách quan sầm sử tăng thạch thân thẩm thi
    thiều tiêu tống trà triệu trình tuấn ung uông ứng vi vòng xa y hầu hồng lục lò lường lô lù giàng
    sùng vàng vừ thào cứ hạng mùa hoa bàn đèo điêu quàng tòng cà lầu thượng tưởng trưng tiến
    tôn-thất h k r' đồng đường kim hàn hàng ninh ngọ quản tán thập danh sơn chau neáng
"""
_SURNAMES = frozenset(_SURNAMES_TEXT.split())
_NARRATES = re.compile(
    r"\b(?:phát biểu|báo cáo|trình bày|tham luận (?:về|tại|với)|trao (?:giấy|thưởng|bằng|quà|cờ|hoa)|"
    r"tặng|chúc mừng|điều hành|"
    r"khai mạc|bế mạc|kết luận|chụp|nhấn mạnh|cho biết|đã|thảo luận|quán triệt|giải đáp|ghi nhận|"
    r"chỉ đạo (?:hội|tại))\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"(?:[-–—+•*·▪●○◦‣➢►✓❖]|\d{1,2}\s?[.)/]|[a-zđ][.)])\s?")
_CREDIT_LABEL = re.compile(
    r"(?:Tin,? (?:và )?(?:bài|ảnh)(?:,? (?:và )?ảnh)?|Bài,? (?:và |viết(?:,? và| và|,)? ?)?(?:hình )?ảnh|"
    r"Bài viết|"
    r"Tin(?: ?[-–/] ?ảnh)|Bài(?: ?[-–/+&] ?ảnh)|Tin ?[+&] ?ảnh|Tin và bài|Tin bài(?:,? ảnh)?|Tin|Bài|"
    r"Người viết(?: bài| tin)?|"
    r"Người đưa tin|Người đăng(?: tin| bài)?|Đăng bởi|Đưa tin|Tác giả(?: bài viết)?|Thực hiện|Viết bài|"
    r"Biên soạn|Biên tập(?: viên)?|"
    r"Cộng tác viên|CTV|Phóng viên|PV|Người thực hiện|Nội dung(?:,? (?:và )?(?:hình )?ảnh)|"
    r"Text)\s?:\s?(?P<rest>\S.{0,150})",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"Hội (?:nghị|thảo|thi|diễn|trường)|Ban tổ chức|.*\b(?:tốt đẹp|thành công)\b", re.IGNORECASE
)
_PHOTOS_BY = re.compile(r"\s?[,;.(|–-]?\s?(?:Hình ả|Ả|ả)nh\s?:")
_THEO = re.compile(r"\(?Theo\s?:?\s?(?P<unit>\S.{0,120}?)\)?", re.IGNORECASE)
_NEWSPAPER = re.compile(
    r"(?:báo|tạp chí|đài|cổng|trang|website|bản tin|https?|www|thông tấn|ttxvn|vn|vtv)\b", re.I
)
_ENDS = re.compile(r"[\s.,;]+$")


def is_name(text: str, *, least: int = 2, most: int = 6) -> bool:
    """Whether every word could be part of a person's name: capital first, letters only, no office's word."""
    words = text.split()
    if not least <= len(words) <= most or len(text) > 60:
        return False
    for word in words:
        letters = word.replace("'", "").replace("’", "")
        if not letters.isalpha() or not word[0].isupper() or word.lower() in _NOT_NAMES:
            return False
        if word[1:] != word[1:].lower() and not text.isupper() and "'" not in word and "’" not in word:
            return False
    return True


def has_surname(text: str) -> bool:
    words = text.split()
    return bool(words) and words[0].lower() in _SURNAMES


def words_begin_a_name(text: str) -> bool:
    return text.split()[0].lower() not in _NOT_FIRST


def without_marker(text: str) -> str:
    match = _MARKER.match(text)
    return text[match.end() :].strip() if match else text


def delegates_in(text: str, *, listed: bool) -> list[Delegate]:
    """The people a line names, [] where it is not wholly a line of people.

    `listed`: the line bears a list's marker, so that a name needs no honorific.
    """
    text = without_marker(text) if listed else text
    if len(text) > 300:
        return []
    whole = _delegate(text, listed=listed)
    parts = [part.strip() for part in text.split(";") if part.strip(" .")]
    if len(parts) > 1:
        people = [_delegate(part, listed=listed) for part in parts]
        if all(people):
            return [person for person in people if person]
    return [whole] if whole else []


def _delegate(text: str, *, listed: bool) -> Delegate | None:
    honorific = HONORIFIC.match(text)
    rest = text[honorific.end() :].lstrip(" .:,") if honorific else text
    if _NARRATES.search(text) or honorific and honorific.group().lower().startswith("các "):
        return None
    name, position = _name_and_position(rest)
    if not name or (
        not honorific and not (listed and has_surname(name) and position and len(name.split()) > 1)
    ):
        return None
    return Delegate(_ENDS.sub("", honorific.group()) if honorific else None, name, position)


def _name_and_position(text: str) -> tuple[str | None, str | None]:
    separator = _SEPARATOR.search(text)
    if separator:
        name, position = text[: separator.start()].strip(), text[separator.end() :].strip()
        if is_name(name, least=1):
            if (
                position.startswith("(")
                and position.rstrip(" .,;").endswith(")")
                and position.count("(") == 1
            ):
                position = position.rstrip(" .,;").strip("()")
            return name, position.strip() or None
    bare = _ENDS.sub("", text)
    if is_name(bare, least=1) and not _POSITION_START.match(bare):
        return bare, None
    words = text.split()
    for count in range(2, min(6, len(words))):
        rest = " ".join(words[count:])
        if is_name(" ".join(words[:count])) and _POSITION_START.match(rest):
            return " ".join(words[:count]), rest
    return None, None


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
    return Author(unit=_ENDS.sub("", match["unit"])) if is_unit else None


def plain_author(text: str) -> Author | None:
    """A byline without a label: a name, perhaps with position and unit, or a unit alone."""
    bare = _ENDS.sub("", text.strip("() "))
    if len(bare) > 120 or _NARRATES.search(bare) or text.endswith((":", "?", "!")):
        return None
    author = _author(bare)
    name = author.name or ""
    if honorific := HONORIFIC.match(name):
        name = name[honorific.end() :].strip(" .")
    names = re.split(rf"\s{_DASH}\s|,\s|\svà\s", name)
    if len(names) > 1 and all(is_name(part) and words_begin_a_name(part) for part in names):
        return author
    if (
        name
        and is_name(name)
        and words_begin_a_name(name)
        and (has_surname(name) or len(name.split()) <= 3 or author.position)
    ):
        return author
    is_unit = (
        author.unit
        and not name
        and not _EVENT.match(bare)
        and _UNIT_START.match(bare)
        and len(bare.split()) <= 10
    )
    return author if is_unit and not text.endswith(".") else None


def _author(text: str) -> Author:
    """Name, position and unit of "Nguyễn Văn Lưu – Chuyên viên P. GDTX-CN&CTTT-CTHS"."""
    text = _ENDS.sub("", text.strip())
    name = text
    separator = re.search(
        rf"\s{_DASH}\s?|{_DASH}\s|\s?,\s|\s?(?=\()|;\s|(?<=[a-zà-ỹ]){_DASH}(?=[A-ZĐ])", text
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
    return bool(rest) and is_name(rest) and not _POSITION_START.match(rest) and not _UNIT_START.match(rest)


def position_and_unit(text: str) -> tuple[str | None, str | None]:
    text = text.strip(" .,;")
    if not text:
        return None, None
    abbreviated = _ABBREVIATED_POSITION.match(text)
    match = abbreviated or _POSITION_START.match(text)
    if match is None:
        if _UNIT_START.match(text) or text.isupper():
            return None, text
        unit = re.search(rf"(?:,|\s{_DASH})\s", text)
        return (text[: unit.start()], text[unit.end() :]) if unit else (text, None)
    # "Phó Trưởng phòng phụ trách Phòng GDTX": the unit begins where a unit's own word stands.
    begins = _CAPITAL_UNIT.search(text, match.end())
    end = begins.start() if begins else match.end()
    return text[:end].strip(" ,-–—"), text[end:].strip(" ,-–—") or None
