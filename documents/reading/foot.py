"""The foot of a letter: who signs, as what and for whom, and who receives it.

Its two columns come out of files in every order, as the head's do. The letter's own foot is the first that
has a
position and a name: what follows are annexes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.reading.fields import Found
from documents.reading.head import Head
from documents.reading.likeness import likeness, most_like
from documents.reading.names import in_sentence_form
from documents.reading.openings import BASIS
from documents.reading.people import mended, name_in
from documents.reading.pieces import Piece
from documents.reading.recipients import RECIPIENTS, SIGNED, is_recipients_label, read_recipients
from search.text import fold

_CAPACITY = re.compile(
    r"\W{0,2}(?P<capacity>(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|Kt|Tm|TlL|TUG)(?=\s?[.,:/])|(?:T[./]M|K[./]T|T[./]L)(?=\s))"
    r"\s?[.,:/]?\s{0,3}(?=[A-ZÀ-ỸĐ])"
)
_CAPACITIES = {
    "T.M": "TM",
    "K.T": "KT",
    "T.L": "TL",
    "T/M": "TM",
    "K/T": "KT",
    "T/L": "TL",
    "Kt": "KT",
    "Tm": "TM",
    "TlL": "TL",
    "TUG": "TUQ",
}
_POSITIONS = (
    "giam doc|pho giam doc|chu tich|pho chu tich|hieu truong|pho hieu truong|bo truong|thu truong|cuc truong|"
    "vu truong|vien truong|truong phong|truong ban|chanh van phong|chanh thanh tra|bi thu|"
    "pho bi thu|chu nhiem|"
    "thu tuong|pho thu tuong|truong doan|to truong|truong khoa|thu ky|chu toa|chu tri|pho truong|"
    "pho cuc|pho vu|pho vien|"
    "pho chanh|pho truong|tong bi thu|tong giam doc|tong cuc truong|uy vien|hoi truong|quyen|"
    "pho tong|chanh an|"
    "thuong truc|nguoi lap|ke toan|pho chu|truong|doi truong|cum truong|chi huy|chinh uy|thu kho|"
    "tong thu ky|quan doc|phu trach"
)
# 'P.HIỆU TRƯỞNG', for want of room.
_SHORT_DEPUTY = re.compile(r"\bP\s?\.\s?(?=HIỆU TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG)")
_POSITION = re.compile(rf"\W{{0,2}}(?:{_POSITIONS})\b")
# A position in small letters, with nothing else on its line.
_QUIET = re.compile(
    r"\W{0,2}(?:(?:TM|KT|TL|TUQ|Q)\.\s)?(?:Phó )?(?:[Gg]iám đốc|[Cc]hủ tịch|[Hh]iệu trưởng|"
    r"[Tt]rưởng phòng)\W*$"
)
_INSIDE = re.compile(
    r"(?<=\S)(?<!TM\.)(?<!KT\.)(?<!TL\.)(?<!TUQ\.)(?<!\bQ\.)(?<!PHÓ)(?<!TỔNG)\s+"
    r"(?=(?:TM|KT|TL|TUQ|Q)\s?[.,]\s?[A-ZÀ-ỸĐ]{2}|(?:PHÓ )?(?:GIÁM ĐỐC|CHỦ TỊCH|HIỆU TRƯỞNG|"
    r"BỘ TRƯỞNG|TRƯỞNG PHÒNG|"
    r"TRƯỞNG BAN|CỤC TRƯỞNG|BÍ THƯ|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|VỤ TRƯỞNG|VIỆN TRƯỞNG)\b|THỨ TRƯỞNG\b)"
)
_BEHIND = re.compile(r"(?<=[;.,)])\s+(?:[^\w\s(]\S{0,3}\s+)?(?=[A-ZÀ-ỸĐ(])")
# Titles as they stand over a name, and what scans make of the letters before them.
_TITLES = (
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "HIỆU TRƯỞNG",
    "PHÓ HIỆU TRƯỞNG",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "TRƯỞNG PHÒNG",
    "PHÓ TRƯỞNG PHÒNG",
    "CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "CỤC TRƯỞNG",
    "VỤ TRƯỞNG",
    "BÍ THƯ",
    "PHÓ BÍ THƯ",
    "THỦ TƯỚNG",
    "PHÓ THỦ TƯỚNG",
    "TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "PHÓ CHÁNH VĂN PHÒNG",
    "PHÓ CỤC TRƯỞNG",
    "PHÓ VỤ TRƯỞNG",
    "VIỆN TRƯỞNG",
    "TM. BAN THƯỜNG VỤ",
    "TM. ỦY BAN NHÂN DÂN",
)
_SPOILED_CAPACITY = re.compile(r"\W{0,3}([^\W_]{2,3})\s?[.,:;]\s*")
_MEANT_CAPACITY = {"k1": "KT.", "ki": "KT.", "ky": "KT.", "kt": "KT.", "kf": "KT.", "t1": "TL.", "ti": "TL."}
NAME_WITHIN, MOST_TRIES = 26, 200


@dataclass(slots=True)
class Signing:
    """A block of signing: its position lines and its name, at these places among the pieces."""

    start: int
    lines: list[str] = field(default_factory=list)
    name: str = ""
    sure: float = 0.0
    end: int = 0


def split_foot(pieces: list[Piece], start: int) -> list[Piece]:
    """The pieces with the foot's two columns taken apart where one space or two keep them together."""
    made: list[Piece] = []
    inside = False
    for at, piece in enumerate(pieces):
        inside = inside or at >= start and bool(RECIPIENTS.match(piece.folded))
        if not inside or piece.role or len(piece.text) > 160:
            made.append(piece)
            continue
        for column, part in enumerate(_columns(piece)):
            made.append(Piece(part, piece.line, piece.page, piece.column + column, piece.gap, piece.role))
    return made


