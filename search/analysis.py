"""One analyser for every engine: an entry as the tokens to store, a query as the tokens to ask.

An engine stores each of these as text of tokens between spaces and compares them literally; it
needs no knowledge of Vietnamese, and two engines fed with them match the same entries.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from search.engine import Entry, Query
from search.text import (
    Alternatives,
    clean,
    expand,
    fold,
    loose_key,
    number_tokens,
    numbers,
    paragraphs,
    syllables,
)

TITLE_WEIGHT, PEOPLE_WEIGHT, BODY_WEIGHT = 3, 2, 1
# Up to this many things asked, all must be there; of more, a share of their pairs.
ALL_UP_TO = 3
PAIR_SHARE = 0.18
# Where too little has that: one pair, or this share of the things asked, wherever they stand.
LOOSE_SHARE = 0.3
# A token longer than this is no word (an engine's limit is far above).
_LONGEST = 80
# Stands between parts in `positions`, so that no phrase runs from one into the next.
_BREAK = "¶"
_COMPOUND = re.compile(r"[^\W_]+(?:[-&][^\W_]+)+")


# How an engine keeps each field: how often a token stands there, where it stands, or only that it does.
FREQUENCIES = ("syllables", "pairs", "file_syllables", "file_pairs")
POSITIONS = ("positions", "title", "people")
MARKS = ("typed", "numbers", "cited")


@dataclass(slots=True)
class Fields:
    """The tokens of one entry: of MARKS each once, else in runs, a run's tokens between spaces already. In
    FREQUENCIES how often a token stands is its weight."""

    syllables: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)
    file_syllables: list[str] = field(default_factory=list)
    file_pairs: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    typed: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    cited: set[str] = field(default_factory=set)

    def stored(self) -> dict[str, str]:
        """Each field as an engine stores it: its tokens between spaces."""
        return {name: " ".join(getattr(self, name)) for name in (*FREQUENCIES, *POSITIONS, *MARKS)}


def analyse(entry: Entry) -> Fields:
    """Everything of the entry that can be matched, as tokens."""
    made = Fields()
    title = clean(entry.title)
    _take(made, title, TITLE_WEIGHT)
    made.title = list(_both(title)[0])
    _take(made, clean(entry.number), PEOPLE_WEIGHT)
    people = list(map(clean, entry.people))
    for text in (*people, *map(clean, entry.captions)):
        _take(made, text, PEOPLE_WEIGHT)
    for person in people:
        made.people += [*_both(person)[0], _BREAK]
    _take(made, clean(entry.body), BODY_WEIGHT)
    for _, text in entry.pages:
        _take(made, clean(text), BODY_WEIGHT, in_file=True)
    made.numbers = _own_number(entry)
    return made


def _take(made: Fields, text: str, weight: int, in_file: bool = False) -> None:
    syllables, twos = (made.file_syllables, made.file_pairs) if in_file else (made.syllables, made.pairs)
    for paragraph in paragraphs(text):
        plain, typed = _both(paragraph)
        if plain:
            run = " ".join(plain)
            syllables += [run] * weight
            made.positions.append(run)
        pairs = adjacent(plain)
        if pairs:
            twos += [" ".join(pairs)] * weight
        made.positions.append(_BREAK)
        made.typed.update(_marked(plain, typed), _marked(pairs, adjacent(typed)))
    syllables += _joined_acronyms(text) * weight
    made.cited |= {key for shape in numbers(text) for key in (shape.key, shape.yearless_key)}


def adjacent(run: Sequence[str]) -> list[str]:
    """The pair tokens of syllables that follow one another."""
    return [f"{left}_{right}" for left, right in zip(run, run[1:], strict=False)]


def _joined_acronyms(text: str) -> list[str]:
    """'GDTX-CN&ĐH' also as 'gdtxcndh', for it is written 'GDTXCN&ĐH' too."""
    if "-" not in text and "&" not in text:
        return []
    likely = [word for word in text.split() if "-" in word or "&" in word]
    compounds = (match.group() for word in likely for match in _COMPOUND.finditer(word))
    return [_joined(part) for part in compounds if sum(char.isupper() for char in part[:2]) == 2]


def _joined(compound: str) -> str:
    return "".join(char for char in fold(compound) if char.isalnum())[:_LONGEST]


def typed_marks(plain: Sequence[str], typed: Sequence[str]) -> set[str]:
    """Of a run, folded and as typed, the syllables that have marks, alone and with their neighbours."""
    return {*_marked(plain, typed), *_marked(adjacent(plain), adjacent(typed))}


def _marked(plain: Sequence[str], typed: Sequence[str]) -> list[str]:
    """Of tokens, folded and as typed, those that have marks."""
    return [shown for bare, shown in zip(plain, typed, strict=True) if shown != bare]


def _both(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The syllables of a text, folded and as typed."""
    found = syllables(text)
    if not found:
        return (), ()
    plain, typed = zip(*found, strict=True)
    if max(map(len, typed)) > _LONGEST:
        plain, typed = (tuple(syllable[:_LONGEST] for syllable in run) for run in (plain, typed))
    return plain, typed


