"""Photo captions, wherever they stand."""

import re
from dataclasses import replace

from news.reading.furniture import is_placeholder
from news.reading.lines import Line, opens_part
from news.reading.people import HONORIFIC, UPPER, is_name, without_marker
from news.reading.sources import parted
from news.unpacking import Kind

_PREFIX = re.compile(
    r"(?P<label>(?:Hình(?: ảnh)?|Ảnh|H\.?(?=\s?\d)|Photo|Ảnh minh "
    r"họa)\s?(?:số\s?)?(?P<n>\d{1,3})(?:\s?[:.)/–—-]+\s?|\s(?=(?-i:[@]))|$))"
    r"(?P<text>.*)".replace("@", UPPER),
    re.IGNORECASE,
)
_NEXT_PREFIX = re.compile(r"(?<!^)(?:(?<=[a-zà-ỹ.)\d])|\s)(?=(?:Hình|Ảnh)\s?\d{1,3}\s?[:.])")
_PLAIN_PREFIX = re.compile(
    r"(?P<label>(?:Ảnh|Hình|Hình ảnh|Chú thích(?: ảnh)?|Trong ảnh)\s?:\s?)(?P<text>\S.*)"
)
_CREDIT = re.compile(r"[(\[]?(?:Ảnh|Nguồn ảnh|Hình ảnh|Ảnh chụp|Photo)\s?:\s?(?P<who>[^()]{2,80}?)[)\]]?\.?")
_TWO_CREDITS = re.compile(
    r"(?P<writer>(?:Tin|Bài|Tin bài|Bài viết)\s?:\s?[^:]{2,60}?)(?:\s[-–—|]\s|[;.,]\s)"
    r"(?P<photos>Ảnh\s?:.{2,60})"
)
_CREW = re.compile(
    r"(?:Phòng|CTV|PV|Sở|Trường|CLB|Câu lạc bộ|Tổ|Ban|Văn phòng|Báo|Công đoàn|Đoàn|Bộ phận|Trung tâm|TT|"
    r"Tác giả|Internet|Sưu tầm|Cộng tác viên|Phóng viên|Nhóm)\b"
)
_INTRO = re.compile(
    r"(?:(?:dưới đây|sau đây|và sau đây) là )?(?:một số|một vài|những|các|chùm|vài|thêm|nhiều)? ?"
    r"(?:hình ảnh|ảnh|khoảnh khắc|bức ảnh)\b.{0,120}",
    re.IGNORECASE,
)
_PICTURED = re.compile(r"(?:hình ảnh|ảnh|khoảnh khắc|bức ảnh)\b", re.IGNORECASE)
_SCENE = re.compile(
    r"(?:toàn cảnh|quang cảnh|khung cảnh|một góc|không khí|hình ảnh|ảnh|(?:các |một số )?tiết mục|văn nghệ|"
    r"các đại biểu|đại biểu|đông đảo|ban tổ chức|chủ tọa|chủ toạ|đoàn chủ tịch|chủ trì|lãnh đạo|ban giám đốc|"
    r"các thầy|các cô|các em|các bé|các cháu|phụ huynh|học sinh|học viên|các học viên|giáo viên|"
    r"cán bộ|chuyên gia|báo cáo viên|"
    r"người dân|thành viên|đội|tập thể|các tập thể|các cá nhân|các đơn vị|các trường|đại diện|quý|"
    r"hội nghị|hội thảo|buổi|lễ|phiên|phần thi|gian|trưng bày|trao|tặng|chụp|ký kết|kí kết|tham quan)\b",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r"\b(?:phát biểu|báo cáo(?! viên)|tham luận|trao|tặng|chụp|lưu niệm|điều hành|khai mạc|bế mạc|trình bày|"
    r"thảo luận|tham dự|chúc mừng|giới thiệu|tham gia|tham quan|chủ trì|nhận|chia sẻ|trao đổi|biểu diễn|"
    r"ký kết|kí kết|kết luận|giải đáp|chỉ đạo|triển khai|quán triệt|dẫn chương trình|"
    r"thực hành|hướng dẫn|góp ý|kiểm tra|thăm)\b",
    re.IGNORECASE,
)
# After the honorific: a name of two words or more, then a verb, not a position: "… Hoài Viễn đánh trống".
_NAMED_DOING = re.compile(
    rf"\.?\s?(?:[{UPPER}][^\W\d_]+\s){{2,6}}(?!là\s|nguyên\s|phó\s|trưởng\s|[{UPPER}])[^\W\d_]"
)
# Words of a report that goes on telling, which no caption has.
_TELLS = re.compile(
    r"\b(?:đã|sẽ|đang|cũng|còn|diễn ra|sau đó|tiếp (?:theo|đó)|nhân dịp|đồng thời|qua đó|theo đó|ngoài ra|"
    r"kết quả|nhằm|yêu cầu|đề nghị|khẳng định|nhấn mạnh|cho rằng|cho biết|mong|bày tỏ|luôn|gồm|rất|"
    r"thống nhất|ghi nhận)\b|[:;%]",
    re.IGNORECASE,
)
_SENTENCE_INSIDE = re.compile(
    r"(?<![^\W\d_]\b[A-ZĐ])(?<!TP)(?<!Tp)(?<!Th[Ss])(?<!\b[TBKL]S)(?<!\bGS)(?<!\bTr)(?<!\bTT)(?<!\b[A-ZĐ])"
    r"(?<!\bĐC)(?<!\bP\.[A-Z])(?<!/c)[.!?]\s+(?=[A-ZÀ-ỸĐ“])"
)
# "Toàn cảnh Hội nghị. Ảnh: Lê Hoa": the credit at a caption's end.
_CREDIT_AT_END = re.compile(
    r"[.,;]?\s?[-–—]?\s?[(\[]?(?:Ảnh|Nguồn ảnh|Photo)\s?:\s?[^()\[\]:]{2,60}[)\]]?\.?$"
)
_VIEW = re.compile(r"(?:toàn|quang|khung) cảnh\b|.*\bchụp (?:hình|ảnh) lưu niệm\b", re.IGNORECASE)
_ENDS_WITH_CREDIT = re.compile(
    r".{15,}[(\[]\s?(?:Ảnh|Nguồn ảnh|Hình)\s?:\s?[^()\[\]]{2,60}[)\]]\.?$", re.DOTALL
)
_NOT_CAPTION = re.compile(
    r"(?:[-–—+•*·▪]|\(?\d{1,2}\s?[.)/]|[a-zđ][.)]\s|[IVX]{1,4}\s?[.)/]|https?:)|.*\b(?:thành công tốt đẹp|"
    r"kết thúc|cùng ngày)\b",
    re.IGNORECASE,
)


