"""From a change in the site to the index: recorded with the content, read anew, stored."""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import replace

from django.conf import settings
from django.db import connection, transaction

from search import outbox
from search.engine import EngineBusy, EngineError, Entry, Source, get_engine, source_of, sources
from search.models import Change, Reading
from search.outbox import BATCH
from search.taker import TAKER_WAIT, one_taker

log = logging.getLogger(__name__)

# What a request does at most of a large change, in seconds; the worker or the next request goes on.
EDITOR_SECONDS, READER_SECONDS = 10.0, 0.2
REBUILD_WAIT = 60.0

Expand = Callable[[int], Iterable[str]]
# Told how many entries have been seen, of about how many; 0 when no one knows.
Report = Callable[[int, int], None]
_fanouts: dict[str, Expand] = {}


def unheard(seen: int, total: int) -> None:
    """A report to no one."""


def register_fanout(name: str, expand: Expand) -> None:
    """Say what a change named `name:pk` touches: `expand(pk)` yields the keys of entries.

    It is asked after the change was committed and may yield a million; best one by one.
    """
    _fanouts[name] = expand


def keys_of(row: Change) -> Iterable[str]:
    """The keys of entries that a fan-out's row touches. Raises KeyError when no one registered it."""
    name, _, pk = row.key.rpartition(":")
    return _fanouts[name](int(pk))


def record(key: str, *, fanout: bool = False) -> None:
    """Write a change beside the content it follows; call it inside the content's transaction.

    In the quick start the change reaches the index as soon as that transaction has committed.
    """
    record_all([key], fanout=fanout)


def record_all(keys: Iterable[str], *, fanout: bool = False) -> None:
    outbox.write(keys, fanout=fanout)
    awaited = any(entry[1] is drain_inline for entry in connection.run_on_commit)
    if settings.SEARCH_INLINE and not awaited:
        transaction.on_commit(drain_inline, robust=True)


def drain_inline() -> None:
    drain(seconds=EDITOR_SECONDS)


def catch_up() -> None:
    """In the quick start, take what an earlier request had to leave; a reader waits for no other taker."""
    if settings.SEARCH_INLINE and outbox.due().exists():
        drain(wait=0, seconds=READER_SECONDS)


def drain(wait: float = TAKER_WAIT, seconds: float = float("inf")) -> int:
    """Take all due changes into the index. Returns how many; 0 when another taker is at work all the `wait`.

    After these `seconds` what is left stays for the next taker. An engine that fails leaves the changes
    where they are, to be tried again later.
    """
    with one_taker(wait) as mine:
        return work_off(seconds) if mine else 0


def work_off(seconds: float = float("inf")) -> int:
    """`drain` for who is the one taker already."""
    done = 0
    deadline = time.monotonic() + seconds
    while rows := outbox.take():
        try:
            done += apply(rows)
        except EngineError as error:
            log.warning("search index not reached: %s", error)
            outbox.set_back(rows, error, counted=False)
            break
        if time.monotonic() > deadline:
            break
    return done


def apply(rows: list[Change]) -> int:
    """Bring the entries of these changes up to date in the index. Returns how many changes were done.

    What cannot be read or stored is set back with its reason and keeps nothing else from going in. Raises
    EngineError when the engine takes nothing at all.
    """
    failed: dict[str, Exception] = {}
    for row in rows:
        if row.fanout:
            try:
                spread(row)
            except Exception as error:
                log.exception("search change %s could not be expanded", row.key)
                failed[row.key] = error
    failed |= store([row.key for row in rows if not row.fanout])
    for row in rows:
        if row.key in failed:
            outbox.set_back([row], failed[row.key])
    sound = [row for row in rows if row.key not in failed]
    outbox.done(sound)
    return len(sound)


def spread(row: Change) -> None:
    """Write a row for each entry a fan-out touches, then forget the fan-out.

    A death on the way leaves it in place, to be spread again: a key's rows are taken as one.
    """
    outbox.write(keys_of(row))
    outbox.done([row])


def store(keys: list[str]) -> dict[str, Exception]:
    """Read these keys' entries and put them in the index. Returns what failed, and why."""
    if not keys:
        return {}
    version = Reading.draw()
    entries, failed = read(keys)
    gone = {key: version for key in keys if key not in entries and key not in failed}
    # Hide before showing: what may no longer be found leaves first.
    if gone:
        get_engine().remove(gone)
    return failed | added([as_read(entry, version) for entry in entries.values()])


def as_read(entry: Entry, version: int) -> Entry:
    """The entry with its reading's number, its audience in one order: databases keep groups in none."""
    return replace(entry, version=version, audience=tuple(sorted(entry.audience)))


def read(keys: Iterable[str]) -> tuple[dict[str, Entry], dict[str, Exception]]:
    """The entries of those keys that have one, and why others could not be read."""
    entries: dict[str, Entry] = {}
    failed: dict[str, Exception] = {}
    by_source: dict[Source, list[int]] = defaultdict(list)
    for key in keys:
        try:
            source, pk = source_of(key)
            by_source[source].append(pk)
        except (KeyError, ValueError) as error:
            failed[key] = error
    for source, pks in by_source.items():
        try:
            found = source.entries_of(pks)
        except Exception:
            found, errors = one_by_one(source, pks)
            failed |= errors
        entries |= {entry.key: entry for entry in found.values()}
    return entries, failed


def one_by_one(source: Source, pks: list[int]) -> tuple[dict[int, Entry], dict[str, Exception]]:
    """The entries that can be read when not all of them can."""
    found: dict[int, Entry] = {}
    failed: dict[str, Exception] = {}
    for pk in pks:
        try:
            found |= source.entries_of([pk])
        except Exception as error:
            log.exception("search entry %s:%s could not be read", source.kind, pk)
            failed[f"{source.kind}:{pk}"] = error
    return found, failed


def added(entries: list[Entry]) -> dict[str, Exception]:
    """Store entries. Returns those the engine refuses; raises EngineError when it can write nothing."""
    engine = get_engine()
    try:
        engine.add(entries)
    except EngineBusy:
        raise
    except EngineError as error:
        # To forget nothing needs a sound engine: then it is an entry that is not.
        engine.remove(["none:0"])
        if len(entries) == 1:
            return {entries[0].key: error}
        middle = len(entries) // 2
        return added(entries[:middle]) | added(entries[middle:])
    return {}


def all_entries(version: int, report: Report = unheard, total: int = 0) -> Generator[Entry]:
    """Every entry of the site as it stands."""
    seen = 0
    for source in sources().values():
        for entry in source.entries():
            seen += 1
            report(seen, total)
            yield as_read(entry, version)


def rebuild(report: Report = unheard) -> int:
    """Make the index anew from the database and put it in the old one's place. Returns the entry count.

    Whatever stops it on the way, an exception of `report` too, leaves the old index and the changes.
    """
    engine = get_engine()
    with one_taker(REBUILD_WAIT) as mine:
        if not mine:
            raise EngineBusy("another taker is at work")
        # By name, not "all up to": a lower number may be committed later than a higher one.
        before = list(Change.objects.values_list("pk", flat=True))
        with closing(all_entries(Reading.draw(), report, engine.health().count)) as entries:
            engine.rebuild(entries)
        count = engine.health().count
        # What came while it was being read is taken once more; what came before stands in it.
        for begin in range(0, len(before), BATCH):
            Change.objects.filter(pk__in=before[begin : begin + BATCH]).delete()
    drain()
    return count
