"""People's names: how they look, and what stands before them."""

import re

from search.text import fold

_SURNAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lí Đào Đinh Đoàn Lâm Mai Trịnh Trương Hà Cao
Châu Chu Tạ Tô Tăng Thái Thân Tôn Tống Triệu Từ Vương Văn Viên Quách Quản Phùng Phương Ông Ninh Nông Nghiêm Ngụy
Mạc Mã Lưu Lương Lữ Lục Lò Lã La Lại Kiều Khúc Khổng Khương Kim Hứa Hầu Giang Giáp Diệp Diêm Doãn Cù Cung Công
Chử Bạch Bế Bành Âu An Ân Sầm Tiêu Thạch Thiều Thi Trà Tòng Quàng Cầm Vi Lang Hạ Hán Đàm Đồng Đậu Đới Đường Vừ Giàng
Thào Sùng Mùa Hờ Ksor Siu Rơ Nay Kpă Rcom Y H’ Hồng Tào Ứng Ung Nhan Nhữ Ngọ Mẫn Liêu Liễu Khuất Hùng Hàn Cấn Bàng
Lường Cà Điêu Bạc Ma Nhâm Phí Phó Thẩm Lều Tưởng Trưng Úc Đổng Cái Lỗ Cồ Bá Bàn Chẩu Đèo Hoa Huyền Kha Đan Đái Trình
"""
SURNAMES = {fold(name): name for name in _SURNAMES.split()}
# Syllables most names are made of, for marks a scan has lost.
_GIVEN = {
    fold(name): name for name in ["Văn", "Thị", "Hữu", "Đức", "Quốc", "Ngọc", "Xuân", "Đình", "Thanh", "Minh"]
}
_TITLES = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|Th\.?\s?S|BS|Bs|CN|KS|Ths|TSKH|CKI{1,2}|NGƯT|NGND|Ts|NSƯT|Nhà giáo|Tiến sĩ|Thạc sĩ|"
    r"Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Thiếu tướng|Trung tướng|Thượng tướng|Ông|Bà)"
    r"[.,:\s]{1,3}(?:CKI{1,2}[.\s]+)?)+",
)
# Words of offices that begin as surnames do.
_NO_NAMES = frozenset(
    fold(name)
    for name in ("Đào tạo", "Văn phòng", "Văn hóa", "Văn thư", "Đoàn thanh niên", "Công đoàn", "Hà Nội")
)
# Words no name has.
_OFFICE_WORDS = frozenset("giáo tạo sở bộ ban hội trưởng ủy uỷ điều phòng lý trường các và của".split()) - {
    "lý"
}
_PART = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def without_titles(text: str) -> str:
    return _TITLES.sub("", " ".join(text.split()).strip(" .,;:*-–\"'“”|_()"))


def name_in(text: str) -> tuple[str, float]:
    """(the person that the whole text names, how surely); ('', 0) for any other text."""
    name = without_titles(text)
    parts = name.split()
    if not 2 <= len(parts) <= 6 or len(name) > 45 or not all(_PART.fullmatch(part) for part in parts):
        return "", 0.0
    if not all(part[0].isupper() for part in parts):
        return "", 0.0
    if any(len(part) > 1 and part.isupper() for part in parts):
        if not name.isupper():
            return "", 0.0
        name = " ".join(part.capitalize() for part in parts)
    if fold(name) in _NO_NAMES or _OFFICE_WORDS & {part.casefold() for part in parts}:
        return "", 0.0
    first = name.split()[0]
    if first in SURNAMES.values():
        return name, 1.0
    if fold(first) in SURNAMES:
        return name, 0.85
    # Capitals without a surname are a title or an office.
    return ("", 0.0) if text.isupper() else (name, 0.5)


def mended(name: str) -> str:
    """A name from a scan with the marks put back where only one common syllable fits."""
    parts = name.split()
    if parts and parts[0] not in SURNAMES.values():
        parts[0] = SURNAMES.get(fold(parts[0]), parts[0])
    return " ".join(
        [*parts[:1], *(part if len(part) < 3 else _given(part) for part in parts[1:-1]), *parts[1:][-1:]]
    )


def _given(part: str) -> str:
    common = _GIVEN.get(fold(part))
    # Only what cannot be read as another name: 'Van' and 'Thi' lost a mark, 'Vân' did not.
    return common if common and part == fold(part).capitalize() else part