def split_glued(lines: list[Line]) -> list[Line]:
    """Captions run together on one line, and the source label glued to the last, on lines of their own."""
    result: list[Line] = []
    for line in lines:
        pieces = [line.text]
        if len(line.text) < 5000 and _PREFIX.match(line.text):
            pieces = [piece for piece in _NEXT_PREFIX.split(line.text) if piece.strip()]
        pieces[-1:] = parted(pieces[-1])
        pieces[-1:] = _credits_of(pieces[-1])
        result += [
            replace(line, text=piece.strip(), gap=line.gap and not at) for at, piece in enumerate(pieces)
        ]
    return result


def _credits_of(text: str) -> list[str]:
    """ "Tin: Lê A – Ảnh: Trần B": who wrote and who took the photos, on lines of their own."""
    found = _TWO_CREDITS.fullmatch(text)
    return [found["writer"], found["photos"]] if found and is_credit(found["photos"]) else [text]


def is_credit(text: str) -> bool:
    """ "Ảnh: Lê Thị B" or "(Ảnh: Phòng GDTX)": who took the photos, not what they show."""
    match = _CREDIT.fullmatch(text)
    if match is None:
        return False
    crew = _CREW.match(match["who"]) and not _ACTING.search(match["who"])
    return is_name(match["who"]) or bool(crew)


def is_intro(text: str) -> bool:
    """ "Một số hình ảnh Hội nghị:"."""
    return (
        len(text) <= 150
        and _INTRO.fullmatch(text.strip("()[]*–- ")) is not None
        and not prefixed(text)
        and not is_credit(text)
        and not (text.endswith(".") and _PICTURED.match(text))
    )


def prefixed(text: str) -> tuple[str, str, bool] | None:
    """(label, caption, numbered?) of "Hình 3: …" and "Ảnh: …"; None where there is no such prefix."""
    text = without_brackets(text)
    match = _PREFIX.fullmatch(text)
    if match and len(text) <= 600:
        return match["label"], match["text"].strip(), True
    match = _PLAIN_PREFIX.fullmatch(text)
    if match and not is_credit(text) and len(text) <= 400:
        return match["label"], match["text"].strip(), False
    return None


