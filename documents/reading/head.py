"""The head of a letter: who issues it, its number, place and date, and where its text begins.

Whatever order the two columns came out in, each piece is known by what it says; `Head` holds them by kind.
"""

import re
from dataclasses import dataclass, field, replace

from documents.reading.dateline import Dateline, find_dateline
from documents.reading.likeness import most_like
from documents.reading.pieces import Piece
from search.text import fold

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
_OPENERS = re.compile(
    r"\W{0,2}(?:thuc hien|can cu|theo|nham|de (?:thuc|trien|chuan|dam|kip|nang|tang|giup)|"
    r"trien khai|tren co so|ngay|"
    r"trong|tiep theo|nam hoc|vua qua|hien nay|phuc dap|dap ung|hom nay|luc|hoi|so|phong|truong|"
    r"bo|ubnd|uy ban|ban|"
    r"trung tam|can|xet|tiep nhan|ke tu|tu ngay|thoi gian|dieu|chuong|phan|muc|kinh|"
    r"[ivx]{1,4}\s?[.,-]|\d{1,2}\s?[.)/]|a\.|"
    r"thanh phan|noi dung|doi voi|thua|sau khi|qua|cac|hang nam|de)\b"
)
# A wrapped line of an abstract goes on after these words, told by their marks: 'tại' is not 'tài'.
_GOES_ON = re.compile(
    r"(?:\b(?:và|của|về|việc|tại|cho|các|những|cấp|theo|trên|với|trong|giai đoạn|triển khai|tổ chức|"
    r"thực hiện|hướng dẫn|ban hành|để|đối với|từ|đến|một số|kỳ thi|chức vụ|bổ nhiệm|miễn nhiệm|ông|bà|bởi|do|"
    r"là|được|không|nhằm|giữa|hoặc|cùng|gồm|nghị định|thông tư|quyết định|chỉ thị|nghị quyết|kế hoạch|luật|"
    r"đề án|công văn|chương trình)|[,(/&–-])$"
)
# After these only with a number, and after those only with a name.
_WANTS_NUMBER = re.compile(r"\b(?:năm|năm học|lần|thứ|số|ngày|tháng|quý|học kỳ|khóa|lớp)$")
_WANTS_NAME = re.compile(r"\b(?:tỉnh|huyện|xã|thành phố|thị xã|phường|quận|trường|phòng|sở|bộ)$")
_LAST_WORDS = 30
# Who decides, a line of its own between the abstract and the bases: 'GIÁM ĐỐC SỞ …', 'CHÍNH PHỦ'.
_OFFICE_HOLDER = re.compile(
    r"\W{0,2}(?:(?:pho )?giam doc|chu tich|hieu truong|bo truong|thong doc|thu tuong|(?:tong )?cuc truong|"
    r"vien truong|truong (?:phong|ban|doan)|chanh (?:van phong|thanh tra|an)|tong giam doc|chu nhiem|"
    r"tong kiem toan|tong thanh tra|vu truong|hoi truong|bi thu)\b"
)
_OFFICE = re.compile(
    r"\W{0,2}(?:u[yi] ban|ubnd|hoi dong|hdnd|hdqt|chinh phu|quoc hoi|so|bo|phong|truong|trung tam|ban|"
    r"lien doan|cong doan|doan|tinh uy|thanh uy|huyen uy|dang uy|thuong truc|hoi|vien|dai hoc|hoc vien)\b"
)
# What an old form puts between the type and its abstract: 'CỦA CHỦ TỊCH …'.
_OF_WHOM = re.compile(r"\W{0,2}cua\s")
_SALUTATION = re.compile(r"\W{0,2}(?:kinh thua|thua)\b|\W{0,2}(?:kinh gui|dong kinh gui)\b")
_HEADING = re.compile(
    r"\W{0,2}(?:[IVX]{1,4}|[A-E]|\d{1,2})\s?[.)]\s*\S|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU)\s+"
    r"(?:[IVX]{1,4}|\d{1,2}|thứ|THỨ)\b"
)
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
        end = _gather(head, window, window.index(head.title) + 1, narrow=False)
        return _without_authority(head, window, end)
    for at, piece in enumerate(window):
        if piece.role:
            continue
        if ABOUT.match(piece.folded):
            head.about = True
            return _gather(head, window, at, narrow=True)
        if TO.match(piece.folded):
            break
    return _last_of_head(window)


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


