"""Whether a text can be what was written: a measure of real Vietnamese syllables, and its repair.

Only Latin words with marks are judged. English, numbers, tables and other scripts have none or few, so
nothing is said against them.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from documents.extraction import legacy
from search.syllables import clean

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it "
    "iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on "
    "ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um "
    "un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu uyp "
    "ư ưa ưc ưi ưm ưn ưng ươc "
    "ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ê ă â eng êng ơng ên"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{'|'.join(sorted(set(_RHYMES.split()), key=len, reverse=True))})")
# From so many words, and such a share of all that are marked and of all, one tries to put a text right; one
# gives it up for garbage from more, words that may be French or German left out.
_SUSPICIOUS, _WRONG, _OF_ALL = 5, 0.4, 0.15
_FEWEST, _SPOILT = 12, 0.4
_FOREIGN = re.compile("[a-zàâäçéèêëîïôöœùûüñß]+", re.IGNORECASE)
_STRANGE_CHARS, _SHORTEST = 0.05, 20
_REPAIRED = 0.85
# A longer piece is no word and hardly comes again.
_LONGEST_KEPT = 40


class Count(NamedTuple):
    """Words of a text: all, Vietnamese ones with marks, Latin ones with marks that are no syllables, and how
    many of these may be of another tongue."""

    words: int
    good: int
    bad: int
    foreign: int

    @property
    def is_doubtful(self) -> bool:
        marked = self.good + self.bad
        return self.bad >= _SUSPICIOUS and self.bad > _WRONG * marked and self.bad > _OF_ALL * self.words

    @property
    def is_spoilt(self) -> bool:
        strange = self.bad - self.foreign
        return self.is_doubtful and strange >= _FEWEST and strange > _SPOILT * self.words


NONE = Count(0, 0, 0, 0)


class Judged(NamedTuple):
    """A clean text, put back into Unicode where that was possible, and whether it still cannot be read."""

    text: str
    is_garbled: bool
    words: int = 0
    good: int = 0


def judged(raw: str) -> Judged:
    """The text of a page as it should be kept."""
    raw = raw.replace("\r\n", "\n")
    text = clean(raw)
    count = counted(text)
    if is_noise(raw):
        return Judged(text, True, count.words, count.good)
    signs = 0 if legacy.SIGNS.isdisjoint(raw) else signs_in(raw)
    if not count.is_doubtful and (signs < _SUSPICIOUS or signs < _OF_ALL * count.words):
        return Judged(text, False, count.words, count.good)
    repaired = mended(raw, count)
    if repaired is not None:
        return Judged(repaired, False, *counted(repaired)[:2])
    return Judged(text, count.is_spoilt, count.words, count.good)


def signs_in(raw: str) -> int:
    return len(legacy.TCVN3_SIGNS.findall(raw))


def counted(text: str) -> Count:
    # Pieces between spaces come again and again: looked up, a page takes a quarter of the time.
    found = list(map(_COUNTS.__getitem__, text.split()))
    return Count(*map(sum, zip(*found, strict=True))) if found else NONE


class _Counts(dict[str, tuple[int, int, int, int]]):
    """The count of each piece met between two spaces; forgets all when it grows too large."""

    def __missing__(self, piece: str) -> tuple[int, int, int, int]:
        words = _WORD.findall(piece)
        marked = [(word, standing_of(word)) for word in words if not word.isascii()]
        good = sum(standing > 0 for _word, standing in marked)
        wrong = [word for word, standing in marked if standing < 0]
        foreign = sum(_FOREIGN.fullmatch(word) is not None for word in wrong)
        made = (len(words), good, len(wrong), foreign)
        if len(self) > 50_000:
            self.clear()
        if len(piece) <= _LONGEST_KEPT:
            self[piece] = made
        return made


_COUNTS = _Counts()


@lru_cache(maxsize=20_000)
def standing_of(word: str) -> int:
    """1 for a Vietnamese syllable with marks, -1 for a marked Latin word that is none, 0 for what says
    nothing: other scripts, acronyms, words that two spaces lack between."""
    word = unicodedata.normalize("NFC", word)
    if not all(is_latin(char) for char in word):
        return 0
    if is_syllable(word):
        return 1
    if word.isupper() and len(word) <= 6 and all(char.isascii() or char == "Đ" for char in word):
        return 0
    pieces = re.findall(r"[^\W\d_a-zà-ỹ]?[a-zà-ỹ]+|[A-ZĐ]+", word)
    if len(pieces) > 1 and all(map(is_syllable, pieces)) and min(map(len, pieces)) > 1:
        return 0
    return -1


def is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())):
        return False
    return _SYLLABLE.fullmatch(toneless(word)) is not None


def toneless(word: str) -> str:
    """Lower case, shape marks (ă â đ ê ô ơ ư) kept and one tone taken off."""
    parts = unicodedata.normalize("NFD", word.lower())
    if sum(ord(part) in _TONES for part in parts) > 1:
        return word
    return unicodedata.normalize("NFC", parts.translate(_TONES))


def is_latin(char: str) -> bool:
    return char < "\u0250" or "\u1e00" <= char <= "\u1eff" or unicodedata.combining(char) > 0


def is_noise(raw: str) -> bool:
    """Letters without a known meaning: a font that does not say which they are."""
    # All of them but one cannot be printed, which is quicker to see.
    if raw.replace("\n", "").isprintable() and "\ufffd" not in raw:
        return False
    strange = sum(raw.count(char) for char in set(raw) if is_strange(char))
    return len(raw) >= _SHORTEST and strange > _STRANGE_CHARS * len(raw)


@lru_cache(maxsize=5_000)
def is_strange(char: str) -> bool:
    # What readers of PDFs make of a soft hyphen is a letter in TCVN3 and wraps words elsewhere.
    if char in "\t\n\r\f\v\x02\ufffe":
        return False
    return char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc")


def mended(raw: str, count: Count) -> str | None:
    """The text in Unicode where one of the old tables makes real syllables of it."""
    best, most = None, 0
    for convert in legacy.TABLES:
        lines = [better(line, convert(line)) for line in raw.split("\n")]
        text = clean("\n".join(lines))
        new = counted(text)
        enough = new.good >= _REPAIRED * (new.good + new.bad) and new.good >= count.good + _SUSPICIOUS
        if enough and new.good > most:
            best, most = text, new.good
    return best


def better(line: str, converted: str) -> str:
    """A line typed in Unicode among others stays as it is."""
    old, new = counted(line), counted(converted)
    signs = signs_in(line)
    return line if old.good - old.bad - signs > new.good - new.bad else converted
