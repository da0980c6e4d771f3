"""People as reports print them: names, honorifics, delegates in a list."""

import re

from news.reading.report import Delegate

DASH = r"[-–—]"
# The capital letters of Vietnamese, for a class of characters: its blocks mix both cases.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_TITLES = (
    r"(?:Các )?(?:Ông|Bà|Đồng chí|Đ/c|Đ\.c|ĐC|Thầy giáo|Cô giáo|Nhà giáo(?: [Ưư]u tú| [Nn]hân dân)?|Thầy|Cô|"
    r"Anh|Chị|GS|PGS|TS|TSKH|ThS|Th\.S|Th\.s|T\.S|CN|BS|KS|LS|BSCKI{1,2}|NGƯT|NGND|Tiến sĩ|Tiến sỹ|Thạc sĩ|"
    r"Thạc sỹ|Giáo sư|Phó Giáo sư|Phó giáo sư|Cử nhân|Kỹ sư|Bác sĩ|Luật sư|Nghệ nhân|Nghệ sĩ|Linh mục|"
    r"Thượng tọa|Đại đức|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Em|Cháu|Học sinh|Học viên)"
)
HONORIFIC = re.compile(
    rf"(?:{_TITLES})(?![^\W\d_])\.?(?:[\s.,]{{0,2}}(?:{_TITLES})(?![^\W\d_])\.?)*", re.IGNORECASE
)
_SEPARATOR = re.compile(
    rf"\s?(?:(?!(?<=[^\W\d_])-[a-zà-ỹ]){DASH}|[,:;])\s?|\s(?:là|hiện là|nguyên là|giữ chức vụ)\s|\s?(?=\()"
)
POSITION = (
    r"Chuyên viên(?: chính| cao cấp)?|Thanh tra viên|(?:Phó |P\.? ?|Quyền |Nguyên )*(?:Trưởng|"
    r"Tr\.?) ?(?:phòng|ban|khoa|bộ môn|đoàn|tổ|cụm|khối|bộ phận)?|Tổ (?:trưởng|phó)(?: chuyên môn)?|(?:Phó |"
    r"Nguyên |Quyền )*(?:Tổng )?(?:Giám đốc|Thứ trưởng|Bộ trưởng|Vụ trưởng|Cục trưởng|Viện trưởng|"
    r"Hiệu trưởng|Chủ tịch|Chủ nhiệm|Bí thư|Chánh Văn phòng|Chánh Thanh tra|Tổng biên tập)|"
    r"Phó (?:Chánh Văn phòng|Chánh Thanh tra|Hiệu trưởng|Bí thư|Chủ tịch)|Ủy viên|Uỷ viên|Giáo viên|"
    r"Giảng viên|Nhân viên|Cán bộ|Phóng viên|Cộng tác viên|CTV|Biên tập viên|Văn thư|Thư ký|Kế toán|TP\.?|"
    r"PTP\.?|PP\.?|CV\.?|GV\.?|Đại biểu|Đại diện|Thành viên|Hội trưởng|Nghệ nhân|Điều phối viên"
)
POSITION_START = re.compile(rf"(?:{POSITION})(?![^\W\d_])", re.IGNORECASE)
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
NARRATES = re.compile(
    r"\b(?:phát biểu|báo cáo(?! viên)|trình bày|tham luận (?:về|tại|với)|trao (?:giấy|thưởng|bằng|quà|cờ|"
    r"hoa)|tặng|chúc mừng|(?<!đốc )điều hành|khai mạc|bế mạc|kết luận|chụp|nhấn mạnh|cho biết|đã|thảo luận|"
    r"quán triệt|giải đáp|ghi nhận|"
    r"chỉ đạo (?:hội|tại))\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"(?:[-–—+•*·▪●○◦‣➢►✓❖]|\(\d{1,2}\)|\d{1,2}\s?[.)/](?!\d)|[a-zđ][.)])\s?")
ENDS = re.compile(r"[\s.,;]+$")


def is_name(text: str, *, least: int = 2, most: int = 6) -> bool:
    """Whether every word could be part of a person's name: capital first, letters only, no office's word."""
    words = text.split()
    if not least <= len(words) <= most or len(text) > 60:
        return False
    for word in words:
        letters = re.sub(r"['’]|(?<=\w)-(?=[a-zà-ỹ])|(?<=^[A-ZĐ])\.$", "", word)
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
    honorific = _own_honorific(honorific)
    rest = text[honorific.end() :].lstrip(" .:,") if honorific else text
    if NARRATES.search(text) or honorific and honorific.group().lower().startswith("các "):
        return None
    name, position = _name_and_position(rest)
    if not name or (
        not honorific and not (listed and has_surname(name) and position and len(name.split()) > 1)
    ):
        return None
    return Delegate(ENDS.sub("", honorific.group()) if honorific else None, name, position)


def _own_honorific(found: re.Match[str] | None) -> re.Match[str] | None:
    """Of "Ông Ông Ích Phúc" the first only: no one bears the same twice, but Ông is a surname too."""
    if found is None:
        return None
    words = found.group().split()
    twice = len(words) > 1 and words[-1].lower() == words[-2].lower()
    return HONORIFIC.match(found.string, 0, found.end() - len(words[-1]) - 1) if twice else found


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
    bare = ENDS.sub("", text)
    if is_name(bare, least=1) and not POSITION_START.match(bare):
        return bare, None
    words = text.split()
    for count in range(2, min(6, len(words))):
        rest = " ".join(words[count:])
        if is_name(" ".join(words[:count])) and POSITION_START.match(rest):
            return " ".join(words[:count]), rest
    return None, None
