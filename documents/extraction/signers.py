"""Who signs, read again where a seal and a signature lie over the name.

Coloured ink is paper when the lighter of red and blue is taken; what is left of it, and all that is gray, is
lighter than print. At which level is not known beforehand, so that several are tried, and the reading is
taken in which the name is one that people bear.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from documents.extraction.garble import is_syllable
from documents.extraction.lines import Word, lines_of
from documents.extraction.surnames import KNOWN
from search.text import fold

# Lighter than this is taken for a seal.
_LEVELS = (150, 90, 120)
# Shares of the page: where the right column begins, how high a foot is at most.
_COLUMN, _DEEP = 0.42, 0.3
# How sure all words of a name must be for it to stay as it is, and each of one read again.
_SURE, _BELIEVED = 85, 30
_EDGES = " .,;:()[]\"'“”‘’|_-–*`~<>›‹^/\\"
_TITLES = re.compile(
    r"\b(?:giam doc|chu tich|hieu truong|truong phong|chanh van phong|bi thu|cuc truong|vu truong|truong ban|"
    r"bo truong|vien truong|chanh thanh tra|chu nhiem|truong doan|ban thuong vu|ban chap hanh)\b"
)


class Name(NamedTuple):
    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def sure(self) -> float:
        return min(word.sure for word in self.words)


def read_again(
    print_: Any, words: list[Word], foot: int | None, reads: tuple[Callable[[Any], list[Word]], ...]
) -> list[Word]:
    """The words with the signer's name better read; `print_` is the page without coloured ink, `foot` the
    height at which its foot begins."""
    left = int(_COLUMN * print_.width)
    top = foot if foot is not None else _top_of(words, left, print_.height)
    if top is None:
        return words
    bottom = min(print_.height, top + int(_DEEP * print_.height))
    own = [word for word in words if word.left >= left and top <= word.middle < bottom]
    if any(name.sure >= _SURE for name in _names(own)):
        return words
    column = print_.crop((left, top, print_.width, bottom))
    found = [*_names(own), *_read_at_levels(column, left, top, reads)]
    votes = Counter(name.text for name in found)
    best = max(found, key=lambda name: (votes[name.text], name.sure), default=None)
    if best is None or best.sure < _BELIEVED and votes[best.text] < 2:
        return words
    high, low = min(word.top for word in best.words), max(word.top + word.height for word in best.words)
    first = best.words[0].left
    # What stood there were the same name and strokes of the signature and the seal.
    spoiled = [word for word in own if high <= word.middle <= low and word.right > first - 12 * (low - high)]
    kept = [word for word in words if word not in spoiled]
    return [*kept, *(word._replace(line=("signer",) * 4) for word in best.words)]


def _read_at_levels(
    column: Any, left: int, top: int, reads: tuple[Callable[[Any], list[Word]], ...]
) -> list[Name]:
    found: list[Name] = []
    for level in _LEVELS:
        dark = column.point(lambda shade, level=level: shade if shade < level else 255)
        for read in reads:
            found += _names([word._replace(left=word.left + left, top=word.top + top) for word in read(dark)])
        if max(Counter(name.text for name in found).values(), default=0) > 1:
            break
    return found


def _top_of(words: list[Word], left: int, height: int) -> int | None:
    """Where the title of who signs stands, the last line of the right column that names one."""
    tops = [
        min(word.top for word in line)
        for line in lines_of(words)
        if line[-1].left >= left
        and line[-1].middle > height / 4
        and sum(word.text.isupper() for word in line) > 1
        and _TITLES.search(fold(" ".join(word.text for word in line)))
    ]
    return max(tops) if tops else None


def _names(words: list[Word]) -> list[Name]:
    """The names of people among the lines: a surname and up to four syllables, each with a capital, last in
    their line."""
    found = []
    for line in lines_of(words):
        parts = [word._replace(text=word.text.strip(_EDGES)) for word in line]
        parts = [word for word in parts if word.text]
        for at in range(max(0, len(parts) - 5), len(parts) - 1):
            name = parts[at:]
            if name[0].text in KNOWN and all(_may_be_given(word.text) for word in name[1:]):
                found.append(Name(name))
                break
    return found


def _may_be_given(text: str) -> bool:
    return text[:1].isupper() and not (len(text) > 1 and text.isupper()) and is_syllable(text)