def unmarked(text: str) -> tuple[str, str, bool]:
    """(mark, caption, numbered?) of a caption without a word before it: "- …", "* …", "2. …", "(…)"."""
    bare = without_marker(text)
    mark = text[: len(text) - len(bare)]
    return mark, without_brackets(bare), any(map(str.isdigit, mark))


def without_brackets(text: str) -> str:
    """ "[Ảnh 1: Quang cảnh hội nghị]", "(Toàn cảnh lớp học)": without the pair round the whole."""
    opened, closed = text[:1], text.rstrip(".")[-1:]
    inside = text.rstrip(".")[1:-1].strip()
    whole = (opened, closed) in (("(", ")"), ("[", "]")) and not re.search(r"[()\[\]]", inside)
    return inside if whole else text


def could_be_caption(text: str) -> bool:
    """A short line that does not end as a sentence does; a photographer's name may."""
    if text[:1] in "([" and without_brackets(text) != text:
        return shows_a_scene(without_brackets(text)) and could_be_caption(without_brackets(text))
    text = _CREDIT_AT_END.sub("", text)
    if len(text) > 250 or text.endswith((".", ":", ";", "!", "?", "…", ",")) or not text[:1].isupper():
        return False
    return (
        _NOT_CAPTION.match(text) is None
        and not opens_part(text)
        and not is_credit(text)
        and "\t" not in text
        and text.count("|") < 2
    )


def could_be_ended_caption(text: str) -> bool:
    """A caption printed with a full stop: one scene in one sentence that tells no story and no result."""
    text = _CREDIT_AT_END.sub(".", text)
    bare = text.removesuffix(".")
    return (
        bare != text
        and len(text) <= 200
        and could_be_caption(bare)
        and shows_a_scene(bare)
        and not _TELLS.search(bare)
        and not _SENTENCE_INSIDE.search(bare)
    )


def shows_a_scene(text: str) -> bool:
    """Whether the line tells what is seen: someone doing something, or a view of the hall."""
    text = without_brackets(text)
    scene = _SCENE.match(text)
    if scene and (len(text.split()) >= 4 or _ACTING.search(text) or scene.end() > 8):
        return True
    honorific = HONORIFIC.match(text)
    if honorific is None:
        return False
    return _ACTING.search(text) is not None or _NAMED_DOING.match(text, honorific.end()) is not None


def shows_a_view(text: str) -> bool:
    return _VIEW.match(text) is not None


def mark_numbered(lines: list[Line]) -> None:
    """Lines with "Hình 3:" or "Ảnh:" before them; a bare "Hình 3" takes the line below."""
    body = [line for line in lines if line.role == "body"]
    for at, line in enumerate(body):
        found = prefixed(line.text)
        if found is None or line.role != "body":
            continue
        line.role = "caption"
        following = body[at + 1] if at + 1 < len(body) else None
        if not found[1] and following and could_be_caption(following.text) and not prefixed(following.text):
            line.join(following)


def mark_plain(lines: list[Line]) -> None:
    """Unnumbered captions: all below the line that announces photos, those below a picture's mark or with
    the photographer's name, those that end the text, and the scenes that stand alone between paragraphs."""
    _mark_pictured(lines)
    body = [line for line in lines if line.role in ("body", "caption")]
    _mark_announced(body)
    if not any(prefixed(line.text) for line in body if line.role == "caption"):
        _mark_ending(body)
    _mark_runs(body)
    for at, line in enumerate(body):
        short = line.role == "body" and could_be_caption(line.text) and _is_set_as_text(line)
        if short and _stands_between(body, at):
            line.role = "caption"
    _mark_ended(body[1:])


def _mark_pictured(lines: list[Line]) -> None:
    """Below "[Ảnh]", and lines that end with "(Ảnh: Lê Văn A)"."""
    above = None
    for line in lines:
        short = could_be_caption(line.text) or could_be_ended_caption(line.text)
        short = short and _is_set_as_text(line) and not line.is_capitals and not is_intro(line.text)
        pictured = above and above.role == "dropped" and is_placeholder(above.text) and len(line.text) <= 200
        if line.role == "body" and short and (pictured or _ENDS_WITH_CREDIT.search(line.text)):
            line.role = "caption"
        above = line


