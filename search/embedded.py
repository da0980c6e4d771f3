"""The engine that needs no server: tantivy, files on disk."""

import hashlib
import json
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

import tantivy

from search import guesses
from search.analysis import FREQUENCIES, MARKS, POSITIONS, analyse
from search.asking import DEMOTION, Asking, moment
from search.dialects import TantivyDialect
from search.engine import (
    EngineBusy,
    EngineError,
    Entry,
    Facet,
    Health,
    Held,
    Hit,
    Query,
    Results,
    speaking_of_errors,
)
from search.matching import TokenEngine, View, Words, facet_values, settled
from search.store import Store

# Raise when what is stored changes its meaning: the index is then built anew beside the old one.
SCHEMA = "3"
_MOST_VALUES = 10_000
_FIRST_SCANNED = 10_000
# `weight_by_field` multiplies a score by log2(2 + weight): 1 for a demoted entry, 1/0.7 for others.
_DEMOTED, _NORMAL = 0.0, 2 ** (1 / DEMOTION) - 2


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Keys are raw text: a delete by an unsigned number would do nothing, silently.
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    # What guesses are read from, one line of JSON.
    builder.add_text_field("shown", stored=True, tokenizer_name="raw", index_option="basic")
    for names, kept in ((FREQUENCIES, "freq"), (POSITIONS, "position"), (MARKS, "basic")):
        for name in names:
            builder.add_text_field(name, tokenizer_name="whitespace", index_option=kept)
    builder.add_text_field("audience", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_json_field("facets", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("version", fast=True)
    builder.add_integer_field("fingerprint", fast=True)
    builder.add_integer_field("moment", fast=True, indexed=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def schema_version() -> str:
    """The directory's name: changes with SCHEMA, the fields and the library's minor version."""
    parts = (SCHEMA, *FREQUENCIES, *POSITIONS, *MARKS, version("tantivy").rpartition(".")[0])
    return f"v{SCHEMA}-" + hashlib.sha256(" ".join(parts).encode()).hexdigest()[:8]


class EmbeddedEngine(TokenEngine[tantivy.Query]):
    """`Engine` on a tantivy index at `path`; a writer waits `wait` seconds at most for another."""

    def __init__(self, path: str | Path, wait: float = 2.0) -> None:
        self.schema = build_schema()
        self.store = Store(Path(path), self.schema, schema_version(), wait)
        self.browsed = Browsed()

    @classmethod
    def configured(cls, config: Mapping[str, Any]) -> Self:
        return cls(config["PATH"])

    def add(self, entries: Iterable[Entry]) -> None:
        # The last of two entries of one key wins.
        batch = {entry.key: entry for entry in entries}
        if batch:
            with speaking_of_errors():
                self.store.change(batch, map(self._document, batch.values()))

    def remove(self, keys: Iterable[str] | Mapping[str, int]) -> None:
        # One writer at a time, on one machine: nothing newer can have come meanwhile.
        gone = list(keys)
        if gone:
            with speaking_of_errors():
                self.store.change(gone, ())

    def rebuild(self, entries: Iterable[Entry]) -> None:
        with speaking_of_errors():
            self.store.replace(map(self._document, entries))

    def _document(self, entry: Entry) -> tantivy.Document:
        values: dict[str, Any] = analyse(entry).stored() | {
            "key": entry.key,
            "shown": json.dumps(Words.of(entry), ensure_ascii=False),
            "audience": list(entry.audience),
            "facets": facet_values(entry),
            "version": entry.version,
            "fingerprint": entry.fingerprint,
            "moment": moment(entry.date, entry.number),
            "weight": _DEMOTED if entry.demoted else _NORMAL,
        }
        return tantivy.Document.from_dict(values, self.schema)

    @contextmanager
    def view(self) -> Iterator[View[tantivy.Query]]:
        with speaking_of_errors():
            yield EmbeddedView(self.schema, self.store.searcher())

    def search(self, query: Query, facet_names: Sequence[str] = ()) -> Results:
        if query.asked or query.without:
            return super().search(query, facet_names)
        begun = time.perf_counter()
        key = (tuple(facet_names), *named(query))
        generation = self.generation()
        results = self.browsed.known(generation, key)
        if results is None:
            results = super().search(query, facet_names)
            self.browsed.keep(generation, key, results)
        return replace(results, took_ms=(time.perf_counter() - begun) * 1000)

    def held(self) -> Iterator[Held]:
        with speaking_of_errors():
            searcher = self.store.searcher()
            hits = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs)).hits
            addresses = [address for _, address in hits]
            versions, prints = (
                searcher.fast_field_values(name, addresses) for name in ("version", "fingerprint")
            )
            for address, number, fingerprint in zip(addresses, versions, prints, strict=True):
                stored = searcher.doc(address).to_dict()
                audience = tuple(stored.get("audience", ()))
                yield Held(stored["key"][0], int(number or 0), int(fingerprint or 0), audience)

    def scan(self, query: Query) -> Iterator[str]:
        with speaking_of_errors():
            view = EmbeddedView(self.schema, self.store.searcher())
            asking, offset, page = settled(view, query), 0, _FIRST_SCANNED
            while True:
                hits = view.page(asking, page, offset).hits
                for _, address in hits:
                    yield view.key(address)
                if len(hits) < page:
                    return
                # Whoever wants more than a reader may take wants it all: each page is found from the start.
                offset, page = offset + page, page * 10

    def generation(self) -> int:
        with speaking_of_errors():
            return self.store.generation()

    def health(self) -> Health:
        place = str(self.store.home)
        try:
            with speaking_of_errors():
                count = self.store.searcher().num_docs
            return Health(ok=True, count=count, place=place, generation=self.generation())
        except EngineError as error:
            damaged = not isinstance(error, EngineBusy)
            return Health(ok=False, place=place, problem=str(error), damaged=damaged)

    def drop(self) -> None:
        with speaking_of_errors():
            self.store.drop()

    def close(self) -> None:
        self.store.close()


class Browsed:
    """Answers to questions without words, which count all there is, kept while the index stands still."""

    MOST = 100

    def __init__(self) -> None:
        self.generation, self.answers = 0, dict[tuple, Results]()

    def known(self, generation: int, key: tuple) -> Results | None:
        return self.answers.get(key) if generation == self.generation else None

    def keep(self, generation: int, key: tuple, results: Results) -> None:
        if generation != self.generation or len(self.answers) >= self.MOST:
            self.generation, self.answers = generation, {}
        self.answers[key] = results


def named(query: Query) -> tuple:
    """All that tells one question without words from another, the audience above all."""
    facets = tuple((name, values) for name, values in sorted(query.facets.items()) if values)
    return facets, query.since, query.until, query.audience, query.sort, query.offset, query.limit


class EmbeddedView(View[tantivy.Query]):
    """One state of the index, for as long as the searcher lives."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self.say, self.searcher = TantivyDialect(schema, searcher), searcher

    def answer(
        self, asking: Asking[tantivy.Query], facet_names: Sequence[str], offset: int, limit: int
    ) -> Results:
        # The library panics at a limit of nothing.
        found = self.page(asking, max(1, limit), offset)
        hits = tuple(self._hit(score, address) for score, address in found.hits[:limit])
        return Results(hits=hits, total=found.count, facets=self._facets(asking, facet_names))

    def page(self, asking: Asking[tantivy.Query], limit: int, offset: int) -> Any:
        if asking.by_score:
            return self.searcher.search(asking.ranking(), limit, offset=offset, weight_by_field="weight")
        order = tantivy.Order.Asc if asking.oldest_first else tantivy.Order.Desc
        return self.searcher.search(
            asking.matching(), limit, offset=offset, order_by_field="moment", order=order
        )

    def _hit(self, score: float, address: tantivy.DocAddress) -> Hit:
        key = self.key(address)
        return Hit(key=key, kind=key.partition(":")[0], score=float(score))

    def key(self, address: tantivy.DocAddress) -> str:
        return self.searcher.doc(address)["key"][0]

    def _facets(self, asking: Asking[tantivy.Query], names: Sequence[str]) -> dict[str, tuple[Facet, ...]]:
        counts: dict[str, tuple[Facet, ...]] = {}
        facets = asking.query.facets
        free = [name for name in names if not facets.get(name)]
        for group in ([free] if free else []) + [[name] for name in names if name not in free]:
            others = {name: chosen for name, chosen in facets.items() if name not in group}
            matching = asking.narrowed(others).matching()
            wanted = {name: {"terms": {"field": f"facets.{name}", "size": _MOST_VALUES}} for name in group}
            answer = self.searcher.aggregate(matching, wanted)
            for name in group:
                found = [Facet(str(item["key"]), int(item["doc_count"])) for item in answer[name]["buckets"]]
                counts[name] = tuple(sorted(found, key=lambda facet: (-facet.count, facet.value)))
        return {name: counts[name] for name in names}

    def empty(self) -> bool:
        return self.searcher.num_docs == 0

    def known(self, syllables: Collection[str]) -> set[str]:
        return {syllable for syllable in syllables if self._stands(syllable)}

    def near(self, syllables: Sequence[str]) -> list[list[str]]:
        return [list(filter(self._stands, guesses.slips(syllable))) for syllable in syllables]

    def _stands(self, syllable: str) -> bool:
        return any(self.searcher.doc_freq(name, syllable) for name in ("syllables", "file_syllables"))

    def counts(self, conditions: Sequence[tantivy.Query]) -> list[int]:
        # The library's own type stubs forget `count`.
        return [int(self.searcher.search(asked, 1).count) for asked in conditions]  # type: ignore[attr-defined]

    def words(self, condition: tantivy.Query, limit: int) -> list[Words]:
        made = []
        for _, address in self.searcher.search(condition, limit).hits:
            made.append(Words(*json.loads(self.searcher.doc(address)["shown"][0])))
        return made
