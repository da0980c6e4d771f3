"""What a document number means: '2302/SGDĐT-GDTX-CN&CTTT-CTHS', '30/2020/NĐ-CP', '39-CT/TW'.

Its shape is found by `search.text`; here it gets parts, one way of writing, an identity and an address.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from search.text import NumberShape, clean, numbers, slug

# The types of NĐ 30/2020, of the Party and of legal documents that have an abbreviation. A công văn has none.
TYPES = [
    "NQ",
    "QĐ",
    "CT",
    "QC",
    "QyĐ",
    "TC",
    "TB",
    "HD",
    "CTr",
    "KH",
    "PA",
    "ĐA",
    "DA",
    "BC",
    "BB",
    "TTr",
    "HĐ",
    "CĐ",
    "BGN",
    "BTT",
    "GUQ",
    "GM",
    "GGT",
    "GNP",
    "PG",
    "PC",
    "PB",
    "NĐ",
    "TT",
    "TTLT",
    "VBHN",
    "LCT",
    "PL",
    "L",
    "KL",
    "ĐP",
    "QĐi",
    "CTrHĐ",
    "NQLT",
    "KHLT",
    "HDLT",
    "HDLN",
    "QCPH",
    "KHPH",
    "CTrPH",
]
# Types that several bodies issue together whatever they are called.
JOINT = {"TTLT", "NQLT", "KHLT", "HDLT", "HDLN", "QCPH", "KHPH", "CTrPH"}
# Some bodies write a công văn's type, which has no abbreviation, before themselves.
_LETTER = "cv"
LAW = "Luật"
_TYPES_BY_SPELLING = {name.casefold(): name for name in TYPES}
_NATIONAL_ASSEMBLY = re.compile(r"QH\d{1,2}", re.IGNORECASE)
_LINKS = re.compile(r"[-/.]")
# Whole issuers, as a joint circular names them; after the first of these a group is no unit.
_ISSUER = re.compile(
    r"(?:B[A-ZĐ]|S[A-ZĐ]|UBND|CP|TTg|TW|HĐND|TANDTC|VKSNDTC|MTTW|UBMTTQ|TLĐLĐ)", re.IGNORECASE
)
_SPACED_DASH = re.compile(r"[^\S\r\n]{0,4}[-‐‑‒–—―−﹘﹣－][^\S\r\n]{0,4}")
_LEAD = re.compile(r"\W*(?:[^\W\d]+\s+){0,4}?(?:số)?\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """`number` has at least two digits ('02', '12a'); `type` is '' for a công văn, 'Luật' for '…/QH14'.

    `joint` names every issuer of a joint document, else it is empty.
    """

    number: str
    symbol: str
    year: int | None
    type: str
    issuer: str
    unit: str
    joint: tuple[str, ...] = ()
    party: bool = False

    @property
    def written(self) -> str:
        year = f"/{self.year}" if self.year else ""
        return f"{self.number}{year}{'-' if self.party else '/'}{self.symbol}"


@lru_cache(1024)
def parse(text: str) -> Number | None:
    """The one number that the text is, with or without 'Số:' before it; None for anything else."""
    text = clean(text).strip(" .;,:")
    if len(text) > 200:
        return None
    shape = _whole(text)
    return parsed(shape) if shape else None


def _whole(text: str) -> NumberShape | None:
    """The text as one number; in a sentence '2302/sgdđt - gdtx' would end before the spaces."""
    for spelled in (text, _SPACED_DASH.sub("-", text)):
        shape = next(numbers(spelled), None)
        if shape and shape.end == len(spelled) and _LEAD.fullmatch(spelled[: shape.start]):
            return shape
    return None


def parsed(shape: NumberShape) -> Number:
    groups = [group for group in _LINKS.split(shape.symbol) if group]
    kind = _TYPES_BY_SPELLING.get(groups[0].casefold(), "") if len(groups) > 1 else ""
    if _NATIONAL_ASSEMBLY.fullmatch(shape.symbol):
        kind = LAW
    leads = (kind and kind != LAW) or (len(groups) > 1 and groups[0].casefold() == _LETTER)
    rest = shape.symbol[len(groups[0]) + 1 :] if leads else shape.symbol
    joint = _joint(kind, rest)
    issuer, unit = ("-".join(joint), "") if joint else _issuer_and_unit(rest)
    digits = shape.normal.split("-" if shape.party else "/")[0]
    return Number(digits, shape.symbol, shape.year, kind, issuer, unit, joint, shape.party)


def normalise(text: str) -> str:
    """One way to write a number: spaces out, dashes '-', '02/KH-…' for '2/KH-…'; others stay as typed."""
    number = parse(text)
    return number.written if number else " ".join(clean(text).split())


def identity_symbol(symbol: str) -> str:
    """The symbol as it identifies a letter: case, spaces and kinds of dash ignored, Đ and D apart."""
    plain = re.sub(r"[‐‑‒–—―−﹘﹣－]", "-", "".join(clean(symbol).split()))
    # Ð is the Icelandic letter that some keyboards give for Đ.
    return plain.replace("Ð", "Đ").replace("ð", "đ").casefold()


def address_slug(text: str) -> str:
    """The last part of a letter's address, '2302-sgddt-gdtx-cn-cttt-cths'; the year stands before it."""
    number = parse(text)
    return slug(f"{number.number} {number.symbol}" if number else text)


def _joint(kind: str, rest: str) -> tuple[str, ...]:
    groups = [group for group in _LINKS.split(rest) if group]
    is_joint = len(groups) > 1 and (kind in JOINT or kind and all(_ISSUER.match(group) for group in groups))
    return tuple(groups) if is_joint else ()


def _issuer_and_unit(rest: str) -> tuple[str, str]:
    link = _LINKS.search(rest)
    return (rest[: link.start()], rest[link.end() :]) if link else (rest, "")


def lookup_key(text: str) -> str:
    """What two spellings of one number share when someone looks it up; equal keys need not be one letter."""
    cleaned = clean(text)
    shape = next(numbers(cleaned), None)
    if shape and shape.end < len(cleaned):
        shape = _whole(cleaned.strip(" .;,:")) or shape
    return shape.key if shape else slug(text, limit=200)
