"""An engine asked through its own client alone: what the same answer costs at the least.

The same tokens, audience, top 20, exact total and four facet counts as ours asks for; none of our ranking
tiers, synonyms or texts of files. The tokens are made beforehand, the engine's own query each time.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from elasticsearch import Elasticsearch

from benchmarks.search.questions import Question
from search.analysis import Plan, adjacent, plan
from search.text import tokens

FACETS = ("letter_type", "issuer", "task_area", "school_year")
TOP, READ, MOST = 20, 60, 10_000
AUDIENCE = "public"
_NUMBERS = ("numbers", "cited")
# Asks one question once; returns the total, or how many words were read for a suggestion.
Ask = Callable[[], int]


def required(asked: Plan) -> tuple[list[list[list[tuple[str, str]]]], int]:
    """What must match: things, each in one of its spellings, each all of its (field, token); and how many of
    the things must: all when 0."""
    things = asked.units if asked.enough else asked.asked
    return [[_tokens(spelling) for spelling in thing] for thing in things], asked.enough


def _tokens(run: Sequence[str]) -> list[tuple[str, str]]:
    return [("pairs", pair) for pair in adjacent(run)] or [("syllables", run[0])]


class DirectTantivy:
    """tantivy's own Python binding on the directory that our engine wrote."""

    def __init__(self, place: Path, schema: tantivy.Schema) -> None:
        self.schema = schema
        self.index = tantivy.Index(schema, str(place), reuse=True)
        self.index.config_reader("manual", 0)
        self.index.reload()

    def asking(self, question: Question) -> Ask:
        query, asked = question.query, plan(question.query)
        if question.kind == "suggestion":
            begun = [token.text for token in tokens(question.raw)]
            return lambda: self._suggest(begun)
        return lambda: self._ask(asked, query.facets)

    def _ask(self, asked: Plan, facets: Any) -> int:
        searcher = self.index.searcher()
        query = self._query(asked, facets)
        if asked.ranked:
            found = searcher.search(query, TOP)
        else:
            found = searcher.search(query, TOP, order_by_field="moment")
        for _score, address in found.hits:
            searcher.doc(address)["key"]
        groups = {name: {"terms": {"field": f"facets.{name}", "size": MOST}} for name in FACETS}
        free = {name: group for name, group in groups.items() if name not in facets}
        searcher.aggregate(query, free)
        for name in facets:
            others = {other: chosen for other, chosen in facets.items() if other != name}
            searcher.aggregate(self._query(asked, others), {name: groups[name]})
        # The library's own type stubs forget `count`.
        return int(found.count)  # type: ignore[attr-defined]

    def _term(self, name: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, value)

    def _query(self, asked: Plan, facets: Any) -> tantivy.Query:
        must = tantivy.Occur.Must
        clauses = [(must, self._term("audience", AUDIENCE))]
        clauses += [(must, self._term(f"facets.{name}", values[0])) for name, values in facets.items()]
        for phrase in asked.phrases:
            alone = len(phrase) == 1
            query = self._term("positions", phrase[0]) if alone else self._phrase(list(phrase))
            clauses.append((must, query))
        if asked.number:
            clauses.append((must, self._one([self._term(name, asked.number) for name in _NUMBERS])))
        if asked.words_required:
            clauses += self._words(asked)
        return tantivy.Query.boolean_query(clauses)

    def _words(self, asked: Plan) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        must, should = tantivy.Occur.Must, tantivy.Occur.Should
        wanted, enough = required(asked)
        things = [self._one([self._all(tokens) for tokens in thing]) for thing in wanted]
        if enough:
            some = [(should, thing) for thing in things]
            return [(must, tantivy.Query.boolean_query(some, minimum_number_should_match=enough))]
        return [(must, thing) for thing in things] + [
            (should, self._term("pairs", pair)) for pair in asked.pairs
        ]

    def _all(self, tokens: list[tuple[str, str]]) -> tantivy.Query:
        terms = [self._term(*token) for token in tokens]
        if len(terms) == 1:
            return terms[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in terms])

    def _one(self, queries: list[tantivy.Query]) -> tantivy.Query:
        if len(queries) == 1:
            return queries[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])

    def _phrase(self, words: list[Any]) -> tantivy.Query:
        return tantivy.Query.phrase_query(self.schema, "positions", words)

    def _suggest(self, begun: list[Any]) -> int:
        searcher = self.index.searcher()
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, self._term("audience", AUDIENCE)),
                (tantivy.Occur.Must, tantivy.Query.phrase_prefix_query(self.schema, "title", begun)),
            ]
        )
        hits = searcher.search(query, READ).hits
        return len([json.loads(searcher.doc(address)["shown"][0]) for _score, address in hits])


