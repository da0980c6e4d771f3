"""Times of several ways to ask, taken in turn on the same data; memory and size."""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer
from typing import Any

from benchmarks.search.direct import Ask
from benchmarks.search.questions import Question

Questions = Mapping[str, Sequence[Question]]
# How a question is asked one way; None where that way cannot.
Asking = Callable[[Question], Ask | None]
# The total of an answer that was cut off.
CUT = -1


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of `count` answers; `late` of them were cut off at the limit."""

    p50: float
    p95: float
    p99: float
    count: int
    late: int = 0

    @classmethod
    def of(cls, seconds: Sequence[float], late: int = 0) -> "Times":
        ordered = sorted(1000 * second for second in seconds)
        p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.95, 0.99))
        p50 = statistics.median(ordered)
        return cls(round(p50, 3), round(p95, 3), round(p99, 3), len(ordered), late)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Turn:
    """How one way did on one kind of question."""

    def __init__(self, asks: Sequence[Ask | None], budget: float) -> None:
        self.asks, self.budget = asks, budget
        self.spent: list[float] = []
        self.given: list[int] = []

    def take(self, place: int) -> None:
        """Ask the question at this place, unless the time is used up or an answer was cut off."""
        ask = self.asks[place]
        if ask is None or sum(self.spent) > self.budget or CUT in self.given:
            return
        begun = time.perf_counter()
        total = ask()
        self.spent.append(time.perf_counter() - begun)
        if len(self.given) < len(self.asks):
            self.given.append(total)

    @property
    def times(self) -> Times:
        """The first round only warmed, save where the time was used up by then."""
        return Times.of(self.spent[len(self.asks) :] or self.spent, self.given.count(CUT))


def in_turn(
    ways: Mapping[str, Asking], questions: Questions, rounds: int, budget: float
) -> dict[str, dict[str, Turn]]:
    """{kind: {way: its turn}}. Every way answers a question before the next is asked, in another order each
    time; `budget` is seconds for one way and kind."""
    chance = random.Random(1)
    made = {}
    for kind, asked in questions.items():
        turns = {way: Turn(list(map(asking, asked)), budget) for way, asking in ways.items()}
        for turn in range((rounds + 1) * len(asked)):
            for way in chance.sample(list(ways), len(ways)):
                turns[way].take(turn % len(asked))
        made[kind] = {way: turn for way, turn in turns.items() if turn.spent}
    return made


def bounded(ask: Ask | None, connection: Callable[[], sqlite3.Connection], seconds: float) -> Ask | None:
    """The same, cut off after so long: SQLite is told to stop."""
    if ask is None:
        return None

    def asked() -> int:
        timer = Timer(seconds, connection().interrupt)
        timer.start()
        try:
            return ask()
        except Exception as error:
            if "interrupted" not in str(error):
                raise
            return CUT
        finally:
            timer.cancel()

    return asked


def memory(pid: int) -> dict[str, float]:
    """Megabytes that a process alone holds: `own` all of them, `dirty` without pages of files that the
    system may take back at any time."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {line.split()[0].rstrip(":"): int(line.split()[1]) / 1024 for line in lines}
    dirty = sizes["Private_Dirty"]
    return {"own": round(dirty + sizes["Private_Clean"], 1), "dirty": round(dirty, 1)}


def megabytes(place: Path) -> float:
    """The size of a file with its companions, or of a folder."""
    if place.is_dir():
        files = [path for path in place.rglob("*") if path.is_file()]
    else:
        files = list(place.parent.glob(place.name + "*"))
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


@contextmanager
def stopwatch(kept: dict[str, float], name: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    kept[name] = round(time.perf_counter() - begun, 2)
