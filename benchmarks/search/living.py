"""What an engine does while a site lives: publishing, rebuilding under traffic, a web process's memory."""

import multiprocessing
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.utils.module_loading import import_string

from benchmarks.search.direct import FACETS
from benchmarks.search.generating import entry_of, letters, made_letter
from benchmarks.search.language import Language
from benchmarks.search.measuring import Questions, Times, memory
from benchmarks.search.questions import Question
from benchmarks.search.serving import Site
from search.engine import ENGINES, Engine, Query

PUBLISHED, SEARCHED, ASKED_BEFORE = 50, 200, 100
_TRAFFIC = ("three words", "common word")


def engine_of(name: str, config: Mapping[str, Any]) -> Engine:
    return import_string(ENGINES[name]).configured(config)


def publishing(engine: Engine, language: Language, size: int, seed: int) -> Times:
    """From handing over one changed letter until a search for its new word finds it."""
    # Grows from run to run: an engine of many machines refuses an older version.
    version, spent, changed = int(time.time()), [], []
    for turn in range(min(PUBLISHED, size)):
        entry = entry_of(made_letter(language, 1 + turn * size // PUBLISHED, seed))
        changed.append(replace(entry, version=version + 1))
        word = f"mới{version}x{turn}"
        begun = time.perf_counter()
        engine.add([replace(entry, title=f"{entry.title} {word}", version=version)])
        while not engine.search(Query(words=word), FACETS).total:
            time.sleep(0.001)
        spent.append(time.perf_counter() - begun)
    engine.add(changed)
    return Times.of(spent)


def rebuild(name: str, config: Mapping[str, Any], texts: Sequence[Path], size: int, seed: int) -> None:
    """In a process of its own, as a worker does it."""
    engine = engine_of(name, config)
    engine.rebuild(map(entry_of, letters(Language(texts, seed), size, seed)))
    engine.close()


def under_rebuild(
    name: str, config: Mapping[str, Any], asked: Questions, rebuilding: tuple[Any, ...]
) -> dict[str, Any]:
    """Searches before and during a rebuild of the index they ask; `rebuilding` are texts, size and seed."""
    engine = engine_of(name, config)
    questions = [
        question for pair in zip(*(asked[kind] for kind in _TRAFFIC), strict=True) for question in pair
    ]
    before = [_spent(engine, questions[turn % len(questions)]) for turn in range(ASKED_BEFORE)]
    process = multiprocessing.get_context("spawn").Process(target=rebuild, args=(name, config, *rebuilding))
    during: list[float] = []
    begun = time.perf_counter()
    process.start()
    while process.is_alive():
        during.append(_spent(engine, questions[len(during) % len(questions)]))
        # A reader a moment, not a flood that the rebuild would wait for.
        time.sleep(0.02)
    process.join()
    assert process.exitcode == 0
    engine.close()
    kept = {"before": Times.of(before).as_json(), "during": Times.of(during).as_json()}
    return {**kept, "seconds": round(time.perf_counter() - begun, 1)}


def _spent(engine: Engine, question: Question) -> float:
    begun = time.perf_counter()
    engine.search(question.query, FACETS)
    return time.perf_counter() - begun


def worker_memory(site: Site, asked: Questions) -> dict[str, Any]:
    """A web process that has answered other pages, and the same after it has searched."""
    for address in ("/", "/van-ban/", "/tin-tuc/") * 2:
        site.get(address)
    before = memory(site.worker)
    mixed = [question for group in zip(*asked.values(), strict=True) for question in group]
    for turn in range(SEARCHED):
        site.get(mixed[turn % len(mixed)].address)
    return {"before": before, "after": memory(site.worker)}
