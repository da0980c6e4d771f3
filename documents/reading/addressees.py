"""Whom a letter is sent to ('Kính gửi'), and on what it rests ('Căn cứ')."""

import re

from documents.reading.fields import Found
from documents.reading.head import Head
from documents.reading.openings import BASIS, TO
from documents.reading.pieces import Piece
from search.text import fold

MOST_ITEMS = 60
_LONGEST_ITEM = 600
_BULLET = re.compile(r"^\s*(?:[-–—+•*▪●~=_]+|\d{1,2}[.)])\s*")
_SENTENCE = re.compile(
    r"(?:thuc hien|can cu|theo|nham|de|trien khai|tren co so|ngay|trong|tiep theo|nam hoc|vua qua|"
    r"hien nay|phuc dap|"
    r"dap ung|nhan duoc|xet|ke tu|tiep nhan|thua|sau khi|so giao duc va dao tao (?:nhan|de|huong|"
    r"thong|yeu|tinh|to|trien)|"
    r"(?:so gd&?dt|phong|truong|ubnd|uy ban|bo) .{0,60}\b(?:nhan duoc|de nghi|huong dan|thong bao|"
    r"yeu cau|kinh moi|xin))\b"
)
_OFFICE = re.compile(
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|Sở|Phòng|Ban|Hội|Trường|Trung tâm|Công đoàn|Liên đoàn|"
    r"Văn phòng|Đảng ủy|Huyện ủy|Tỉnh ủy|Chi bộ)\s(?=[A-ZÀ-ỸĐ]|tỉnh|huyện|xã|thành phố|nhân dân)"
)
# A line that ends so goes on with the next: with the name of a place, or with anything.
_OF_A_PLACE = re.compile(r"\b(?:tỉnh|huyện|xã|thành phố|thị xã|quận|phường|trường)$", re.IGNORECASE)
_PLACE = re.compile(r"[A-ZÀ-ỸĐ]\S*\s+(?:[A-ZÀ-ỸĐ(]|[-–;,.])|[A-ZÀ-ỸĐ]\S*$|\S+\s+\S+[;,.]?$")
_UNDONE = re.compile(r"(?:[;,&(–-]|\b(?:và|các|của|cơ|trung|phòng|sở|bộ))$", re.IGNORECASE)
_BASES_END = re.compile(
    r"\W*(?:quyet dinh\s*[:.]?\s*$|dieu 1\b|chuong [i1]\b|quyet nghi|nghi quyet\s*:|nay\b|phan\b|"
    r"ban hanh\b|thong bao\s*:|[i1]\s?[.,]\s)"
)
_MAIN_CLAUSE = re.compile(
    r"[,;]\s(?=(?:Sở|Phòng|UBND|Ủy ban|Uỷ ban|Trường|Bộ|Ban|Hội đồng|Công đoàn|Trung tâm|nhà trường|nay)\b"
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
        is_another = not wants_bullets and not closed and len(items) == 1 and _is_office_alone(piece)
        if not is_another and _ends_addressees(piece, items, closed, wants_bullets):
            break
        if (
            items
            and not is_another
            and (_is_more(piece) or _is_open(items[-1]))
            and not items[-1].rstrip().endswith(";")
        ):
            items[-1] += " " + _BULLET.sub("", piece.text) if piece.is_bullet else " " + piece.text
        else:
            items.append(piece.text)
        closed = _is_closed(items[-1])
        wants_bullets = wants_bullets or piece.is_bullet
        piece.role = "to"
    cleaned = _items(items)
    return Found(cleaned, 0.92 if cleaned else 0.3)


def _is_office_alone(piece: Piece) -> bool:
    """A second addressee on a line of its own, without a dash: an office's name and nothing else."""
    return (
        bool(_OFFICE.match(piece.text))
        and len(piece.text) < 60
        and not _SENTENCE.match(piece.folded)
        and not re.search(r"\d|[.:]$|,\s", piece.text)
    )


def _is_more(piece: Piece) -> bool:
    """No item of its own; a scan's speck before a small letter is no dash."""
    return not piece.is_bullet or _BULLET.sub("", piece.text)[:1].islower()


def _is_open(item: str) -> bool:
    """A bracket is not closed yet."""
    return item.count("(") > item.count(")") and len(item) < 200


def _is_closed(item: str) -> bool:
    return item.rstrip().endswith(".") and not re.search(r"\b(?:TP|Tp|P|Q|H|TX)\.$", item.rstrip())


def _ends_addressees(piece: Piece, items: list[str], closed: bool, wants_bullets: bool) -> bool:
    if closed or len(items) >= MOST_ITEMS or items and len(items[-1]) > _LONGEST_ITEM:
        return True
    if _is_heading(piece, items):
        return True
    if items and _is_open(items[-1]) and len(piece.text) < 90:
        return False
    if piece.is_bullet:
        return not wants_bullets and bool(items) and not items[-1].rstrip().endswith((";", ":"))
    if piece.gap and items and not items[-1].rstrip().endswith((";", ":", ",")) and piece.text[:1].isupper():
        return True
    if not items:
        return bool(_SENTENCE.match(piece.folded) and len(piece.text) > 60)
    if piece.text[:1].islower() and len(piece.text) < 90 and not _SENTENCE.match(piece.folded):
        return False
    above = items[-1].rstrip()[-20:]
    if _OF_A_PLACE.search(above) and not _PLACE.match(piece.text):
        return True
    if not _OF_A_PLACE.search(above) and not _UNDONE.search(above):
        return True
    return bool(_SENTENCE.match(piece.folded)) or len(piece.text) > 110


def _is_heading(piece: Piece, items: list[str]) -> bool:
    """'I. SỰ CẦN THIẾT'; people to whom a letter goes may be numbered as '1.', too."""
    if re.match(r"(?:[IVX]{1,4}|[A-E])\s?[.)/-]\s?[A-ZÀ-ỸĐ]|(?:Phần|PHẦN|Chương|Mục|MỤC|Điều)\s", piece.text):
        return True
    is_numbered = bool(re.match(r"\d{1,2}\s?[.)]", piece.text))
    if is_numbered and items and not re.match(r"\d{1,2}\s?[.)]", items[0]):
        return True
    return bool(items) and piece.is_upper and len(piece.text) > 12 and not items[-1].isupper()


def _items(raw: list[str]) -> list[str]:
    items = []
    for item in raw:
        for part in re.split(r";\s+(?=[-–A-ZÀ-ỸĐ])|;\s*$", item):
            text = " ".join(_BULLET.sub("", part, count=1).split()).strip(" ;.,:/")
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
    return Found(kept, 0.9 if kept else 0.85)


def _closed(bases: list[str], other: bool) -> bool:
    return not other and bool(bases) and bases[-1].rstrip().endswith((";", ".", ":"))


def _basis(text: str) -> str:
    """One basis; where the letter's own sentence goes on after it, only up to there."""
    text = " ".join(text.split()).lstrip("-–+• ")
    clause = _MAIN_CLAUSE.search(text)
    if clause and clause.start() > 20:
        text = text[: clause.start()]
    return text[:2000].rstrip(" ;.,:")
