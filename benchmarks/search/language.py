"""Vietnamese text without end: syllables in a Zipf distribution, chained as real text chains them."""

import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# As many syllables as a large Vietnamese corpus has.
VOCABULARY = 6500
# A step is one byte: which of a syllable's followers comes next.
_CHOICES, _CHAINED = 256, 176
_WORD = re.compile(r"[^\W\d_]+")
_ONSETS = re.split(" ", "b c ch d đ g gh gi h kh l m n ng ngh nh ph qu r s t th tr v x p k")
_RHYMES = re.split(
    " ",
    ",",
)
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_LAST_VOWEL = re.compile(r"(?<=[aâăeêioôơuưy])(?![aâăeêioôơuưy])")


def own_texts() -> list[Path]:
    """The Vietnamese text of the repository itself, and its search questions' corpora where it has them."""
    places = ("demo/*.txt", "tests/samples/reports*/*.txt", "benchmarks/quality/*/corpus.jsonl")
    return [path for place in places for path in sorted(ROOT.glob(place))]


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isascii() and len(word) < 7


def read_text(path: Path) -> str:
    text = unicodedata.normalize("NFC", path.read_text("utf-8"))
    if path.suffix != ".jsonl":
        return text
    entries = map(json.loads, text.splitlines())
    return "\n".join(f"{entry['title']}\n{entry['text']}" for entry in entries)


class Language:
    """Followers of each syllable: most as in the text, the rest from the whole vocabulary by Zipf's law."""

    def __init__(self, paths: Iterable[Path], seed: int) -> None:
        chance = random.Random(seed)
        count: Counter[str] = Counter()
        after: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for path in paths:
            for line in read_text(path).splitlines():
                words = [word if _is_acronym(word) else word.lower() for word in _WORD.findall(line)]
                count.update(words)
                for left, right in zip(words, words[1:], strict=False):
                    after[left][right] += 1
        self.syllables = _extended([word for word, _ in count.most_common()], chance)
        ranks = [1 / (rank + 2.7) for rank in range(len(self.syllables))]
        self.followers = {
            word: _followers(word, after, self.syllables, ranks, chance) for word in self.syllables
        }

    def run(self, chance: random.Random, length: int) -> list[str]:
        """So many syllables in a row."""
        followers, word = self.followers, chance.choice(self.syllables[:400])
        made = []
        for step in chance.randbytes(length):
            word = followers[word][step]
            made.append(word)
        return made


def _extended(known: list[str], chance: random.Random) -> list[str]:
    """The known syllables, most frequent first, then made ones up to the size of a language."""
    toned = [_LAST_VOWEL.sub(tone, rhyme, count=1) for rhyme, tone in product(_RHYMES, _TONES)]
    made = [unicodedata.normalize("NFC", "".join(parts)) for parts in product(_ONSETS, toned)]
    chance.shuffle(made)
    return list(dict.fromkeys(known + made))[:VOCABULARY]


def _followers(
    word: str,
    after: dict[str, Counter[str]],
    syllables: list[str],
    ranks: list[float],
    chance: random.Random,
) -> tuple[str, ...]:
    seen = after.get(word)
    chained = chance.choices(list(seen), list(seen.values()), k=_CHAINED) if seen else []
    return (*chained, *chance.choices(syllables, ranks, k=_CHOICES - len(chained)))
