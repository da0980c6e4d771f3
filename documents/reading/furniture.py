"""What is printed on a letter and is none of it: stamps of arrival, boxes of digital signatures, marks."""

import re

from documents.reading.likeness import most_like
from documents.reading.pieces import MOTTO, MOTTO_BELOW, PARTY, YOUTH, Piece

_SIGNATURE = re.compile(
    r"\W*(?:(?:duoc )?ky (?:boi|so boi|dien tu boi)|nguoi ky|chu ky so|digitally signed|signed by|"
    r"signature\b|signer\b"
    r"|ky so\b|xac thuc boi)"
)
_SIGNATURE_PART = re.compile(
    r"\W*(?:e-?mail|co quan|to chuc|don vi|thoi gian ky|ngay ky|gio ky|date|time|reason|location|"
    r"ly do|chuc vu|"
    r"dn\b|cn=|o=|tp=|serial|vi tri|email)\s*[:=]"
)
_SIGNED_AT = re.compile(
    r"\W*(?:thoi gian ky|ngay ky|gio ky|date|time|ky ngay)\s*[:=]?\s*\d|.*\d\d:\d\d:\d\d\s*\+"
)
_CLOCK = re.compile(r"\W*(?:\d\d:\d\d:\d\d)?\s*\+?\d\d[:']\d\d'?\W*")
_STAMP = re.compile(
    # A stroke of its frame may be read as a letter before or behind.
    r"\W*(?:[a-z1]\s+)?(?:(?:so )?(?:cong van|van ban|van|cv|vb)?\s*den"
    r"(?:\s+[a-z1]|\s*(?:so|ngay)\b.*)?|(?:so )?(?:cong van|van ban) den\b.*|"
    r"[a-z&. ]{3,40}\s[-–]\s(?:cong van |van ban )?den|so den\b.*|ngay den\b.*|(?:cong van|van ban) di)\W*"
)
_STAMP_PART = re.compile(
    r"\W*(?:so(?: den)?\s*[:.]?\s*[\d.… ]*|(?:ngay(?: den)?|gio)\s*[:.]?\s*[\d\s./…†-]*(?:\s*thang.*)?|"
    r"(?:kinh )?chuyen\s*:.*|luu (?:ho so|hs)\b.*|"
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|so va ky hieu ho so.*)\W*"
)
_STAMP_NUMBER = re.compile(r"\W*so(?: den)?\s?[:.]\s?\d{1,6}\W*")
_STAMP_DAY = re.compile(r"\W*ngay(?: den)?\s?[:.]\s?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}\W*")
_HEAD_OF_PAGE = 40
_MARKS = (
    "hỏa tốc",
    "hỏa tốc hẹn giờ",
    "thượng khẩn",
    "khẩn",
    "dự thảo",
    "sao y",
    "sao y bản chính",
    "sao lục",
    "trích sao",
    "mật",
    "tối mật",
    "tuyệt mật",
    "bản sao",
)
_DRAFT = re.compile(r"\W*du thao(?:\s+(?:lan\s*)?\w{1,4})?\W*|\(?ban (?:hop nhat|sao)\)?")
_COPY = re.compile(r"\W*(?:sao y|sao luc|trich sao|so:?\s*\d+\s*/\s*sy|.*chung thuc ban sao)\b")
_BOX_LINES, _STAMP_LINES = 9, 12


def mark(pieces: list[Piece]) -> None:
    """Give a role to every piece that is furniture; what has a role is read by nothing that reads the
    letter.
    """
    _mark_signatures(pieces)
    _mark_stamps(pieces)
    _mark_headless_stamps(pieces)
    for piece in pieces:
        if not piece.role and len(piece.text) < 60:
            _mark_fixed(piece)


def _mark_fixed(piece: Piece) -> None:
    folded = piece.folded
    if piece.page == 0 and (_DRAFT.fullmatch(folded) or _COPY.match(folded)):
        piece.role = "mark"
    elif piece.is_upper:
        if most_like(piece.text, (MOTTO,), 0.7)[0]:
            piece.role = "motto"
        elif most_like(piece.text, (PARTY, YOUTH), 0.8)[0]:
            piece.role = "party"
        elif len(piece.text) < 22 and most_like(piece.text, _MARKS, 0.85)[0]:
            piece.role = "mark"
    if not piece.role and len(piece.text) > 15 and most_like(piece.text, (MOTTO_BELOW,), 0.7)[0]:
        piece.role = "motto"


def _mark_signatures(pieces: list[Piece]) -> None:
    """A box of a digital signature runs from who signed to when; its lines wrap anywhere."""
    at = 0
    while at < len(pieces):
        folded = pieces[at].folded
        if _SIGNATURE.match(folded) or _SIGNATURE_PART.match(folded) and _SIGNED_AT.match(folded):
            at = _close_box(pieces, at)
        elif _SIGNATURE_PART.match(folded) and re.search(r"@|\d\d:\d\d", folded):
            pieces[at].role = "signature"
            at += 1
        else:
            at += 1


def _close_box(pieces: list[Piece], start: int) -> int:
    """Mark the box that begins at `start`; where the next piece after it stands."""
    last = start
    for at in range(start, min(len(pieces), start + _BOX_LINES)):
        folded = pieces[at].folded
        if at > start and _SIGNATURE.match(folded):
            break
        if at > start and _SIGNATURE_PART.match(folded):
            last = at
        if _SIGNED_AT.match(folded):
            last = at
            if at + 1 < len(pieces) and _CLOCK.fullmatch(pieces[at + 1].folded):
                last = at + 1
            break
    for piece in pieces[start : last + 1]:
        piece.role = "signature"
    return last + 1


def _mark_stamps(pieces: list[Piece]) -> None:
    """A stamp of arrival has a number and a day of its own."""
    for at, piece in enumerate(pieces):
        if (
            piece.page
            or piece.text[:1].islower()
            or len(piece.text) > 60
            or not _STAMP.fullmatch(piece.folded)
        ):
            continue
        piece.role = "stamp"
        for other in pieces[at + 1 : at + 1 + _STAMP_LINES]:
            if (
                not other.role
                and _STAMP_PART.fullmatch(other.folded)
                and not re.search(r"\d\s*/\s*[A-Z]", other.text)
            ):
                other.role = "stamp"


def _mark_headless_stamps(pieces: list[Piece]) -> None:
    """Of a stamp of arrival a scan may keep its number and day alone, one soon after the other."""
    for at, piece in enumerate(pieces[:_HEAD_OF_PAGE]):
        if not piece.page and not piece.role and _STAMP_NUMBER.fullmatch(piece.folded):
            for other in pieces[at + 1 : at + 4]:
                if not other.role and _STAMP_DAY.fullmatch(other.folded):
                    piece.role = other.role = "stamp"


def signers_in(pieces: list[Piece]) -> list[str]:
    """Whom the boxes of digital signatures name, persons and offices alike."""
    named = []
    for piece in pieces:
        if piece.role == "signature" and ":" in piece.text and _SIGNATURE.match(piece.folded):
            named.append(piece.text.split(":", 1)[1].split(",")[0].strip())
    return named
