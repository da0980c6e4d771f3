"""Who issues a letter, and the body above: the lines at the left top."""

import re

from documents.reading.fields import Found
from documents.reading.head import Head
from documents.reading.known import Known, KnownIssuer
from documents.reading.likeness import bare, likeness
from documents.reading.names import in_sentence_form, spelled_alike
from documents.reading.pieces import Piece
from search.text import fold

# A line that begins so names another body than the line above; any other goes on with it.
_BODY = re.compile(
    r"(?:ubnd|u[yi] ban|hoi dong|hdnd|so|bo|phong|truong|trung tam|ban|tinh uy|thanh uy|huyen uy|"
    r"quan uy|thi uy|dang uy|"
    r"dang bo|chi bo|cong doan|lien doan|doan|tinh doan|thanh doan|huyen doan|hoi|van phong|vien|"
    r"dai hoc|hoc vien|cuc|"
    r"vu|tong cuc|chi cuc|thanh tra|chinh phu|thu tuong|quoc hoi|chu tich nuoc|bch|bcd|cong an|"
    r"toa an|kho bac|ngan hang|"
    r"bao hiem|khoa|tong lien doan|cum|mat tran|ubmttq|lien hiep|to|dang cong san|hiep hoi|"
    r"cdcs|cong doan co so|chi hoi|chi doan|lien doi|lien chi|ban dai dien|cong ty|tap doan|"
    r"nha|thuong truc|chu tich)\b"
)
# After such an end the next line is the rest of the same name, even if it looks like a body.
_OPEN_END = re.compile(
    r".*(?:\b(?:va|cua|chap hanh|chi dao|ban to chuc|hoi dong|nhan dan cac|thuong vu|ban dai dien|tham muu|"
    r"giao duc|hoc|chuyen mon|truc thuoc|cong doan|truong thpt|truong thcs|thi|ky thi|tuyen sinh|"
    r"nganh)|[-–,&])\s*"
)
_NOISE = re.compile(r"\W*(?:\*+|o0o|-+|\d{1,3})\W*")


def read_issuers(head: Head, symbol: str, known: Known, by_ocr: bool) -> tuple[Found, Found]:
    """(the issuer, the body above it), each under the name the library knows, else as printed."""
    bodies = _bodies(head.issuer_lines, by_ocr)
    if not bodies:
        return _issuer_of_symbol(symbol, known), Found(None, 0.4)
    parent_printed = bodies[-2] if len(bodies) > 1 else ""
    if parent_printed and likeness(parent_printed, bodies[-1], 0.9):
        parent_printed = ""
    issuer = _named(bodies[-1], parent_printed, known, by_ocr)
    parent = _named(parent_printed, "", known, by_ocr) if parent_printed else Found(None, 0.9)
    if len(bodies) > 3:
        issuer.scaled(0.85)
    return issuer, parent


def _bodies(lines: list[Piece], by_ocr: bool) -> list[str]:
    """The lines joined to names, the highest body first."""
    bodies: list[str] = []
    for piece in lines:
        text = piece.text.strip(" .,:;*_'\"|`~$^").strip()
        text = _unspecked(text) if by_ocr else text
        if not text or _NOISE.fullmatch(text):
            continue
        folded = fold(text)
        begins = _BODY.match(folded) or re.match(r"[a-z]{1,2}(?:gd|bnd)", folded)
        if bodies and (not begins or _goes_on(bodies[-1])):
            bodies[-1] += " " + text
        elif begins or likeness(text[:24], "ủy ban nhân dân tỉnh", 0.6) or not bodies:
            bodies.append(text)
    return [" ".join(body.split()) for body in bodies if len(body) > 2]


def _unspecked(line: str) -> str:
    """A line of capitals without what a scan's specks became; a digit inside a word is the letter it
    resembles.
    """
    words = line.split()
    while (
        len(words) > 1
        and words[0] != "Y"
        and (len(words[0]) == 1 or not re.search(r"\w", words[0].strip("_")))
    ):
        words.pop(0)
    stop = next(
        (at for at, word in enumerate(words) if at and re.fullmatch(r"[^\w&(-]+|[A-ZĐ][a-z]", word)),
        len(words),
    )
    words = words[:stop] if line.upper() != line.lower() and words and words[0].isupper() else words
    return " ".join(word.translate(_LETTER_OF) if re.search(r"[^\W\d_]", word) else word for word in words)


_LETTER_OF = str.maketrans("60158", "GOISB")


def _goes_on(body: str) -> bool:
    folded = fold(body)
    if folded in ("chu tich", "so giao duc", "dai hoc", "bo giao duc"):
        return True
    return bool(_OPEN_END.fullmatch(folded)) and not re.fullmatch(r".*\b(?:dai hoc|tieu hoc)", folded)


def _named(printed: str, parent: str, known: Known, by_ocr: bool) -> Found:
    whole = _mended(printed) if by_ocr else printed
    own, alike = _known_name(whole, parent, known, 0.93 if by_ocr else 1.0)
    if own:
        return Found(own, 0.99 if alike == 1 else 0.6 + 0.38 * alike)
    written = in_sentence_form(whole)
    written = re.sub(r"\s*[-–]\s*(?=(?:Sở|Bộ|Ban|Ủy ban|Hội|Liên đoàn|Công an|Tòa|Viện)\b)", " - ", written)
    sure = 0.93 if _BODY.match(fold(printed)) else 0.6
    noise = len(re.findall(r"[^\w\s,&.()–-]|\d{3,}|_", printed))
    return Found(written, max(0.3, sure - 0.15 * noise - 0.06 * by_ocr - 0.2 * (len(printed) > 120)))


