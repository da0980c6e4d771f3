"""What engines that store and compare tokens have in common: answers, slips mended, beginnings completed.

An engine opens a `View` for each question and lends it eyes; what is decided from what they see is decided
here, once, so that two engines answer alike.
"""

import time
from abc import abstractmethod
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from typing import Generic, NamedTuple, Self

from search import guesses
from search.asking import NUMBER_TIER, Asking
from search.dialects import Dialect, Said
from search.engine import PUBLIC, Engine, EngineError, Entry, Query, Results, speaking_of_errors
from search.text import clean, loose_key, tokens

# Fewer hits than this are next to nothing: a slip is then likely, if a word is unknown too.
FEW = 3
# A long question that finds less than a page is asked again loosely.
PAGE = 20
# How many entries a guess is read from.
READ = 60
# Deeper than this no engine counts.
DEEPEST = 10_000_000
LONGEST_PAGE = 1000


class Words(NamedTuple):
    """What an entry lends to guesses: its title, number and people as they are shown, and are stored."""

    title: str
    number: str
    people: Sequence[str]

    @classmethod
    def of(cls, entry: Entry) -> Self:
        people = [clean(person)[:200] for person in entry.people[:100]]
        return cls(clean(entry.title)[:1000], clean(entry.number)[:200], people)


def facet_values(entry: Entry) -> dict[str, list[str]]:
    """The values of each facet to store; the kind is always one."""
    named = {**entry.facets, "kind": (entry.kind,)}
    made = {name: [clean(value) for value in values if value] for name, values in named.items()}
    return {name: values for name, values in made.items() if values}


class View(Generic[Said]):
    """One look at an index: all that is asked through it has one bounded time and, where the engine can, sees
    one state."""

    say: Dialect[Said]

    @abstractmethod
    def answer(self, asking: Asking[Said], facet_names: Sequence[str], offset: int, limit: int) -> Results:
        """One page of hits (none when `limit` is 0), the total, and counts of each facet with the choices
        made in the others: its own hides no sibling."""

    @abstractmethod
    def empty(self) -> bool:
        """Whether the index holds nothing at all, for anyone."""

    @abstractmethod
    def known(self, syllables: Collection[str]) -> set[str]:
        """Those of these that the index may know: quick, and allowed to be wrong."""

    @abstractmethod
    def near(self, syllables: Sequence[str]) -> list[list[str]]:
        """For each syllable those one letter's slip away that the index may know."""

    @abstractmethod
    def counts(self, conditions: Sequence[Said]) -> list[int]:
        """How many entries meet each condition."""

    @abstractmethod
    def words(self, condition: Said, limit: int) -> list[Words]:
        """The words of the entries that meet the condition, the best first."""


class TokenEngine(Engine, Generic[Said]):
    """An engine that is asked through views."""

    @abstractmethod
    def view(self) -> AbstractContextManager[View[Said]]:
        """A look at the index as it is now. Whatever goes wrong within is raised as EngineError."""

    def search(self, query: Query, facet_names: Sequence[str] = ()) -> Results:
        begun = time.perf_counter()
        with self.view() as view:
            results = answered(view, Asking(view.say, query), facet_names)
        return replace(results, took_ms=(time.perf_counter() - begun) * 1000)

    def spelling(self, words: str, audience: tuple[str, ...] = PUBLIC) -> str:
        with self.view() as view:
            return spelled(view, words, audience)

    def suggest(self, prefix: str, audience: tuple[str, ...] = PUBLIC, limit: int = 8) -> list[str]:
        with self.view() as view:
            return suggested(view, prefix, audience)[: max(0, limit)]


def answered(view: View[Said], asking: Asking[Said], facet_names: Sequence[str]) -> Results:
    """The answer as asked; loosely, or in a better spelling, where that finds little or nothing."""
    results = page_of(view, asking, facet_names)
    if results.total < PAGE and asking.plan.enough:
        more = page_of(view, asking.loosened(), facet_names)
        if more.total > results.total:
            asking, results = asking.loosened(), replace(more, loose=True)
    # What was found stands, though there be no time left to look for a better spelling.
    with suppress(EngineError), speaking_of_errors():
        if may_be_a_slip(view, asking.query, results.total):
            results = mended(view, asking.query, facet_names, results)
    return results


def page_of(view: View[Said], asking: Asking[Said], facet_names: Sequence[str]) -> Results:
    """The answer to just this, whatever the page asked for."""
    limit, offset = min(asking.query.limit, LONGEST_PAGE), asking.query.offset
    if offset < 0 or offset >= DEEPEST or limit < 1:
        offset, limit = 0, 0
    found = view.answer(asking, facet_names, offset, limit)
    first = found.hits[0].score if found.hits else 0.0
    by_number = bool(asking.plan.number) and asking.by_score
    return replace(
        found, number_found=by_number and first >= NUMBER_TIER, unbuilt=not found.total and view.empty()
    )


def settled(view: View[Said], query: Query) -> Asking[Said]:
    """The question as `search` finally asks it, a better spelling apart."""
    asking = Asking(view.say, query)
    if not asking.plan.enough or view.counts([asking.matching()])[0] >= PAGE:
        return asking
    return asking.loosened()


def may_be_a_slip(view: View[Said], query: Query, total: int) -> bool:
    if query.number or query.phrases or not query.words or total >= FEW:
        return False
    syllables = {token.text for token in tokens(query.words)}
    return total == 0 or bool(syllables - view.known(syllables))


def mended(view: View[Said], query: Query, facet_names: Sequence[str], results: Results) -> Results:
    """The answer to the better spelling where nothing was found as typed; where little was, only its name."""
    words = spelled(view, query.words, query.audience)
    if not words:
        return results
    other = Asking(view.say, replace(query, words=words))
    if not results.total:
        better = page_of(view, other, facet_names)
        return replace(better, corrected=words) if better.total else results
    more = view.counts([other.matching()])[0] > results.total
    return replace(results, meant=words) if more else results


def spelled(view: View[Said], words: str, audience: tuple[str, ...]) -> str:
    """The words with one slip mended, in the spelling of a title where one shows it; '' for no better."""
    words = clean(words)
    found = tokens(words)
    plain = [token.text for token in found]
    asking = Asking(view.say, Query(audience=audience))

    def counts(runs: Sequence[Sequence[str]]) -> list[int]:
        return view.counts([asking.beside(run) for run in runs])

    slip = guesses.correction(plain, view, counts)
    if slip is None:
        return ""
    place, made = slip
    whole = [*plain[:place], *made, *plain[place + 1 :]]
    shown = guesses.marked(whole, [seen.title for seen in view.words(asking.beside(whole), READ)])
    return shown or words[: found[place].start] + " ".join(made) + words[found[place].end :]


def suggested(view: View[Said], prefix: str, audience: tuple[str, ...]) -> list[str]:
    """How what was typed so far goes on: numbers that begin so, then titles, then people."""
    prefix = clean(prefix)
    asked = [token.text for token in tokens(prefix)]
    if not asked or len("".join(asked)) < 2:
        return []
    asking = Asking(view.say, Query(audience=audience))

    def begun(name: str, run: Sequence[str]) -> list[Words]:
        return view.words(asking.beginning(name, run), READ)

    key = loose_key(prefix)
    made = guesses.numbers_begun(key, [seen.number for seen in begun("numbers", [f"={key}"])]) if key else []
    made += guesses.completions(prefix, [seen.title for seen in begun("title", asked)])
    made += guesses.people_begun(asked, [person for seen in begun("people", asked) for person in seen.people])
    return list(dict.fromkeys(made))
