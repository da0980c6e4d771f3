"""Document numbers known by their shape alone: '2302/SGDĐT-GDTX', '30/2020/NĐ-CP', '39-CT/TW'.

What a number means (type, issuer, identity) is the business of `documents`; here it is a word of
a peculiar form, found in running text and turned into tokens that any part of it can find.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.syllables import clean, fold

# Written to stand inside a character class.
_DASH = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_GAP = r"[^\S\r\n]{0,4}"
_GROUP = r"[A-Za-zĐđÐðƯư][A-Za-zĐđÐðƯư0-9\u0300-\u036f]*"
# "SGD ĐT", "GD & ĐT": the one abbreviation that is commonly written in two pieces.
_EDUCATION = rf"[A-Za-z]{{0,2}}[Gg][Dd]{_GAP}&?{_GAP}[ĐđÐðDd][Tt]"
_PART = rf"(?:{_EDUCATION}|{_GROUP})(?![^\W_\u0300-\u036f]|[\u0300-\u036f])"
_LINK = rf"(?:{_GAP}(?P<link>[{_DASH}/&])({_GAP})|(?P<tight>[._]))"
_NUMBER = r"(?P<number>\d{1,6}[A-Za-zĐđ]?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_START = rf"(?<![^\W_])(?<!\d[.,{_DASH}/])(?<![/&])(?<![^\W_][{_DASH}])"
_HEADS = (
    # 2302/…, 30/2020/…, also with '_' for '/' as file names have it
    re.compile(rf"{_START}{_NUMBER}{_GAP}[/_]{_GAP}(?:{_YEAR}{_GAP}[/_{_DASH}]{_GAP})?(?=[A-Za-zĐđÐð])"),
    # 18-2019-TT-BGDDT, a file name
    re.compile(rf"{_START}(?!(?:19|20)\d\d[{_DASH}]){_NUMBER}[{_DASH}]{_YEAR}[{_DASH}](?=[A-Za-zĐđÐð])"),
)
_PARTY = re.compile(
    rf"{_START}{_NUMBER}{_GAP}(?P<dash>[{_DASH}]){_GAP}(?=[A-ZĐÐ][A-Za-zĐđÐð]{{1,5}}{_GAP}/{_GAP}[A-ZĐÐ])"
)
# Every head begins like this: found first because it is found fast.
_LIKELY = re.compile(rf"\d{{1,6}}[A-Za-zĐđ]?{_GAP}[/_{_DASH}]")
_PART_AT, _LINK_AT = re.compile(_PART), re.compile(_LINK)
_VOWELS = frozenset("aeiouy")
# Lower-case letters after a slash that are measures, not abbreviations of an office.
_MEASURES = frozenset(
    re.split(" ", "km kg cm mm dm ml mg mb gb tb kb kwh kw vnd vnđ hs hv sv gv ngh st nd rd th mph")
)
_FILE_ENDINGS = frozenset(re.split(" ", "pdf doc docx odt xls xlsx zip rar jpg jpeg png txt htm html signed"))
_WORDS_WITH_VOWELS = frozenset(["ubnd", "ubtvqh", "ubmttq", "qyđ", "qyd", "tư"])


@dataclass(frozen=True, slots=True)
class NumberShape:
    """A number found at text[start:end], as `raw` there.

    `number` has digits without leading zeros and maybe one lower-case letter ('12a'); `symbol`
    is NFC without spaces, every dash '-', Đ and D and case as typed; `party` says that a dash
    stands between number and symbol ('39-CT/TW').
    """

    start: int
    end: int
    raw: str
    number: str
    year: int | None
    symbol: str
    party: bool = False

    @property
    def normal(self) -> str:
        """As the office writes it: '02/KH-SGDĐT', '30/2020/NĐ-CP', '39-CT/TW'."""
        letter = "" if self.number[-1].isdigit() else self.number[-1]
        padded = self.number.removesuffix(letter).zfill(2) + letter
        year = f"/{self.year}" if self.year else ""
        return f"{padded}{year}{'-' if self.party else '/'}{self.symbol}"

    @property
    def key(self) -> str:
        """For looking up only: '2302/sgddtgdtxcnctttcths', '30/2020/ndcp'."""
        year = f"{self.year}/" if self.year else ""
        return f"{self.number}/{year}{_bare(self.symbol)}"

    @property
    def yearless_key(self) -> str:
        return f"{self.number}/{_bare(self.symbol)}"


# A register has few symbols and groups, each many times.
@lru_cache(maxsize=4096)
def _bare(symbol: str) -> str:
    return "".join(char for char in fold(clean(symbol)) if char.isalnum())


@lru_cache(maxsize=4096)
def _is_abbreviation(part: str, first: bool) -> bool:
    """Whether a group belongs to a symbol rather than being the next word of the sentence."""
    plain = re.sub(r"[\d\s&]", "", part)
    lower = clean(plain).lower()
    # Vowels with marks never stand in an abbreviation, Ư does (TƯ).
    if fold(lower) != lower.replace("đ", "d").replace("ð", "d").replace("ư", "u"):
        return False
    upper = sum(char.isupper() for char in plain)
    if upper >= 2 and upper * 2 >= len(plain):
        return True
    if not first and upper and len(plain) == 1:
        return True
    if len(plain) < 2 or (plain.islower() and lower in _MEASURES):
        return False
    return lower in _WORDS_WITH_VOWELS or not _VOWELS & set(fold(lower))


def _symbol_end(text: str, start: int) -> int:
    """Where the symbol that begins at `start` ends; `start` itself when there is none."""
    end = start
    part = _PART_AT.match(text, start)
    while part and _is_abbreviation(part.group(), first=end == start):
        end = part.end()
        link = _LINK_AT.match(text, end)
        if not link:
            break
        part = _PART_AT.match(text, link.end())
        spaced = bool(link.group("link")) and len(link.group()) > 1
        # "KH-SGDĐT - GDTrH" goes on, "KH-SGDĐT - của" and "KH-SGDĐT - Phòng" do not.
        if part and spaced and sum(char.isupper() for char in part.group()) < 2:
            break
        if part and link.group() == "." and part.group().lower() in _FILE_ENDINGS:
            break
    return end


@lru_cache(maxsize=4096)
def _plain_symbol(raw: str) -> str:
    symbol = "".join(clean(raw).split()).replace("Ð", "Đ").replace("ð", "đ").replace("_", "-")
    return re.sub(f"[{_DASH}]", "-", symbol)


def _shape(text: str, head: re.Match[str], party: bool) -> NumberShape | None:
    end = _symbol_end(text, head.end())
    if end == head.end():
        return None
    number = head.group("number").lower().replace("đ", "d")
    groups = head.groupdict()
    return NumberShape(
        start=head.start(),
        end=end,
        raw=text[head.start() : end],
        number=number.lstrip("0") or "0",
        year=int(groups["year"]) if groups.get("year") else None,
        symbol=_plain_symbol(text[head.end() : end]),
        party=party,
    )


def numbers(text: str) -> Iterator[NumberShape]:
    """Every document number in the text, left to right, none overlapping another.

    Dates, times, scores, measures ('5/km') and titles ('Ông/Bà') are none. A symbol ends before
    an ordinary word; over a dash with spaces it goes on only to an upper-case abbreviation.
    """
    heads = [
        (start, head.end(), head, kind is _PARTY)
        for start in (likely.start() for likely in _LIKELY.finditer(text))
        for kind in (*_HEADS, _PARTY)
        if (head := kind.match(text, start))
    ]
    done = 0
    for start, _, head, party in sorted(heads, key=lambda found: found[:2]):
        shape = _shape(text, head, party) if start >= done else None
        if shape:
            done = shape.end
            yield shape


_WHOLE = re.compile(rf"\d{{1,6}}({_GROUP})?((?:[{_DASH}._/&]{_GROUP})+)")


def is_whole_number(text: str) -> bool:
    """Whether the text is one number and nothing else, also one that `numbers` would not dare to
    read in a sentence: '246QĐ-SGDĐT', '2302-SGDĐT-GDTX'."""
    text = text.strip()
    shape = next(numbers(text), None)
    if shape and shape.raw == text:
        return True
    found = _WHOLE.fullmatch(clean(text))
    if not found:
        return False
    groups = re.findall(_GROUP, found.group(2)) + ([found.group(1)] if found.group(1) else [])
    return len(groups) > 1 and all(_is_abbreviation(group, first=False) for group in groups)


_LOOSE = re.compile(
    rf"\W*0*(\d+)([a-zđ]?(?![^\W_]))?(?:[\s/_{_DASH}.]+((?:19|20)\d\d)(?!\d))?(.*)", re.DOTALL
)


def loose_key(text: str) -> str:
    """The `key` of anything that begins with digits and has letters, however it is written
    ('246QĐ-SGDĐT', '02-TB-SGDĐT', '2302 sgddt'), of digits alone the digits; else ''."""
    found = _LOOSE.fullmatch(fold(clean(text)))
    if not found:
        return ""
    digits, letter, year, rest = found.groups()
    symbol = _bare(rest)
    if symbol and not symbol[0].isalpha():
        return ""
    number = digits + (letter or "")
    return "/".join(part for part in (number, year, symbol) if part)


def number_tokens(shape: NumberShape) -> list[str]:
    """Everything by which the number may be asked for, each once: the whole key with and without
    its year, the number, number with its first groups ('2302/sgddt'), the groups, the symbol."""
    groups = [_bare(group) for group in re.split(r"[^\w]|_", shape.symbol)]
    groups = [group for group in groups if group]
    heads = [shape.number] + ([f"{shape.number}/{shape.year}"] if shape.year else [])
    beginnings = ["".join(groups[:length]) for length in range(1, len(groups) + 1)]
    made = [shape.key, *heads, *groups, *beginnings]
    made += [f"{head}/{beginning}" for head in heads for beginning in beginnings]
    return list(dict.fromkeys(made))
