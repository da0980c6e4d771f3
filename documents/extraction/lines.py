"""Words at their places on a page → its lines, from top to bottom, columns parted by a tab."""

from collections.abc import Iterable
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple


class Word(NamedTuple):
    """A word of tesseract's table: its block and line, its box in pixels, and how sure it is, 0 to 100."""

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

    def covers(self, other: "Word") -> bool:
        """Whether the other's middle is inside it."""
        across = self.left <= other.left + other.width / 2 <= self.right
        return across and self.top <= other.middle <= self.top + self.height


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

    @property
    def is_writing(self) -> bool:
        """No speck, and no strokes of a signature read as letters."""
        letters = max((sum(map(str.isalnum, word.text)) for word in self.words), default=0)
        sure = sum(word.sure * len(word.text) for word in self.words) / len(self.text.replace(" ", ""))
        return sure > (_SURE if letters > 2 else _SURE_OF_LITTLE)


# In heights of a line: a gap that parts columns, one between words, and how far words of one row may be off
# it.
COLUMN, _SPACE, _ROW = 2.2, 0.9, 0.55
# How sure a recogniser is at least of writing; words of one or two letters are often specks.
_SURE, _SURE_OF_LITTLE = 35, 75


def laid_out(words: list[Word], foot: float = float("inf"), top: float = 0) -> str:
    """The page's text: blocks from top to bottom; above the height `top` and from `foot` on row by row, as
    its columns stand."""
    lean = slope(words)
    usual = median(word.height for word in words) if words else 0.0
    above = [word for word in words if top <= word.middle < foot]
    blocks = [list(block) for _number, block in groupby(above, key=lambda word: word.line[0])]
    blocks.sort(key=lambda block: min(word.middle - lean * word.left for word in block))
    head = [word for word in words if word.middle < top]
    rows = rows_of([run for line in lines_of(head) for run in runs_of(line, lean, usual)])
    rows = [rejoined(row, usual) for row in rows]
    rows += [runs_of(line, lean, usual) for block in blocks for line in lines_of(block)]
    below = [word for word in words if word.middle >= foot]
    rows += rows_of([run for line in lines_of(below) for run in runs_of(line, lean, usual)])
    return "\n".join("\t".join(run.text for run in row) for row in rows if row)


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


def runs_of(line: list[Word], lean: float, usual: float) -> list[Run]:
    """`usual` is the height of the page's words."""
    height = max(usual, median(word.height for word in line))
    runs: list[list[Word]] = [[line[0]]]
    for before, word in pairwise(line):
        if word.left - before.right > COLUMN * height:
            runs.append([])
        runs[-1].append(word)
    made = [
        Run(run, median(word.middle - lean * word.left for word in run), median(word.height for word in run))
        for run in runs
    ]
    return [run for run in made if run.is_writing]


def rows_of(runs: list[Run]) -> list[list[Run]]:
    """Runs on one level from left to right, whatever block each came from."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        above = rows[-1] if rows else []
        if above and run.middle - above[0].middle < _ROW * max(run.height, above[0].height):
            above.append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def rejoined(row: list[Run], usual: float) -> list[Run]:
    """The row with those of its runs joined that no column parts."""
    made: list[Run] = []
    for run in row:
        if made and run.left - made[-1].words[-1].right < _SPACE * max(usual, run.height):
            made[-1] = made[-1]._replace(words=[*made[-1].words, *run.words])
        else:
            made.append(run)
    return made