def _columns(piece: Piece) -> list[str]:
    parts = re.split(r"\s{2,}", piece.text) if not piece.is_upper else [piece.text]
    split: list[str] = []
    for part in parts:
        label = RECIPIENTS.match(fold(part))
        if label and label.end() < len(part) and part[label.end() :].strip()[:1].isupper():
            split += [part[: label.end()], *_INSIDE.split(part[label.end() :].strip(), maxsplit=1)]
            continue
        halves = _INSIDE.split(part, maxsplit=1)
        if len(halves) == 1 and re.match(r"\s*[-–+•]", part):
            halves = _before_signer(part)
        split += halves
    return [part.strip() for part in split if part.strip()]


def _before_signer(part: str) -> list[str]:
    """'- Lưu: VT, GDTX. Nguyễn Văn A': the right column ends a line of the recipients."""
    for gap in _BEHIND.finditer(part):
        rest = part[gap.end() :]
        is_position = rest.isupper() and bool(_POSITION.match(fold(rest)))
        if is_position or SIGNED.fullmatch(fold(rest)) or name_in(rest)[1] > 0.8:
            return [part[: gap.start()], rest]
    return [part]


def read_foot(
    head: Head, pieces: list[Piece], digital: list[str], scanned: Sequence[bool]
) -> dict[str, Found]:
    """signer, signer_position, signing_capacity and recipients; `scanned` says which pages are by OCR."""
    start = max(0, head.body)
    anchor = next((at for at, piece in enumerate(pieces) if at >= start and is_recipients_label(piece)), None)
    pieces = [
        _mended(piece) if at >= start and scanned[piece.page] else piece for at, piece in enumerate(pieces)
    ]
    signing = _find_signing(pieces, start, anchor)
    found = _signer(signing, digital, signing is not None and scanned[pieces[signing.end].page])
    found["recipients"] = read_recipients(pieces, anchor)
    if anchor is not None and scanned[pieces[anchor].page]:
        found["recipients"].scaled(0.86)
    return found


def _mended(piece: Piece) -> Piece:
    """With a title that a scan has spoiled put right, 'K1. GLÁM ĐỐC L': a letter or two differ."""
    capitals = sum(char.isupper() for char in piece.text)
    if piece.role or not 5 < len(piece.text) < 40 or 2 * capitals < sum(map(str.isalpha, piece.text)):
        return piece
    text = _without_strokes(piece.text)
    if not _CAPACITY.match(text):
        spoiled = _SPOILED_CAPACITY.match(text)
        capacity = _MEANT_CAPACITY.get(fold(spoiled[1]), "") if spoiled else ""
        if spoiled and capacity:
            rest = _title_in(text[spoiled.end() :])
            text = f"{capacity} {rest}" if _POSITION.match(fold(rest)) else text
        elif not spoiled:
            text = _title_in(text)
    return piece if text == piece.text else Piece(text, piece.line, piece.page, piece.column, piece.gap)


def _title_in(text: str) -> str:
    """The title, in capitals, that the whole text is like; the text where it is like none."""
    is_title = text.isupper() and _POSITION.match(fold(text))
    return text if is_title else most_like(text, _TITLES, 0.72)[0] or text