def _known_name(printed: str, parent: str, known: Known, least: float) -> tuple[str, float]:
    """The known body whose name, with or without its parent's place, is most like what is printed."""
    place = _place_of(parent)
    wanted = [printed, *([f"{printed} {place}", f"{printed} {_bare_place(place)}"] if place else [])]
    best, best_alike = "", 0.0
    for issuer in known.issuers:
        if not _fits(issuer, place):
            continue
        for name in (issuer.name, *issuer.other_names):
            for text in wanted:
                alike = likeness(_long(text), _long(name), max(least, best_alike))
                if alike > best_alike and _is_same_body(text, name):
                    best, best_alike = issuer.name, alike
    return best, best_alike


def _is_same_body(text: str, name: str) -> bool:
    """Names are told apart by their first word, the kind of body (Bộ is not Sở), and by their last ones, the
    place or the school: these must be the same, whatever a scan did to those between."""
    if _long(text) == _long(name):
        return True
    one, two = (fold(each).split() for each in (text, name))
    return one[:1] == two[:1] and one[-2:] == two[-2:]


def _fits(issuer: KnownIssuer, place: str) -> bool:
    """Every province has a Sở Giáo dục: one whose parent is of another place is not meant."""
    own = _place_of(issuer.parent)
    return not (own and place) or bool(likeness(_bare_place(own), _bare_place(place), 0.8))


def _place_of(body: str) -> str:
    found = re.search(r"\b(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|phuong|xa|tp\.?)\s+\S.*", fold(body))
    return body[found.start() :] if found else ""


def _bare_place(place: str) -> str:
    kind = re.match(r"(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|phuong|xa|tp\.?)\s+", fold(place))
    return place[kind.end() :] if kind else place


def _long(name: str) -> str:
    """One name for comparing: UBND spelled out, GD&ĐT and GDĐT spelled out."""
    text = re.sub(r"gd\s?&?\s?dt", "giáo dục và đào tạo", fold(name))
    text = re.sub(r"\bubnd\b", "uy ban nhan dan", text)
    return bare(text.replace(" va ", " ").replace("&", " "))


def _mended(printed: str) -> str:
    """An office's fixed phrases as they are spelled, where a scan spoiled a letter or two of them."""
    printed = _STOPPED.sub(r"\1 ", _GDDT.sub("GD&ĐT", printed))
    printed = re.sub(r"\bS[ỞỚÔ](?=\s\d)", "SỐ", printed, flags=re.IGNORECASE)
    words = printed.split()
    for phrase in _FIXED:
        size = len(phrase.split())
        # A space may be lost or read where none is: the words most like the phrase are meant.
        spans = [
            (likeness(" ".join(words[at : at + length]), phrase, 0.82), -abs(length - size), at, length)
            for length in (size - 1, size, size + 1)
            for at in range(len(words) - length + 1)
            if length
        ]
        alike, _near, at, length = max(spans, default=(0.0, 0, 0, 0))
        part = " ".join(words[at : at + length])
        if alike and not spelled_alike(part, phrase):
            words[at : at + length] = phrase.split()
    return " ".join(_KINDS.get(fold(word), word) for word in words)


# 'GD&ĐĐT' and 'UBND.TỈNH', as scans have them.
_GDDT = re.compile(r"\bGD\s?&\s?[ĐD]{1,2}[Đ1l]?T\b")
_STOPPED = re.compile(r"\b(UBND|HĐND|SỞ|PHÒNG)\s?[.,:;]\s?(?=[A-ZÀ-ỸĐ])")
_KINDS = {
    fold(kind): kind
    for kind in ["SỞ", "BỘ", "PHÒNG", "TỈNH", "HUYỆN", "QUẬN", "PHƯỜNG", "XÃ", "TRƯỜNG", "BAN", "VĂN"]
}
_FIXED = (
    "ỦY BAN NHÂN DÂN",
    "GIÁO DỤC VÀ ĐÀO TẠO",
    "GIÁO DỤC THƯỜNG XUYÊN",
    "GIÁO DỤC NGHỀ NGHIỆP",
    "HỘI ĐỒNG NHÂN DÂN",
    "THÀNH PHỐ",
    "TRUNG TÂM",
    "TIỂU HỌC",
    "TRUNG HỌC PHỔ THÔNG",
    "TRUNG HỌC CƠ SỞ",
    "NỘI VỤ",
)


def _issuer_of_symbol(symbol: str, known: Known) -> Found:
    """No name was legible: the one known body whose abbreviation the number bears."""
    groups = [bare(group) for group in re.split(r"[-/.]", symbol) if group]
    fitting = {
        issuer.name
        for issuer in known.issuers
        for short in (issuer.abbreviation, *issuer.other_names)
        if short and bare(short) in groups
    }
    return Found(fitting.pop(), 0.6) if len(fitting) == 1 else Found(None, 0.3)


def initials(name: str) -> str:
    """'sgddt' of 'Sở Giáo dục và Đào tạo tỉnh X': how a number would shorten the name."""
    text = re.split(r"\b(?:tinh|thanh pho|huyen|quan|thi xa|phuong|xa)\b", fold(name))[0]
    return "".join(
        word if word in ("ubnd", "hdnd", "gddt", "thpt", "thcs") else word[0]
        for word in re.findall(r"[^\W_]+", text.replace("gd&dt", "gddt"))
        if word != "va"
    )