def _own_number(entry: Entry) -> set[str]:
    """What the entry's own number may be asked by; '=…' marks a whole number."""
    text = clean(entry.number).strip()
    if not text:
        return set()
    shape = next(numbers(text), None)
    if shape is None or shape.raw != text:
        key = loose_key(text)
        return {key, f"={key}", key.partition("/")[0]} if key else set()
    made, whole = set(number_tokens(shape)), {shape.key, shape.yearless_key}
    if shape.year is None and entry.date:
        # "2302/2022/SGDĐT": readers add the year where the office leaves it to the date.
        dated = replace(shape, year=entry.date.year)
        made |= set(number_tokens(dated))
        whole.add(dated.key)
    return made | {f"={key}" for key in whole}


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What must not be there: these syllables in a row, with these marks where some were typed."""

    phrase: tuple[str, ...]
    typed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as tokens.

    `asked` are the things asked, each with its spellings; `run` is the words' syllables in order,
    `syllables` and `pairs` rank; `typed` lifts what has the marks as typed. `number` must be borne or cited
    (in part: borne); what bears `likely_number` is found besides what has the words, and first. `borne` are
    the words as a part of a number ("SGDĐT", "GDTX-CN"): what bears them in its own comes before what merely
    mentions them.
    """

    asked: tuple[Alternatives, ...] = ()
    run: tuple[str, ...] = ()
    syllables: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    number: str = ""
    likely_number: str = ""
    borne: str = ""
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[Exclusion, ...] = ()

    @property
    def words_required(self) -> bool:
        """Beside a whole number the words ("ngày 5 tháng 9") only rank."""
        return bool(self.asked) and "/" not in self.number

    @property
    def ranked(self) -> bool:
        return bool(self.asked or self.phrases or self.number)

    @property
    def units(self) -> tuple[Alternatives, ...]:
        """What is counted of a long question: things of several syllables, and adjacent pairs."""
        made: list[Alternatives] = []
        for left, right in zip(self.asked, (*self.asked[1:], ()), strict=True):
            if _is_plain(left) and right and _is_plain(right):
                made.append(((left[0][0], right[0][0]),))
            elif not _is_plain(left):
                made.append(left)
        return tuple(dict.fromkeys(made)) or self.asked

    @property
    def enough(self) -> int:
        """How many of `units` must match; 0 when all of `asked` must."""
        return 0 if len(self.asked) <= ALL_UP_TO else max(1, round(PAIR_SHARE * len(self.units)))

    @property
    def loosely_enough(self) -> int:
        """How many of `asked` must match where no pair does."""
        return max(2, math.ceil(LOOSE_SHARE * len(self.asked)))


def _is_plain(thing: Alternatives) -> bool:
    return len(thing) == 1 and len(thing[0]) == 1


def plan(query: Query) -> Plan:
    """What to ask an engine for a query. Any query has a plan."""
    words = clean(query.words)
    plain, shown = _both(words)
    phrases = [_both(clean(phrase)) for phrase in query.phrases]
    typed = typed_marks(plain, shown).union(*(typed_marks(*phrase) for phrase in phrases))
    return Plan(
        asked=_things(words, query),
        run=plain,
        syllables=tuple(dict.fromkeys(plain)),
        pairs=tuple(dict.fromkeys(adjacent(plain))),
        typed=tuple(sorted(typed)),
        number=loose_key(query.number),
        likely_number="" if query.number or len(plain) > 6 else loose_key(words),
        borne=_joined(words) if len(plain) <= 6 else "",
        phrases=tuple(phrase for phrase, _ in phrases if phrase),
        without=tuple(made for made in map(_exclusion, query.without) if made.phrase),
    )


def _exclusion(text: str) -> Exclusion:
    plain, typed = _both(clean(text))
    return Exclusion(plain, tuple(sorted(typed_marks(plain, typed))))


def _things(words: str, query: Query) -> tuple[Alternatives, ...]:
    """The words cut into things asked, each once; 'GDTX-CN&ĐH' written together is one."""
    things: list[Alternatives] = []
    place = 0
    for match in _COMPOUND.finditer(words):
        things += expand(_both(words[place : match.start()])[0], query.synonyms)
        things.append(_compound(match.group(), query))
        place = match.end()
    things += expand(_both(words[place:])[0], query.synonyms)
    return tuple(dict.fromkeys(thing for thing in things if thing))


def _compound(text: str, query: Query) -> Alternatives:
    own = _both(text)[0]
    parts = expand(own, query.synonyms)
    # "GD&ĐT" has a group of its own; else each acronym of "GDNN-GDTX" may be written out.
    spelled = parts[0] if len(parts) == 1 else (tuple(word for part in parts for word in part[-1]),)
    return tuple(dict.fromkeys((own, (_joined(text),), *spelled)))
