"""What is asked must stand first: each index and the site's rows, made once a size and kept."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.search import filling
from benchmarks.search.generating import entry_of, letters, made_letter
from benchmarks.search.language import Language
from benchmarks.search.measuring import megabytes, stopwatch
from benchmarks.search.rivals import Fts5
from benchmarks.search.stock import asking as stock
from search import elastic, embedded
from search.analysis import Fields, analyse
from search.engine import ENGINES, Engine, Entry

PAGES_UP_TO, STOCK_UP_TO = 1_000_000, 100_000


class Clock:
    """Seconds spent in some steps of a longer work."""

    def __init__(self) -> None:
        self.reading = self.analysing = 0.0

    def read(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        pending = iter(entries)
        while True:
            begun = time.perf_counter()
            entry = next(pending, None)
            self.reading += time.perf_counter() - begun
            if entry is None:
                return
            yield entry

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Every call of `analyse` by an engine."""
        analyse = embedded.analyse

        def timed(entry: Entry) -> Any:
            begun = time.perf_counter()
            try:
                return analyse(entry)
            finally:
                self.analysing += time.perf_counter() - begun

        with mock.patch.object(embedded, "analyse", timed), mock.patch.object(elastic, "analyse", timed):
            yield


def digest(read: Iterable[Fields]) -> str:
    """A short name of tokens: another one when the analyser reads the same letters otherwise."""
    said = [sorted(value.split()) for fields in read for value in fields.stored().values()]
    return hashlib.blake2b(repr(said).encode(), digest_size=8).hexdigest()


def clear(folder: Path) -> None:
    """Away with what an earlier run made here of other letters."""
    for name in ("index", "elasticsearch"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in (*folder.glob("site.sqlite3*"), *folder.glob("fts5.sqlite3*")):
        path.unlink()


class Builder:
    """Makes what is missing in a size's folder, and remembers what it cost."""

    def __init__(self, folder: Path, size: int, language: Language, seed: int) -> None:
        self.folder, self.size, self.language, self.seed = folder, size, language, seed
        self.notes = folder / "built.json"
        self.built: dict[str, Any] = json.loads(self.notes.read_text()) if self.notes.exists() else {}
        first = [entry_of(made_letter(language, pk, seed)) for pk in (1, 2, 3)]
        # Other letters: all is made anew; the same ones read otherwise: the engines' indexes.
        letters, tokens = repr([entry.fingerprint for entry in first]), digest(map(analyse, first))
        if self.built.get("letters") != letters:
            clear(folder)
            self.built = {"letters": letters}
        if self.built.get("tokens") != tokens:
            self.built = {name: kept for name, kept in self.built.items() if name not in ENGINES}
            self.built["tokens"] = tokens

    def letters(self):
        return letters(self.language, self.size, self.seed)

    def entries(self) -> Iterator[Entry]:
        return map(entry_of, self.letters())

    def _note(self, name: str, kept: dict[str, float]) -> None:
        self.built[name] = kept
        self.notes.write_text(json.dumps(self.built, indent=1))

    def engine(self, name: str, engine: Engine, measured: Callable[[], float]) -> None:
        """Through the engine's own rebuild, entry by entry; `measured` gives the index's megabytes."""
        if name in self.built and engine.health().count == self.size:
            return
        clock, kept = Clock(), dict[str, float]()
        with clock.watching(), stopwatch(kept, "seconds"):
            engine.rebuild(clock.read(self.entries()))
        assert engine.health().count == self.size, engine.health()
        kept |= {"generating": round(clock.reading, 2), "analysing": round(clock.analysing, 2)}
        kept["engine"] = round(kept["seconds"] - clock.reading - clock.analysing, 2)
        kept["megabytes"] = measured()
        self._note(name, kept)

    def fts5(self, path: Path) -> None:
        if "fts5" in self.built and path.exists():
            return
        path.unlink(missing_ok=True)
        kept: dict[str, float] = {}
        with stopwatch(kept, "seconds"):
            Fts5.build(path, self.letters())
        self._note("fts5", kept | {"megabytes": megabytes(path)})

    def site(self, database: Path) -> None:
        """The rows a result page reads."""
        filling.migrate()
        if "site" in self.built and filling.counted() == self.size:
            return
        kept: dict[str, float] = {}
        with stopwatch(kept, "seconds"):
            filling.fill(self.letters())
        filling.check(made_letter(self.language, pk, self.seed) for pk in (1, 2, self.size))
        self._note("site", kept | {"megabytes": megabytes(database)})

    def stock(self, database: Path) -> None:
        if "stock" in self.built and stock.counted() == self.size:
            return
        kept: dict[str, float] = {}
        before = megabytes(database)
        with stopwatch(kept, "seconds"):
            stock.build(self.letters())
        self._note("stock", kept | {"megabytes": round(megabytes(database) - before, 1)})
