"""The embedded engine's own promises: processes, locks, crashes. The contract is in test_engine.py."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from search.embedded import EmbeddedEngine
from search.engine import EngineBusy, EngineError, Entry, Results
from search.queries import parse

ROOT = Path(__file__).parent.parent
LETTERS = tuple(Entry(f"letter:{pk}", "letter", pk, f"Công văn thứ {pk}") for pk in range(1, 6))


def ask(engine: EmbeddedEngine, raw: str, *facet_names: str) -> Results:
    return engine.search(parse(raw), facet_names)


def keys(engine: EmbeddedEngine, raw: str) -> list[str]:
    return [hit.key for hit in ask(engine, raw).hits]


CHILD = """
import sys; sys.path.insert(0, {root!r})
from search.embedded import EmbeddedEngine
from search.engine import Entry
engine = EmbeddedEngine({path!r})
"""


def child(path: Path, code: str) -> subprocess.Popen[str]:
    script = CHILD.format(root=str(ROOT), path=str(path)) + code
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)  # noqa: S603


def test_another_process_commit_is_seen_at_once(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.add(LETTERS)
    assert ask(engine, "").total == 5
    assert child(tmp_path, "engine.add([Entry('a:1', 'a', 1, 'mới')])").wait(20) == 0
    assert ask(engine, "").total == 6
    assert child(tmp_path, "engine.rebuild([Entry('a:1', 'a', 1, 'mới')])").wait(20) == 0
    assert ask(engine, "").total == 1


def test_engine_works_after_a_fork(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.add(LETTERS)
    pid = os.fork()
    if pid == 0:
        try:
            engine.add([Entry("a:1", "a", 1, "con")])
            os._exit(0 if ask(engine, "").total == 6 else 1)
        finally:
            os._exit(2)
    assert os.waitpid(pid, 0)[1] == 0
    assert ask(engine, "").total == 6


def test_busy_lock_raises_in_bounded_time(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, wait=0.3)
    engine.add(LETTERS)
    with EmbeddedEngine(tmp_path).store.locked():
        begun = time.monotonic()
        with pytest.raises(EngineBusy):
            engine.add(LETTERS)
        assert 0.2 < time.monotonic() - begun < 2
        assert ask(engine, "").total == 5
    engine.add(LETTERS)


def test_threads_share_an_engine(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, wait=20)
    engine.add(LETTERS)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(5):
                engine.add([Entry(f"a:{number}-{step}", "a", 1, f"thư {step}")])
                ask(engine, "thư", "kind")
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert ask(engine, "").total == 25


@pytest.mark.parametrize("action", ["engine.add", "engine.rebuild"])
def test_killed_writer_loses_no_acknowledged_commit(tmp_path: Path, action: str) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.add([Entry("b:0", "b", 1, "thư")])
    for delay in (0.0, 0.013, 0.031, 0.07):
        writing = f"""
for n in range(100000):
    {action}([Entry('b:0', 'b', 1, 'thư'), Entry(f'a:{{n}}', 'a', 1, 'thư')])
    print(n, flush=True)
"""
        process = child(tmp_path, writing)
        assert process.stdout is not None
        last = int(process.stdout.readline())
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        last = max([last, *map(int, process.stdout.read().split())])
        process.wait()
        held = dict(EmbeddedEngine(tmp_path).versions())
        assert "b:0" in held
        assert f"a:{last}" in held or (action == "engine.rebuild" and f"a:{last + 1}" in held)
        engine.add([Entry("c:1", "c", 1, "sau")])
        assert keys(engine, "sau") == ["c:1"]


def test_rebuild_clears_away_what_was_left(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.add(LETTERS)
    old = tmp_path / "v0-old"
    (old / "000001").mkdir(parents=True)
    (old / "lock").touch()
    engine.rebuild(LETTERS)
    engine.rebuild(LETTERS)
    assert not old.exists()
    assert len([entry for entry in engine.store.home.iterdir() if entry.is_dir()]) == 1


def test_damaged_index_is_said_and_rebuilt(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.add(LETTERS)
    (meta,) = engine.store.home.glob("*/meta.json")
    meta.write_text("{")
    fresh = EmbeddedEngine(tmp_path)
    assert not fresh.health().ok
    with pytest.raises(EngineError):
        ask(fresh, "")
    fresh.rebuild(LETTERS)
    assert fresh.health().ok
    assert ask(fresh, "").total == 5
