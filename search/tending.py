"""What the worker does for the index beside changes: comparing and rebuilding, when asked and each night."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from search import indexing, reconciling
from search.engine import get_engine, sources
from search.indexing import Report
from search.models import IndexTask
from search.reconciling import Drift

log = logging.getLogger(__name__)

NIGHT_HOUR = 2
EXAMPLES = 20
_TELL_EVERY = 1.0


class Interrupted(BaseException):
    """The worker is told to stop: the task is the next one's. No engine may take it for its own fault."""


def ask_nightly() -> int:
    """Ask for the night's comparison and repair, once; a machine off at night makes up for it when on."""
    if IndexTask.objects.filter(kind=IndexTask.Kind.REPAIR, asked_at__gte=last_night()).exists():
        return 0
    IndexTask.ask(IndexTask.Kind.REPAIR)
    return 1


def ask_first_build() -> int:
    """Ask for a rebuild where the index is new or damaged and the site is not empty: what is stored may have
    changed its form, the engine its name, or the machine."""
    health = get_engine().health()
    is_lacking = health.damaged or (health.ok and not health.count)
    if not is_lacking or not any(next(iter(source.entries()), None) for source in sources().values()):
        return 0
    IndexTask.ask(IndexTask.Kind.REBUILD)
    return 1


def last_night() -> datetime:
    now = timezone.localtime()
    hour = now.replace(hour=NIGHT_HOUR, minute=0, second=0, microsecond=0)
    return hour if hour <= now else hour - timedelta(days=1)


def run_next(is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Do the oldest task that waits. Returns how many were done, 0 or 1.

    A worker told to stop leaves the task to the next; so does one that dies, once its lease is over.
    """
    task = IndexTask.claim()
    if task is None:
        return 0
    try:
        result = run(task, telling(task, is_stopped))
    except Interrupted:
        task.let_go()
        return 0
    except Exception as error:
        log.exception("the index task %s failed", task.kind)
        task.end(error=f"{type(error).__name__}: {error}")
    else:
        task.end(result=result)
    return 1


def run(task: IndexTask, report: Report) -> dict:
    if task.kind == IndexTask.Kind.REBUILD:
        return {"entries": indexing.rebuild(report)}
    return result_of(reconciling.verify(fix=task.kind == IndexTask.Kind.REPAIR, report=report))


def result_of(drift: Drift) -> dict:
    """A comparison's outcome as it is stored: the counts, and some of the keys."""
    return {
        "counts": drift.counts(),
        "examples": {name: keys[:EXAMPLES] for name, keys in drift.sorts.items() if keys},
    }


def note(drift: Drift, *, fixed: bool) -> None:
    """Store the outcome of a comparison made elsewhere than in the worker."""
    task = IndexTask(kind=IndexTask.Kind.REPAIR if fixed else IndexTask.Kind.VERIFY, ended_at=timezone.now())
    task.save()
    task.end(result=result_of(drift))


def telling(task: IndexTask, is_stopped: Callable[[], bool]) -> Report:
    """A report stored for the status page, at most once a second."""
    told = 0.0

    def tell(seen: int, total: int) -> None:
        nonlocal told
        if is_stopped():
            raise Interrupted
        if time.monotonic() - told > _TELL_EVERY:
            told = time.monotonic()
            task.tell(seen, total)

    return tell
