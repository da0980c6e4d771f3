"""One taker at a time: an older reading of an entry would otherwise take a newer one's place."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

TAKER_WAIT = 2.0
_POLL = 0.02
# Any number: advisory locks are told apart by it, within one database.
_ADVISORY = 7_630_212


@contextmanager
def one_taker(wait: float = TAKER_WAIT) -> Iterator[bool]:
    """Whether this is the one taker now, within `wait` seconds; to be entered outside a transaction.

    On PostgreSQL one of all machines that share the database, elsewhere one of this machine's processes.
    A taker that dies lets go: the lock is its session's or its open file's.
    """
    taking = advisory_lock if connection.vendor == "postgresql" else file_lock
    with taking(wait) as mine:
        yield mine


@contextmanager
def advisory_lock(wait: float) -> Iterator[bool]:
    """A lock of the database session. A pooler must leave a session to its client for it to hold."""
    mine = had_within(wait, lambda: _asked("pg_try_advisory_lock"))
    try:
        yield mine
    finally:
        if mine:
            try:
                _asked("pg_advisory_unlock")
            except DatabaseError:
                # The session is broken, and its end frees the lock too.
                connection.close()


def _asked(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_ADVISORY])
        return bool(cursor.fetchone()[0])


@contextmanager
def file_lock(wait: float) -> Iterator[bool]:
    with (Path(settings.VAR_DIR) / "taker.lock").open("w") as lock:

        def locked() -> bool:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        yield had_within(wait, locked)


def had_within(wait: float, ask: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + wait
    while not ask():
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL)
    return True
