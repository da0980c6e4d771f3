"""Whom a letter is sent to ('Kính gửi'), and on what it rests ('Căn cứ')."""

import re

from documents.reading.fields import Found
from documents.reading.head import BASIS, TO, Head
from documents.reading.pieces import Piece
from search.text import fold

MOST_ITEMS = 60
_LONGEST_ITEM = 600
_BULLET = re.compile(r"^\s*(?:[-–—+•*▪●~=_]+|\d{1,2}[.)])\s*")
_SENTENCE = re.compile(
    r"(?:thuc hien|can cu|theo|nham|de|trien khai|tren co so|ngay|trong|tiep theo|nam hoc|vua qua|hien nay|phuc dap|"
    r"dap ung|nhan duoc|xet|ke tu|tiep nhan|thua|sau khi|so giao duc va dao tao (?:nhan|de|huong|thong|yeu|tinh|to|trien)|"
    r"(?:so gd&?dt|phong|truong|ubnd|uy ban|bo) .{0,60}\b(?:nhan duoc|de nghi|huong dan|thong bao|yeu cau|kinh moi|xin))\b"
)
_BASES_END = re.compile(
    r"\W*(?:quyet dinh\s*[:.]?\s*$|dieu 1\b|chuong [i1]\b|quyet nghi|nghi quyet\s*:|nay\b|phan\b|ban hanh\b|thong bao\s*:|[i1]\s?[.,]\s)"
)
_MAIN_CLAUSE = re.compile(
    r",\s(?=(?:Sở|Phòng|UBND|Ủy ban|Uỷ ban|Trường|Bộ|Ban|Hội đồng|Công đoàn|Trung tâm|nhà trường|nay)\b"
    r"(?![^,;]{0,40}(?:;|\bban hành)))"
)


def read_addressees(head: Head, pieces: list[Piece]) -> Found:
    """The items after 'Kính gửi', each without its dash and closing mark."""
    if head.to is None:
        return Found([], 0.9 if head.title else 0.5)
    at = next(index for index, piece in enumerate(pieces) if piece is head.to)
    label = TO.match(fold(head.to.text))
    first = head.to.text[label.end() :].strip(" :") if label else ""
    items, closed = ([first], _is_closed(first)) if first else ([], False)
    wants_bullets = not first or bool(_BULLET.match(first))
    for piece in pieces[at + 1 : at + 1 + MOST_ITEMS]:
        if piece.role:
            continue
        if _ends_addressees(piece, items, closed, wants_bullets):
            break
        if items and not piece.is_bullet and not items[-1].rstrip().endswith(";"):
            items[-1] += " " + piece.text
        else:
            items.append(piece.text)
        closed = _is_closed(items[-1])
        wants_bullets = wants_bullets or piece.is_bullet
        piece.role = "to"
    cleaned = _items(items)
    return Found(cleaned, 0.92 if cleaned else 0.3)


def _is_closed(item: str) -> bool:
    return item.rstrip().endswith(".") and not re.search(r"\b(?:TP|Tp|P|Q|H|TX)\.$", item.rstrip())


def _ends_addressees(piece: Piece, items: list[str], closed: bool, wants_bullets: bool) -> bool:
    if closed or len(items) >= MOST_ITEMS or items and len(items[-1]) > _LONGEST_ITEM:
        return True
    if piece.is_bullet:
        return not wants_bullets and bool(items) and not items[-1].rstrip().endswith((";", ":"))
    if piece.gap and items and not items[-1].rstrip().endswith((";", ":", ",")) and piece.text[:1].isupper():
        return True
    if not items:
        return bool(_SENTENCE.match(piece.folded) and len(piece.text) > 60)
    if piece.text[:1].islower() and len(piece.text) < 90 and not _SENTENCE.match(piece.folded):
        return False
    goes_on = bool(
        re.search(
            r"(?:[;,&(–-]|\b(?:và|các|của|tỉnh|huyện|xã|thành phố|cơ|trung|phòng))$", items[-1].rstrip()
        )
    )
    if not goes_on:
        return True
    return bool(_SENTENCE.match(piece.folded)) or len(piece.text) > 110


def _items(raw: list[str]) -> list[str]:
    items = []
    for item in raw:
        for part in re.split(r";\s+(?=[-–A-ZÀ-ỸĐ])|;\s*$", item):
            text = " ".join(_BULLET.sub("", part, count=1).split()).strip(" ;.,:")
            if text:
                items.append(text)
    return items[:MOST_ITEMS]


def read_bases(head: Head, pieces: list[Piece]) -> Found:
    """The paragraphs of the opening that begin with 'Căn cứ', each without its closing mark."""
    bases: list[str] = []
    is_open = False
    other = False
    for piece in pieces[head.body : head.body + 160]:
        if piece.role:
            continue
        if BASIS.match(piece.folded):
            other = not fold(piece.text).lstrip(" -–").startswith("can cu")
            is_open = True
            if not other:
                bases.append(piece.text)
        elif _BASES_END.match(piece.folded) or piece.is_upper and len(piece.text) > 5:
            if bases:
                break
            is_open = False
        elif is_open and _closed(bases, other) and not piece.text[:1].islower():
            break
        elif is_open and not other and bases:
            bases[-1] += " " + piece.text
    kept = [base for base in map(_basis, bases) if base]
    return Found(kept, 0.9 if kept else 0.75)


def _closed(bases: list[str], other: bool) -> bool:
    return not other and bool(bases) and bases[-1].rstrip().endswith((";", ".", ":"))


def _basis(text: str) -> str:
    """One basis; where the letter's own sentence goes on after it, only up to there."""
    text = " ".join(text.split()).lstrip("-–+• ")
    clause = _MAIN_CLAUSE.search(text)
    if clause and clause.start() > 20:
        text = text[: clause.start()]
    return text[:2000].rstrip(" ;.,:")
