"""Names of offices and positions printed in capitals → as a sentence writes them.

The rule: words of the office's kind and its fields are written as Nghị định 30/2020 does ('Sở Giáo dục và Đào
tạo', 'Trung tâm Giáo dục nghề nghiệp'), kinds of places small ('tỉnh', 'huyện'), abbreviations stay, and
whatever
else stands there is the name of a place, a person or a school: each word with a capital.
"""

import re
import unicodedata

from search.text import fold

# Each phrase as it is written inside a name. The longest that fits is taken.
_PHRASES = """
Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận Tổ quốc Việt Nam|Ủy ban Mặt trận Tổ quốc|Mặt trận Tổ quốc
Ủy ban
Sở|Bộ|Phòng|Ban|Trường|Trung tâm|Viện|Cục|Tổng cục|Chi cục|Vụ|Văn phòng|Thanh tra|Chính phủ|Quốc hội|Hội
Đoàn|Khoa
Thủ tướng Chính phủ|Thủ tướng|Chủ tịch nước|Văn phòng Chính phủ|Ủy ban Thường vụ Quốc hội|Đại học|Học viện
Ban Tổ chức
Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng bộ|Chi bộ|Chi ủy|Ban Chấp hành|Ban Thường vụ|Ban Bí thư
Bộ Chính trị|Ban Tuyên giáo|Ban Chỉ đạo|Ban Chấp hành Trung ương|Trung ương|Tỉnh đoàn|Thành đoàn|Huyện đoàn
Công đoàn|Công đoàn ngành|Liên đoàn Lao động|Tổng Liên đoàn Lao động Việt Nam|Đoàn Thanh niên|Hội đồng
Hội đồng thi
Hội Khuyến học|Hội Cựu chiến binh|Hội Liên hiệp Phụ nữ|Hội Nông dân|Công an|Quân đội|Bộ Chỉ huy Quân sự
Giáo dục và Đào tạo|Giáo dục, Khoa học và Công nghệ|Giáo dục|Đào tạo|Giáo dục nghề nghiệp
Giáo dục thường xuyên
Giáo dục nghề nghiệp và Giáo dục thường xuyên|Giáo dục đại học|Giáo dục Trung học|Giáo dục Tiểu học
Giáo dục Mầm non
Giáo dục Chính trị|Công tác học sinh, sinh viên|Công nghệ thông tin|Chuyên nghiệp|Chính trị, tư tưởng|Khảo thí
Quản lý chất lượng|Quản lý chất lượng giáo dục|Tổ chức cán bộ|Tổ chức|Kế hoạch và Đầu tư|Kế hoạch - Tài chính
Kế hoạch, Tài chính|Tài chính - Kế hoạch|Tài chính|Nội vụ|Tư pháp|Y tế|Xây dựng|Giao thông vận tải|Giao thông
Công thương|Công Thương|Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường|Nông nghiệp|Môi trường
Tài nguyên và Môi trường|Thông tin và Truyền thông|Khoa học và Công nghệ|Văn hóa và Thể thao|Văn hóa - Xã hội
Văn hóa, Thể thao và Du lịch|Văn hóa và Thông tin|Văn hóa|Thể thao|Du lịch|Ngoại giao|Quốc phòng|Dân tộc
Tôn giáo
Lao động - Thương binh và Xã hội|Lao động, Thương binh và Xã hội|Lao động|Thương binh|Xã hội|Bảo hiểm xã hội
Kho bạc Nhà nước|Ngân hàng Nhà nước|Kiểm sát nhân dân|Tòa án nhân dân|Viện kiểm sát nhân dân|Khuyến học|Dân số
Trung học phổ thông|Trung học cơ sở|Tiểu học và Trung học cơ sở|Tiểu học|Mầm non|Mẫu giáo|Chuyên|Trung học
Phổ thông dân tộc nội trú|Phổ thông Dân tộc nội trú|Dân tộc nội trú|Dân tộc bán trú|Cao đẳng|Trung cấp
Sư phạm|Kinh tế
Kỹ thuật|Công nghệ|Y Dược|Nghề|Học tập cộng đồng|Ngoại ngữ|Tin học|Ngoại ngữ - Tin học|Hướng nghiệp|Bồi dưỡng
Nuôi dạy trẻ khuyết tật|Phát triển giáo dục hòa nhập|Hỗ trợ phát triển giáo dục hòa nhập|Hành chính công
Nhà nước
tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|thôn|và|của|số|cấp|về|trực thuộc|liên xã|cụm|khu vực|ngành
Giám đốc|Phó Giám đốc|Chủ tịch|Phó Chủ tịch|Hiệu trưởng|Phó Hiệu trưởng|Bộ trưởng|Thứ trưởng|Cục trưởng
Phó Cục trưởng|Vụ trưởng|Phó Vụ trưởng|Viện trưởng|Phó Viện trưởng|Trưởng phòng|Phó Trưởng phòng|Trưởng ban
Phó Trưởng ban|Chánh Văn phòng|Phó Chánh Văn phòng|Chánh Thanh tra|Phó Chánh Thanh tra|Bí thư|Phó Bí thư
Tổng Bí thư
Bí thư Chi bộ|Chủ nhiệm|Phó Chủ nhiệm|Tổng Giám đốc|Phó Tổng Giám đốc|Phó Thủ tướng|Chủ tịch Quốc hội
Tổng Thư ký
Chủ tịch Hội đồng|Phó Chủ tịch Hội đồng|Trưởng đoàn|Phó Trưởng đoàn|Tổ trưởng|Trưởng khoa|Chủ tọa|Thư ký
Thường trực
Ủy viên|Quyền|Phó|Trưởng|Tổng|Chủ trì|Phó Bí thư Thường trực|Phó Chủ tịch Thường trực|Hội trưởng|Đội trưởng
Cục Thống kê|Thống kê|Đánh giá|Kiểm định|Kiểm định chất lượng|Quản lý|Kế toán trưởng|Phụ trách|Hội đồng trường
Công đoàn cơ sở|Ban đại diện cha mẹ học sinh|Hội Cha mẹ học sinh|Hội Cựu giáo chức|Hội Chữ thập đỏ|Chi đoàn
Chi hội|Liên đội|Hội Người cao tuổi|Hội Sinh viên
"""
_WRITTEN = {fold(phrase): phrase for line in _PHRASES.split("\n") for phrase in line.split("|") if phrase}
_MOST_WORDS = max(len(phrase.split()) for phrase in _WRITTEN)
_ABBREVIATIONS = frozenset(
    [
        "UBND",
        "HĐND",
        "THPT",
        "THCS",
        "TH",
        "MN",
        "GDNN",
        "GDTX",
        "GDĐT",
        "GD",
        "ĐT",
        "TNCS",
        "BCH",
        "BCĐ",
        "UBMTTQ",
        "TTHTCĐ",
        "PTDTNT",
        "DTNT",
        "DTBT",
        "PTDTBT",
        "TTGDTX",
        "CĐ",
        "CĐCS",
        "CĐN",
        "ĐH",
        "TW",
        "TP",
        "TX",
        "TT",
        "CP",
        "BGH",
        "CNTT",
        "KHTC",
        "KHCN",
        "TTN",
        "TPHCM",
        "VHXH",
        "VH",
        "XH",
        "TƯ",
        "XHCN",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "VIII",
        "IX",
        "XI",
        "XII",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*")


def in_sentence_form(name: str) -> str:
    """A name in capitals as a sentence writes it; a name already in small letters stays as it is."""
    name = " ".join(name.split())
    letters = [char for char in name if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.6 * len(letters):
        return name[:1].upper() + name[1:]
    words = list(_WORD.finditer(name))
    made, at, done = "", 0, 0
    while at < len(words):
        length, written = _phrase_at(name, words, at)
        end = words[at + length - 1].end()
        made += name[done : words[at].start()] + written
        done, at = end, at + length
    made += name[done:]
    return made[:1].upper() + made[1:]


def _phrase_at(name: str, words: list[re.Match[str]], at: int) -> tuple[int, str]:
    """(how many words, how they are written) of the longest phrase that begins with word `at`."""
    for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        printed = name[words[at].start() : words[at + length - 1].end()]
        phrase = _WRITTEN.get(fold(" ".join(printed.split())))
        if phrase and (length > 1 or _same_marks(printed, phrase)):
            return length, _cased_like(printed, phrase)
    word = words[at].group()
    if word in _ABBREVIATIONS or re.search(r"\d", word) or _is_unspeakable(word):
        return 1, word
    return 1, "-".join(part.capitalize() for part in word.split("-"))


def _same_marks(printed: str, phrase: str) -> bool:
    """Of single words the marks must agree: 'BỘ' is an office, 'BỐ' is not."""
    return printed.casefold() == phrase.casefold()


def _cased_like(printed: str, phrase: str) -> str:
    """The printed letters in the phrase's case, so that 'UỶ' stays 'Uỷ'; the phrase's where a scan lost
    marks.
    """
    if not spelled_alike(printed, phrase):
        return phrase
    return "".join(
        one.upper() if two.isupper() else one.lower() for one, two in zip(printed, phrase, strict=True)
    )


def spelled_alike(printed: str, phrase: str) -> bool:
    """The same letters with the same marks, wherever a tone stands: 'UỶ' is 'Ủy'."""
    return len(printed) == len(phrase) and fold(printed) == fold(phrase) and _marks(printed) == _marks(phrase)


def _marks(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return sorted(char for char in decomposed if unicodedata.combining(char) or char == "đ")


def _is_unspeakable(word: str) -> bool:
    """Without a vowel, a word of capitals is an abbreviation: 'THPT', 'GDĐT', 'GD'."""
    return len(word) > 1 and not set(fold(word)) & set("aeiouy")
