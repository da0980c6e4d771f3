"""Acronyms and their words: either form finds the other. Applied to questions, never to stored text,
so that an editor's new synonym works at once, without a rebuild.

`SYNONYMS` are what a new site begins with; from then on the editors keep their own (`SynonymGroup`)."""

from collections.abc import Sequence
from functools import lru_cache

from search.syllables import tokens

# One group a line: spellings that mean the same. The editors' own groups have the same form. One that begins
# with FOUND is found by the others and does not find them: "bổ túc" means GDTX, but "bổ túc hồ sơ" does not.
FOUND = "→"
Synonyms = tuple[tuple[str, ...], ...]
# Spellings of one thing asked, each as folded syllables; the reader's own comes first.
Alternatives = tuple[tuple[str, ...], ...]

SYNONYMS: Synonyms = (
    ("GDTX", "giáo dục thường xuyên"),
    ("GDNN", "giáo dục nghề nghiệp"),
    ("GDTX-CN&ĐH", "GDTXCN&ĐH", "GDTXCNĐH", "giáo dục thường xuyên, chuyên nghiệp và đại học"),
    ("GDĐT", "GD&ĐT", "giáo dục và đào tạo", "giáo dục đào tạo"),
    ("SGDĐT", "SGD&ĐT", "Sở GDĐT", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
    ("PGDĐT", "PGD&ĐT", "Phòng GDĐT", "Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"),
    ("BGDĐT", "BGD&ĐT", "Bộ GDĐT", "Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
    ("GDMN", "giáo dục mầm non"),
    ("GDTH", "giáo dục tiểu học"),
    ("GDTrH", "giáo dục trung học"),
    ("GDPT", "giáo dục phổ thông"),
    ("THCS", "trung học cơ sở"),
    ("THPT", "trung học phổ thông"),
    ("UBND", "ủy ban nhân dân"),
    ("HĐND", "hội đồng nhân dân"),
    ("XHHT", "xã hội học tập"),
    ("XMC", "xóa mù chữ"),
    ("HTSĐ", "học tập suốt đời"),
    ("HTCĐ", "học tập cộng đồng"),
    ("TTHTCĐ", "trung tâm HTCĐ", "trung tâm học tập cộng đồng"),
    ("TTGDTX", "trung tâm GDTX", "trung tâm giáo dục thường xuyên"),
    ("CTHS", "công tác học sinh"),
    ("CTTT", "chính trị tư tưởng"),
    ("HSSV", "học sinh sinh viên"),
    ("CBQL", "cán bộ quản lý"),
    ("PCGD", "phổ cập giáo dục"),
    ("CNTT", "công nghệ thông tin"),
    ("CSDL", "cơ sở dữ liệu"),
    ("KHKT", "khoa học kỹ thuật"),
    ("SKKN", "sáng kiến kinh nghiệm"),
    ("PCCC", "phòng cháy chữa cháy"),
    ("ATGT", "an toàn giao thông"),
    ("BHYT", "bảo hiểm y tế"),
    # What people say, and what offices write for it.
    ("cấp 1", "cấp I", "cấp một", "→ tiểu học"),
    ("cấp 2", "cấp II", "cấp hai", "→ THCS", "→ trung học cơ sở"),
    ("cấp 3", "cấp III", "cấp ba", "→ THPT", "→ trung học phổ thông"),
    ("bổ túc", "→ GDTX", "→ giáo dục thường xuyên"),
    ("thầy cô", "→ giáo viên", "→ nhà giáo"),
    ("học trò", "→ học sinh"),
    ("ba mẹ", "bố mẹ", "→ phụ huynh", "→ cha mẹ"),
    ("phụ huynh", "→ cha mẹ học sinh"),
    ("mẫu giáo", "→ mầm non"),
    ("vi tính", "→ tin học"),
    ("online", "→ trực tuyến"),
    ("tiền học", "→ học phí"),
    ("dạy kèm", "→ dạy thêm"),
    ("trường tư", "→ tư thục", "→ ngoài công lập"),
    ("thi vào lớp 10", "→ tuyển sinh lớp 10", "→ tuyển sinh vào lớp 10"),
    ("bằng cấp", "→ văn bằng"),
    ("nghỉ hưu", "→ hưu trí"),
    ("chích ngừa", "→ tiêm chủng", "→ tiêm phòng"),
)


@lru_cache(maxsize=8)
def _table(synonyms: Synonyms) -> tuple[dict[tuple[str, ...], Alternatives], int]:
    """Each spelling that finds others with all of its group, and the length of the longest in syllables."""
    table: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for group in synonyms:
        read = [(tuple(token.text for token in tokens(text)), text.startswith(FOUND)) for text in group]
        forms = [form for form, _only_found in read if form]
        for form in (form for form, only_found in read if form and not only_found):
            # A spelling may stand in two groups: it then means both.
            table.setdefault(form, [form]).extend(forms)
    whole = {form: tuple(dict.fromkeys(others)) for form, others in table.items()}
    return whole, max(map(len, whole), default=1)


def expand(words: Sequence[str], synonyms: Synonyms = SYNONYMS) -> list[Alternatives]:
    """The folded syllables asked, cut into things asked for, each with its other spellings.

    ['cap', 'gdtx'] gives [(('cap',),), (('gdtx',), ('giao', 'duc', 'thuong', 'xuyen'))]; the
    longest spelling wins, so that 'trung tâm GDTX' is one thing.
    """
    table, longest = _table(synonyms)
    asked: list[Alternatives] = []
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            form = tuple(words[place : place + length])
            if length == 1 or form in table:
                asked.append(table.get(form, (form,)))
                place += length
                break
    return asked
