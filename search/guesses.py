"""What a reader may mean: how a beginning goes on, and what a slip should have been.

An engine lends its eyes, already narrowed to the reader's audience wherever what they see is shown: the
words of entries, and how many entries hold some syllables. So no word of a restricted or deleted entry can
be guessed.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Protocol

from search.text import clean, loose_key, read, tokens

# How many entries the reader may see that hold each of these runs of syllables.
Counts = Callable[[Sequence[Sequence[str]]], list[int]]
_LETTERS = "abcdeghiklmnopqrstuvxy"
# Candidates for one syllable, and runs counted for one question.
_MOST_TRIED, _MOST_COUNTED = 60, 400
_LONGEST_NAME = 6
_NAME_END = re.compile(r"\s[\-–—]\s|[,;:(]")


class Eyes(Protocol):
    """What an engine may know of syllables: quick, and allowed to be wrong."""

    def known(self, syllables: Collection[str]) -> set[str]: ...

    def near(self, syllables: Sequence[str]) -> list[list[str]]: ...


def completions(prefix: str, titles: Iterable[str], limit: int = 20) -> list[str]:
    """The words of the titles that begin as `prefix` does, lower-cased, the most frequent first:
    for 'huong ng' 'hướng nghiệp' and 'hướng nghiệp cho'."""
    asked = [token.text for token in tokens(clean(prefix))]
    found: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for title in titles if asked else ():
        for plain, shown in _continued(asked, clean(title)):
            found[plain] += 1
            spelled.setdefault(plain, shown)
    # A longer run is never more frequent than its beginning: of equals the longer says more.
    best = sorted(found, key=lambda plain: (-found[plain], -len(plain), plain))
    return [spelled[plain] for plain in best[:limit]]


def _continued(asked: list[str], title: str) -> Iterator[tuple[str, str]]:
    """Each place where the title goes on from what was asked, to its word's end and one further."""
    syllables = read(title)
    plain = [item[0] for item in syllables]
    for place in range(len(plain) - len(asked) + 1):
        end = place + len(asked)
        if plain[place : end - 1] == asked[:-1] and plain[end - 1].startswith(asked[-1]):
            for stop in (end, end + 1):
                if stop <= len(plain):
                    shown = title[syllables[place][2] : syllables[stop - 1][3]]
                    yield " ".join(plain[place:stop]), " ".join(shown.lower().split())
            return


def numbers_begun(key: str, numbers: Iterable[str]) -> list[str]:
    """The numbers, each once, whose key begins so; the shortest first."""
    found = {number: loose_key(number) for number in numbers}
    begun = [number for number, whole in found.items() if whole.startswith(key)]
    return sorted(begun, key=lambda number: (len(found[number]), found[number]))


def people_begun(asked: Sequence[str], people: Iterable[str]) -> list[str]:
    """The names in these lines that go on as asked, each from there to its end, the most frequent first."""
    found: Counter[str] = Counter()
    for person in people:
        line = clean(person)
        syllables = read(line)
        plain = [item[0] for item in syllables]
        for place in range(len(plain) - len(asked) + 1):
            end = place + len(asked)
            if plain[place : end - 1] == list(asked[:-1]) and plain[end - 1].startswith(asked[-1]):
                last = syllables[min(len(syllables), max(end, place + _LONGEST_NAME)) - 1]
                found[_NAME_END.split(line[syllables[place][2] : last[3]])[0].strip()] += 1
                break
    return [name for name, _count in found.most_common()]


def correction(syllables: Sequence[str], eyes: Eyes, counts: Counts) -> tuple[int, tuple[str, ...]] | None:
    """The place of the syllable to replace and what to put there, or None.

    A syllable the index does not know is the one; when all are known ("hong nghiep") it is the one
    whose replacement stands most often beside its neighbours.
    """
    known = eyes.known(set(syllables))
    unknown = [place for place, syllable in enumerate(syllables) if syllable not in known]
    places = unknown[:1] or list(range(len(syllables)))
    tried = [
        (place, made, run)
        for place, candidates in zip(places, _candidates([syllables[p] for p in places], eyes), strict=True)
        for made in candidates
        for run in _near(syllables, place, made)
    ][:_MOST_COUNTED]
    best, best_count = None, 0
    for (place, made, _run), found in zip(tried, counts([run for *_, run in tried]), strict=True):
        if found > best_count:
            best, best_count = (place, made), found
    return best


def _near(syllables: Sequence[str], place: int, made: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The replacement with the neighbour before and after it; alone when it is the whole question."""
    near = []
    if place > 0:
        near.append((syllables[place - 1], *made))
    if place + 1 < len(syllables):
        near.append((*made, syllables[place + 1]))
    return near or [made]


def _candidates(syllables: Sequence[str], eyes: Eyes) -> list[list[tuple[str, ...]]]:
    """For each syllable what it may have been: a space left out first, then a letter's slip."""
    parted = [_parted(syllable) if _may_slip(syllable) else [] for syllable in syllables]
    known = eyes.known({half for halves in parted for two in halves for half in two})
    return [
        [two for two in halves if known.issuperset(two)] + [(word,) for word in words[:_MOST_TRIED]]
        for halves, words in zip(parted, eyes.near(syllables), strict=True)
    ]


def _may_slip(syllable: str) -> bool:
    # A figure one digit off is another figure.
    return not syllable.isdigit() and len(syllable) <= 14


def _parted(syllable: str) -> list[tuple[str, str]]:
    return [(syllable[:place], syllable[place:]) for place in range(2, len(syllable) - 1)]


def slips(syllable: str) -> list[str]:
    """Every spelling one slip away: a letter wrong, missing, too many, or two swapped."""
    if not _may_slip(syllable):
        return []
    cuts = [(syllable[:place], syllable[place:]) for place in range(len(syllable) + 1)]
    made = [left + right[1:] for left, right in cuts if right]
    made += [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
    made += [left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS]
    made += [left + letter + right for left, right in cuts for letter in _LETTERS]
    return [word for word in dict.fromkeys(made) if len(word) > 1 and word != syllable]


def marked(syllables: Sequence[str], titles: Iterable[str]) -> str:
    """The syllables with the marks they have, side by side, in one of the titles; else ''."""
    for title in titles:
        found = read(clean(title))
        plain = [item[0] for item in found]
        for place in range(len(plain) - len(syllables) + 1):
            if plain[place : place + len(syllables)] == list(syllables):
                return " ".join(item[1] for item in found[place : place + len(syllables)])
    return ""
