"""The line that names where a report comes from: its label, name and address."""

import re

_SOURCE = re.compile(
    r"(?P<label>(?:Liên kết|Link|Đường (?:dẫn|link)|Địa chỉ)(?: (?:đến|tới|của))?(?: bài| tin)?(?: (?:viết|"
    r"báo|đăng))?(?: gốc| nguồn)?|Xem (?:bài (?:viết )?gốc|chi tiết(?: tại)?|thêm tại|tại)|Bài (?:viết )?gốc|"
    r"Nguồn(?: (?:tin|bài|bài viết|gốc|trích dẫn))*|Theo|Trích(?: nguồn)?|"
    r"Dẫn nguồn)(?P<colon>\s?:?)\s?(?P<name>[^:]{0,120}?)\s?[-–—(\[,:]?\s?(?P<url>(?:https?://|"
    r"www\.)[^\s()<>\]]+)?[)\].,]*$",
)
_LABELS_ALONE = re.compile(
    r"(?:Liên kết|Link|Đường (?:dẫn|link)|Xem)(?: (?:đến|tới))?(?: bài| tin)(?: viết| báo)?(?: gốc|"
    r" nguồn)?|Bài (?:viết )?gốc"
)
_PRESS = re.compile(
    r"(?:Theo|Nguồn) (?:Báo|Tạp chí|Cổng|Trang|Đài|TTXVN|VTV|Website|Bản tin)\b", re.IGNORECASE
)
_URL = re.compile(r"(?:https?://|www\.)[^\s()<>\]]+", re.IGNORECASE)


def parted(text: str) -> list[str]:
    tail_at = max(0, len(text) - 300)
    tail = text[tail_at:]
    for match in re.finditer(r"(?:Liên kết|Link|Đường (?:dẫn|link)|Bài (?:viết )?gốc|Xem bài|Nguồn)", tail):
        before, rest = text[: tail_at + match.start()], tail[match.start() :]
        if not before.strip() or before[-1] in "(“\"'":
            continue
        found = _SOURCE.fullmatch(rest)
        if found and (_LABELS_ALONE.fullmatch(rest.strip(" :.")) or found["url"]):
            return [before, rest]
        glued = found and found["colon"].strip() and (before[-1].islower() or before.endswith((".", ")")))
        if glued and rest.startswith("Nguồn") and len(rest) < 100:
            return [before, rest]
    return [text]


def source_of(text: str) -> tuple[str | None, str | None] | None:
    """(name or label as printed, URL) of a source line; None for any other line."""
    if len(text) > 300:
        return None
    text = text.strip().strip("()[]") if text.startswith(("(", "[")) else text.strip()
    if _URL.fullmatch(text):
        return None, text.rstrip(".,")
    match = _SOURCE.fullmatch(text)
    if match is None or not _names_source(text, match):
        return None
    name, label = match["name"].strip(" .,-–—()"), match["label"].strip()
    if label == "Theo" and not name:
        return None
    if len(name.split()) > 14 or ". " in name:
        return None
    url = match["url"].rstrip(".,)") if match["url"] else None
    if not name and not url:
        return label, None
    if not name and _LABELS_ALONE.fullmatch(label):
        return label, url
    return name or None, url


def _names_source(text: str, match: re.Match[str]) -> bool:
    """A colon, an address or a paper's name tells a source from a sentence that begins with "Theo"."""
    alone = _LABELS_ALONE.fullmatch(text.strip(" :."))
    return bool(match["colon"].strip() or match["url"] or _PRESS.match(text) or alone)
