"""A pasted list of captions → each with the place of its photo: "Hình 1: … Hình 2: …", numbers, or lines."""

import re
from dataclasses import dataclass

from news.reading.captions import prefixed, split_glued
from news.reading.lines import Line
from news.reading.report import trimmed

_NUMBERED = re.compile(r"\(?(?P<n>\d{1,3})\s?[.):–—-]\s*(?P<text>\S.*)")
_DIGITS = re.compile(r"\d{1,3}")
MOST = 300


@dataclass(frozen=True, slots=True)
class Listed:
    """A caption and the photo it is for, counted from 1."""

    place: int
    text: str


def read_list(pasted: str) -> list[Listed]:
    """The captions in order of their places, at most MOST; a place named twice keeps the later caption.

    Numbers count only where every caption begins with one; a line without a number then goes on with the
    caption above it. Without numbers each line is a caption.
    """
    lines = [Line(" ".join(line.split()), False) for line in pasted.splitlines() if line.strip()]
    texts = [line.text for line in split_glued(lines)]
    found = _by_prefix(texts) or _by_number(texts) or list(enumerate(texts, 1))
    captions = {place: text for place, text in found if 0 < place <= MOST}
    return [Listed(place, clean(text)) for place, text in sorted(captions.items())]


def clean(text: str) -> str:
    return trimmed(text) or ""


def _by_prefix(texts: list[str]) -> list[tuple[int, str]]:
    """ "Hình 3: …", "Ảnh 3. …"; "Ảnh: …" takes the next place."""
    if not texts or prefixed(texts[0]) is None:
        return []
    found: list[tuple[int, str]] = []
    for text in texts:
        parts = prefixed(text)
        if parts is None:
            place, caption = found[-1]
            found[-1] = place, f"{caption} {text}".strip()
            continue
        label, caption, _numbered = parts
        digits = _DIGITS.search(label)
        found.append((int(digits[0]) if digits else len(found) + 1, caption))
    return found


def _by_number(texts: list[str]) -> list[tuple[int, str]]:
    """ "1. …", "2) …", when they count up from one; "30 em học sinh" counts nothing."""
    matches = [_NUMBERED.fullmatch(text) for text in texts]
    numbers = [int(match["n"]) for match in matches if match]
    if matches[:1] == [None] or numbers != list(range(1, len(numbers) + 1)):
        return []
    found: list[tuple[int, str]] = []
    for text, match in zip(texts, matches, strict=True):
        if match:
            found.append((int(match["n"]), match["text"]))
        else:
            place, caption = found[-1]
            found[-1] = place, f"{caption} {text}"
    return found
