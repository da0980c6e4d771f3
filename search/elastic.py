"""The engine for many machines: Elasticsearch, spoken to through its own query language."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from elasticsearch import BadRequestError
from elasticsearch_dsl import SF, A, MultiSearch, Q, Search
from elasticsearch_dsl.query import Query as ElasticQuery
from elasticsearch_dsl.response import Response

from search.analysis import analyse
from search.asking import DEMOTION, Asking, moment
from search.breaker import Breaker
from search.cluster import Cluster
from search.dialects import ElasticDialect
from search.engine import EngineError, Entry, Facet, Health, Held, Hit, Query, Results, speaking_of_errors
from search.matching import TokenEngine, View, Words, facet_values, settled

_MOST_VALUES = 10_000
_WINDOW = 10_000
_WITHIN = "within others: "
_SYLLABLES = ("syllables", "file_syllables")
# What one slip away means to the server's own list of terms.
_ONE_SLIP = {
    "suggest_mode": "always",
    "max_edits": 1,
    "prefix_length": 0,
    "min_word_length": 2,
    "max_term_freq": 1_000_000_000,
    "size": 60,
    "shard_size": 120,
}


class ElasticEngine(TokenEngine[ElasticQuery]):
    """`Engine` on a cluster: `HOSTS` are its addresses; `INDEX` (a prefix of names), `API_KEY`, `CA_CERTS`,
    `SHARDS` and `REPLICAS` as needed. A question's requests have 1.2 s together; of several nodes one that is
    silent is given half of it, then another is asked."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self.say = ElasticDialect()
        self.config = config
        self.cluster = Cluster(config)
        self.breaker = Breaker(BadRequestError)

    @classmethod
    def configured(cls, config: Mapping[str, Any]) -> Self:
        return cls(config)

    def add(self, entries: Iterable[Entry]) -> None:
        # The last of two entries of one key wins.
        batch = {entry.key: entry for entry in entries}
        if batch:
            with speaking_of_errors():
                self.cluster.change(list(map(stored, batch.values())))

    def remove(self, keys: Iterable[str] | Mapping[str, int]) -> None:
        versions = keys if isinstance(keys, Mapping) else dict.fromkeys(keys, None)
        gone = [forgotten(key, version) for key, version in versions.items()]
        if gone:
            with speaking_of_errors():
                self.cluster.change(gone)

    def rebuild(self, entries: Iterable[Entry]) -> None:
        with speaking_of_errors():
            self.cluster.replace(map(stored, entries))

    @contextmanager
    def view(self) -> Iterator[View[ElasticQuery]]:
        with self.breaker.guarding(), speaking_of_errors():
            until = time.monotonic() + self.cluster.reader_wait
            self.cluster.begin(self.cluster.reader_wait)
            yield ElasticView(self.say, self.cluster, until)

    def held(self) -> Iterator[Held]:
        body = {
            "source": False,
            "docvalue_fields": ["key", "as_of", "fingerprint", "audience"],
            "sort": ["_shard_doc"],
        }
        for hit in self._walked(body):
            found = hit["fields"]
            audience = tuple(found.get("audience", ()))
            yield Held(found["key"][0], found["as_of"][0], found["fingerprint"][0], audience)

    def scan(self, query: Query) -> Iterator[str]:
        with self.view() as view:
            asking = settled(view, query)
            # A server that hangs is found out in a reader's time, not in a writer's.
            view.empty()
        asked = asking.ranking() if asking.by_score else asking.matching()
        body = {"source": False, "query": asked.to_dict(), "sort": order(asking)}
        return (hit["_id"] for hit in self._walked(body))

    def _walked(self, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
        with speaking_of_errors():
            self.cluster.begin()
            yield from self.cluster.walk(body)

    def generation(self) -> int:
        with speaking_of_errors():
            self.cluster.begin()
            return self.cluster.generation()

    def health(self) -> Health:
        place = f"{', '.join(self.cluster.hosts)} {self.cluster.alias}"
        try:
            with speaking_of_errors():
                self.cluster.begin()
                count = self.cluster.writer().count(index=self.cluster.alias)["count"]
            return Health(ok=True, count=count, place=place, generation=self.generation())
        except EngineError as error:
            return Health(ok=False, place=place, problem=str(error))

    def drop(self) -> None:
        with speaking_of_errors():
            self.cluster.drop()

    def close(self) -> None:
        self.cluster.client.close()
        self.cluster = Cluster(self.config)


def stored(entry: Entry) -> dict[str, Any]:
    """The entry as one action of a bulk request; of two versions the newer stays, whichever comes last."""
    return versioned(entry.key, entry.version) | {
        **analyse(entry).stored(),
        "key": entry.key,
        "words": Words.of(entry)._asdict(),
        "audience": list(entry.audience),
        "facets": facet_values(entry),
        "as_of": entry.version,
        "fingerprint": entry.fingerprint,
        "moment": moment(entry.date, entry.number),
        "demoted": entry.demoted,
    }


def forgotten(key: str, version: int | None) -> dict[str, Any]:
    named = {"_id": key} if version is None else versioned(key, version)
    return named | {"_op_type": "delete"}


def versioned(key: str, version: int) -> dict[str, Any]:
    return {"_id": key, "_op_type": "index", "version": version, "version_type": "external_gte"}


def order(asking: Asking[ElasticQuery]) -> list[Any]:
    if asking.by_score:
        return ["_score", {"key": "asc"}]
    return [{"moment": "asc" if asking.oldest_first else "desc"}, {"key": "asc"}]


class ElasticView(View[ElasticQuery]):
    """A reader's question: every request of it within what is left of its time."""

    def __init__(self, say: ElasticDialect, cluster: Cluster, until: float) -> None:
        self.say, self.cluster, self.until = say, cluster, until

    def _search(self) -> Search:
        left = self.until - time.monotonic()
        if left <= 0:
            raise EngineError("the question's time is used up")
        # A shard that does not answer makes totals wrong: then the whole answer is none.
        return Search(using=self.cluster.reader(left), index=self.cluster.alias).params(
            allow_partial_search_results=False
        )

    def answer(
        self, asking: Asking[ElasticQuery], facet_names: Sequence[str], offset: int, limit: int
    ) -> Results:
        beyond = offset + limit > _WINDOW
        chosen = asking.chosen()
        # The choices are cut afterwards, so that a facet's own hides no sibling.
        whole = asking.narrowed({}) if chosen else asking
        search = self._search().source(False).extra(
            size=0 if beyond else limit, from_=0 if beyond else offset, track_total_hits=True
        )  # fmt: skip
        if asking.by_score:
            search = search.query(scored(whole))
        else:
            search = search.query(whole.matching()).sort(*order(asking))
        if chosen:
            search = search.post_filter(self.say.all_of(list(chosen.values())))
        for name in facet_names:
            counting = A("terms", field=f"facets.{name}", size=_MOST_VALUES)
            others = [condition for other, condition in chosen.items() if other != name]
            within = (
                search.aggs.bucket(_WITHIN + name, "filter", Q("bool", filter=others))
                if others
                else search.aggs
            )
            within.bucket(name, counting)
        found = search.execute()
        return Results(hits=hits(found), total=found.hits.total.value, facets=counted(found, facet_names))

    def empty(self) -> bool:
        found = self._search().extra(size=0, terminate_after=1).execute()
        return not found.hits.total.value

    def _many(self, searches: Sequence[Search]) -> list[Response]:
        if not searches:
            return []
        together = MultiSearch(using=self._search()._using, index=self.cluster.alias)
        for search in searches:
            together = together.add(search)
        return together.execute()

    def known(self, syllables: Collection[str]) -> set[str]:
        asked = list(syllables)
        stands = [
            Search().query(self.say.any_of([self.say.term(name, word) for name in _SYLLABLES]))
            for word in asked
        ]
        answers = self._many([search.extra(size=0, terminate_after=1) for search in stands])
        return {word for word, found in zip(asked, answers, strict=True) if found.hits.total.value}

    def near(self, syllables: Sequence[str]) -> list[list[str]]:
        search = self._search().extra(size=0)
        for place, syllable in enumerate(syllables):
            for name in _SYLLABLES:
                search = search.suggest(f"{name} {place}", syllable, term={"field": name, **_ONE_SLIP})
        offered = search.execute().suggest.to_dict() if syllables else {}
        return [
            list(dict.fromkeys(
                option["text"]
                for name in _SYLLABLES
                for word in offered[f"{name} {place}"]
                for option in word["options"]
            ))
            for place in range(len(syllables))
        ]  # fmt: skip

    def counts(self, conditions: Sequence[ElasticQuery]) -> list[int]:
        asked = [Search().query("bool", filter=[condition]) for condition in conditions]
        answers = self._many([search.extra(size=0, track_total_hits=True) for search in asked])
        return [found.hits.total.value for found in answers]

    def words(self, condition: ElasticQuery, limit: int) -> list[Words]:
        found = self._search().query(condition).extra(size=limit).execute()
        return [Words(**hit["_source"]["words"]) for hit in found.to_dict()["hits"]["hits"]]


def scored(asking: Asking[ElasticQuery]) -> ElasticQuery:
    """The ranking, what is not demoted lifted: the exact number's tier is then the same on every engine."""
    lifted = SF({"weight": 1 / DEMOTION, "filter": Q("term", demoted=False)})
    return Q("function_score", query=asking.ranking(), functions=[lifted], boost_mode="multiply")


def hits(found: Response) -> tuple[Hit, ...]:
    """Read as plain values: wrapping each hit costs more than finding it."""
    raw = found._d_["hits"]["hits"]
    return tuple(
        Hit(key=hit["_id"], kind=hit["_id"].partition(":")[0], score=hit["_score"] or 0.0) for hit in raw
    )


def counted(found: Response, names: Sequence[str]) -> dict[str, tuple[Facet, ...]]:
    made = {}
    for name in names:
        counted_all = found._d_["aggregations"]
        buckets = counted_all.get(_WITHIN + name, counted_all)[name]["buckets"]
        facets = [Facet(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
        made[name] = tuple(sorted(facets, key=lambda facet: (-facet.count, facet.value)))
    return made
