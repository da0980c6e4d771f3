"""What is asked: some twenty questions of each kind, drawn from the letters, the same ones every time."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.search.generating import MadeLetter, entry_of, made_letter
from benchmarks.search.language import Language
from search.engine import Query
from search.queries import parse
from search.text import fold

WORDS = ("rare word", "common word", "three words", "long question")
KINDS = (*WORDS, "phrase", "number", "filtered", "browse", "suggestion")
EACH = 20
# Words are common or rare in so many letters.
_SAMPLE = 3000


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader types and ticks."""

    kind: str
    raw: str
    facets: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> Query:
        return parse(self.raw, facets={name: (value,) for name, value in self.facets})

    @property
    def address(self) -> str:
        return "/tim-kiem/?" + urlencode([("q", self.raw), *self.facets])


def questions(language: Language, count: int, seed: int = 1) -> dict[str, list[Question]]:
    """Questions of every kind about the first `count` letters."""
    chance = random.Random(seed)
    drawn = [
        made_letter(language, pk, seed) for pk in chance.sample(range(1, count + 1), min(count, _SAMPLE))
    ]
    spelled = {fold(word): word.lower() for letter in drawn for word in _plain(letter)}
    holding = Counter(plain for letter in drawn for plain in set(map(fold, _plain(letter))))
    ranked = [spelled[plain] for plain, _ in holding.most_common()]
    return {kind: [Question(kind, *asked) for asked in _asked(kind, chance, drawn, ranked)] for kind in KINDS}


def _plain(letter: MadeLetter) -> list[str]:
    """The letter's words as they stand: what is one word here is one syllable to every engine."""
    return [
        word.strip(".,") for word in f"{letter.title} {letter.body}".split() if word.strip(".,").isalpha()
    ]


def _asked(
    kind: str, chance: random.Random, drawn: list[MadeLetter], ranked: list[str]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for turn in range(EACH):
        letter = chance.choice(drawn)
        body = _plain(letter)[30:]
        place = chance.randrange(len(body) - 20)
        facets: tuple[tuple[str, str], ...] = ()
        match kind:
            case "rare word":
                raw = ranked[-1 - 3 * turn]
            case "common word":
                raw = [word for word in ranked[:60] if len(word) > 1][turn]
            case "three words":
                raw = " ".join(body[place : place + 3])
            case "long question":
                raw = " ".join(body[place : place + chance.randint(12, 20)])
            case "phrase":
                raw = f'"{" ".join(body[place : place + chance.randint(2, 4)])}"'
            case "number":
                raw = letter.number
            case "filtered":
                raw, facets = " ".join(body[place : place + 2]), _ticked(letter)
            case "browse":
                raw = ""
            case _:
                raw = fold(letter.title)[: chance.randint(6, 14)]
        yield raw, facets


def _ticked(letter: MadeLetter) -> tuple[tuple[str, str], ...]:
    facets = entry_of(letter).facets
    return tuple((name, facets[name][0]) for name in ("letter_type", "school_year"))
