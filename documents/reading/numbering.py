"""The number's line: 'Số: 2302 /SGDĐT-GDTX' → the number as the office writes it."""

import re

from documents import numbers
from documents.reading.fields import Found
from documents.reading.head import Head
from documents.reading.known import Known
from documents.reading.likeness import bare, edits
from documents.reading.openings import LABEL
from documents.reading.pieces import Piece
from search.text import fold

_DIGIT = str.maketrans("OoQDlI|!SsBZzAi", "000011115582241")
_SPOILED = re.compile(
    r"\s*(?P<digits>[\dOoQDlI|!SsBZzi]{1,5})(?P<letter>[a-zđ])?\s*(?:[/\\|]|(?<=\d)[lI1](?=[A-Z]{2}))\s*(?:(?P<year>[12][\d0O]{3})\s*/\s*)?"
    r"(?P<symbol>[A-ZĐa-zđƯư0-9][\wĐđƯư&.]*(?:\s?[-–—_/.&]+\s?[A-Za-zĐđƯư0-9&]+)*)"
)
_BLANK = re.compile(r"[\s.…_-]*[/-]\s*(?P<symbol>[A-ZĐ][\wĐđ&/. –-]*)")
# Groups of symbols whose Đ a scan loses; those that mean two things stay as they are printed.
_GROUPS = [
    "QĐ",
    "NĐ",
    "GDĐT",
    "SGDĐT",
    "BGDĐT",
    "PGDĐT",
    "SGD&ĐT",
    "BGD&ĐT",
    "PGD&ĐT",
    "HĐND",
    "UBND",
    "LĐTBXH",
    "SLĐTBXH",
    "BLĐTBXH",
    "LĐLĐ",
    "GDTrH",
    "GDTX",
    "GDTH",
    "GDMN",
    "TCCB",
    "KHTC",
    "VP",
    "TTr",
    "CTr",
    "QyĐ",
    "KTQLCLGD",
    "QLCL",
    "CTHS",
    "CTTT",
    "CN&CTTT",
    "CTHS-CT",
    "NĐ-CP",
    "CP",
    "TTg",
    "QĐ-TTg",
    "BNV",
    "TW",
    "TƯ",
    "CĐ",
    "ĐH",
    "GDNN",
]


def read_number(head: Head, pieces: list[Piece], known: Known, by_ocr: bool) -> tuple[Found, str]:
    """(the number, its symbol): a number left blank has a symbol all the same, which tells type and
    issuer.
    """
    if head.number is None:
        return Found(None, 0.5), ""
    text = head.number.text
    label = LABEL.match(fold(text))
    rest = text[label.end() :] if label else text
    written = " ".join(rest.split())
    written = re.sub(r"(?<=\d) (?=\d{1,3}\s?/)", "", written)
    if by_ocr:
        # A speck over a letter makes a colon of the end of a symbol's part.
        written = re.sub(r"(?<=[A-ZĐ])\s?[:;]\s?(?=[A-ZĐ]{2})", "", written)
    read = numbers.parse(_from_digit(written)) if written else None
    if read and not by_ocr:
        return Found(read.written, 0.98 if label else 0.85), read.symbol
    if not by_ocr and re.fullmatch(r"\d{1,5}[a-z]?/[A-ZĐ][\wĐđ&-]*(?:,[A-ZĐ&-]+)+", written):
        # Two units after a comma: kept as printed.
        return Found(numbers.normalise(written), 0.85), written.partition("/")[2]
    return _read_spoiled(head, pieces, written, known, by_ocr)


def _from_digit(text: str) -> str:
    return re.sub(r"^[\s.…_]+(?=\d)", "", text).replace("…", " ")


def _read_spoiled(
    head: Head, pieces: list[Piece], written: str, known: Known, by_ocr: bool
) -> tuple[Found, str]:
    blank = _BLANK.match(written)
    if blank:
        symbol = _mended_symbol(blank["symbol"], known, by_ocr, head.title_type)
        filled = _number_beside(head, pieces)
        if filled:
            return Found(numbers.normalise(f"{filled}/{symbol}"), 0.6), symbol
        return Found(None, 0.7), symbol
    match = _SPOILED.match(written)
    if match is None:
        return _last_resort(written)
    digits = match["digits"].translate(_DIGIT) + (match["letter"] or "")
    symbol = _mended_symbol(match["symbol"], known, by_ocr, head.title_type)
    year = f"{match['year'].replace('O', '0')}/" if match["year"] else ""
    read = numbers.parse(f"{digits}/{year}{symbol}")
    if read is None:
        return Found(numbers.normalise(f"{digits}/{year}{symbol}"), 0.5), symbol
    changed = bare(read.written) != bare(numbers.normalise(written)) or not match["digits"].isdigit()
    trailing = len(written[match.end() :].strip(" .,;-_'")) > 1
    confidence = 0.9 - 0.25 * changed - 0.2 * trailing
    return Found(read.written, confidence), read.symbol


def _last_resort(written: str) -> tuple[Found, str]:
    party = numbers.parse(written)
    if party:
        return Found(party.written, 0.85), party.symbol
    digits = re.match(r"\d{1,5}(?=\s*$)", written)
    if digits:
        return Found(digits.group(), 0.4), ""
    kept = numbers.normalise(written)
    return (Found(kept[:200], 0.3) if re.search(r"\d", kept) and len(kept) < 60 else Found(None, 0.5)), ""


def _number_beside(head: Head, pieces: list[Piece]) -> str:
    """A number stamped over a blank comes out as digits alone, on a line beside it."""
    at = next(index for index, piece in enumerate(pieces) if piece is head.number)
    for piece in pieces[max(0, at - 1) : at + 2]:
        if not piece.role and re.fullmatch(r"\d{1,5}", piece.text.strip()):
            piece.role = "number"
            return piece.text.strip()
    return ""


def _with_type(symbol: str, title_type: str, known: Known) -> str:
    """The title says 'Quyết định', so 'Qb-…' and 'QĐĐ-…' are 'QĐ-…'."""
    short = known.types.get(title_type, "")
    group, link, rest = symbol.partition("-")
    if short and link and edits(fold(group), fold(short), 1) <= 1:
        return f"{short}-{rest}"
    return symbol


def _mended_symbol(symbol: str, known: Known, by_ocr: bool, title_type: str) -> str:
    symbol = re.sub(r"\s*([-–—_/&.]+)\s*", lambda link: link.group(1)[0], symbol.strip(" .,;-–_'"))
    symbol = re.sub(r"[–—_]", "-", symbol).split(" ")[0]
    if not by_ocr:
        return symbol
    symbol = _with_type(symbol, title_type, known)
    right: dict[str, str] = {}
    shorts = [issuer.abbreviation for issuer in known.issuers if issuer.abbreviation]
    for group in (*_GROUPS, *shorts):
        right.setdefault(_seen(group), group)
    return re.sub(
        r"[^\W_]+(?:&[^\W_]+)*", lambda group: right.get(_seen(group.group()), group.group()), symbol
    )


def _seen(group: str) -> str:
    """A group as a poor scan shows it: without marks, digits for the letters they look like."""
    return fold(group.replace("0", "O").replace("1", "I").replace("8", "B").replace("5", "S")).replace(
        "&", ""
    )