def _mark_announced(body: list[Line]) -> None:
    """The lines below "Một số hình ảnh Hội nghị:", up to a list or to what reads as prose again."""
    intro = next((at for at in range(len(body) - 1, 0, -1) if is_intro(body[at].text)), None)
    if intro is None:
        return
    ended = [line.text.endswith(".") for line in body[intro + 1 : intro + 3]]
    for line in body[intro + 1 :]:
        if line.role == "body" and _reads_as_prose(line, full_stops=any(ended)):
            break
        line.role = line.role if is_credit(line.text) else "caption"


def _reads_as_prose(line: Line, *, full_stops: bool) -> bool:
    text = line.text
    bare = without_marker(text)
    if bare != text and could_be_caption(bare) and shows_a_scene(bare):
        return False
    if len(text) > 300 or bare != text or text.endswith(":") or line.is_table_row:
        return True
    if not text.endswith("."):
        return False
    return bool(_SENTENCE_INSIDE.search(text) or _TELLS.search(text)) or not (
        full_stops or shows_a_scene(text)
    )


def _mark_ended(body: list[Line]) -> None:
    """Captions with a full stop, where the report prints them so: one that shows the whole hall, or two
    at the end, tell that it does; and no other caption is without."""
    if any(line.role == "caption" and not line.text.endswith(".") for line in body):
        return
    found = [at for at, line in enumerate(body) if line.role == "body" and could_be_ended_caption(line.text)]
    marked = any(line.role == "caption" for line in body)
    views = any(_VIEW.match(body[at].text) for at in found)
    at_end = {len(body) - 2, len(body) - 1} <= set(found)
    if marked or views or at_end:
        for at in found:
            body[at].role = "caption"


def _mark_runs(body: list[Line]) -> None:
    """Two or more short lines together, most of them scenes, before a paragraph: a gallery in mid-text."""
    at = 1
    while at < len(body):
        end = at
        while end < len(body) and body[end].role == "body" and _could_stand_in_run(body[end]):
            end += 1
        run = body[at:end]
        led = body[at - 1].text.endswith(":") and not is_intro(body[at - 1].text)
        leads = led or end < len(body) and without_marker(body[end].text) != body[end].text
        if len(run) > 1 and not leads and sum(shows_a_scene(line.text) for line in run) * 2 >= len(run):
            for line in run:
                line.role = "caption"
        at = max(end, at + 1)


def _could_stand_in_run(line: Line) -> bool:
    short = could_be_caption(line.text) and _is_set_as_text(line)
    return short and not line.is_capitals and not is_intro(line.text)


def _is_set_as_text(line: Line) -> bool:
    """Whether the file does not set the line as a heading or a point of a list."""
    mark = line.mark
    heading = mark.bold and not (mark.italic or mark.centred)
    return not heading and mark.kind in (Kind.PLAIN, Kind.CAPTION)


def _mark_ending(body: list[Line]) -> None:
    """Walk up from the end while lines look like captions; one of them at least must show a scene."""
    run: list[Line] = []
    for line in reversed(body[1:]):
        if is_credit(line.text):
            continue
        if line.role == "caption" or (
            could_be_caption(line.text)
            and _is_set_as_text(line)
            and not line.is_capitals
            and (len(line.text) <= 120 or shows_a_scene(line.text))
        ):
            run.append(line)
        else:
            break
    if not any(line.role == "caption" or shows_a_scene(line.text) for line in run):
        return
    if (
        run[-1].role == "body"
        and not shows_a_scene(run[-1].text)
        and (len(run) == 1 or is_intro(run[-1].text))
    ):
        run.pop()
    for line in run:
        line.role = "caption"


def _stands_between(body: list[Line], at: int) -> bool:
    """A scene told in one short line after a finished sentence, not leading into anything."""
    text = body[at].text
    if not shows_a_scene(text) or len(text) > 200 or body[at].is_capitals or is_intro(text):
        return False
    if at == 0 and not _VIEW.match(text):
        return False
    if (at and body[at - 1].text.endswith(":")) or re.search(r"\bgồm\b", text):
        return False
    following = body[at + 1] if at + 1 < len(body) else None
    leads_list = following is not None and without_marker(following.text) != following.text
    return not leads_list and (len(text.split()) >= 5 or _VIEW.match(text) is not None)
