"""Where the index of many machines lies: connections, names, the swap, writing with back-pressure.

`<prefix>-<schema>` is an alias of the index in use, `<prefix>-<schema>-000007`. A schema of another version
lies beside it, so that old and new code run side by side in a deployment; a rebuild clears away what is no
longer used.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from typing import Any

from elastic_transport import BaseNode, NodeConfig, NodeSelector
from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError, TransportError, helpers
from elasticsearch_dsl import Index
from elasticsearch_dsl import Mapping as Fields

from search.analysis import FREQUENCIES, MARKS, POSITIONS
from search.engine import EngineError

# Raise when what is stored changes its meaning: the index is then built anew beside the old one.
SCHEMA = "2"
# A bulk request of this many entries is a few megabytes at most.
_CHUNK, _REBUILD_CHUNK = 200, 500
_REBUILD_WAIT = 60.0
_CONFLICT, _NOT_FOUND = 409, 404


def schema_version() -> str:
    """A part of every name: changes with SCHEMA and the fields."""
    parts = (SCHEMA, *FREQUENCIES, *POSITIONS, *MARKS)
    return f"v{SCHEMA}-" + hashlib.sha256(" ".join(parts).encode()).hexdigest()[:8]


def build_mapping() -> Fields:
    """Tokens between spaces, compared literally; only what a hit shows is kept as it came."""
    fields = Fields()
    fields.meta("_source", includes=["words"])
    fields.meta("dynamic_templates", [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}])
    for names, kept in ((FREQUENCIES, "freqs"), (POSITIONS, "positions"), (MARKS, "docs")):
        for name in names:
            fields.field(name, "text", analyzer="whitespace", index_options=kept)
    for name in ("key", "audience"):
        fields.field(name, "keyword")
    for name in ("as_of", "fingerprint"):
        fields.field(name, "long", index=False)
    fields.field("moment", "long")
    fields.field("demoted", "boolean")
    fields.field("words", "object", enabled=False)
    return fields


class Steady(NodeSelector):
    """Stays with the node that answers; one left for its silence is asked again only after the others, and
    the later the more often it was left."""

    def __init__(self, node_configs: list[NodeConfig]) -> None:
        super().__init__(node_configs)
        self._chosen: BaseNode | None = None
        self._left: Counter[BaseNode] = Counter()

    def select(self, nodes: Sequence[BaseNode]) -> BaseNode:
        if self._chosen is None or self._chosen not in nodes:
            if self._chosen is not None:
                self._left[self._chosen] += 1
            self._chosen = min(nodes, key=self._left.__getitem__)
        return self._chosen


class Cluster:
    """One index on an Elasticsearch cluster, shared by any number of machines."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self.reader_wait, self.writer_wait = config.get("READER_WAIT", 1.2), config.get("WRITER_WAIT", 3.0)
        self.shards, self.replicas = config.get("SHARDS", 1), config.get("REPLICAS", 0)
        self.family = f"{config.get('INDEX', 'van-thu')}-"
        self.alias = self.family + schema_version()
        self.hosts = list(config["HOSTS"])
        self._begun = False
        options = {"api_key": config.get("API_KEY"), "ca_certs": config.get("CA_CERTS")}
        self.client = Elasticsearch(
            self.hosts,
            # In an order of each process's own, so that all nodes are asked.
            randomize_nodes_in_pool=True,
            node_selector_class=Steady,
            max_dead_node_backoff=5,
            connections_per_node=20,
            **{name: value for name, value in options.items() if value},
        )

    def reader(self, wait: float) -> Elasticsearch:
        """Has answered within `wait` seconds: one try, or two of half the time where nodes are several."""
        tries = min(2, len(self.hosts))
        return self.client.options(
            request_timeout=wait / tries, max_retries=tries - 1, retry_on_timeout=True, retry_on_status=()
        )

    def writer(self, wait: float | None = None) -> Elasticsearch:
        """Waits longer and tries again: every write may be repeated."""
        return self.client.options(
            request_timeout=wait or self.writer_wait,
            max_retries=3,
            retry_on_timeout=True,
            retry_on_status=(429, 502, 503, 504),
        )

    def begin(self, wait: float | None = None) -> None:
        """Once a process: an empty index where there is none yet; another may make it at the same time."""
        if self._begun:
            return
        client = self.reader(wait or self.writer_wait)
        if not client.indices.exists_alias(name=self.alias):
            try:
                first = f"{self.alias}-000001"
                self._create(client, first, aliases={self.alias: {"is_write_index": True}})
            except BadRequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise
        self._begun = True

    def _create(
        self, client: Elasticsearch, name: str, *, aliases: dict | None = None, **settings: Any
    ) -> None:
        index = Index(name)
        index.mapping(build_mapping())
        index.settings(
            number_of_shards=self.shards,
            # An absurdly deep page is answered as an empty one, not refused.
            max_result_window=10_000,
            **({"number_of_replicas": self.replicas} | settings),
        )
        index.aliases(**(aliases or {}))
        index.create(using=client)

    def change(self, actions: Iterable[dict[str, Any]]) -> None:
        """Write these, all of them visible on return. Raises EngineError for the first refused."""
        self.begin()
        writer = self.writer()
        pending = iter(actions)
        while chunk := list(islice(pending, _CHUNK)):
            self._send(writer, self.alias, chunk)
        writer.indices.refresh(index=self.alias)

    def _send(self, writer: Elasticsearch, target: str, chunk: list[dict[str, Any]]) -> None:
        try:
            self._bulk(writer, target, chunk)
        except NotFoundError:
            self._begun = False
            self.begin()
            self._bulk(writer, target, chunk)

    def _bulk(self, writer: Elasticsearch, target: str, chunk: list[dict[str, Any]]) -> None:
        sent = helpers.streaming_bulk(
            writer,
            ({"_index": target, **action} for action in chunk),
            chunk_size=len(chunk),
            raise_on_error=False,
            # A node that has too much to do says so for each entry: wait for it.
            max_retries=5,
            initial_backoff=0.1,
            max_backoff=3,
            # A name that is no index of ours would be made one, with fields guessed.
            require_alias=target == self.alias,
        )
        for stored, item in sent:
            (said,) = item.values()
            if not stored and said["status"] not in (_CONFLICT, _NOT_FOUND):
                raise EngineError(f"{said['_id']}: {said.get('error')}")
            if not stored and (said.get("error") or {}).get("type") == "index_not_found_exception":
                raise NotFoundError("no index", said["error"], said)

    def replace(self, actions: Iterable[dict[str, Any]]) -> None:
        """A fresh index of these in place of the old one, which readers see until then."""
        writer = self.writer(_REBUILD_WAIT)
        name = self._next_name()
        self._create(writer, name, number_of_replicas=0, refresh_interval="-1")
        try:
            self._fill(writer, name, actions)
            settings = {"number_of_replicas": self.replicas, "refresh_interval": None}
            writer.indices.put_settings(index=name, settings=settings)
            writer.indices.refresh(index=name)
            # Not served before its copies stand, where there are machines for them.
            writer.cluster.health(index=name, wait_for_no_initializing_shards=True, timeout="30s")
        except BaseException:
            writer.indices.delete(index=name, ignore_unavailable=True)
            raise
        self._switch(writer, name)

    def _fill(self, writer: Elasticsearch, name: str, actions: Iterable[dict[str, Any]]) -> None:
        """Two requests on their way at most; the entries are read in the caller's own thread."""
        pending, on_their_way = iter(actions), deque[Future[None]]()
        with ThreadPoolExecutor(2) as pool:
            while chunk := list(islice(pending, _REBUILD_CHUNK)):
                if len(on_their_way) == 2:
                    on_their_way.popleft().result()
                on_their_way.append(pool.submit(self._bulk, writer, name, chunk))
            for sent in on_their_way:
                sent.result()

    def _next_name(self) -> str:
        serials = [int(name.rpartition("-")[2]) for name in self._names(f"{self.alias}-*")]
        return f"{self.alias}-{max(serials, default=0) + 1:06d}"

    def _names(self, pattern: str) -> list[str]:
        return list(self.writer().indices.get(index=pattern, features="aliases"))

    def _switch(self, writer: Elasticsearch, name: str) -> None:
        """In one step; what earlier rebuilds left, killed ones too, and other schemas go."""
        added = {"add": {"index": name, "alias": self.alias, "is_write_index": True}}
        old = [other for other in self._names(f"{self.family}v*") if other != name]
        ours = [other for other in old if other.startswith(f"{self.alias}-")]
        removed = [{"remove": {"index": other, "alias": self.alias, "must_exist": False}} for other in ours]
        writer.indices.update_aliases(actions=[added, *removed])
        for other in old:
            writer.indices.delete(index=other, ignore_unavailable=True)

    def drop(self) -> None:
        self._begun = False
        for name in self._names(f"{self.family}v*"):
            self.writer().indices.delete(index=name, ignore_unavailable=True)

    def walk(self, body: dict[str, Any], page: int = 2000) -> Iterator[dict[str, Any]]:
        """Every hit of a sorted search, however many, as of one moment."""
        client = self.writer()
        point = client.open_point_in_time(index=self.alias, keep_alive="2m")["id"]
        try:
            after: dict[str, Any] = {}
            while True:
                pit = {"id": point, "keep_alive": "2m"}
                answer = client.search(**body, **after, size=page, pit=pit, track_total_hits=False)
                point, hits = answer["pit_id"], answer["hits"]["hits"]
                yield from hits
                if len(hits) < page:
                    return
                after = {"search_after": hits[-1]["sort"]}
        finally:
            # Best effort: it ends by itself, and whoever broke off should not wait for a server that hangs.
            with suppress(ApiError, TransportError):
                self.reader(self.reader_wait).close_point_in_time(id=point)

    def generation(self) -> int:
        """The index's serial and how many changes its shards have seen, as one growing number."""
        stats = self.writer().indices.stats(index=self.alias, level="shards", metric="docs")
        made = 0
        for name, index in stats["indices"].items():
            copies = [
                copy for shard in index["shards"].values() for copy in shard if copy["routing"]["primary"]
            ]
            changes = sum(copy["seq_no"]["max_seq_no"] + 1 for copy in copies)
            made = max(made, (int(name.rpartition("-")[2]) << 40) + changes)
        return made
