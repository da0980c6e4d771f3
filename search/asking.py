"""A query compiled for tantivy: what matches, and how it ranks."""

import datetime as dt
import math
import re
from collections.abc import Sequence

import tantivy

from search.analysis import Exclusion, adjacent, plan
from search.engine import Query
from search.text import Alternatives, clean

_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
# Tiers, not weights: no sum of words reaches the next one, and none but the number's is reached by
# two below it. The library keeps 24 bits of a score, enough for these and hundredths besides.
BORNE_TIER, TITLE_TIER, MARKS_TIER, NUMBER_TIER, WHOLE_NUMBER = 3_000.0, 10_000.0, 20_000.0, 60_000.0, 500.0
FILE_BOOST = 0.3
# `weight_by_field` multiplies a score by log2(2 + weight): 1 for a demoted entry, 1/0.7 for others.
_DEMOTION = 0.7
DEMOTED, NORMAL_WEIGHT = 0.0, 2 ** (1 / _DEMOTION) - 2
# What a hit that bears the number scores at least, demoted or not.
EXACT_NUMBER = NUMBER_TIER * math.log2(2 + DEMOTED)
_NUMBERS_A_DAY = 10_000_000


def moment(date: dt.date | None, number: str = "") -> int:
    """When an entry was issued, as one number to sort and cut by: on one day the higher number is
    the later. Entries without a date are the oldest."""
    if date is None:
        return 0
    digits = re.match(r"\D*(\d{1,6})", number)
    return date.toordinal() * _NUMBERS_A_DAY + (int(digits[1]) if digits else 0)


