"""What a letter is about: the lines below its type, or of its 'V/v …', to where something else begins."""

import re

from documents.reading.openings import ABOUT, BASIS, LABEL, TO, begins_text
from documents.reading.pieces import Piece

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
    r"đề án|công văn|chương trình|đại hội đại biểu|thành lập|công nhận|kiện toàn|phê duyệt)|[,(/&–-])$"
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


def gather(lines: list[Piece], window: list[Piece], start: int, *, titled: bool, narrow: bool) -> int:
    """Add to the abstract's lines from `start` on until one begins something else; where that is.

    `titled`: a type stands above; `narrow`: it is a 'V/v …' in the left column.
    """
    before: Piece | None = lines[-1] if lines else None
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
        is_last = titled and not gap and _is_last_before_text(window, at)
        if (
            before is not None
            and not is_last
            and _begins_other(before, piece, gap=gap, titled=titled, narrow=narrow)
        ):
            return at
        if before is None and begins_text(piece):
            return at
        piece.role = "abstract"
        lines.append(piece)
        before, gap = piece, False
        if len(lines) > 14:
            return at + 1
    return len(window)


def _is_last_before_text(window: list[Piece], at: int) -> bool:
    """Between a type and 'Kính gửi' nothing stands but what the letter is about, whatever it begins with."""
    piece = window[at]
    following = next((other for other in window[at + 1 :] if not other.role), None)
    return (
        following is not None
        and bool(TO.match(following.folded))
        and piece.text[:1].isupper()
        and not (piece.is_upper or piece.is_bullet or begins_text(piece) or LABEL.match(piece.folded))
        and not piece.text.rstrip().endswith((".", ";", ":"))
        and len(piece.text) < 90
    )


def _is_of_whom(window: list[Piece], at: int) -> bool:
    """'CỦA CHỦ TỊCH ỦY BAN …' below a type, where what it is about follows."""
    piece = window[at]
    if not (piece.is_upper and _OF_WHOM.match(piece.folded)):
        return False
    return any(not other.role and ABOUT.match(other.folded) for other in window[at + 1 : at + 4])


def without_authority(lines: list[Piece], window: list[Piece], end: int) -> int:
    """Give back the lines that say who decides: they stand last before the bases. Where the abstract ends."""
    following = next((piece for piece in window[end:] if not piece.role), None)
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


def _begins_other(before: Piece, piece: Piece, *, gap: bool, titled: bool, narrow: bool) -> bool:
    folded, text = piece.folded, piece.text
    if begins_text(piece) or ABOUT.match(folded) and not narrow or LABEL.match(folded):
        return True
    if gap and text[:1].isupper() and len(text) > 45 and _OPENERS.match(folded):
        return True
    if text[:1].islower() or _goes_on(before, piece):
        return narrow and len(text) > 110
    if len(text) > (40 if titled or narrow else 60) and not before.is_upper:
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
