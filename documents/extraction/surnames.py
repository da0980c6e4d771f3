"""Vietnamese surnames, of Kinh and other peoples, and which one a spoiled word can only be."""

import unicodedata

from search.text import fold

_SURNAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lí Đào Đinh Đoàn Lâm Mai Trịnh Trương
Hà Cao
Châu Chu Tạ Tô Tăng Thái Thân Tôn Tống Triệu Từ Vương Văn Viên Quách Quản Phùng Phương Ông Ninh Nông Nghiêm
Ngụy
Mạc Mã Lưu Lương Lữ Lục Lò Lã La Lại Kiều Khúc Khổng Khương Kim Hứa Hầu Giang Giáp Diệp Diêm Doãn Cù Cung Công
Chử Bạch Bế Bành Âu An Ân Sầm Tiêu Thạch Thiều Thi Trà Tòng Quàng Cầm Vi Lang Hạ Hán Đàm Đồng Đậu Đới Đường
Vừ Giàng
Thào Sùng Mùa Hờ Ksor Siu Rơ Nay Kpă Rcom Y H’ Hồng Tào Ứng Ung Nhan Nhữ Ngọ Mẫn Liêu Liễu Khuất Hùng Hàn
Cấn Bàng
Lường Cà Điêu Bạc Ma Nhâm Phí Phó Thẩm Lều Tưởng Trưng Úc Đổng Cái Lỗ Cồ Bá Bàn Chẩu Đèo Hoa Huyền Kha Đan
Đái Trình
Lộc Quan Chảo Vàng Lù Tráng Sằm Lồ Thàng Hảng Chẻo Phàn Lềnh Voòng Uông Rah Niê Ayun Bríu Alăng Zơ Arất
"""
KNOWN = frozenset(_SURNAMES.split())
BY_FOLD: dict[str, list[str]] = {}
for _name in sorted(KNOWN):
    BY_FOLD.setdefault(fold(_name), []).append(_name)
# Folded → the one surname it can be; 'Hà' and 'Hạ' are two, so 'ha' is neither.
ONLY = {folded: names[0] for folded, names in BY_FOLD.items() if len(names) == 1}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Most people bear one of these: a word one letter from them is sooner one of them than a rare name.
_COMMON = frozenset(
    """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Đoàn Lâm Mai Trịnh
    Trương Hà Cao Tạ Tô Thái Lương Lưu Vương Nông
    """.split()  # noqa: SIM905 - as the list above
)


def meant(word: str) -> str:
    """The common surname that a word with one letter misread can only be; '' where none or several fit."""
    plain = _toneless(word)
    fitting = {name for name in _COMMON if len(word) > 2 and _one_slip(plain, _toneless(name))}
    return fitting.pop() if len(fitting) == 1 else ""


def _toneless(word: str) -> str:
    """In small letters, with the marks of their shapes and without those of tones."""
    parts = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))


def _one_slip(one: str, two: str) -> bool:
    """Whether they differ by one letter, or by what a stroke over the last of several added."""
    if len(one) == len(two):
        return one[0] == two[0] and sum(a != b for a, b in zip(one, two, strict=True)) == 1
    begins = next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    return len(one) > len(two) > 3 and begins >= len(two) - 1
