"""The passage of a text that best shows why it was found, cut from the original, marks kept."""

from collections.abc import Sequence
from typing import NamedTuple

from search.shapes import loose_key, numbers
from search.syllables import clean, read
from search.synonyms import SYNONYMS, Synonyms, expand

Pieces = list[tuple[str, bool]]
_MORE = "…"
_LENGTH = 240


class _Match(NamedTuple):
    start: int
    end: int
    thing: int
    exact: bool


class _Form(NamedTuple):
    """One spelling of one thing asked: folded syllables, and as typed when the marks are known."""

    syllables: tuple[str, ...]
    typed: tuple[str, ...]
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
            typed = tuple(item[1] for item in asked[place : place + len(own)])
            place += len(own)
            for form in alternatives:
                made = _Form(form, typed if form == own else form, thing)
                forms.setdefault(form[0], []).append(made)
    return forms


def _matches(text: str, words: Sequence[str], synonyms: Synonyms) -> list[_Match]:
    forms = _forms(words, synonyms)
    found = read(text)
    matches = []
    for place, (plain, *_) in enumerate(found):
        for form in forms.get(plain, ()):
            run = found[place : place + len(form.syllables)]
            if tuple(item[0] for item in run) == form.syllables:
                exact = form.typed == form.syllables or tuple(item[1] for item in run) == form.typed
                matches.append(_Match(run[0][2], run[-1][3], form.thing, exact))
    # Asked "đường", "dương" is shown only where nothing is spelled as asked.
    sure = {match.thing for match in matches if match.exact}
    kept = sorted(match for match in matches if match.exact or match.thing not in sure)
    return sorted(_without_strays(kept) + _number_matches(text, words))


def _without_strays(matches: list[_Match]) -> list[_Match]:
    """Of "huong nghiep" the syllables that stand together; a lone "hướng" elsewhere is another
    word. Things that nowhere stand beside their neighbour in the question are all kept."""
    beside = [False] * len(matches)
    for place, (left, right) in enumerate(zip(matches, matches[1:], strict=False)):
        if right.thing == left.thing + 1 and right.start - left.end <= 2:
            beside[place] = beside[place + 1] = True
    paired = {match.thing for match, near in zip(matches, beside, strict=True) if near}
    return [m for m, near in zip(matches, beside, strict=True) if near or m.thing not in paired]


def _number_matches(text: str, words: Sequence[str]) -> list[_Match]:
    keys = {key for key in map(loose_key, words) if "/" in key}
    if not keys:
        return []
    shapes = [shape for shape in numbers(text) if any(shape.key.startswith(key) for key in keys)]
    return [_Match(shape.start, shape.end, -1, True) for shape in shapes]


def _best(matches: list[_Match], length: int) -> tuple[int, float]:
    """Index of the match to begin with, so that `length` characters show the most things asked, and
    how well they do: each thing counts, a little more as typed and beside its neighbour."""
    best, best_score = 0, 0.0
    for first, match in enumerate(matches):
        things: set[int] = set()
        score = 0.0
        for place in range(first, len(matches)):
            other = matches[place]
            if other.end > match.start + length:
                break
            beside = place > first and other.start - matches[place - 1].end <= 2
            score += (0.1 if other.thing in things else 3.0) + (0.5 if beside else 0.0)
            score += 0.2 if other.exact and other.thing not in things else 0.0
            things.add(other.thing)
        if score > best_score + 1e-9:
            best, best_score = first, score
    return best, best_score


def _window(text: str, matches: list[_Match], length: int) -> tuple[int, int]:
    """Start and end of the passage, both at word borders."""
    if len(text) <= length:
        return 0, len(text)
    if not matches:
        return 0, _border_before(text, length)
    first = matches[_best(matches, length)[0]]
    last = max((match.end for match in matches if match.end <= first.start + length), default=first.end)
    lead = max(0, (length - (last - first.start)) // 3)
    start = max(0, min(first.start - lead, len(text) - length))
    if start and not text[start - 1].isspace():
        after = [place for place in range(start, first.start) if text[place - 1].isspace()]
        start = after[0] if after else first.start
    return start, max(_border_before(text, start + length), min(first.end, start + length))


def _border_before(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    end = place
    while end > 0 and not text[end].isspace():
        end -= 1
    return end or place


def excerpt(
    text: str, query_words: Sequence[str], length: int = _LENGTH, synonyms: Synonyms = SYNONYMS
) -> Pieces:
    """The best passage of about `length` characters as plain (piece, is_match) pieces to be joined.

    `query_words` are words, phrases and numbers in any spelling (`Query.asked`). '…' stands as a
    piece of its own where text was left out. Without a match: the beginning; of no text: [].
    """
    text = " ".join(clean(text).split())
    matches = _matches(text, query_words, synonyms)
    start, end = _window(text, matches, length)
    pieces: Pieces = [(_MORE, False)] if start else []
    place = start
    for match in matches:
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


def closeness(
    text: str, query_words: Sequence[str], length: int = _LENGTH, synonyms: Synonyms = SYNONYMS
) -> float:
    """How well the text's best passage shows what was asked: chooses the page or caption to quote."""
    return _best(_matches(clean(text), query_words, synonyms), length)[1]