def _gather(head: Head, window: list[Piece], start: int, *, narrow: bool) -> int:
    """Take lines from `start` on until one begins something else."""
    before: Piece | None = head.abstract[-1] if head.abstract else None
    gap = False
    for at in range(start, len(window)):
        piece = window[at]
        gap = gap or piece.gap
        if piece.role in ("motto", "date", "number", "party", "mark", "stamp", "signature"):
            if not narrow and before is not None and piece.role not in ("signature", "stamp"):
                return at
            continue
        if before is None and not narrow and _is_of_whom(window, at):
            piece.role = "mark"
            continue
        if before is not None and _begins_other(head, before, piece, gap, narrow):
            return at
        if before is None and _begins_text(piece):
            return at
        piece.role = "abstract"
        head.abstract.append(piece)
        before, gap = piece, False
        if len(head.abstract) > 14:
            return at + 1
    return len(window)


def _is_of_whom(window: list[Piece], at: int) -> bool:
    """'CỦA CHỦ TỊCH ỦY BAN …' below a type, where what it is about follows."""
    piece = window[at]
    if not (piece.is_upper and _OF_WHOM.match(piece.folded)):
        return False
    return any(not other.role and ABOUT.match(other.folded) for other in window[at + 1 : at + 4])


def _begins_text(piece: Piece) -> bool:
    """The letter's own words, whatever stands above."""
    return bool(
        TO.match(piece.folded)
        or BASIS.match(piece.folded)
        or _SALUTATION.match(piece.folded)
        or _HEADING.match(piece.text)
        and not piece.text[:1].isdigit()
    )


def _without_authority(head: Head, window: list[Piece], end: int) -> int:
    """Give back the lines that say who decides: they stand last before the bases. Where the abstract ends."""
    following = next((piece for piece in window[end:] if not piece.role), None)
    lines = head.abstract
    if following is None or not BASIS.match(following.folded) and not _is_authority(following):
        return end
    for at in range(len(lines) - 1, 0, -1):
        before = lines[at - 1]
        if not _is_authority(lines[at]) or _goes_on(before, lines[at]):
            continue
        if at > 1 and _OFFICE_HOLDER.fullmatch(before.folded) and _is_authority(before):
            at -= 1
        for piece in lines[at:]:
            piece.role = ""
        end = next(place for place, piece in enumerate(window) if piece is lines[at])
        del lines[at:]
        break
    return end


def _is_authority(piece: Piece) -> bool:
    names = _OFFICE_HOLDER.match(piece.folded) or piece.is_upper and _OFFICE.match(piece.folded)
    return bool(names) and (piece.is_upper or len(piece.text) < 90 and piece.text[:1].isupper())


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether the line before is not at its end, whatever the next begins with."""
    end = before.text.rstrip()[-_LAST_WORDS:].lower()
    if _WANTS_NUMBER.search(end):
        return bool(re.match(r"\d|[IVX]+\b", piece.text))
    if _WANTS_NAME.search(end):
        return piece.text[:1].isupper() and not _OPENERS.match(piece.folded)
    return bool(_GOES_ON.search(end))


def _begins_other(head: Head, before: Piece, piece: Piece, gap: bool, narrow: bool) -> bool:
    folded, text = piece.folded, piece.text
    if _begins_text(piece) or ABOUT.match(folded) and not narrow or LABEL.match(folded):
        return True
    if gap and text[:1].isupper() and len(text) > 45 and _OPENERS.match(folded):
        return True
    if text[:1].islower() or _goes_on(before, piece):
        return narrow and len(text) > 110
    if len(text) > (40 if head.title or narrow else 60) and not before.is_upper:
        return True
    if text.startswith("(") or piece.is_bullet or re.match(r"\d{1,2}\s?[.)]\s|[IVX]{1,4}\s?[.,]", text):
        return True
    if before.text.rstrip().endswith((".", ":")):
        return True
    if piece.is_upper != before.is_upper and len(text) > 6:
        return True
    if narrow:
        return gap and len(text) > 40 or len(text) > 70 or piece.is_upper
    if gap and (len(text) > 25 or _OPENERS.match(folded)):
        return True
    return bool(_OPENERS.match(folded)) and (len(text) > 45 or gap)


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
