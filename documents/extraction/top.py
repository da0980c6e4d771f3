"""The top of a letter: two columns of short lines, and often a stamp of arrival beside them.

A recogniser that looks for blocks of text joins what stands side by side, and loses lines near a stamp's
frame; read as words here and there, none is lost.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from documents.extraction.lines import COLUMN, Word, lines_of
from search.text import fold

_MOTTO = {"cong", "hoa", "nghia", "doc", "lap", "hanh", "phuc", "dang", "san"}
# Shares of the page: where the motto is sought, and how deep the top may reach.
_HIGH, _DEEP = 0.35, 0.55
# A line of the letter's own text is so wide, of all its lines, and begins so far left.
_WIDE, _LEFT = 0.8, 0.2
# How sure lost words must be, how much surer than others those that take their place; how near in heights.
_SURE, _SURER, _NOISE, _NEAR = 70, 4, 50, 0.6


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


def read_apart(picture: Any, words: list[Word], bottom: int, read: Callable[[Any], list[Word]]) -> list[Word]:
    """The words, those above `bottom` read again: what was lost is added, what was doubted is read better."""
    kept = [word for word in words if word.middle < bottom]
    for line in lines_of(read(picture.crop((0, 0, picture.width, bottom)))):
        line = [word._replace(line=("top", *word.line)) for word in line]
        before = [word for word in kept if any(_is_same_place(word, other) for other in line)]
        if not _is_better(line, before):
            continue
        lines = {word.line for word in before}
        kept = [
            word for word in kept if word not in before and (word.line not in lines or word.sure > _NOISE)
        ]
        kept += line
    kept.sort(key=lambda word: (word.line, word.left))
    return [*kept, *(word for word in words if word.middle >= bottom)]


def _is_same_place(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    near = abs(one.middle - other.middle) < _NEAR * max(one.height, other.height)
    return near and across > min(one.width, other.width) / 2


def _is_better(line: list[Word], before: list[Word]) -> bool:
    """Surely writing where nothing was read; else surer by more than chance, and no shorter."""
    if not before:
        return _letters(line) > 2 and _sure(line) > _SURE
    written = [word for word in before if word.sure > _NOISE]
    return _letters(line) >= _letters(written) and _sure(line) > _sure(before) + _SURER


def _letters(words: list[Word]) -> int:
    return sum(sum(map(str.isalnum, word.text)) for word in words)


def _sure(words: list[Word]) -> float:
    return sum(word.sure * len(word.text) for word in words) / sum(len(word.text) for word in words)