class Asking:
    """One query against one schema. `matching` decides total and counts, `ranking` also scores."""

    def __init__(self, schema: tantivy.Schema, query: Query) -> None:
        self.schema, self.query, self.plan = schema, query, plan(query)
        self.by_score = self.plan.ranked and query.sort == "relevance"
        self.order = tantivy.Order.Asc if query.sort == "oldest" else tantivy.Order.Desc

    def matching(self) -> tantivy.Query:
        """What is found, every hit with the same score."""
        return _all(self._conditions(), self._exclusions())

    def ranking(self) -> tantivy.Query:
        """What is found, scored: words by frequency, above them the tiers."""
        clauses = [(_MUST, _constant(condition, 0.0)) for condition in self._conditions()]
        clauses += [(_NOT, exclusion) for exclusion in self._exclusions()]
        clauses += [(_SHOULD, scored) for scored in (*self._scores(), *self._tiers())]
        return tantivy.Query.boolean_query(clauses)

    def beside(self, run: Sequence[str]) -> tantivy.Query:
        """These syllables in a row, anywhere the audience may see."""
        return _all([*self._filters(), self._in_text(tuple(run))], [])

    def beginning(self, run: Sequence[str]) -> tantivy.Query:
        """Titles the audience may see that hold this run, its last syllable perhaps unfinished."""
        words: list[str | tuple[int, str]] = list(run)
        return _all([*self._filters(), tantivy.Query.phrase_prefix_query(self.schema, "title", words)], [])

    def _term(self, name: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, value)

    def _conditions(self) -> list[tantivy.Query]:
        made = self._filters()
        made += [self._phrase("positions", phrase) for phrase in self.plan.phrases]
        if self.plan.number:
            made.append(self._number(self.plan.number))
        if self.plan.words_required:
            made.append(self._words())
        return made or [tantivy.Query.all_query()]

    def _words(self) -> tantivy.Query:
        if self.plan.enough:
            units = [(_SHOULD, self._thing(unit)) for unit in self.plan.units]
            found = tantivy.Query.boolean_query(units, minimum_number_should_match=self.plan.enough)
        else:
            found = _all([self._thing(thing) for thing in self.plan.asked], [])
        if not self.plan.likely_number:
            return found
        return _any([found, self._term("numbers", self.plan.likely_number)])

    def _thing(self, thing: Alternatives) -> tantivy.Query:
        return _any([self._in_text(spelling) for spelling in thing])

    def _in_text(self, run: tuple[str, ...]) -> tantivy.Query:
        """The run in the entry's own text or in one of its files."""
        return _any([self._run(run, "syllables", "pairs"), self._run(run, "file_syllables", "file_pairs")])

    def _run(self, run: tuple[str, ...], single: str, double: str) -> tantivy.Query:
        if len(run) == 1:
            return self._term(single, run[0])
        return _all([self._term(double, pair) for pair in adjacent(run)], [])

    def _number(self, key: str) -> tantivy.Query:
        """Borne in whole or part, or, a whole one, cited."""
        return _any([self._term("numbers", key), self._term("cited", key)])

    def _phrase(self, name: str, run: tuple[str, ...]) -> tantivy.Query:
        if len(run) == 1:
            return self._term(name, run[0])
        words: list[str | tuple[int, str]] = list(run)
        return tantivy.Query.phrase_query(self.schema, name, words)

    def _filters(self) -> list[tantivy.Query]:
        """Audience always; facets and dates as chosen."""
        query = self.query
        made = [tantivy.Query.term_set_query(self.schema, "audience", list(query.audience))]
        for name, chosen in query.facets.items():
            if chosen:
                made.append(_any([self._term(f"facets.{name}", clean(value)) for value in chosen]))
        if query.since or query.until:
            made.append(self._dates(query.since, query.until))
        return made

    def _dates(self, since: dt.date | None, until: dt.date | None) -> tantivy.Query:
        first = since.toordinal() * _NUMBERS_A_DAY if since else 1
        last = (until or dt.date.max).toordinal() * _NUMBERS_A_DAY + _NUMBERS_A_DAY - 1
        return tantivy.Query.range_query(self.schema, "moment", tantivy.FieldType.Integer, first, last)

    def _exclusions(self) -> list[tantivy.Query]:
        return [self._excluded(exclusion) for exclusion in self.plan.without]

    def _excluded(self, exclusion: Exclusion) -> tantivy.Query:
        marks = [self._term("typed", token) for token in exclusion.typed]
        return _all([self._phrase("positions", exclusion.phrase), *marks], [])

    def _scores(self) -> list[tantivy.Query]:
        """Syllables and pairs over the whole entry; those of files weigh less."""
        made = [self._term("syllables", syllable) for syllable in self.plan.syllables]
        made += [self._term("pairs", pair) for pair in self.plan.pairs]
        for spelling in (spelling for thing in self.plan.asked for spelling in thing[1:]):
            made.append(self._run(spelling, "syllables", "pairs"))
        made += [self._phrase("positions", phrase) for phrase in self.plan.phrases]
        in_files = [self._term("file_syllables", syllable) for syllable in self.plan.syllables]
        in_files += [self._term("file_pairs", pair) for pair in self.plan.pairs]
        return made + [tantivy.Query.boost_query(term, FILE_BOOST) for term in in_files]

    def _tiers(self) -> list[tantivy.Query]:
        made = []
        number = self.plan.number or self.plan.likely_number
        if number:
            made.append(_constant(self._term("numbers", number), NUMBER_TIER))
            made.append(_constant(self._term("numbers", f"={number}"), WHOLE_NUMBER))
        if self.plan.typed:
            marks = [self._term("typed", token) for token in self.plan.typed]
            made.append(_constant(_all(marks, []), MARKS_TIER))
        if self.plan.borne:
            made.append(_constant(self._term("numbers", self.plan.borne), BORNE_TIER))
        titles = [_any([self._phrase("title", run) for run in runs]) for runs in self._title_runs()]
        if titles:
            made.append(_constant(_all(titles, []), TITLE_TIER))
        return made

    def _title_runs(self) -> list[Alternatives]:
        """What a title must hold: the words in a row (a lone acronym in any spelling) and each phrase."""
        words = self.plan.asked[0] if len(self.plan.asked) == 1 else (self.plan.run,)
        return [*([words] if self.plan.run else []), *((phrase,) for phrase in self.plan.phrases)]


def _constant(query: tantivy.Query, score: float) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, score)


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else _either(queries)


def _either(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(_SHOULD, query) for query in queries])


def _all(queries: Sequence[tantivy.Query], but_not: Sequence[tantivy.Query]) -> tantivy.Query:
    clauses = [(_MUST, query) for query in queries] + [(_NOT, query) for query in but_not]
    return tantivy.Query.boolean_query(clauses)
