"""The foot of a letter: small recipients left, a large signature right, which a recogniser runs together.

Each is cut out and read by itself; what is read better is kept.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from documents.extraction.lines import Word
from search.text import fold

# Shares of the page: how deep a foot is, and where the space between its columns is sought.
_DEEP, _FROM, _TO = 0.3, 0.25, 0.6


def top_of(words: list[Word], width: int) -> int | None:
    """Where the foot begins; None where no 'Nơi nhận' is found."""
    label = label_of(words, width)
    return max(0, label.top - label.height) if label else None


def read_apart(picture: Any, words: list[Word], top: int, read: Callable[[Any], list[Word]]) -> list[Word]:
    """The words with those of the foot, which begins at `top`, read again."""
    bottom = min(picture.height, top + int(_DEEP * picture.height))
    below = [word for word in words if top <= word.middle <= bottom]
    gutter = space_in(below, picture.width)
    if not gutter:
        return words
    kept = [word for word in words if not top <= word.middle <= bottom]
    for name, (left, right) in {"left": (0, gutter), "right": (gutter, picture.width)}.items():
        before = [word for word in below if left <= word.left + word.width / 2 < right]
        again = [
            word._replace(line=(name, *word.line), left=word.left + left, top=word.top + top)
            for word in read(picture.crop((left, top, right, bottom)))
        ]
        # The label of the foot is what it is found by.
        has_lost = label_of(before, picture.width) and not label_of(again, picture.width)
        kept += before if has_lost or believed(before) > believed(again) else again
    return kept


def believed(words: list[Word]) -> float:
    """How much of what was read is likely so."""
    return sum((word.sure - 40) * len(word.text) for word in words)


def label_of(words: list[Word], width: int) -> Word | None:
    """'Nơi nhận', the last at the left side."""
    found = [
        first
        for first, second in pairwise(words)
        if first.line == second.line
        and first.left < width / 3
        and fold(first.text).strip("*-.'") in ("noi", "nai", "nci")
        and fold(second.text).startswith("nh")
        and (second.text.rstrip().endswith(":") or "hận" in second.text)
    ]
    return found[-1] if found else None


def space_in(words: list[Word], width: int) -> int:
    """The middle of the widest stretch without words between the columns; 0 where there is none."""
    first, last = int(_FROM * width), int(_TO * width)
    edges = sorted((word.left, word.right) for word in words if word.sure > 30)
    best, end = (0, 0), first
    for left, right in [*edges, (last, last)]:
        if first < left and left - end > best[0]:
            best = (min(left, last) - end, (min(left, last) + end) // 2)
        end = max(end, right)
        if end >= last:
            break
    return best[1] if best[0] > width / 60 else 0
