"""How well questions are answered: recall and reciprocal rank over sets of questions with known answers."""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.module_loading import import_string

from search.answering import answer
from search.engine import ENGINES, Engine, Entry, get_engine
from search.models import SynonymGroup
from search.queries import parse
from search.text import loose_key

DEEPEST = 20
CUTS = (1, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Question:
    """`relevant` are the ids of the right answers, in no order; at least one."""

    id: str
    query: str
    relevant: tuple[str, ...]

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> "Question":
        """From a line of a set. Raises KeyError, TypeError or ValueError for what is none."""
        relevant = tuple(map(str, row["relevant"]))
        if not relevant or not isinstance(row["query"], str):
            raise ValueError(row.get("id"))
        return cls(str(row["id"]), row["query"], relevant)


# A question's words → which of the ids it looks for stand at each place of the answer, the best first.
Ask = Callable[[Question], Sequence[str]]


def evaluate(questions: Iterable[Question], ask: Ask) -> dict[str, float | int]:
    """The figures of the `evaluate_search` contract; times in milliseconds a question, of `ask` whole."""
    recalls: dict[int, list[float]] = {cut: [] for cut in CUTS}
    ranks, times = [], []
    for question in questions:
        begun = time.perf_counter()
        found = ask(question)
        times.append((time.perf_counter() - begun) * 1000)
        wanted = set(question.relevant)
        for cut in CUTS:
            recalls[cut].append(len(wanted.intersection(found[:cut])) / len(wanted))
        first = next((place for place, name in enumerate(found[:10], 1) if name in wanted), 0)
        ranks.append(1 / first if first else 0.0)
    middle, late = percentiles(times)
    return {
        "queries": len(ranks),
        **{f"recall@{cut}": mean(values) for cut, values in recalls.items()},
        "mrr@10": mean(ranks),
        "p50_ms": round(middle, 2),
        "p95_ms": round(late, 2),
    }


def mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    if len(times) < 2:
        return (times[0], times[0]) if times else (0.0, 0.0)
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


@contextmanager
def scratch(passages: Iterable[Mapping[str, Any]], name: str = "") -> Iterator[tuple[Engine, dict[str, str]]]:
    """An index of these passages alone, gone afterwards, and the id of each of its keys."""
    ids: dict[str, str] = {}

    def entries() -> Iterator[Entry]:
        for place, passage in enumerate(passages):
            key = f"passage:{place}"
            ids[key] = str(passage["id"])
            yield Entry(
                key, "passage", 0, str(passage.get("title") or ""),
                number=str(passage.get("number") or ""), body=str(passage.get("text") or ""),
            )  # fmt: skip

    with TemporaryDirectory() as folder:
        named = name or settings.SEARCH_ENGINE["ENGINE"]
        config = {**settings.SEARCH_ENGINE, "PATH": folder, "INDEX": f"scratch-{uuid.uuid4().hex[:12]}"}
        engine = import_string(ENGINES.get(named, named)).configured(config)
        try:
            engine.rebuild(entries())
            yield engine, ids
        finally:
            engine.drop()


def asking(engine: Engine, ids: Mapping[str, str]) -> Ask:
    """Ask a scratch index, as the site asks its own."""
    synonyms = SynonymGroup.current()

    def ask(question: Question) -> list[str]:
        query = parse(question.query, limit=DEEPEST, synonyms=synonyms)
        return [ids[hit.key] for hit in engine.search(query).hits]

    return ask


def asking_the_site(name: str = "") -> Ask:
    """Ask the site's index as an anonymous reader; ids are keys ('letter:12') or numbers of letters."""
    synonyms = SynonymGroup.current()
    engine = get_engine(name)

    def ask(question: Question) -> list[str]:
        wanted = {loose_key(name) or name: name for name in question.relevant}
        found = answer(parse(question.query, limit=DEEPEST, synonyms=synonyms), AnonymousUser(), engine)
        known = ((hit.key, loose_key(hit.card.number)) for hit in found.hits)
        return [wanted.get(key) or wanted.get(number) or key for key, number in known]

    return ask
