"""From a change in the site to the index: the outbox, its taker, rebuild, verify and repair."""

import fcntl
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from search.engine import EngineBusy, EngineError, Entry, Source, get_engine, source_of, sources
from search.models import Change

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
TAKER_WAIT = 2.0
MAX_ATTEMPTS = 8
BATCH = 500

Expand = Callable[[int], Iterable[str]]
_fanouts: dict[str, Expand] = {}


def register_fanout(name: str, expand: Expand) -> None:
    """Say what a change named `name:pk` touches: `expand(pk)` yields the keys of entries."""
    _fanouts[name] = expand


def record(key: str, *, fanout: bool = False) -> None:
    """Write a change beside the content it follows; call it inside the content's transaction.

    In the quick start the change reaches the index as soon as that transaction has committed.
    """
    Change.objects.create(key=key, fanout=fanout)
    waiting = any(entry[1] is drain for entry in connection.run_on_commit)
    if settings.SEARCH_INLINE and not waiting:
        transaction.on_commit(drain, robust=True)


def drain(wait: float = TAKER_WAIT) -> int:
    """Take all due changes into the index. Returns how many; 0 when another taker is at work all the `wait`.

    An engine that fails leaves the changes where they are, to be tried again later.
    """
    done = 0
    with one_taker(wait) as mine:
        while mine and (rows := take()):
            try:
                done += apply(rows)
            except EngineError as error:
                log.warning("search index not reached: %s", error)
                set_back(rows, error, counted=False)
                break
    return done


def catch_up() -> None:
    """In the quick start, take what an earlier request had to leave; a reader waits for no other taker."""
    if settings.SEARCH_INLINE and due().exists():
        drain(wait=0)


@contextmanager
def one_taker(wait: float = TAKER_WAIT) -> Iterator[bool]:
    """One taker a machine at a time, or an older reading of an entry could overwrite a newer one."""
    path = Path(settings.VAR_DIR) / "taker.lock"
    with path.open("w") as lock:
        yield waited_for(lock.fileno(), wait)


def waited_for(handle: int, wait: float) -> bool:
    """Whether the lock was had within `wait` seconds; the system frees it with the file."""
    deadline = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        else:
            return True


def due():
    """Changes that no one holds, whose time has come and that are not set aside."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    ripe = Q(not_before=None) | Q(not_before__lte=now)
    return Change.objects.filter(free, ripe, attempts__lt=MAX_ATTEMPTS)


def take() -> list[Change]:
    """Lease the oldest due changes."""
    with transaction.atomic():
        rows = due().order_by("pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        rows = list(rows[:BATCH])
        Change.objects.filter(pk__in=[row.pk for row in rows]).update(
            leased_until=timezone.now() + LEASE, attempts=F("attempts") + 1
        )
    return rows


def apply(rows: list[Change]) -> int:
    """Bring the entries of these changes up to date in the index. Returns how many changes were done.

    What cannot be read or stored is set back with its reason and keeps nothing else from going in. Raises
    EngineError when the engine takes nothing at all.
    """
    wanted: dict[str, int] = {}
    failed: dict[str, Exception] = {}
    for row in rows:
        try:
            wanted |= dict.fromkeys(expanded(row), row.pk)
        except Exception as error:
            log.exception("search change %s could not be expanded", row.key)
            failed[row.key] = error
    keys = list(wanted)
    for begin in range(0, len(keys), BATCH):
        failed |= store({key: wanted[key] for key in keys[begin : begin + BATCH]})
    sound = [row for row in rows if row.key not in failed]
    for row in rows:
        if row.key in failed:
            set_back([row], failed[row.key])
    # One of many that a fan-out touched is tried again by itself.
    alone = [Change(key=key, attempts=1) for key in failed if key not in {row.key for row in rows}]
    for change in Change.objects.bulk_create(alone):
        set_back([change], failed[change.key])
    Change.objects.filter(pk__in=[row.pk for row in sound]).delete()
    return len(sound)


def expanded(row: Change) -> Iterable[str]:
    """The entry keys one change touches."""
    if not row.fanout:
        return [row.key]
    name, _, pk = row.key.rpartition(":")
    return list(_fanouts[name](int(pk)))


def store(wanted: dict[str, int]) -> dict[str, Exception]:
    """Read these keys' entries and put them in the index. Returns what failed, and why."""
    entries, failed = read(wanted)
    gone = [key for key in wanted if key not in entries and key not in failed]
    # Hide before showing: what may no longer be found leaves first.
    if gone:
        get_engine().remove(gone)
    return failed | added([replace(entry, version=wanted[key]) for key, entry in entries.items()])


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


def set_back(rows: list[Change], error: Exception, *, counted: bool = True) -> None:
    """Free changes to be tried again, later each time; an engine's failure is not counted against them."""
    for row in rows:
        row.leased_until = None
        row.attempts += counted
        row.not_before = timezone.now() + timedelta(seconds=min(2 ** max(1, row.attempts), 300))
        row.error = f"{type(error).__name__}: {error}"[:1000]
    Change.objects.bulk_update(rows, ["leased_until", "attempts", "not_before", "error"])


def all_entries() -> Iterator[Entry]:
    """Every entry of the site as it stands, each with the newest change's number as its version."""
    version = Change.objects.aggregate(newest=Max("pk"))["newest"] or 0
    for source in sources().values():
        for entry in source.entries():
            yield replace(entry, version=version)


def rebuild() -> int:
    """Make the index anew from the database and put it in the old one's place. Returns the entry count."""
    count = 0

    def counted() -> Iterator[Entry]:
        nonlocal count
        for entry in all_entries():
            count += 1
            yield entry

    with one_taker():
        # By name, not "all up to": a lower number may be committed later than a higher one.
        before = list(Change.objects.values_list("pk", flat=True))
        get_engine().rebuild(counted())
        # What came while it was being read is taken once more; what came before stands in it.
        for begin in range(0, len(before), BATCH):
            Change.objects.filter(pk__in=before[begin : begin + BATCH]).delete()
    drain()
    return count


@dataclass
class Drift:
    """How far the index is from the site, as keys."""

    missing: list[str]
    ghosts: list[str]

    def __bool__(self) -> bool:
        return bool(self.missing or self.ghosts)


def verify(*, fix: bool = False) -> Drift:
    """Compare the index with the site; with `fix`, repair what differs, hiding first."""
    held = {key for key, _ in get_engine().versions()}
    stands = {entry.key for entry in all_entries()}
    drift = Drift(missing=sorted(stands - held), ghosts=sorted(held - stands))
    if fix:
        strangers = [key for key in drift.ghosts if key.partition(":")[0] not in sources()]
        if strangers:
            get_engine().remove(strangers)
        # Read anew when taken: what was published meanwhile is no ghost.
        for key in (*drift.ghosts, *drift.missing):
            if key not in strangers:
                record(key)
        drain()
    return drift
