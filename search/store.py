"""Where the embedded index lies: directories, the writers' lock, the swap, readers that keep up.

`<path>/<schema>/current` names the directory in use, `<path>/<schema>/lock` is the writers' lock. A
schema of another version lies beside it, so that old and new code run side by side in a deployment;
a rebuild clears away what is no longer used.
"""

import contextlib
import fcntl
import json
import os
import shutil
import threading
import time
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tantivy

from search.engine import EngineBusy, EngineError

_SMALL_HEAP, _LARGE_HEAP = 30_000_000, 200_000_000
_POLL = 0.02
# Directory serial and commit stamp in one growing number.
_STAMPS = 1 << 40
# A commit that leaves as many segments as this may have set off a merge: the library's own rule.
_MAY_MERGE = 8
# A writer that merges waits this long for another change, and keeps others from writing this long at most.
_LINGER, _LONGEST = 0.3, 1.5


@dataclass(slots=True)
class Writing:
    """A writer, open, and the writers' lock that it has."""

    writer: tantivy.IndexWriter
    lock: contextlib.ExitStack
    since: float
    used: float

    @property
    def is_over(self) -> bool:
        now = time.monotonic()
        return now - self.used >= _LINGER or now - self.since >= _LONGEST

    def end(self) -> None:
        """Until what is being merged is merged: a writer dropped before loses that work."""
        with self.lock:
            self.writer.wait_merging_threads()


# The threads of a process write by turns. A fork is a turn too: the child would have the lock for ever.
_TURN = threading.RLock()
_STORES: "weakref.WeakSet[Store]" = weakref.WeakSet()


def _before_fork() -> None:
    _TURN.acquire()
    for store in list(_STORES):
        store.end_writing()


os.register_at_fork(before=_before_fork, after_in_parent=_TURN.release, after_in_child=_TURN.release)


