"""The engine that needs no server: tantivy, files on disk."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

import tantivy

from search import guesses
from search.analysis import analyse
from search.asking import DEMOTED, EXACT_NUMBER, NORMAL_WEIGHT, Asking, moment
from search.engine import PUBLIC, Engine, EngineError, Entry, Facet, Health, Held, Hit, Query, Results
from search.store import Store, speaking_of_errors
from search.text import clean, tokens

# Raise when what is stored changes its meaning: the index is then built anew beside the old one.
SCHEMA = "2"
_FREQUENCIES = ("syllables", "pairs", "file_syllables", "file_pairs")
_POSITIONS = ("positions", "title")
_MARKS = ("typed", "numbers", "cited")
_MOST_VALUES = 10_000
_DEEPEST = 10_000_000
_TITLES_READ = 60
# Fewer hits than this are next to nothing: a slip is then likely, if a word is unknown too.
_FEW = 3


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Keys are raw text: a delete by an unsigned number would do nothing, silently.
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("shown", stored=True, tokenizer_name="raw", index_option="basic")
    for name in _FREQUENCIES:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in _POSITIONS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in _MARKS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("audience", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_json_field("facets", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("version", fast=True)
    builder.add_integer_field("fingerprint", fast=True)
    builder.add_integer_field("moment", fast=True, indexed=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def schema_version() -> str:
    """The directory's name: changes with SCHEMA, the fields and the library's minor version."""
    parts = (SCHEMA, *_FREQUENCIES, *_POSITIONS, *_MARKS, version("tantivy").rpartition(".")[0])
    return f"v{SCHEMA}-" + hashlib.sha256(" ".join(parts).encode()).hexdigest()[:8]


class EmbeddedEngine(Engine):
    """`Engine` on a tantivy index at `path`; a writer waits `wait` seconds at most for another."""

    def __init__(self, path: str | Path, wait: float = 2.0) -> None:
        self.schema = build_schema()
        self.store = Store(Path(path), self.schema, schema_version(), wait)

    @classmethod
    def configured(cls, config: Mapping[str, Any]) -> Self:
        return cls(config["PATH"])

    def add(self, entries: Iterable[Entry]) -> None:
        # The last of two entries of one key wins.
        batch = {entry.key: entry for entry in entries}
        if batch:
            with speaking_of_errors():
                self.store.change(batch, map(self._document, batch.values()))

    def remove(self, keys: Iterable[str]) -> None:
        gone = list(keys)
        if gone:
            with speaking_of_errors():
                self.store.change(gone, ())

    def rebuild(self, entries: Iterable[Entry]) -> None:
        with speaking_of_errors():
            self.store.replace(map(self._document, entries))

    def _document(self, entry: Entry) -> tantivy.Document:
        fields = analyse(entry)
        values: dict[str, Any] = {
            name: " ".join(getattr(fields, name)) for name in (*_FREQUENCIES, *_POSITIONS, *_MARKS)
        }
        facets = {name: [clean(value) for value in chosen if value] for name, chosen in entry.facets.items()}
        facets["kind"] = [entry.kind]
        values |= {
            "key": entry.key,
            "shown": clean(entry.title)[:1000],
            "audience": list(entry.audience),
            "facets": {name: chosen for name, chosen in facets.items() if chosen},
            "version": entry.version,
            "fingerprint": entry.fingerprint,
            "moment": moment(entry.date, entry.number),
            "weight": DEMOTED if entry.demoted else NORMAL_WEIGHT,
        }
        return tantivy.Document.from_dict(values, self.schema)

    def search(self, query: Query, facet_names: Sequence[str] = ()) -> Results:
        begun = time.perf_counter()
        with speaking_of_errors():
            searcher = self.store.searcher()
            results = self._answer(searcher, query)
            if self._may_be_a_slip(searcher, query, results.total):
                results, query = self._corrected(searcher, query, results)
            counts = self._facets(searcher, query, facet_names)
        return replace(results, facets=counts, took_ms=(time.perf_counter() - begun) * 1000)

    def _answer(self, searcher: tantivy.Searcher, query: Query) -> Results:
        asking = Asking(self.schema, query)
        limit, offset = min(query.limit, 1000), query.offset
        # The library panics at a limit of nothing and fails beyond what it can count.
        skip = offset >= _DEEPEST or limit < 1
        found = self._page(searcher, asking, 1 if skip else limit, 0 if skip else offset)
        first = found.hits[0][0] if found.hits else 0.0
        hits = () if skip else tuple(self._hit(searcher, score, at) for score, at in found.hits)
        number_found = bool(asking.plan.number) and asking.by_score and first >= EXACT_NUMBER
        return Results(hits=hits, total=found.count, number_found=number_found)

    def _page(self, searcher: tantivy.Searcher, asking: Asking, limit: int, offset: int) -> Any:
        if asking.by_score:
            return searcher.search(asking.ranking(), limit, offset=offset, weight_by_field="weight")
        return searcher.search(
            asking.matching(), limit, offset=offset, order_by_field="moment", order=asking.order
        )

    def _hit(self, searcher: tantivy.Searcher, score: float, address: tantivy.DocAddress) -> Hit:
        key = searcher.doc(address)["key"][0]
        return Hit(key=key, kind=key.partition(":")[0], score=float(score))

    def _facets(
        self, searcher: tantivy.Searcher, query: Query, names: Sequence[str]
    ) -> dict[str, tuple[Facet, ...]]:
        """Counts of each facet with the choices made in the others: its own hides no sibling."""
        counts: dict[str, tuple[Facet, ...]] = {}
        free = [name for name in names if not query.facets.get(name)]
        for group in ([free] if free else []) + [[name] for name in names if name not in free]:
            others = {name: chosen for name, chosen in query.facets.items() if name not in group}
            matching = Asking(self.schema, replace(query, facets=others)).matching()
            wanted = {name: {"terms": {"field": f"facets.{name}", "size": _MOST_VALUES}} for name in group}
            answer = searcher.aggregate(matching, wanted)
            for name in group:
                found = [Facet(str(item["key"]), int(item["doc_count"])) for item in answer[name]["buckets"]]
                counts[name] = tuple(sorted(found, key=lambda facet: (-facet.count, facet.value)))
        return {name: counts[name] for name in names}

    def _may_be_a_slip(self, searcher: tantivy.Searcher, query: Query, total: int) -> bool:
        if query.number or query.phrases or not query.words or total >= _FEW:
            return False
        return total == 0 or any(not self._known(searcher, token.text) for token in tokens(query.words))

    def _corrected(self, searcher: tantivy.Searcher, query: Query, results: Results) -> tuple[Results, Query]:
        """The answer to the corrected question, when it has one and a better one."""
        words = self._spelled(searcher, query.words, query.audience)
        other = replace(query, words=words)
        better = self._answer(searcher, other) if words else results
        if better.total <= results.total:
            return results, query
        return replace(better, corrected=words), other

    def spelling(self, words: str, audience: tuple[str, ...] = PUBLIC) -> str:
        with speaking_of_errors():
            return self._spelled(self.store.searcher(), words, audience)

    def _spelled(self, searcher: tantivy.Searcher, words: str, audience: tuple[str, ...]) -> str:
        words = clean(words)
        found = tokens(words)
        plain = [token.text for token in found]

        def count(run: Sequence[str]) -> int:
            asking = Asking(self.schema, Query(audience=audience))
            # The library's own type stubs forget `count`.
            return int(searcher.search(asking.beside(run), 1).count)  # type: ignore[attr-defined]

        slip = guesses.correction(plain, lambda syllable: self._known(searcher, syllable), count)
        if slip is None:
            return ""
        place, made = slip
        whole = [*plain[:place], *made, *plain[place + 1 :]]
        titles = self._titles(searcher, Asking(self.schema, Query(audience=audience)).beside(whole))
        shown = guesses.marked(whole, titles)
        if shown:
            return shown
        return words[: found[place].start] + " ".join(made) + words[found[place].end :]

    def _known(self, searcher: tantivy.Searcher, syllable: str) -> bool:
        return any(searcher.doc_freq(name, syllable) for name in ("syllables", "file_syllables"))

    def _titles(self, searcher: tantivy.Searcher, asked: tantivy.Query) -> list[str]:
        hits = searcher.search(asked, _TITLES_READ).hits
        return [searcher.doc(address)["shown"][0] for _, address in hits]

    def suggest(self, prefix: str, audience: tuple[str, ...] = PUBLIC, limit: int = 8) -> list[str]:
        asked = [token.text for token in tokens(clean(prefix))]
        if not asked:
            return []
        with speaking_of_errors():
            beginning = Asking(self.schema, Query(audience=audience)).beginning(asked)
            titles = self._titles(self.store.searcher(), beginning)
        return guesses.completions(prefix, titles, limit)

    def held(self) -> Iterator[Held]:
        with speaking_of_errors():
            searcher = self.store.searcher()
            hits = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs)).hits
            addresses = [address for _, address in hits]
            versions, prints = (
                searcher.fast_field_values(name, addresses) for name in ("version", "fingerprint")
            )
            for address, version, fingerprint in zip(addresses, versions, prints, strict=True):
                stored = searcher.doc(address)
                audience = tuple(stored.to_dict().get("audience", ()))
                yield Held(stored["key"][0], int(version or 0), int(fingerprint or 0), audience)

    def scan(self, query: Query) -> Iterator[str]:
        with speaking_of_errors():
            searcher = self.store.searcher()
            asking = Asking(self.schema, query)
            for _, address in self._page(searcher, asking, max(1, searcher.num_docs), 0).hits:
                yield searcher.doc(address)["key"][0]

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
            return Health(ok=False, place=place, problem=str(error))

    def close(self) -> None:
        self.store.close()
