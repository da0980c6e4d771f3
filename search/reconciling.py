"""The index compared with the site, and what differs repaired, hiding before showing."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, runtime_checkable

from django.db.models import Model

from search import indexing, outbox
from search.engine import EngineBusy, Entry, get_engine, source_of, sources
from search.indexing import Report, all_entries, as_read, unheard
from search.outbox import BATCH
from search.rights import PUBLIC, SIGNED_IN
from search.taker import one_taker

log = logging.getLogger(__name__)

WAIT = 60.0


@runtime_checkable
class Kept(Protocol):
    """A source whose things are rows of one model."""

    model: type[Model]


class Said(NamedTuple):
    """What an entry says and to whom: of the index, or of the site."""

    fingerprint: int
    audience: tuple[str, ...]


@dataclass
class Drift:
    """How far the index is from the site, as keys, the worst first.

    `exposed`: found by someone who may not, or by anyone though no one may any more; `ghosts`: what is no
    longer there; `stale`: says something else; `missing`: not held. `waiting` changes are no drift.
    """

    exposed: list[str] = field(default_factory=list)
    ghosts: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    waiting: int = 0

    @property
    def sorts(self) -> dict[str, list[str]]:
        return {
            "exposed": self.exposed,
            "ghosts": self.ghosts,
            "stale": self.stale,
            "missing": self.missing,
        }

    def __len__(self) -> int:
        return sum(map(len, self.sorts.values()))

    def counts(self) -> dict[str, int]:
        return {name: len(keys) for name, keys in self.sorts.items()} | {"waiting": self.waiting}


def verify(*, fix: bool = False, report: Report = unheard) -> Drift:
    """Compare the index with the site; with `fix`, repair what differs.

    What waits in the outbox is taken first. Raises EngineError when the engine does not answer.
    """
    indexing.drain()
    drift = confirmed(suspects(report))
    if fix and drift:
        repair(drift)
    drift.waiting = outbox.waiting().count()
    return drift


def suspects(report: Report) -> list[str]:
    """The keys of what differed while site and index were read, which takes a while."""
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    # A million letters are a million of these: an audience that many have is kept once.
    held = {
        each.key: Said(each.fingerprint, shared.setdefault(each.audience, each.audience))
        for each in get_engine().held()
    }
    differing = [
        entry.key
        for entry in all_entries(0, report, len(held))
        if held.pop(entry.key, None) != Said(entry.fingerprint, entry.audience)
    ]
    return differing + list(held)


def confirmed(keys: list[str]) -> Drift:
    """What of these differs still. No one takes changes meanwhile, so what was changed meanwhile waits."""
    drift = Drift()
    if not keys:
        return drift
    with one_taker(WAIT) as mine:
        if not mine:
            raise EngineBusy("another taker is at work")
        indexing.work_off()
        wanted = set(keys)
        held = {
            each.key: Said(each.fingerprint, each.audience)
            for each in get_engine().held()
            if each.key in wanted
        }
        found = {key: sort for key, sort in compared(keys, held) if sort}
        for key in changing():
            found.pop(key, None)
    for key, sort in sorted(found.items()):
        drift.sorts[sort].append(key)
    return drift


def compared(keys: list[str], held: dict[str, Said]) -> Iterator[tuple[str, str]]:
    """Each key with the sort of its difference, '' for none."""
    for begin in range(0, len(keys), BATCH):
        batch = keys[begin : begin + BATCH]
        entries, failed = indexing.read(batch)
        standing = things_standing(batch)
        for key in batch:
            if key not in failed:
                yield key, sort_of(held.get(key), entries.get(key), key in standing)
            elif is_strange(key):
                yield key, "ghosts"


def sort_of(held: Said | None, entry: Entry | None, stands: bool) -> str:
    if held is None:
        return "missing" if entry else ""
    if entry is None:
        return "exposed" if stands else "ghosts"
    entry = as_read(entry, 0)
    if not allows(entry.audience, held.audience):
        return "exposed"
    return "stale" if held != Said(entry.fingerprint, entry.audience) else ""


def allows(audience: tuple[str, ...], shown_to: tuple[str, ...]) -> bool:
    """Whether all that find a thing may: whoever is in a group has signed in."""
    if PUBLIC in audience:
        return True
    return PUBLIC not in shown_to if SIGNED_IN in audience else set(shown_to) <= set(audience)


def things_standing(keys: Iterable[str]) -> set[str]:
    """Those whose row is there, whoever may find it."""
    by_kind: dict[str, list[int]] = {}
    for key in keys:
        if not is_strange(key):
            source, pk = source_of(key)
            by_kind.setdefault(source.kind, []).append(pk)
    standing: set[str] = set()
    for kind, pks in by_kind.items():
        source = sources()[kind]
        if isinstance(source, Kept):
            there = source.model._default_manager.filter(pk__in=pks).values_list("pk", flat=True)
            standing |= {f"{kind}:{pk}" for pk in there}
    return standing


def is_strange(key: str) -> bool:
    """Whether no source knows such a key."""
    kind, _, pk = key.partition(":")
    return kind not in sources() or not pk.isdecimal()


def changing() -> Iterator[str]:
    """The keys whose change has yet to be taken, one by one: a fan-out may touch a million."""
    for row in outbox.waiting().iterator():
        if not row.fanout:
            yield row.key
            continue
        try:
            yield from indexing.keys_of(row)
        except Exception:
            log.exception("search change %s could not be expanded", row.key)


def repair(drift: Drift) -> None:
    """Read what differs anew and store it, what shows too much first."""
    strangers = [key for key in drift.ghosts if is_strange(key)]
    if strangers:
        get_engine().remove(strangers)
    for keys in drift.sorts.values():
        outbox.write(key for key in keys if not is_strange(key))
    indexing.drain()