class Store:
    """One index on disk, shared by any number of processes. Threads may share a Store."""

    def __init__(self, path: Path, schema: tantivy.Schema, version: str, wait: float) -> None:
        self.path, self.home = path, path / version
        self.schema, self.wait = schema, wait
        self._guard = threading.Lock()
        self._open: tuple[int, str, tantivy.Index] | None = None
        self._seen: tuple[int, int] | None = None
        self._writing: Writing | None = None
        _STORES.add(self)

    def searcher(self) -> tantivy.Searcher:
        """A searcher that sees every commit made so far, by whichever process."""
        if self._open and self._open[0] != os.getpid():
            # After a fork: the parent's lock may be held for ever, its watcher threads are gone.
            self._guard, self._open = threading.Lock(), None
        with self._guard:
            return self._index().searcher()

    def _index(self) -> tantivy.Index:
        # A rebuild elsewhere may take the directory away between two steps: look again.
        for attempt in range(3):
            name = self._current() or self._begin()
            try:
                return self._opened(name)
            except (ValueError, OSError):
                self._open = None
                if attempt == 2 or self._current() == name:
                    raise
        raise EngineError("the index changes too fast")

    def _opened(self, name: str) -> tantivy.Index:
        meta = (self.home / name / "meta.json").stat()
        seen = (meta.st_mtime_ns, meta.st_ino)
        if self._open and self._open[1] == name:
            index = self._open[2]
            if seen != self._seen:
                index.reload()
        else:
            index = tantivy.Index(self.schema, str(self.home / name), reuse=True)
            index.config_reader("manual", 0)
            index.reload()
            self._open = (os.getpid(), name, index)
        self._seen = seen
        return index

    def _current(self) -> str:
        try:
            return (self.home / "current").read_text().strip()
        except FileNotFoundError:
            return ""

    def _begin(self) -> str:
        """An empty index where there is none yet."""
        with self.locked():
            return self._current() or self._switch(self._fresh())

    def _fresh(self) -> str:
        serials = [int(entry.name) for entry in self.home.iterdir() if entry.name.isdigit()]
        name = f"{max(serials, default=0) + 1:06d}"
        (self.home / name).mkdir()
        tantivy.Index(self.schema, str(self.home / name), reuse=False)
        return name

    def _switch(self, name: str) -> str:
        draft = self.home / "current.new"
        with draft.open("w") as pointer:
            pointer.write(name)
            pointer.flush()
            os.fsync(pointer.fileno())
        os.replace(draft, self.home / "current")
        return name

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """The writers' lock; the system frees it with its holder. Raises EngineBusy after the wait."""
        self.home.mkdir(parents=True, exist_ok=True)
        deadline = time.monotonic() + self.wait
        with (self.home / "lock").open("w") as lock:
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise EngineBusy("the index is being written by another process") from None
                    time.sleep(_POLL)
            yield

    def change(self, keys: Iterable[str], documents: Iterable[tantivy.Document]) -> None:
        """Delete the keys, store the documents, in one commit; all of it or nothing."""
        self.searcher()
        with self._turn():
            self._writing = writing = self._writing or self._begin_writing()
            try:
                for key in keys:
                    writing.writer.delete_documents_by_term("key", key)
                for document in documents:
                    writing.writer.add_document(document)
                writing.writer.commit()
                self._go_on_merging(writing)
            except BaseException:
                try:
                    # Without it the library drops later documents in silence.
                    writing.writer.rollback()
                finally:
                    self.end_writing()
                raise

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not _TURN.acquire(timeout=self.wait):
            raise EngineBusy("the index is being written by another thread")
        try:
            yield
        finally:
            _TURN.release()

    def _begin_writing(self) -> Writing:
        with contextlib.ExitStack() as lock:
            lock.enter_context(self.locked())
            with self._guard:
                index = self._index()
            writer, now = self._writer(index, _SMALL_HEAP, 1), time.monotonic()
            return Writing(writer, lock.pop_all(), since=now, used=now)

    def _go_on_merging(self, writing: Writing) -> None:
        """Who made the change does not wait for a merge: it may take a second. The writer stays open for the
        next change meanwhile; closed, it would keep that one waiting."""
        if self.searcher().num_segments < _MAY_MERGE:
            self.end_writing()
            return
        begins, writing.used = writing.used == writing.since, time.monotonic()
        if begins:
            # No daemon: a command that ends here has merged what it wrote.
            threading.Thread(target=self._attend, args=(writing,), name="search-merging").start()

    def _attend(self, writing: Writing) -> None:
        while self._writing is writing:
            time.sleep(_LINGER / 3)
            with _TURN:
                if self._writing is writing and writing.is_over:
                    self.end_writing()
                    # Those who wait in other processes look that often.
                    time.sleep(2 * _POLL)

    def end_writing(self) -> None:
        """Let others write, once what is being merged is merged."""
        with _TURN:
            writing, self._writing = self._writing, None
            if writing:
                writing.end()

    def _writer(self, index: tantivy.Index, heap: int, threads: int) -> tantivy.IndexWriter:
        # Our lock is held, but the library's own is freed a moment after its last owner's death.
        deadline = time.monotonic() + self.wait
        while True:
            try:
                return index.writer(heap, threads)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                if time.monotonic() > deadline:
                    raise EngineBusy("the index is being written by another process") from error
                time.sleep(_POLL)

    def replace(self, documents: Iterable[tantivy.Document]) -> None:
        """A fresh index of these documents in place of the old; writers wait, readers do not."""
        self.end_writing()
        with self.locked():
            name = self._fresh()
            try:
                self._fill(self.home / name, documents)
            except BaseException:
                shutil.rmtree(self.home / name, ignore_errors=True)
                raise
            self._switch(name)
            self._clear(name)

    def _fill(self, place: Path, documents: Iterable[tantivy.Document]) -> None:
        writer = tantivy.Index(self.schema, str(place), reuse=True).writer(_LARGE_HEAP, 0)
        try:
            for document in documents:
                writer.add_document(document)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()

    def _clear(self, name: str) -> None:
        """Directories of earlier rebuilds, killed ones too, and of other schemas."""
        old = [entry for entry in self.home.iterdir() if entry.is_dir() and entry.name != name]
        others = [entry for entry in self.path.iterdir() if entry != self.home and (entry / "lock").exists()]
        for place in (*old, *others):
            shutil.rmtree(place, ignore_errors=True)

    def generation(self) -> int:
        """Directory and commit as one growing number, read from what the commit itself wrote."""
        name = self._current()
        if not name:
            return 0
        meta = json.loads((self.home / name / "meta.json").read_text())
        return int(name) * _STAMPS + int(meta["opstamp"])

    def drop(self) -> None:
        self.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def close(self) -> None:
        self.end_writing()
        self._open = None
