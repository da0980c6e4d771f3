"""People's names: how they look, and what stands before them."""

import re

from documents.extraction.surnames import BY_FOLD, KNOWN, ONLY, meant
from search.text import fold

# Syllables most names are made of, for marks a scan has lost.
_GIVEN = {
    fold(name): name for name in ["Văn", "Thị", "Hữu", "Đức", "Quốc", "Ngọc", "Xuân", "Đình", "Thanh", "Minh"]
}
_TITLES = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|Th\.?\s?S|BS|Bs|CN|KS|Ths|TSKH|CKI{1,2}|NGƯT|NGND|Ts|NSƯT|"
    r"Nhà giáo (?:ưu tú|nhân dân)|Nhà giáo|"
    r"Tiến sĩ|Thạc sĩ|"
    r"Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Thiếu tướng|Trung tướng|"
    r"Thượng tướng|Ông|Bà)"
    r"[.,:\s]{1,3}(?:CKI{1,2}[.\s]+)?)+",
    re.IGNORECASE,
)
# What an office's own name begins with; some of these fold to surnames ('Trường', 'Trương').
_KINDS = frozenset(
    word
    for line in (
        "trung trường phòng sở bộ ban ủy uỷ hội khoa tổ tỉnh huyện xã phường quận thành nơi phần phụ số ngày",
        "kính như nhà đơn cơ các học đội vụ cục viện đảng đoàn tại theo điều chương bảng biểu mẫu",
    )
    for word in line.split()
)
# What offices are called and people are not; each of its words alone may be in a name ('Nhân', 'Trường').
_OFFICES = re.compile(
    r"\b(?:đào tạo|giáo dục|giáo$|văn phòng|văn hóa|văn thư|thanh niên|công đoàn|hội đồng|nhân dân|cán bộ|"
    r"quản lý|giám đốc|phó giám|chủ tịch|phó chủ|hiệu trưởng|phó hiệu|trưởng phòng|phó trưởng|phó chánh|"
    r"chánh văn|chánh thanh|thanh tra|bộ trưởng|hà nội)\b|^điều\b"
)
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
    if _OFFICES.search(name.casefold()):
        return "", 0.0
    first = name.split()[0]
    if first in KNOWN:
        return name, 1.0
    if first.casefold() in _KINDS:
        return "", 0.0
    if fold(first) in BY_FOLD:
        return name, 0.85
    # Capitals without a surname are a title or an office.
    return ("", 0.0) if text.isupper() else (name, 0.5)


def mended(name: str) -> str:
    """A name from a scan with the marks put back where only one common syllable fits."""
    parts = name.split()
    if parts and parts[0] not in KNOWN:
        parts[0] = ONLY.get(fold(parts[0])) or meant(parts[0]) or parts[0]
    return " ".join(
        [*parts[:1], *(part if len(part) < 3 else _given(part) for part in parts[1:-1]), *parts[1:][-1:]]
    )


def _given(part: str) -> str:
    common = _GIVEN.get(fold(part))
    # Only what cannot be read as another name: 'Van' and 'Thi' lost a mark, 'Vân' did not.
    return common if common and part == fold(part).capitalize() else part
