"""How alike two texts are, for phrases that a scan or a hand has spoiled."""

import re
from collections.abc import Sequence
from functools import lru_cache

from search.text import fold

_LETTERS = re.compile(r"[^\W_]+")
# What recognisers take for one another, said in one way before comparing.
_ALIKE = str.maketrans("0135|!", "oiesii")


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Letters and digits alone, folded: what spellings of one phrase share."""
    return "".join(_LETTERS.findall(fold(text)))


@lru_cache(maxsize=8192)
def edits(one: str, two: str, limit: int) -> int:
    """How many letters must change to make one text the other; `limit` + 1 when more than `limit`."""
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        above, row[0] = row[0], i
        least = i
        for j, other in enumerate(two, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != other))
            least = min(least, row[j])
        if least > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def likeness(text: str, phrase: str, least: float = 0.75) -> float:
    """1 for the same letters, less for each that differs; 0 when below `least`."""
    one, two = bare(text).translate(_ALIKE), bare(phrase).translate(_ALIKE)
    if not one or not two:
        return 0.0
    longest = max(len(one), len(two))
    limit = int(longest * (1 - least))
    found = edits(one[:400], two[:400], limit)
    return 1 - found / longest if found <= limit else 0.0


def find_phrase(text: str, phrase: str, least: float = 0.75) -> tuple[int, int, float] | None:
    """(start, end, likeness) of the words of `text` that are most like a phrase of several words.

    Some of the phrase's words must have survived, so that most lines are passed over at once.
    """
    wanted = fold(phrase).split()
    words = list(_LETTERS.finditer(fold(text[:1000])))
    if sum(word in {w.group() for w in words} for word in wanted) * 3 < len(wanted):
        return None
    best: tuple[int, int, float] | None = None
    for length in sorted(range(max(1, len(wanted) - 2), len(wanted) + 3), key=lambda n: abs(n - len(wanted))):
        for at in range(len(words) - length + 1):
            start, end = words[at].start(), words[at + length - 1].end()
            alike = likeness(text[start:end], phrase, least)
            if alike and (best is None or alike > best[2]):
                best = (start, end, alike)
        if best and best[2] == 1:
            return best
    return best


def most_like(text: str, phrases: Sequence[str], least: float = 0.75) -> tuple[str, float]:
    """The phrase most like the whole text, and how alike; ('', 0) when none is."""
    best, best_alike = "", 0.0
    for phrase in phrases:
        alike = likeness(text, phrase, max(least, best_alike))
        if alike > best_alike:
            best, best_alike = phrase, alike
    return best, best_alike