class DirectElastic:
    """Elasticsearch's own client and one request of plain JSON."""

    def __init__(self, host: str, alias: str) -> None:
        self.client, self.alias = Elasticsearch([host], request_timeout=60), alias

    def asking(self, question: Question) -> Ask:
        if question.kind == "suggestion":
            body = self._suggestion(question.raw)
            return lambda: len(self._sent(body)["hits"])
        body = self._body(question)
        return lambda: self._sent(body)["total"]["value"]

    def _sent(self, body: dict[str, Any]) -> Any:
        return self.client.search(index=self.alias, **body)["hits"]

    def _body(self, question: Question) -> dict[str, Any]:
        query, asked = question.query, plan(question.query)
        chosen = {name: {"term": {f"facets.{name}": values[0]}} for name, values in query.facets.items()}
        counts = {name: {"terms": {"field": f"facets.{name}", "size": MOST}} for name in FACETS}
        body: dict[str, Any] = {
            "query": _matching(asked),
            "size": TOP,
            "source": False,
            "track_total_hits": True,
            "aggs": {name: _beside(chosen, name, count) for name, count in counts.items()},
        }
        if chosen:
            body["post_filter"] = {"bool": {"filter": list(chosen.values())}}
        if not asked.ranked:
            body["sort"] = [{"moment": "desc"}]
        return body

    def _suggestion(self, raw: str) -> dict[str, Any]:
        begun = [token.text for token in tokens(raw)]
        way = "prefix" if len(begun) == 1 else "match_phrase_prefix"
        must = [{way: {"title": begun[0] if len(begun) == 1 else " ".join(begun)}}]
        query = {"bool": {"must": must, "filter": [{"term": {"audience": AUDIENCE}}]}}
        return {"query": query, "size": READ}


def _beside(chosen: dict[str, Any], name: str, count: dict[str, Any]) -> dict[str, Any]:
    """A facet counted beside the choices in the others."""
    others = [condition for other, condition in chosen.items() if other != name]
    return {"filter": {"bool": {"filter": others}}, "aggs": {name: count}} if others else count


def _matching(asked: Plan) -> dict[str, Any]:
    filters: list[dict[str, Any]] = [{"term": {"audience": AUDIENCE}}]
    must: list[dict[str, Any]] = [{"match_phrase": {"positions": " ".join(run)}} for run in asked.phrases]
    if asked.number:
        must.append({"bool": {"should": [{"term": {name: asked.number}} for name in _NUMBERS]}})
    should: list[dict[str, Any]] = []
    if asked.words_required:
        wanted, enough = required(asked)
        things = [_any([_all(tokens) for tokens in thing]) for thing in wanted]
        if enough:
            must.append({"bool": {"should": things, "minimum_should_match": enough}})
        else:
            must += things
            should = [{"term": {"pairs": pair}} for pair in asked.pairs]
    return {"bool": {"filter": filters, "must": must, "should": should}}


def _all(tokens: list[tuple[str, str]]) -> dict[str, Any]:
    terms = [{"term": {name: token}} for name, token in tokens]
    return terms[0] if len(terms) == 1 else {"bool": {"must": terms}}


def _any(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    return conditions[0] if len(conditions) == 1 else {"bool": {"should": conditions}}
