"""The head of a letter: who issues it, its number, place and date, and where its text begins.

Whatever order the two columns came out in, each piece is known by what it says; `Head` holds them by kind.
"""

import re
from dataclasses import dataclass, field, replace

from documents.reading.abstracts import gather, without_authority
from documents.reading.dateline import Dateline, find_dateline
from documents.reading.likeness import most_like
from documents.reading.openings import ABOUT, BASIS, LABEL, TO
from documents.reading.pieces import Piece
from search.text import fold

_JOINT = {"lien tich", "lien nganh", "phoi hop"}
# The number of a certified copy, 'sao y', is not the letter's.
_COPY = re.compile(r"/\s?(?:SY|SL|TrS|TS)\b")
_BLANK_DAY = re.compile(r"(ngày)[\s.…_]+(tháng)", re.IGNORECASE)
HEAD_PIECES = 90


@dataclass(slots=True)
class Head:
    """`body` is where in the pieces the letter's own text begins, `page` the one of the head, from 0; `title`
    its type's printed name."""

    number: Piece | None = None
    dateline: Dateline | None = None
    date_piece: Piece | None = None
    is_party: bool = False
    has_motto: bool = False
    title: Piece | None = None
    title_type: str = ""
    title_likeness: float = 0.0
    abstract: list[Piece] = field(default_factory=list)
    about: bool = False
    to: Piece | None = None
    issuer_lines: list[Piece] = field(default_factory=list)
    body: int = 0
    page: int = 0


def find_head(pieces: list[Piece], types: dict[str, str]) -> Head:
    """The head of the first page that has one."""
    head = Head()
    start = _head_start(pieces)
    window = pieces[start : start + HEAD_PIECES]
    on_page = [piece for piece in window if piece.page == window[0].page]
    head.page = window[0].page
    window = on_page if len(on_page) > 8 else window
    head.has_motto = any(piece.role == "motto" for piece in window)
    head.is_party = any(piece.role == "party" for piece in window)
    _take_date(head, window)
    _take_number(head, window)
    _take_title(head, window, types)
    stop = _take_about(head, window)
    head.to = next(
        (piece for piece in window[: stop + 40] if not piece.role and TO.match(piece.folded)), None
    )
    if head.to:
        head.to.role = "to"
    _take_issuer(head, window)
    head.body = start + _body_start(head, window, stop)
    return head


def _head_start(pieces: list[Piece]) -> int:
    """Past a cover page: the first page that has a motto, a number or a date."""
    for _at, piece in enumerate(pieces):
        if piece.role in ("motto", "party") or not piece.role and LABEL.match(piece.folded):
            return next(i for i, first in enumerate(pieces) if first.page == piece.page)
        if piece.line > 120:
            break
    return 0


def _take_date(head: Head, window: list[Piece]) -> None:
    texts = (at for at, piece in enumerate(window) if BASIS.match(piece.folded) or TO.match(piece.folded))
    above = window[: next(texts, len(window))]
    # Last among lines of their own below, where a scan's blocks put them; no text is dated so.
    for among, alone in ((above, True), (window, True), (above or window, False)):
        for piece in among:
            line = find_dateline(piece.text) if not piece.role else None
            if line and _is_letters_own(line, piece, alone=alone, placed=among is window):
                head.dateline, head.date_piece = line, piece
                piece.role = "date"
                _take_day_beside(head, window)
                return


def _take_day_beside(head: Head, window: list[Piece]) -> None:
    """A day stamped or typed over its blank comes out as digits alone, on a line beside it."""
    line, dated = head.dateline, head.date_piece
    if line is None or dated is None or line.day or not line.year:
        return
    at = next(place for place, piece in enumerate(window) if piece is dated)
    for piece in window[max(0, at - 1) : at + 3]:
        if piece.role or not re.fullmatch(r"\s*[0-3]?\d\s*", piece.text):
            continue
        filled = find_dateline(_BLANK_DAY.sub(rf"\1 {piece.text.strip()} \2", dated.text))
        if filled and filled.day:
            # Doubted as a spoiled one, for other digits stand about a head too.
            head.dateline = replace(filled, spoiled=True)
            piece.role = "date"
            return


def _is_letters_own(line: Dateline, piece: Piece, *, alone: bool, placed: bool) -> bool:
    if BASIS.match(piece.folded) or TO.match(piece.folded):
        return False
    rest = piece.text[line.end :].strip(" .,;:-–")
    if alone:
        return line.start <= 2 and len(rest) <= 12 and (bool(line.place) or not placed)
    return (line.start == 0 or bool(line.place)) and len(piece.text) <= 90


def _take_number(head: Head, window: list[Piece]) -> None:
    for piece in window:
        if piece.role or TO.match(piece.folded) or _COPY.search(piece.text):
            continue
        if LABEL.match(piece.folded) and (re.search(r"[/\\-]", piece.text) or len(piece.text) < 14):
            head.number, piece.role = piece, "number"
            return
    for piece in window[:25]:
        if not piece.role and re.fullmatch(
            r"\s*(?:\d{1,5}[a-zđ]?\s?[/-]|/)\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\wĐđ&/ -]{2,40}", piece.text
        ):
            head.number, piece.role = piece, "number"
            return


