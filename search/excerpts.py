"""The passage of a text that best shows why it was found, cut from the original, marks kept."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from search.shapes import loose_key, numbers
from search.syllables import clean, places, read, syllables
from search.synonyms import SYNONYMS, Alternatives, Synonyms, expand

Pieces = list[tuple[str, bool]]
_MORE = "…"
_LENGTH = 240
# What a passage is worth, in tenths: a thing asked, its every further match, its marks as typed, and
# two matches side by side.
_THING, _AGAIN, _AS_TYPED, _BESIDE = 30, 1, 2, 5


class _Match(NamedTuple):
    start: int
    end: int
    thing: int
    exact: bool


class _Form(NamedTuple):
    """One spelling of one thing asked: folded syllables, and as typed when the marks are known."""

    syllables: list[str]
    typed: list[str]
    thing: int


def _forms(words: Sequence[str], synonyms: Synonyms) -> dict[str, list[_Form]]:
    """What to look for, by the first syllable."""
    forms: dict[str, list[_Form]] = {}
    thing = 0
    for word in words:
        asked = read(clean(word))
        place = 0
        for alternatives in expand([plain for plain, *_ in asked], synonyms):
            thing += 1
            own = alternatives[0]
            typed = [item[1] for item in asked[place : place + len(own)]]
            place += len(own)
            for form in alternatives:
                made = _Form(list(form), typed if form == own else list(form), thing)
                forms.setdefault(form[0], []).append(made)
    return forms


def expanded(word: str, synonyms: Synonyms) -> list[Alternatives]:
    return expand([plain for plain, *_ in read(clean(word))], synonyms)


def _without_strays(matches: list[_Match]) -> list[_Match]:
    """Of "huong nghiep" the syllables that stand together; a lone "hướng" elsewhere is another
    word. Things that nowhere stand beside their neighbour in the question are all kept."""
    beside = [False] * len(matches)
    for place, (left, right) in enumerate(zip(matches, matches[1:], strict=False)):
        if right.thing == left.thing + 1 and right.start - left.end <= 2:
            beside[place] = beside[place + 1] = True
    paired = {match.thing for match, near in zip(matches, beside, strict=True) if near}
    return [m for m, near in zip(matches, beside, strict=True) if near or m.thing not in paired]


def _best(matches: list[_Match], length: int) -> tuple[int, int]:
    """Index of the match to begin with, so that `length` characters show the most things asked, and
    how well they do in tenths: each thing counts, a little more as typed and beside its neighbour."""
    best = most = worth = end = 0
    shown: Counter[int] = Counter()
    for first, match in enumerate(matches):
        while end < len(matches) and matches[end].end <= match.start + length:
            worth += _BESIDE if end > first and _side_by_side(matches, end) else 0
            worth += _AGAIN if shown[matches[end].thing] else _first_worth(matches[end])
            shown[matches[end].thing] += 1
            end += 1
        if worth > most:
            best, most = first, worth
        if end == first:
            # Longer than what is shown: it never came in, so it does not go out.
            end += 1
            continue
        shown[match.thing] -= 1
        worth -= _AGAIN if shown[match.thing] else _first_worth(match)
        worth -= _BESIDE if first + 1 < end and _side_by_side(matches, first + 1) else 0
    return best, most


def _first_worth(match: _Match) -> int:
    # Of one thing all matches that are kept are as typed, or none is.
    return _THING + (_AS_TYPED if match.exact else 0)


def _side_by_side(matches: list[_Match], place: int) -> bool:
    return matches[place].start - matches[place - 1].end <= 2


def _border_before(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    end = place
    while end > 0 and not text[end].isspace():
        end -= 1
    return end or place


class Reading:
    """A text read once for what is asked; `length` is about how much of it an excerpt shows."""

    def __init__(self, text: str, matches: list[_Match], length: int) -> None:
        self.text, self.matches, self.length = text, matches, length

    @cached_property
    def _best(self) -> tuple[int, int]:
        return _best(self.matches, self.length)

    @property
    def closeness(self) -> float:
        """How well the best passage shows what was asked: chooses the page or caption to quote."""
        return self._best[1] / 10

    def excerpt(self) -> Pieces:
        """The best passage; without a match the beginning, of no text nothing."""
        return self._pieces(*self._window())

    def whole(self) -> Pieces:
        """All of it."""
        return self._pieces(0, len(self.text))

    def _window(self) -> tuple[int, int]:
        """Start and end of the passage, both at word borders."""
        text, length = self.text, self.length
        if len(text) <= length:
            return 0, len(text)
        if not self.matches:
            return 0, _border_before(text, length)
        first = self.matches[self._best[0]]
        ends = (match.end for match in self.matches if match.end <= first.start + length)
        last = max(ends, default=first.end)
        lead = max(0, (length - (last - first.start)) // 3)
        start = max(0, min(first.start - lead, len(text) - length))
        if start and not text[start - 1].isspace():
            after = [place for place in range(start, first.start) if text[place - 1].isspace()]
            start = after[0] if after else first.start
        return start, max(_border_before(text, start + length), min(first.end, start + length))

    def _pieces(self, start: int, end: int) -> Pieces:
        text = self.text
        pieces: Pieces = [(_MORE, False)] if start else []
        place = start
        for match in self.matches:
            if match.start < place and match.end > place and pieces and pieces[-1][1]:
                pieces[-1] = (pieces[-1][0] + text[place : min(match.end, end)], True)
                place = min(match.end, end)
            elif place <= match.start < end:
                pieces.append((text[place : match.start], False))
                pieces.append((text[match.start : min(match.end, end)], True))
                place = min(match.end, end)
        pieces.append((text[place:end].rstrip() if end < len(text) else text[place:end], False))
        if end < len(text):
            pieces.append((_MORE, False))
        return [piece for piece in pieces if piece[0]]


class Seeking:
    """What is asked, worked out once and then sought in all the texts of a page of results.

    `words` are words, phrases and numbers in any spelling (`Query.asked`).
    """

    def __init__(self, words: Sequence[str], synonyms: Synonyms = SYNONYMS, length: int = _LENGTH) -> None:
        self.length = length
        self._forms = _forms(words, synonyms)
        self.things = [alternatives for word in words for alternatives in expanded(word, synonyms)]
        self._numbers = tuple({key for key in map(loose_key, words) if "/" in key})

    def read(self, text: str) -> Reading:
        text = " ".join(clean(text).split())
        return Reading(text, sorted(self._words_in(text) + self._numbers_in(text)), self.length)

    def _words_in(self, text: str) -> list[_Match]:
        if not self._forms:
            return []
        found = syllables(text)
        runs = []
        for place in [place for place, syllable in enumerate(found) if syllable[0] in self._forms]:
            for form in self._forms[found[place][0]]:
                run = found[place : place + len(form.syllables)]
                if [plain for plain, _typed in run] == form.syllables:
                    exact = form.typed == form.syllables or [typed for _plain, typed in run] == form.typed
                    runs.append((place, place + len(run) - 1, form.thing, exact))
        # Where syllables stand is only looked up as far as something was found.
        at = places(text, max((last for _first, last, *_ in runs), default=-1) + 1)
        matches = [_Match(at[first][0], at[last][1], thing, exact) for first, last, thing, exact in runs]
        # Asked "đường", "dương" is shown only where nothing is spelled as asked.
        sure = {match.thing for match in matches if match.exact}
        return _without_strays(sorted(m for m in matches if m.exact or m.thing not in sure))

    def _numbers_in(self, text: str) -> list[_Match]:
        if not self._numbers:
            return []
        shapes = [shape for shape in numbers(text) if shape.key.startswith(self._numbers)]
        return [_Match(shape.start, shape.end, -1, True) for shape in shapes]


def excerpt(
    text: str, query_words: Sequence[str], length: int = _LENGTH, synonyms: Synonyms = SYNONYMS
) -> Pieces:
    """The best passage of about `length` characters as plain (piece, is_match) pieces to be joined.

    '…' stands as a piece of its own where text was left out. Without a match: the beginning; of no
    text: [].
    """
    return Seeking(query_words, synonyms, length).read(text).excerpt()
