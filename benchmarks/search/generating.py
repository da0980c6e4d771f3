"""Letters of realistic shape, each made from its number alone: a million need no memory and no order."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.search.language import Language
from documents.dates import school_year_of
from search.engine import Entry
from search.text import slug

TYPES = ("Công văn", "Kế hoạch", "Thông báo", "Báo cáo", "Quyết định", "Hướng dẫn", "Tờ trình", "Giấy mời")
_TYPE_WEIGHTS = (55, 12, 9, 7, 7, 5, 3, 2)
AREAS = (
    "Giáo dục thường xuyên", "Hướng nghiệp", "Giáo dục trung học", "Giáo dục tiểu học", "Giáo dục mầm non",
    "Khảo thí", "Kiểm định chất lượng", "Tổ chức cán bộ", "Kế hoạch tài chính", "Chính trị tư tưởng",
    "Công tác học sinh", "Thanh tra",
)  # fmt: skip
ISSUERS = ("Sở Giáo dục và Đào tạo", *(f"Phòng Giáo dục và Đào tạo số {n}" for n in range(1, 30)))
_ISSUER_WEIGHTS = (60, *(40 / n for n in range(1, 30)))
_UNITS = ("GDTX-CN&ĐH", "GDTrH", "GDTH", "GDMN", "KTKĐCLGD", "TCCB", "KHTC", "CTTT-CTHS", "TTr", "VP")
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ")
_MIDDLES = ("Văn", "Thị", "Hữu", "Minh", "Đức", "Ngọc", "Thanh", "Quốc")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hùng", "Lan", "Long", "Mai", "Nam", "Phương", "Thắng")
FIRST_DAY, DAYS = dt.date(2010, 8, 1), 15 * 365
BODY, PARAGRAPH = 250, 50
STATUS = "in-force"


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter as numbers into the lists above and as text."""

    pk: int
    number: str
    type: int
    issuer: int
    areas: tuple[int, ...]
    date: dt.date
    title: str
    body: str
    signer: str

    @property
    def school_year(self) -> str:
        return school_year_of(self.date)


def made_letter(language: Language, pk: int, seed: int = 1) -> MadeLetter:
    """The letter of that number, always the same one."""
    chance = random.Random(seed * 100_000_007 + pk)
    words = language.run(chance, chance.randint(12, 25) + BODY)
    title, body = words[:-BODY], words[-BODY:]
    date = FIRST_DAY + dt.timedelta(days=int(chance.random() * DAYS))
    office = "SGDĐT" if chance.random() < 0.4 else "PGDĐT"
    return MadeLetter(
        pk=pk,
        number=f"{pk % 9973 + 1}/{office}-{_UNITS[int(chance.random() * len(_UNITS))]}",
        type=chance.choices(range(len(TYPES)), _TYPE_WEIGHTS)[0],
        issuer=chance.choices(range(len(ISSUERS)), _ISSUER_WEIGHTS)[0],
        areas=tuple(
            sorted({int(chance.random() * len(AREAS)) for _area in range(1 + int(chance.random() * 3))})
        ),
        date=date,
        title=_sentence(title) + (f" năm học {school_year_of(date)}" if chance.random() < 0.3 else ""),
        body=_body(chance, body),
        signer=" ".join(group[int(chance.random() * len(group))] for group in (_FAMILIES, _MIDDLES, _GIVEN)),
    )


def _sentence(words: list[str]) -> str:
    return words[0][:1].upper() + words[0][1:] + " " + " ".join(words[1:])


def _body(chance: random.Random, words: list[str]) -> str:
    """Paragraphs of two sentences; the first cites another letter."""
    number, day = int(chance.random() * 9000) + 1, int(chance.random() * 28) + 1
    cited = f"Căn cứ Công văn số {number}/SGDĐT-GDTX ngày {day}/9/2022, "
    bounds = range(0, len(words) + 1, PARAGRAPH // 2)
    sentences = [_sentence(words[begin:end]) + "." for begin, end in pairwise(bounds)]
    return cited + "\n\n".join(" ".join(pair) for pair in zip(sentences[::2], sentences[1::2], strict=True))


def letters(language: Language, count: int, seed: int = 1) -> Iterator[MadeLetter]:
    """The first so many letters, one at a time."""
    return (made_letter(language, pk, seed) for pk in range(1, count + 1))


_TYPE_SLUGS, _AREA_SLUGS, _ISSUER_SLUGS = (tuple(map(slug, names)) for names in (TYPES, AREAS, ISSUERS))


def entry_of(letter: MadeLetter) -> Entry:
    """What `documents.source` makes of the letter's row; `filling.check` holds both to it."""
    return Entry(
        key=f"letter:{letter.pk}",
        kind="letter",
        version=1,
        title=letter.title,
        number=letter.number,
        people=(letter.signer,),
        body=letter.body,
        facets={
            "letter_type": (_TYPE_SLUGS[letter.type],),
            "issuer": (_ISSUER_SLUGS[letter.issuer],),
            "task_area": tuple(_AREA_SLUGS[area] for area in letter.areas),
            "school_year": (letter.school_year,),
            "year": (str(letter.date.year),),
            "status": (STATUS,),
            "signer": (letter.signer,),
        },
        date=letter.date,
    )
