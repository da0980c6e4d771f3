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


def segments(engine: EmbeddedEngine) -> int:
    return engine.store.searcher().num_segments


def merging(engine: EmbeddedEngine) -> None:
    """Write until the writer stays open for a merge."""
    for pk in range(20):
        engine.add([Entry(f"m:{pk}", "m", pk, "thư gộp")])
        if engine.store._writing:
            return
    pytest.fail("no merge has begun")


def test_single_changes_do_not_pile_up(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    for pk in range(60):
        engine.add([Entry(f"a:{pk}", "a", pk, f"thư {pk}")])
    engine.close()
    assert ask(engine, "").total == 60
    assert segments(engine) < 16
    kept = [path for path in engine.store.home.glob("*/*") if path.suffix not in (".json", ".lock")]
    assert len(kept) < 16 * segments(engine) + 16


def test_who_writes_elsewhere_waits_no_longer_than_a_merge(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    merging(engine)
    assert child(tmp_path, "engine.add([Entry('c:1', 'c', 1, 'con')])").wait(20) == 0
    assert keys(engine, "con") == ["c:1"]
    assert engine.store._writing is None


def test_a_writer_that_merges_is_closed_by_itself(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    merging(engine)
    deadline = time.monotonic() + 10
    while engine.store._writing and time.monotonic() < deadline:
        time.sleep(0.02)
    assert engine.store._writing is None
    assert segments(engine) < 8


def test_fork_during_a_merge_takes_no_lock_along(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, wait=5)
    merging(engine)
    pid = os.fork()
    if pid == 0:
        # Lives on: what it has inherited stays open.
        time.sleep(60)
        os._exit(0)
    try:
        engine.add([Entry("c:1", "c", 1, "cha")])
        assert child(tmp_path, "engine.add([Entry('c:2', 'c', 2, 'con')])").wait(20) == 0
        assert keys(engine, "con") == ["c:2"]
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def test_failed_change_frees_the_lock_of_a_merge(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    merging(engine)
    before = ask(engine, "").total
    with pytest.raises(EngineError):
        engine.add([Entry("c:1", "c", "một", "hỏng")])  # type: ignore[arg-type]
    assert engine.store._writing is None
    assert child(tmp_path, "engine.add([Entry('c:2', 'c', 2, 'lành')])").wait(20) == 0
    assert ask(engine, "").total == before + 1


def test_command_that_ends_has_merged_what_it_wrote(tmp_path: Path) -> None:
    writing = "[engine.add([Entry(f'a:{n}', 'a', n, 'thư')]) for n in range(30)]"
    assert child(tmp_path, writing).wait(20) == 0
    assert segments(EmbeddedEngine(tmp_path)) < 8


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


def test_a_long_list_is_scanned_in_pages_without_a_gap(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("search.embedded._FIRST_SCANNED", 3)
    engine = EmbeddedEngine(tmp_path)
    engine.add([Entry(f"a:{pk}", "a", pk, f"thư {'thư ' * (pk % 7)}") for pk in range(100)])
    for asked in (parse("thư"), parse("")):
        found = list(engine.scan(asked))
        assert len(found) == len(set(found)) == 100
