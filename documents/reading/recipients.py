"""Who receives a letter: 'Nơi nhận' at the left bottom."""

import re

from documents.reading.fields import Found
from documents.reading.people import name_in
from documents.reading.pieces import Piece
from search.text import fold

RECIPIENTS = re.compile(r"\W{0,3}n[o0cq]i\s?nh[a-z]n\s*[:;.,]?|\W{0,3}n[o0]i gui\s*[:;]")
SIGNED = re.compile(
    r"\W*(?:da ky|ky ten|ky,?\s|ky va|chu ky|dong dau|ky ten,? dong dau|duoc ky so|ghi ro ho ten|"
    r"\(?ky\)?)\b.*|\W*ky\W*"
)
_SAVED = re.compile(r"\W{0,4}l[uưi]{1,2}\s?[:;.]?\s")
_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?[.,]")
# Several on one line: '- Như trên; - Lưu: VT.'
_ON_ONE_LINE = re.compile(r";\s+(?=[-–+•]\s?\S|Lưu\b|Như\b|UBND\b|Sở\b|Các\b)")
MOST_RECIPIENTS = 60


def is_recipients_label(piece: Piece) -> bool:
    label = RECIPIENTS.match(piece.folded)
    return (
        bool(label)
        and not piece.role
        and len(piece.text) < 100
        and (len(piece.text) < 16 or ":" in piece.text[:16])
    )


def read_recipients(pieces: list[Piece], anchor: int | None) -> Found:
    """The items below the label at `anchor`, past whatever of the signer's column stands between them."""
    if anchor is None:
        return Found([], 0.6)
    label = RECIPIENTS.match(pieces[anchor].folded)
    rest = pieces[anchor].text[label.end() :].strip() if label else ""
    items = [rest] if rest and not _CAPACITY.match(rest) else []
    for piece in pieces[anchor + 1 : anchor + 1 + 2 * MOST_RECIPIENTS]:
        if piece.role:
            continue
        if items and _SAVED.match(fold(items[-1])) and items[-1].rstrip().endswith("."):
            break
        if piece.is_bullet:
            items.append(piece.text)
        elif _is_column_of_signer(piece):
            if items and _SAVED.match(fold(items[-1])) and name_in(piece.text)[1] > 0.8:
                break
        elif _SAVED.match(piece.folded):
            items.append(piece.text)
        elif items and len(piece.text) < 60 and not items[-1].rstrip().endswith((";", ".")):
            items[-1] += " " + piece.text
        elif items and (_SAVED.match(fold(items[-1])) or len(piece.text) > 80 or piece.gap):
            break
        elif len(piece.text) < 60:
            items.append(piece.text)
    cleaned = [
        " ".join(re.sub(r"^\s*[-–—+•*▪●~=_]+[\s-]*", "", part).split()).strip(" ;.,")
        for item in items
        for part in _ON_ONE_LINE.split(item)
    ]
    cleaned = [item for item in map(_unspecked, cleaned) if re.search(r"[^\W_]{2}", item)]
    return Found(cleaned, 0.9 if cleaned and any(_SAVED.match(fold(item)) for item in cleaned) else 0.6)


def _unspecked(item: str) -> str:
    """Without the strokes of a signature that a scan reads as letters behind an item's end."""
    item = re.sub(r"(?<=\bb)/[€¢e©](?=\W|$)", "/c", item)
    return re.sub(r"\s*;\s*[^\sA-ZĐ]{0,2}$", "", item).strip(" ;.,:/")


def _is_column_of_signer(piece: Piece) -> bool:
    shouts = piece.is_upper and not piece.text.rstrip().endswith(";")
    return shouts or bool(SIGNED.fullmatch(piece.folded)) or name_in(piece.text)[1] > 0.8