def _without_strokes(text: str) -> str:
    """Without the strokes of a signature or seal that are read as a letter or two round a title."""
    words = re.sub(r"^[^\w(]+|(?<=\s)[^\w\s(&-]+(?=\s)", "", text).split()
    for first in range(min(3, len(words))):
        rest = " ".join(words[first:])
        if first and rest in _TITLES:
            return rest
        if _CAPACITY.match(rest) or _POSITION.match(fold(rest)):
            words = words[first:]
            break
        if len(re.findall(r"[^\W_]", words[first])) > 2:
            return text
    else:
        return text
    is_shouted = all(word.isupper() for word in words[:2])
    while len(words) > 2 and (
        len(re.findall(r"[^\W_]", words[-1])) < 2 or is_shouted and words[-1][1:].islower()
    ):
        words.pop()
    return " ".join(words)


def _find_signing(pieces: list[Piece], start: int, anchor: int | None) -> Signing | None:
    """The block nearest before or behind 'Nơi nhận'; without that the first of the letter."""
    blocks: list[Signing] = []
    at = start
    tried = 0
    while at < len(pieces) and len(blocks) < 12 and tried < MOST_TRIES:
        is_foot = anchor is not None and at >= anchor - 3
        if _begins_signing(pieces[at], is_foot) and not any(
            BASIS.match(piece.folded) for piece in pieces[at + 1 : at + 5]
        ):
            block = _signing_at(pieces, at)
            tried += 1
            if block.name:
                blocks.append(block)
                at = block.end
        at += 1
    near = [block for block in blocks if anchor is None or abs(block.start - anchor) < 40] or blocks
    # Minutes are signed by the secretary too: the chair counts. Of two bodies the first named does.
    near = sorted(near[:2], key=lambda block: _is_secretary(block)) if len(near) > 1 else near
    if near and near[0].name and _is_beside_chair(pieces, near[0]):
        return _chair(pieces, near[0]) or near[0]
    return near[0] if near else _name_alone(pieces, start, anchor)


def _is_beside_chair(pieces: list[Piece], block: Signing) -> bool:
    """'THƯ KÝ' left and the chair right, on one line: the first name below is the secretary's."""
    first, *others = pieces[block.start : block.start + 2]
    return fold(block.lines[0]).startswith("thu ky") and any(
        other.line == first.line and other.column > first.column for other in others
    )


def _chair(pieces: list[Piece], secretary: Signing) -> Signing | None:
    """The second name of two below two titles, and the titles that are not the secretary's."""
    for at in range(secretary.end + 1, min(len(pieces), secretary.end + 4)):
        name, sure = name_in(_tidied(pieces[at].text))
        if name and sure > 0.8 and not pieces[at].role:
            between = pieces[secretary.start + 1 : secretary.end]
            lines = [piece.text.strip(" -–") for piece in between if piece.is_upper]
            return Signing(secretary.start, lines, name, 0.9 * sure, at)
    return None


def _is_secretary(block: Signing) -> bool:
    return fold(block.lines[-1]).startswith("thu ky")


def _name_alone(pieces: list[Piece], start: int, anchor: int | None) -> Signing | None:
    """A scan may lose the position under a seal: the last name near 'Nơi nhận', or at the text's end."""
    low = max(start, (anchor if anchor is not None else len(pieces)) - 14)
    high = min(len(pieces), (anchor + 40) if anchor is not None else len(pieces))
    for fewest in (3, 2):
        for at in range(high - 1, low - 1, -1):
            piece = pieces[at]
            name, sure = name_in(_tidied(piece.text)) if not piece.role and not piece.is_bullet else ("", 0.0)
            if name and sure > 0.8 and len(name.split()) >= fewest:
                return Signing(at, [], name, 0.86 * sure, at)
    return None


def _tidied(text: str) -> str:
    """Without the specks and strokes that a scan leaves round a name."""
    # A speck inside a name: 'C.ao'.
    text = re.sub(r"(?<=\b[A-ZÀ-ỸĐ])[.,'](?=[a-zà-ỹđ])", "", text)
    words = [word for word in text.split() if re.search(r"[^\W\d_]{2}|^[^\W\d_]$", word)]
    while len(words) > 2 and (len(words[0]) < 2 or not words[0][0].isupper()):
        words.pop(0)
    while len(words) > 2 and not words[-1][0].isupper():
        words.pop()
    return " ".join(words)


def _begins_signing(piece: Piece, is_foot: bool) -> bool:
    if piece.role or len(piece.text) > 90:
        return False
    if _CAPACITY.match(piece.text) and piece.is_upper:
        return True
    if is_foot and len(piece.text) < 40 and _QUIET.match(piece.text):
        return True
    return (
        piece.is_upper
        and bool(_POSITION.match(piece.folded))
        and not piece.text.rstrip().endswith((":", ";"))
    )


