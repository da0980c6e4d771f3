"""How the parts of a letter begin: its number, what it is about, to whom, on what, and its own text."""

import re

from documents.reading.pieces import Piece

LABEL = re.compile(
    r"[\W_]{0,4}(?:luat\s+|phap lenh\s+)?(?:[s§$][o036])\s{0,3}[:;.,]+\s{0,3}|"
    r"\W{0,3}so[\s.…_]+(?=\d*\s?[a-z]?\s?[/-]\s?[a-z0-9])"
)
ABOUT = re.compile(r"\W{0,3}(?:v\s?[/|1il⁄]\s?[vwy]|ve viec)\b[\s:.]*")
TO = re.compile(
    r"\W{0,3}(?:chu tich|giam doc|thu tuong|bo truong|ubnd|uy ban|so)\b[^:;]{0,60}\bdien\s?:|"
    r"\W{0,3}(?:(?:tran trong )?k[ií1l]nh\s?(?:g[uưi]i|moi|trinh|chuyen)|gui|dien)\s?"
    r"(?:[:;.]|$|(?=[-–]?\s?(?:cac|ong|ba|so|uy|ban|phong)\b))|"
    r"(?=[^:;.]{4,90}:)[^:;.]*\bkinh moi\s?:"
)
BASIS = re.compile(r"\W{0,3}(?:can cu|xet (?:de nghi|to trinh)|theo de nghi)\b")
SALUTATION = re.compile(r"\W{0,2}(?:kinh thua|thua)\b|\W{0,2}(?:kinh gui|dong kinh gui)\b")
HEADING = re.compile(
    r"\W{0,2}(?:[IVX]{1,4}|[A-E]|\d{1,2})\s?[.)]\s*\S|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU)\s+"
    r"(?:[IVX]{1,4}|\d{1,2}|thứ|THỨ)\b"
)


def begins_text(piece: Piece) -> bool:
    """The letter's own words, whatever stands above."""
    return bool(
        TO.match(piece.folded)
        or BASIS.match(piece.folded)
        or SALUTATION.match(piece.folded)
        or HEADING.match(piece.text)
        and not piece.text[:1].isdigit()
    )
