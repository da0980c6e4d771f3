"""The type of a letter and its abstract."""

import re
from itertools import pairwise

from documents import numbers
from documents.reading.fields import Found
from documents.reading.head import Head
from documents.reading.known import Known
from documents.reading.names import in_sentence_form
from documents.reading.openings import ABOUT
from search.text import fold

# A scan parts a quotation's words from its marks.
_QUOTED = re.compile(r"([\"“])([^\"“”]{2,200})([\"”])")
_SMALL_ABOUT = re.compile(r"về\s(?!nước|hưu|đích|quê|nhà\b)")
PLAIN, _CONSOLIDATED = "Công văn", "Văn bản hợp nhất"
LONGEST = 2000
_ABBREVIATION = re.compile(r"\b(?:UBND|HĐND|THPT|THCS|GDNN|GDTX|GDĐT|GD&ĐT|XHCN|TNCS|BCH|COVID|[IVX]{1,5})\b")


def read_type(head: Head, number: str | None, symbol: str, known: Known) -> Found:
    """The list's name of the type: the title's and the number's, which make each other surer."""
    by_number = _type_of_number(number, symbol, known)
    if by_number == _CONSOLIDATED:
        # Its title is that of the document it consolidates.
        return Found(by_number, 0.97)
    if head.title_type:
        if by_number == head.title_type:
            return Found(head.title_type, 0.99)
        sure = 0.93 * head.title_likeness
        # 'HD' and 'HĐ' look alike; a number that says another type makes the reader doubt.
        doubt = 0.8 if by_number not in ("", PLAIN) else 1.0
        return Found(head.title_type, sure * doubt)
    if by_number == PLAIN:
        sure = 0.97 if head.about or head.to else 0.75
        return Found(PLAIN, sure)
    if by_number:
        return Found(by_number, 0.85)
    if head.about and head.to:
        return Found(PLAIN, 0.85)
    if head.about or head.to:
        return Found(PLAIN, 0.6)
    return Found(None, 0.3)


def _type_of_number(number: str | None, symbol: str, known: Known) -> str:
    """The type whose abbreviation the number bears; 'Công văn' for a number without one; '' for no number."""
    read = numbers.parse(number or f"1/{symbol}") if number or symbol else None
    if read is None:
        return ""
    if read.type == numbers.LAW:
        return numbers.LAW
    if not read.type:
        return PLAIN if read.symbol else ""
    exact = next((name for name, short in known.types.items() if short == read.type), "")
    return exact or next((name for name, short in known.types.items() if fold(short) == fold(read.type)), "")


def read_abstract(head: Head, by_ocr: bool) -> Found:
    """One line, as a register writes it: without 'V/v' or 'Về việc', a capital first, no closing stop.

    What is printed in capitals comes in sentence form; 'Về công tác văn thư', the name of a decree, stays.
    """
    lines = [piece.text for piece in head.abstract]
    if not lines:
        return Found(None, 0.4)
    text = _joined([_without_dashes(line) for line in lines] if by_ocr else lines)
    if by_ocr:
        text = re.sub(r"\s[:;|~_'`.]+(?=\s|$)", "", text)
        text = _QUOTED.sub(lambda said: f"{said[1]}{said[2].strip()}{said[3]}", text)
    text = text.strip(" .;:,-–_*").strip()
    if text and text[0] in '(“"' and text[-1:] in ')”"' and text.count(text[0]) == 1:
        text = text[1:-1].strip()
    label = ABOUT.match(fold(text))
    if label:
        text = text[label.end() :].strip(" .;:,-–_*").strip()
    elif _SMALL_ABOUT.match(text):
        # Below a type 'về' in small letters is the form's; with a capital it may be the name of a decree.
        text = text[3:]
    if text.count('"') == 1 and (text[:1] == '"' or text[-1:] == '"'):
        text = text.strip('" ')
    if not text:
        return Found(None, 0.4)
    if _is_shouted(text):
        text = _calmed(text)
    sure = 0.96 if head.about or label else 0.92
    # A word with a capital inside it, or a sign no abstract has: letters were mistaken.
    sure -= 0.2 * bool(by_ocr and _looks_mistaken(text))
    sure -= 0.12 * (len(text) > 350) + 0.25 * (len(text) < 8) + 0.05 * (len(lines) > 6)
    return Found((text[:1].upper() + text[1:])[:LONGEST], sure - 0.05 * by_ocr)


def _without_dashes(line: str) -> str:
    """Without the specks at a line's ends that a scan shows as dashes; '2021 -' goes on with a year."""
    return re.sub(r"(?<=[^\d\s])\s+[-–—_~]+$|^[-–—_~]+\s+(?=[a-zà-ỹđ])", "", line.strip())


def _joined(lines: list[str]) -> str:
    """Lines as one: a hyphen of '2022-' goes on without a space, as the next line's number shows."""
    text = ""
    for line in lines:
        tight = re.search(r"(?<=\d)[-–]$", text) and re.match(r"\d", line)
        text += ("" if tight or not text else " ") + line.strip()
    return " ".join(text.split())


def _looks_mistaken(text: str) -> bool:
    inside = any(one.islower() and two.isupper() for one, two in pairwise(text))
    return inside or bool(re.search(r"[|~_§$^]", text))


def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 6 and sum(char.isupper() for char in letters) > 0.85 * len(letters)


def _calmed(text: str) -> str:
    """Capitals in sentence form: offices, places and abbreviations keep theirs, other words lose them."""
    made = text.lower()
    for office in _OFFICE.finditer(text):
        printed = office.group().rstrip()
        written = in_sentence_form(printed)
        if _OF_A_PLACE.match(printed):
            written = written[:1].lower() + written[1:]
        if len(written) == len(printed):
            made = made[: office.start()] + written + made[office.start() + len(printed) :]
    for short in _ABBREVIATION.finditer(text):
        made = made[: short.start()] + short.group() + made[short.end() :]
    return made


_OF_A_PLACE = re.compile(r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|PHƯỜNG|XÃ)\b")
_OFFICE = re.compile(
    r"\b(?:SỞ|BỘ|PHÒNG|TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|PHƯỜNG|XÃ|TRƯỜNG (?:THPT|THCS|TIỂU HỌC|MẦM NON))\s"
    r"(?:(?!VỀ\b|NĂM\b|ĐỐI\b|CHO\b|GIAI\b|LẦN\b|TRONG\b|THỰC\b|VÀ (?!ĐÀO TẠO))[^\W\d_]+\s?){1,6}"
)
