"""Words at their places on a page → its lines, from top to bottom, columns apart by a tab."""

from collections.abc import Iterable
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple


class Word(NamedTuple):
    """A word of tesseract's table: the line it stands in, its box in pixels, and how sure it is, 0 to 100."""

    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    text: str
    sure: float

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


class Run(NamedTuple):
    """Words that stand side by side; `middle` and `height` as if the page lay straight."""

    words: list[Word]
    middle: float
    height: float

    @property
    def left(self) -> int:
        return self.words[0].left

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


# In heights of a line: a gap that parts columns, how far rows may be off, and what is more than line spacing.
_COLUMN, _ROW, _BLANK = 2.2, 0.55, 2.3


def laid_out(words: list[Word]) -> str:
    """The page's text; a blank line where more than a line's space is left free."""
    lean = slope(words)
    runs = [run for line in lines_of(words) for run in runs_of(line, lean)]
    made: list[str] = []
    before: list[Run] = []
    pitch = median(run.height for run in runs) if runs else 0.0
    for row in rows_of(runs):
        if before and row[0].middle - before[0].middle > _BLANK * pitch:
            made.append("")
        made.append("\t".join(run.text for run in sorted(row, key=lambda run: run.left)))
        before = row
    return "\n".join(made)


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    return [list(line) for _line, line in groupby(words, key=lambda word: word.line)]


def slope(words: list[Word]) -> float:
    """How much lower the page's lines end than they begin, by pixel: its skew."""
    slopes = [
        (line[-1].middle - line[0].middle) / (line[-1].left - line[0].left)
        for line in lines_of(words)
        if len(line) > 3 and line[-1].left - line[0].left > 12 * line[0].height
    ]
    return median(slopes) if slopes else 0.0


def runs_of(line: list[Word], lean: float) -> list[Run]:
    height = median(word.height for word in line)
    runs: list[list[Word]] = [[line[0]]]
    for before, word in pairwise(line):
        if word.left - before.right > _COLUMN * height:
            runs.append([])
        runs[-1].append(word)
    return [
        Run(run, median(word.middle - lean * word.left for word in run), median(word.height for word in run))
        for run in runs
    ]


def rows_of(runs: list[Run]) -> list[list[Run]]:
    """Runs on one level, whatever block each came from."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        above = rows[-1] if rows else []
        if above and run.middle - above[0].middle < _ROW * max(run.height, above[0].height):
            above.append(run)
        else:
            rows.append([run])
    return rows
