"""A query put to an engine, whichever: what matches, and how it ranks."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Generic

from search.analysis import Exclusion, Plan, adjacent, plan
from search.dialects import Dialect, Said
from search.engine import Query, Values
from search.text import Alternatives, clean

# Tiers, not weights: no sum of words reaches the next one, and none but the number's is reached by
# two below it. Engines keep 24 bits of a score, enough for these and hundredths besides.
BORNE_TIER, TITLE_TIER, MARKS_TIER, NUMBER_TIER, WHOLE_NUMBER = 3_000.0, 10_000.0, 20_000.0, 60_000.0, 500.0
FILE_BOOST = 0.3
# A syllable with the marks as typed says more than the same without: so much of its rarity again.
TYPED_BOOST = 0.5
# A demoted entry scores this much of what its equal does.
DEMOTION = 0.7
_NUMBERS_A_DAY = 10_000_000


def moment(date: dt.date | None, number: str = "") -> int:
    """When an entry was issued, as one number to sort and cut by: on one day the higher number is
    the later. Entries without a date are the oldest."""
    if date is None:
        return 0
    digits = re.match(r"\D*(\d{1,6})", number)
    return date.toordinal() * _NUMBERS_A_DAY + (int(digits[1]) if digits else 0)


class Asking(Generic[Said]):
    """One query in one engine's dialect. `matching` decides total and counts, `ranking` also scores."""

    def __init__(self, dialect: Dialect[Said], query: Query, made: Plan | None = None) -> None:
        self.say, self.query, self.plan = dialect, query, made or plan(query)
        self.by_score = self.plan.ranked and query.sort == "relevance"
        self.oldest_first = query.sort == "oldest"

    def narrowed(self, facets: Values) -> "Asking[Said]":
        """The same narrowed by these choices instead."""
        return Asking(self.say, replace(self.query, facets=facets), self.plan)

    def loosened(self) -> "Asking[Said]":
        """The same asked loosely."""
        return Asking(self.say, replace(self.query, loose=True), self.plan)

    def matching(self) -> Said:
        """What is found, in no order of its own."""
        return self.say.all_of([*self._filters(), *self._required()], self._exclusions())

    def ranking(self) -> Said:
        """What is found, scored: what must be there by its frequency, what may be besides, tiers above."""
        filters, required = self._filters(), self._required()
        if self.plan.enough:
            # Of a long question a share is required, and all of it scores.
            filters, required = [*filters, *required], []
        besides = [*self._scores(), *self._tiers()]
        return self.say.ranked(filters, required, self._exclusions(), besides)

    def beside(self, run: Sequence[str]) -> Said:
        """These syllables in a row, anywhere the audience may see."""
        return self.say.all_of([*self._filters(), self._in_text(tuple(run))])

    def beginning(self, name: str, run: Sequence[str]) -> Said:
        """Entries the audience may see that hold this run in the field, its last token perhaps unfinished."""
        return self.say.all_of([*self._filters(), self.say.beginning(name, run)])

    def chosen(self) -> dict[str, Said]:
        """What each facet's choice admits."""
        return {
            name: self.say.one_of(f"facets.{name}", list(map(clean, values)))
            for name, values in self.query.facets.items()
            if values
        }

    def _required(self) -> list[Said]:
        made = [self.say.phrase("positions", phrase) for phrase in self.plan.phrases]
        if self.plan.number:
            made.append(self._number(self.plan.number))
        if self.plan.words_required:
            made.append(self._words())
        return made

    def _words(self) -> Said:
        things = [self._thing(thing) for thing in self.plan.asked]
        if not self.plan.enough:
            found = self.say.all_of(things)
        else:
            units = [self._thing(unit) for unit in self.plan.units]
            found = self.say.any_of(units, 1 if self.query.loose else self.plan.enough)
            if self.query.loose:
                found = self.say.any_of([found, self.say.any_of(things, self.plan.loosely_enough)])
        if not self.plan.likely_number:
            return found
        return self.say.any_of([found, self.say.term("numbers", self.plan.likely_number)])

    def _thing(self, thing: Alternatives) -> Said:
        return self.say.any_of([place for spelling in thing for place in self._places(spelling)])

    def _in_text(self, run: tuple[str, ...]) -> Said:
        return self.say.any_of(self._places(run))

    def _places(self, run: tuple[str, ...]) -> list[Said]:
        """The run in the entry's own text and, for less, in one of its files."""
        own = self.say.all_of([self.say.term(*token) for token in _tokens(run)])
        in_files = [(f"file_{name}", token) for name, token in _tokens(run)]
        if not all(self.say.stands(*token) for token in in_files):
            return [own]
        filed = self.say.all_of([self.say.term(*token) for token in in_files])
        return [own, self.say.boosted(filed, FILE_BOOST)]

    def _number(self, key: str) -> Said:
        """Borne in whole or part, or, a whole one, cited."""
        return self.say.any_of([self.say.term("numbers", key), self.say.term("cited", key)])

    def _filters(self) -> list[Said]:
        """Audience always; choices and dates as made."""
        query = self.query
        made = [self.say.one_of("audience", query.audience), *self.chosen().values()]
        if query.since or query.until:
            made.append(self._dates(query.since, query.until))
        return made

    def _dates(self, since: dt.date | None, until: dt.date | None) -> Said:
        first = since.toordinal() * _NUMBERS_A_DAY if since else 1
        last = (until or dt.date.max).toordinal() * _NUMBERS_A_DAY + _NUMBERS_A_DAY - 1
        return self.say.between("moment", first, last)

    def _exclusions(self) -> list[Said]:
        return [self._excluded(exclusion) for exclusion in self.plan.without]

    def _excluded(self, exclusion: Exclusion) -> Said:
        marks = [self.say.term("typed", token) for token in exclusion.typed]
        return self.say.all_of([self.say.phrase("positions", exclusion.phrase), *marks])

    def _scores(self) -> list[Said]:
        """What is not required and so not scored yet; of a long question the marks as typed too, which in
        a short one are a tier."""
        runs = [tuple(pair.split("_")) for pair in self.plan.pairs]
        if self.plan.enough:
            runs += [(syllable,) for syllable in self.plan.syllables]
            runs += [spelling for thing in self.plan.asked for spelling in thing[1:]]
        made = [place for run in runs for place in self._places(run)]
        if not self.plan.enough:
            return made
        made += [self.say.phrase("positions", phrase) for phrase in self.plan.phrases]
        typed = [token for token in self.plan.typed if "_" not in token]
        return made + [self.say.boosted(self.say.term("typed", token), TYPED_BOOST) for token in typed]

    def _tiers(self) -> list[Said]:
        number, plan = self.plan.number or self.plan.likely_number, self.plan
        wanted = [
            ("numbers", [number], NUMBER_TIER),
            ("numbers", [f"={number}"] if number else [], WHOLE_NUMBER),
            ("typed", plan.typed, MARKS_TIER),
            ("numbers", [plan.borne], BORNE_TIER),
        ]
        made = [
            self.say.constant(self.say.all_of([self.say.term(name, token) for token in tokens]), score)
            for name, tokens, score in wanted
            if any(tokens) and all(self.say.stands(name, token) for token in tokens)
        ]
        titles = [
            self.say.any_of([self.say.phrase("title", run) for run in runs]) for runs in self._title_runs()
        ]
        return [*made, self.say.constant(self.say.all_of(titles), TITLE_TIER)] if titles else made

    def _title_runs(self) -> list[Alternatives]:
        """What a title must hold: the words in a row (a lone acronym in any spelling) and each phrase."""
        words = self.plan.asked[0] if len(self.plan.asked) == 1 else (self.plan.run,)
        return [*([words] if self.plan.run else []), *((phrase,) for phrase in self.plan.phrases)]


def _tokens(run: tuple[str, ...]) -> list[tuple[str, str]]:
    """Field and token of what stands for the run: a syllable, or the pairs of several."""
    return [("syllables", run[0])] if len(run) == 1 else [("pairs", pair) for pair in adjacent(run)]
