"""What a reader may mean: how a beginning goes on, and what a slip should have been.

An engine lends two eyes, both already narrowed to the reader's audience: the titles it may see and
how many entries hold some syllables. So no word of a restricted or deleted entry can be guessed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from search.text import clean, read, tokens

# How many entries the reader may see that hold these syllables in a row.
Count = Callable[[Sequence[str]], int]
# Whether the index may know a syllable at all: quick, and allowed to be wrong.
Known = Callable[[str], bool]
_LETTERS = "abcdeghiklmnopqrstuvxy"
_MOST_TRIED = 24


def completions(prefix: str, titles: Iterable[str], limit: int) -> list[str]:
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


def correction(syllables: Sequence[str], known: Known, count: Count) -> tuple[int, tuple[str, ...]] | None:
    """The place of the syllable to replace and what to put there, or None.

    A syllable the index does not know is the one; when all are known ("hong nghiep") it is the one
    whose replacement stands most often beside its neighbours.
    """
    unknown = [place for place, syllable in enumerate(syllables) if not known(syllable)]
    places = unknown[:1] or range(len(syllables))
    best, best_count = None, 0
    for place in places:
        for made in _candidates(syllables[place], known):
            near = _near(syllables, place, made)
            found = max((count(run) for run in near), default=0)
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


def _candidates(syllable: str, known: Known) -> list[tuple[str, ...]]:
    """One slip away and known: a letter wrong, missing, too many, two swapped, or a space left out."""
    if syllable.isdigit() or len(syllable) > 14:
        # A figure one digit off is another figure.
        return []
    cuts = [(syllable[:place], syllable[place:]) for place in range(len(syllable) + 1)]
    made = [left + right[1:] for left, right in cuts if right]
    made += [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
    made += [left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS]
    made += [left + letter + right for left, right in cuts for letter in _LETTERS]
    whole = [(word,) for word in dict.fromkeys(made) if len(word) > 1 and word != syllable and known(word)]
    parted = [(left, right) for left, right in cuts if len(left) > 1 and len(right) > 1]
    parted = [two for two in parted if all(map(known, two))]
    return [*parted, *whole][:_MOST_TRIED]


def marked(syllables: Sequence[str], titles: Iterable[str]) -> str:
    """The syllables with the marks they have, side by side, in one of the titles; else ''."""
    for title in titles:
        found = read(clean(title))
        plain = [item[0] for item in found]
        for place in range(len(plain) - len(syllables) + 1):
            if plain[place : place + len(syllables)] == list(syllables):
                return " ".join(item[1] for item in found[place : place + len(syllables)])
    return ""