def _signing_at(pieces: list[Piece], start: int) -> Signing:
    block = Signing(start, [pieces[start].text], end=start)
    for at in range(start + 1, min(len(pieces), start + 1 + NAME_WITHIN)):
        piece = pieces[at]
        if piece.role == "signature" or SIGNED.fullmatch(piece.folded) or piece.role:
            continue
        name, sure = name_in(piece.text)
        if not name and not piece.is_bullet and len(piece.text) < 40:
            name, sure = name_in(_tidied(piece.text))
            sure = 0.95 * sure if sure > 0.8 else 0.0
        if (
            name
            and sure
            and not _is_position(piece)
            and (sure > 0.8 or at - start < 12)
            and not piece.is_bullet
        ):
            if sure < 0.8 and _better_follows(pieces, at):
                continue
            block.name, block.sure, block.end = name, sure, at
            return block
        if _is_position(piece):
            block.lines.append(piece.text)
        elif (
            len(piece.text) > 110 and not piece.is_bullet or re.match(r"\W*(?:phu luc|dieu \d)", piece.folded)
        ):
            break
        elif (
            piece.is_upper
            and not piece.is_bullet
            and len(block.lines) < 4
            and sum(not _is_of_recipients(other) for other in pieces[start:at]) < 4
            and re.search(r"[^\W\d_]{2}", piece.text)
            and not RECIPIENTS.match(piece.folded)
        ):
            block.lines[-1] += " " + piece.text
    return block


def _is_of_recipients(piece: Piece) -> bool:
    return piece.is_bullet or bool(RECIPIENTS.match(piece.folded))


def _better_follows(pieces: list[Piece], at: int) -> bool:
    return any(name_in(piece.text)[1] == 1.0 for piece in pieces[at + 1 : at + 8] if not piece.role)


def _is_position(piece: Piece) -> bool:
    return (
        piece.is_upper
        and bool(_CAPACITY.match(piece.text) or _POSITION.match(piece.folded))
        and len(piece.text) < 90
    )


def _signer(signing: Signing | None, digital: list[str], by_ocr: bool) -> dict[str, Found]:
    people = [name for name in (name_in(text)[0] for text in digital) if name]
    if signing is None:
        signer = Found(people[-1], 0.6) if people else Found(None, 0.4)
        return {"signer": signer, "signer_position": Found(None, 0.4), "signing_capacity": Found(None, 0.4)}
    name = mended(signing.name) if by_ocr else signing.name
    sure = 0.97 * signing.sure - 0.07 * by_ocr - 0.1 * (name != signing.name)
    if any(likeness(name, person, 0.9) == 1 for person in people):
        sure = 0.99
    position, capacities = _position(signing.lines)
    capacity = f"{capacities[-1]}." if capacities else None
    found = {
        "signer": Found(name, sure),
        "signer_position": Found(position, 0.95 if position else 0.4),
        "signing_capacity": Found(capacity, 0.95 if capacity else (0.88 if position else 0.4)),
    }
    if by_ocr:
        # A seal covers what stands first, and lengthens what it does not cover.
        is_plain = (position or "").upper() in _TITLES
        found["signer_position"].scaled(0.93 if is_plain else 0.82)
        found["signing_capacity"].scaled(0.95 if capacity else 0.88)
    if by_ocr and capacity is None and position and fold(position).startswith("pho "):
        # A deputy signs for the head; the letters that say so are the first that a seal covers.
        found["signing_capacity"] = Found("KT.", 0.6)
        capacity = "KT."
    if capacity == "KT." and position and not fold(position).startswith(("pho", "thu")):
        found["signer_position"].scaled(0.7)
    if capacity is None and position and fold(position).startswith("pho "):
        found["signing_capacity"].scaled(0.8)
    return found


def _position(lines: list[str]) -> tuple[str | None, list[str]]:
    """(the position nearest the name, the capacities in order)."""
    capacities, position = [], ""
    for line in lines:
        line = _SHORT_DEPUTY.sub("PHÓ ", line)
        mark = _CAPACITY.match(line)
        rest = line[mark.end() :] if mark else line
        if mark:
            written = mark["capacity"]
            capacities.append(_CAPACITIES.get(written, written))
        twice = _INSIDE.split(rest, maxsplit=1)
        if len(twice) > 1 and (mark and re.match(r"PHÓ|THỨ", twice[1]) or not _POSITION.match(fold(rest))):
            rest = twice[1]
        if _POSITION.match(fold(rest)):
            position = rest
    return (in_sentence_form(position.strip(" .,:;-_*'")) or None if position else None), capacities
