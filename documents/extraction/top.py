"""The top of a letter: two columns of short lines, and often a stamp of arrival beside them.

A recogniser that looks for blocks of text joins what stands side by side, and loses lines near a stamp's
frame; read as words here and there, none is lost. What is read better is kept.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from documents.extraction.foot import believed
from documents.extraction.lines import COLUMN, Word, lines_of
from search.text import fold

_MOTTO = {"cong", "hoa", "nghia", "doc", "lap", "hanh", "phuc", "dang", "san"}
# Shares of the page: where the motto is sought, and how deep the top may reach.
_HIGH, _DEEP = 0.35, 0.55
# A line of the letter's own text is so wide, of all its lines, and begins so far left.
_WIDE, _LEFT = 0.8, 0.2


def bottom_of(words: list[Word], height: int) -> int | None:
    """Where the letter's own text begins; None where no motto stands above it."""
    mottos = [
        min(word.top for word in line)
        for line in lines_of(words)
        if len({fold(word.text) for word in line} & _MOTTO) > 1
    ]
    below = min(mottos, default=height)
    if below > _HIGH * height:
        return None
    lefts = sorted(word.left for word in words if word.sure > 60)
    rights = sorted(word.right for word in words if word.sure > 60)
    left, right = lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]
    bottom = int(_DEEP * height)
    for line in lines_of(words):
        top = min(word.top for word in line)
        if below < top < bottom and (_is_basis(line) or _is_full(line, left, right)):
            bottom = top
    return max(below, bottom - 4)


def _is_basis(line: list[Word]) -> bool:
    return [fold(word.text) for word in line[:2]] == ["can", "cu"]


def _is_full(line: list[Word], left: int, right: int) -> bool:
    whole = right - left
    parted = any(two.left - one.right > COLUMN * one.height for one, two in pairwise(line))
    is_wide = line[-1].right - line[0].left > _WIDE * whole
    return is_wide and not parted and line[0].left < left + _LEFT * whole


def read_apart(
    picture: Any, words: list[Word], bottom: int, read: Callable[[Any], list[Word]]
) -> tuple[list[Word], bool]:
    """(the words with those above `bottom` read again where that is believed more, whether it is)."""
    before = [word for word in words if word.middle < bottom]
    again = [
        word._replace(line=("top", *word.line)) for word in read(picture.crop((0, 0, picture.width, bottom)))
    ]
    if believed(again) < believed(before):
        return words, False
    return [*again, *(word for word in words if word.middle >= bottom)], True
