"""How each engine says the few things a search is made of; `asking` speaks only these."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import tantivy
from elasticsearch_dsl import Q
from elasticsearch_dsl.query import Query as ElasticQuery

Said = TypeVar("Said")


class Dialect(ABC, Generic[Said]):
    """Conditions and scores over fields of tokens. `run` is a sequence of tokens in a row."""

    def stands(self, name: str, token: str) -> bool:
        """Whether the token may stand in the field anywhere: what does not need not be asked for."""
        return True

    @abstractmethod
    def term(self, name: str, value: str) -> Said:
        """The token stands in the field; scored by how often and how rare."""

    @abstractmethod
    def one_of(self, name: str, values: Sequence[str]) -> Said:
        """One of the values stands in the field."""

    @abstractmethod
    def phrase(self, name: str, run: Sequence[str]) -> Said:
        """The run stands in a field that keeps positions."""

    @abstractmethod
    def beginning(self, name: str, run: Sequence[str]) -> Said:
        """The run stands there, its last token perhaps unfinished."""

    @abstractmethod
    def between(self, name: str, first: int, last: int) -> Said:
        """The whole number in the field is in the range, both ends included."""

    @abstractmethod
    def everything(self) -> Said:
        """All entries."""

    @abstractmethod
    def all_of(self, conditions: Sequence[Said], but_not: Sequence[Said] = ()) -> Said:
        """Every condition holds and none of the others; at least one condition."""

    @abstractmethod
    def any_of(self, conditions: Sequence[Said], at_least: int = 1) -> Said:
        """That many of the conditions hold."""

    @abstractmethod
    def constant(self, condition: Said, score: float) -> Said:
        """The condition, scored always the same."""

    @abstractmethod
    def boosted(self, scored: Said, factor: float) -> Said:
        """The same with its score multiplied."""

    @abstractmethod
    def ranked(
        self,
        filters: Sequence[Said],
        required: Sequence[Said],
        but_not: Sequence[Said],
        besides: Sequence[Said],
    ) -> Said:
        """What passes the filters and has what is required, scored by that and by what it has besides."""


_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class TantivyDialect(Dialect[tantivy.Query]):
    """As queries of the embedded library, for one schema and, where it is known, one state of the index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher | None = None) -> None:
        self.schema, self.searcher = schema, searcher

    def stands(self, name: str, token: str) -> bool:
        return self.searcher is None or self.searcher.doc_freq(name, token) > 0

    def term(self, name: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, value)

    def one_of(self, name: str, values: Sequence[str]) -> tantivy.Query:
        # The library's own set of terms costs thirty times as much as a few terms.
        return self.any_of([self.term(name, value) for value in values])

    def phrase(self, name: str, run: Sequence[str]) -> tantivy.Query:
        if len(run) == 1:
            return self.term(name, run[0])
        words: list[str | tuple[int, str]] = list(run)
        return tantivy.Query.phrase_query(self.schema, name, words)

    def beginning(self, name: str, run: Sequence[str]) -> tantivy.Query:
        words: list[str | tuple[int, str]] = list(run)
        return tantivy.Query.phrase_prefix_query(self.schema, name, words)

    def between(self, name: str, first: int, last: int) -> tantivy.Query:
        return tantivy.Query.range_query(self.schema, name, tantivy.FieldType.Integer, first, last)

    def everything(self) -> tantivy.Query:
        return tantivy.Query.all_query()

    def all_of(
        self, conditions: Sequence[tantivy.Query], but_not: Sequence[tantivy.Query] = ()
    ) -> tantivy.Query:
        if len(conditions) == 1 and not but_not:
            return conditions[0]
        clauses = [(_MUST, condition) for condition in conditions] + [(_NOT, query) for query in but_not]
        return tantivy.Query.boolean_query(clauses)

    def any_of(self, conditions: Sequence[tantivy.Query], at_least: int = 1) -> tantivy.Query:
        if len(conditions) == 1:
            return conditions[0]
        clauses = [(_SHOULD, condition) for condition in conditions]
        return tantivy.Query.boolean_query(clauses, minimum_number_should_match=at_least)

    def constant(self, condition: tantivy.Query, score: float) -> tantivy.Query:
        return tantivy.Query.const_score_query(condition, score)

    def boosted(self, scored: tantivy.Query, factor: float) -> tantivy.Query:
        return tantivy.Query.boost_query(scored, factor)

    def ranked(
        self,
        filters: Sequence[tantivy.Query],
        required: Sequence[tantivy.Query],
        but_not: Sequence[tantivy.Query],
        besides: Sequence[tantivy.Query],
    ) -> tantivy.Query:
        clauses = [(_MUST, self.constant(condition, 0.0)) for condition in filters]
        clauses += [(_MUST, scored) for scored in required] + [(_NOT, query) for query in but_not]
        clauses += [(_SHOULD, scored) for scored in besides]
        return tantivy.Query.boolean_query(clauses)


class ElasticDialect(Dialect[ElasticQuery]):
    """As queries of Elasticsearch."""

    def term(self, name: str, value: str) -> ElasticQuery:
        return Q("term", **{name: {"value": value}})

    def one_of(self, name: str, values: Sequence[str]) -> ElasticQuery:
        return Q("terms", **{name: list(values)})

    def phrase(self, name: str, run: Sequence[str]) -> ElasticQuery:
        if len(run) == 1:
            return self.term(name, run[0])
        return Q("match_phrase", **{name: {"query": " ".join(run)}})

    def beginning(self, name: str, run: Sequence[str]) -> ElasticQuery:
        if len(run) == 1:
            return Q("prefix", **{name: {"value": run[0]}})
        return Q("match_phrase_prefix", **{name: {"query": " ".join(run)}})

    def between(self, name: str, first: int, last: int) -> ElasticQuery:
        return Q("range", **{name: {"gte": first, "lte": last}})

    def everything(self) -> ElasticQuery:
        return Q("match_all")

    def all_of(
        self, conditions: Sequence[ElasticQuery], but_not: Sequence[ElasticQuery] = ()
    ) -> ElasticQuery:
        if len(conditions) == 1 and not but_not:
            return conditions[0]
        return Q("bool", must=list(conditions), must_not=list(but_not))

    def any_of(self, conditions: Sequence[ElasticQuery], at_least: int = 1) -> ElasticQuery:
        if len(conditions) == 1:
            return conditions[0]
        return Q("bool", should=list(conditions), minimum_should_match=at_least)

    def constant(self, condition: ElasticQuery, score: float) -> ElasticQuery:
        return Q("constant_score", filter=condition, boost=score)

    def boosted(self, scored: ElasticQuery, factor: float) -> ElasticQuery:
        if scored.name == "term":
            ((field, asked),) = scored.to_dict()["term"].items()
            return Q("term", **{field: {**asked, "boost": factor}})
        return Q("bool", must=[scored], boost=factor)

    def ranked(
        self,
        filters: Sequence[ElasticQuery],
        required: Sequence[ElasticQuery],
        but_not: Sequence[ElasticQuery],
        besides: Sequence[ElasticQuery],
    ) -> ElasticQuery:
        said: dict[str, Any] = {"filter": list(filters), "must": list(required), "must_not": list(but_not)}
        return Q("bool", **said, should=list(besides), minimum_should_match=0)
