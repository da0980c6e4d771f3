"""One size, from nothing to its figures, in a process of its own."""

import os
import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from benchmarks.search import living
from benchmarks.search.building import PAGES_UP_TO, STOCK_UP_TO, Builder
from benchmarks.search.direct import FACETS, Ask, DirectElastic, DirectTantivy
from benchmarks.search.language import Language
from benchmarks.search.measuring import Asking, Turn, bounded, in_turn, megabytes, memory
from benchmarks.search.questions import Question, questions
from benchmarks.search.rivals import Fts5
from benchmarks.search.serving import Site, elasticsearch, site
from benchmarks.search.stock import asking as stock
from search.elastic import ElasticEngine
from search.embedded import EmbeddedEngine
from search.engine import Engine, sources

_TOTAL = re.compile(r'role="status">([\d.]+)')
# SQLite is told to stop after so many seconds.
_LATEST = 20.0


@dataclass(frozen=True, slots=True)
class Options:
    """As the command line says; `budget` is seconds for one way to ask all questions of one kind."""

    cache: Path
    texts: Sequence[Path]
    engines: Sequence[str]
    heap: str = "1g"
    rounds: int = 5
    budget: float = 30.0
    seed: int = 1
    rebuild_up_to: int = 100_000


class Run:
    """What is measured at one size. Its folder is this process's VAR_DIR."""

    def __init__(self, options: Options, size: int) -> None:
        self.options, self.size = options, size
        self.folder = Path(os.environ["VAR_DIR"])
        self.language = Language(options.texts, options.seed)
        self.questions = questions(self.language, size, options.seed)
        self.builder = Builder(self.folder, size, self.language, options.seed)
        self.ways: dict[str, Asking] = {}
        self.made: dict[str, Any] = {"memory": {}, "publishing": {}, "rebuilding": {}}
        self.configs: dict[str, dict[str, Any]] = {}

    def measure(self) -> dict[str, Any]:
        database = self.folder / "site.sqlite3"
        with ExitStack() as stack:
            if self.size <= PAGES_UP_TO:
                say(f"{self.size}: rows of the site")
                self.builder.site(database)
            for name in self.options.engines:
                say(f"{self.size}: {name}")
                getattr(self, f"_{name}")(stack, database)
            say(f"{self.size}: asking in turn")
            turns = in_turn(self.ways, self.questions, self.options.rounds, self.options.budget)
            for name, said in (("times", took), ("totals", total)):
                self.made[name] = {
                    kind: {way: said(turn) for way, turn in ways.items()} for kind, ways in turns.items()
                }
            # How many titles a suggestion is made of is no total.
            self.made["agreeing"] = {
                kind: agreeing(ways) for kind, ways in turns.items() if kind != "suggestion"
            }
            self._while_living()
        built = {name: kept for name, kept in self.builder.built.items() if isinstance(kept, dict)}
        return {"letters": self.size, "built": built, **self.made}

    def _embedded(self, stack: ExitStack, database: Path) -> None:
        place = self.folder / "index"
        engine = EmbeddedEngine(place)
        self.builder.engine("embedded", engine, lambda: megabytes(place))
        current = engine.store.home / (engine.store.home / "current").read_text().strip()
        direct = DirectTantivy(current, engine.schema)
        self._engine(stack, "embedded", engine, direct.asking, {"PATH": str(place)})

    def _elastic(self, stack: ExitStack, database: Path) -> None:
        home = self.folder / "elasticsearch"
        host, pid = stack.enter_context(elasticsearch(home, self.options.heap))
        # A machine under load must give a slow answer, not none.
        config = {"HOSTS": [host], "READER_WAIT": 20}
        engine = ElasticEngine(config)
        self.builder.engine("elastic", engine, lambda: stored_megabytes(engine))
        direct = DirectElastic(host, engine.cluster.alias)
        self._engine(stack, "elastic", engine, direct.asking, config)
        self.elastic_pid = pid

    def _engine(
        self, stack: ExitStack, name: str, engine: Engine, direct: Asking, config: dict[str, Any]
    ) -> None:
        self.configs[name] = config
        every = ("kind", *dict.fromkeys(facet for source in sources().values() for facet in source.facets))
        self.ways |= {
            f"{name}, its client": direct,
            f"{name}, ours": asked_of(engine, FACETS),
            f"{name}, ours, every facet": asked_of(engine, every),
        }
        if self.size <= PAGES_UP_TO:
            host = config.get("HOSTS", [""])[0]
            served = stack.enter_context(site(name, host))
            self.made["memory"][name] = living.worker_memory(served, self.questions)
            self.ways[f"{name}, page"] = asked_of_site(served)

    def _fts5(self, stack: ExitStack, database: Path) -> None:
        path = self.folder / "fts5.sqlite3"
        self.builder.fts5(path)
        rival = Fts5(path)
        self.ways["fts5"] = lambda asked: bounded(rival.asking(asked), lambda: rival.database, _LATEST)

    def _stock(self, stack: ExitStack, database: Path) -> None:
        if self.size > STOCK_UP_TO:
            return
        self.builder.stock(database)
        self.ways["stock"] = lambda asked: bounded(
            stock.asking(asked), lambda: connection.connection, _LATEST
        )

    def _while_living(self) -> None:
        if "elastic" in self.configs:
            self.made["memory"]["server"] = memory(self.elastic_pid)
        for name, config in self.configs.items():
            say(f"{self.size}: publishing, {name}")
            engine = living.engine_of(name, config)
            times = living.publishing(engine, self.language, self.size, self.options.seed)
            self.made["publishing"][name] = times.as_json()
            engine.close()
            if self.size <= self.options.rebuild_up_to:
                say(f"{self.size}: rebuilding under traffic, {name}")
                what = (self.options.texts, self.size, self.options.seed)
                self.made["rebuilding"][name] = living.under_rebuild(name, config, self.questions, what)


def stored_megabytes(engine: ElasticEngine) -> float:
    """Of the index itself: beside it lies a log of what was written last."""
    said = engine.cluster.writer().indices.stats(index=engine.cluster.alias, metric="store")
    return round(said["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6, 1)


def asked_of(engine: Engine, facets: Sequence[str]) -> Asking:
    def asking(question: Question) -> Ask:
        query = question.query
        if question.kind == "suggestion":
            return lambda: len(engine.suggest(question.raw))
        return lambda: engine.search(query, facets).total

    return asking


def asked_of_site(served: Site) -> Asking:
    def asking(question: Question) -> Ask | None:
        if question.kind == "suggestion":
            return None
        return lambda: _total(served.get(question.address))

    return asking


def _total(page: bytes) -> int:
    found = _TOTAL.search(page.decode())
    return int(found[1].replace(".", "")) if found else 0


def took(turn: Turn) -> dict[str, Any]:
    return turn.times.as_json()


def total(turn: Turn) -> int:
    """The median total."""
    return sorted(turn.given)[len(turn.given) // 2]


def agreeing(ways: dict[str, Turn]) -> str:
    """On how many questions every way of both engines gave the same total."""
    given = [turn.given for way, turn in ways.items() if "," in way]
    same = sum(len(set(totals)) == 1 for totals in zip(*given, strict=False))
    return f"{same} of {min(map(len, given), default=0)}"


def say(what: str) -> None:
    print(what, flush=True)
