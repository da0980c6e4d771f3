"""From a change in the site to the index: the outbox, its taker, rebuild, verify and repair."""

import fcntl
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from search.engine import EngineError, Entry, get_engine, source_of, sources
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


def drain() -> int:
    """Take all due changes into the index. Returns how many; 0 when another taker is at work.

    An engine that fails leaves the changes where they are, to be tried again later.
    """
    done = 0
    with one_taker() as mine:
        while mine and (rows := take()):
            taken = apply(rows)
            done += taken
            if taken < len(rows):
                break
    return done


def catch_up() -> None:
    """In the quick start, take what an earlier request had to leave."""
    if settings.SEARCH_INLINE and due().exists():
        drain()


@contextmanager
def one_taker() -> Iterator[bool]:
    """One taker a machine at a time, or an older reading of an entry could overwrite a newer one."""
    path = Path(settings.VAR_DIR) / "taker.lock"
    with path.open("w") as lock:
        yield waited_for(lock.fileno())


def waited_for(handle: int) -> bool:
    """Whether the lock was had within `TAKER_WAIT` seconds; the system frees it with the file."""
    deadline = time.monotonic() + TAKER_WAIT
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
    """Bring the entries of these changes up to date in the index. Returns how many changes were done."""
    wanted: dict[str, int] = {}
    sound: list[Change] = []
    for row in rows:
        try:
            wanted |= dict.fromkeys(expanded(row), row.pk)
            sound.append(row)
        except Exception as error:
            log.exception("search change %s could not be expanded", row.key)
            set_back([row], error)
    entries, gone, failed = read(wanted)
    sound = [row for row in sound if row.key not in failed]
    set_back([row for row in rows if row.key in failed], ValueError("the entry could not be read"))
    try:
        # Hide before showing: what may no longer be found leaves first.
        if gone:
            get_engine().remove(gone)
        if entries:
            get_engine().add(entries)
    except EngineError as error:
        log.warning("search index not reached: %s", error)
        set_back(sound, error)
        return 0
    Change.objects.filter(pk__in=[row.pk for row in sound]).delete()
    return len(sound)


def expanded(row: Change) -> Iterable[str]:
    """The entry keys one change touches."""
    if not row.fanout:
        return [row.key]
    name, _, pk = row.key.rpartition(":")
    return list(_fanouts[name](int(pk)))


def read(wanted: dict[str, int]) -> tuple[list[Entry], list[str], set[str]]:
    """Entries to add, keys to remove, and keys that could not be read."""
    entries, gone, failed = [], [], set()
    for key, version in wanted.items():
        try:
            source, pk = source_of(key)
            entry = source.entry(pk)
        except Exception:
            log.exception("search entry %s could not be read", key)
            failed.add(key)
            continue
        if entry is None:
            gone.append(key)
        else:
            entries.append(replace(entry, version=version))
    return entries, gone, failed


def set_back(rows: list[Change], error: Exception) -> None:
    """Free changes to be tried again, later each time."""
    for row in rows:
        row.leased_until = None
        row.attempts += 1
        row.not_before = timezone.now() + timedelta(seconds=min(2**row.attempts, 300))
        row.error = f"{type(error).__name__}: {error}"[:1000]
    Change.objects.bulk_update(rows, ["leased_until", "not_before", "error"])


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
        last = Change.objects.aggregate(newest=Max("pk"))["newest"] or 0
        get_engine().rebuild(counted())
        # What came while it was being read is taken once more; what came before stands in it.
        Change.objects.filter(pk__lte=last).delete()
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
        if drift.ghosts:
            get_engine().remove(drift.ghosts)
        for key in drift.missing:
            record(key)
        drain()
    return drift