def _take_title(head: Head, window: list[Piece], types: dict[str, str]) -> None:
    names = [name for name in types if name != "Công văn"]
    for at, piece in enumerate(window):
        if piece.role or not piece.is_upper and not piece.text.isupper():
            if not piece.role and (TO.match(piece.folded) and at > 3 or BASIS.match(piece.folded)):
                return
            continue
        text = _unspaced(piece.text)
        found, alike = most_like(text, names, 0.8)
        if not found:
            found, alike, rest = _title_with_more(text, names)
            if found and rest:
                tail = Piece(rest, piece.line, piece.page, piece.column)
                head.abstract.append(tail)
        if found:
            head.title, head.title_type, head.title_likeness = piece, found, alike
            piece.role = "title"
            return


def _unspaced(text: str) -> str:
    """'Q U Y Ế T  Đ Ị N H' is spaced out for show."""
    words = text.split()
    if len(words) > 4 and sum(len(word) == 1 for word in words) > 0.8 * len(words):
        return "".join(words)
    return text


def _title_with_more(text: str, names: list[str]) -> tuple[str, float, str]:
    """A title and its abstract on one line: 'KẾ HOẠCH TỔ CHỨC HỘI NGHỊ', 'THÔNG BÁO Về việc …'."""
    words = text.split()
    for length in (4, 3, 2):
        first = " ".join(words[:length])
        if len(words) > length:
            for name in names:
                if len(name.split()) == length and fold(name) == fold(first):
                    return name, 0.95, " ".join(words[length:]).strip(" -:")
    return "", 0.0, ""


def _take_about(head: Head, window: list[Piece]) -> int:
    """Gather the abstract's lines: below the title, or 'V/v …' below the number. Where they end."""
    if head.title is not None:
        _skip_joint_mark(head, window)
        end = gather(head.abstract, window, window.index(head.title) + 1, titled=True, narrow=False)
        return without_authority(head.abstract, window, end)
    for at, piece in enumerate(window):
        if piece.role:
            continue
        if ABOUT.match(piece.folded) or _is_about(head, window, at):
            head.about = True
            return gather(head.abstract, window, at, titled=False, narrow=True)
        if TO.match(piece.folded):
            break
    return _last_of_head(window)


def _is_about(head: Head, window: list[Piece], at: int) -> bool:
    """'Về triển khai …' below the number, without 'việc'."""
    before = [piece for piece in window[:at] if piece.role not in ("date", "motto", "party")][-1:]
    return bool(before and before[0] is head.number and re.match(r"Về\s[a-zà-ỹđ]", window[at].text))


def _skip_joint_mark(head: Head, window: list[Piece]) -> None:
    """'LIÊN TỊCH' beside or below a type says who issues, not what the letter is about."""
    if head.abstract and fold(head.abstract[0].text) in _JOINT:
        head.abstract.clear()
    following = (
        [piece for piece in window[window.index(head.title) + 1 :] if not piece.role][:1]
        if head.title
        else []
    )
    for piece in following:
        if piece.folded.strip() in _JOINT:
            piece.role = "mark"


def _last_of_head(window: list[Piece]) -> int:
    known = [at for at, piece in enumerate(window) if piece.role in ("number", "date", "motto")]
    return known[-1] + 1 if known else 0


def _take_issuer(head: Head, window: list[Piece]) -> None:
    """The lines above the number in the left column; the right one is known already and has a role."""
    stops = [head.number, head.title, head.abstract[0] if head.abstract else None, head.to]
    places = [at for at, piece in enumerate(window) if any(piece is stop for stop in stops)]
    if head.number is not None:
        stop = next(at for at, piece in enumerate(window) if piece is head.number)
    else:
        stop = min(places, default=min(12, len(window)))
    lines = [piece for piece in window[:stop] if _may_be_office(piece)]
    if not lines:
        # The number came out before the names, as a text box does.
        stop = min((at for at in places if window[at] is not head.number), default=12)
        lines = [piece for piece in window[:stop] if _may_be_office(piece)]
    head.issuer_lines = lines[-8:]


def _may_be_office(piece: Piece) -> bool:
    if piece.role or len(piece.text) > 110 or not re.search(r"[^\W\d_]{2}", piece.text):
        return False
    return piece.is_upper or bool(
        re.match(r"(?:UBND|SỞ|PHÒNG|TRƯỜNG|BỘ)\b|(?:Sở|Phòng|Trường|Bộ|Trung tâm|Ủy ban)\s", piece.text)
    )


def _body_start(head: Head, window: list[Piece], stop: int) -> int:
    if head.to is not None:
        return next(at for at, piece in enumerate(window) if piece is head.to)
    return max(stop, _last_of_head(window[:stop]) if stop else 0)
