"""The outbox: changes that wait for the index, and how one taker leases them."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from search.models import Change

LEASE = timedelta(seconds=60)
LONGEST_PAUSE = 300
MAX_ATTEMPTS = 8
BATCH = 500


def write(keys: Iterable[str], *, fanout: bool = False) -> None:
    """A row for each key, a batch at a time: there may be a million."""
    rows: list[Change] = []
    for key in keys:
        rows.append(Change(key=key, fanout=fanout))
        if len(rows) == BATCH:
            Change.objects.bulk_create(rows)
            rows = []
    Change.objects.bulk_create(rows)


def waiting() -> QuerySet[Change]:
    """Changes the index has yet to take in."""
    return Change.objects.filter(attempts__lt=MAX_ATTEMPTS)


def set_aside() -> QuerySet[Change]:
    """Changes that failed every time; each says why."""
    return Change.objects.filter(attempts__gte=MAX_ATTEMPTS)


def free() -> Q:
    """Held by no taker that can be alive."""
    return Q(leased_until=None) | Q(leased_until__lt=timezone.now())


def due() -> QuerySet[Change]:
    """Changes that no one holds, whose time has come and that are not set aside."""
    ripe = Q(not_before=None) | Q(not_before__lte=timezone.now())
    return waiting().filter(free(), ripe)


def take() -> list[Change]:
    """Lease the oldest due changes, one row a key: a key's other rows say no more and go.

    What a dead taker held is taken one by one. If it was one of these that killed it (memory run out over
    a file, say), the others are through before it does so again, and it is set aside in the end.
    """
    with transaction.atomic():
        dead = _locked(waiting().filter(leased_until__lt=timezone.now()).order_by("leased_until"), 1)
        rows = _last_of_each(dead or _locked(due().order_by("pk"), BATCH))
        leased = {"leased_until": timezone.now() + LEASE, "attempts": F("attempts") + 1}
        if dead:
            leased["error"] = _("A worker died over it.")
        Change.objects.filter(pk__in=[row.pk for row in rows]).update(**leased)
    for row in rows:
        row.attempts += 1
    return rows


def _locked(rows: QuerySet[Change], limit: int) -> list[Change]:
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    return list(rows[:limit])


def _last_of_each(rows: list[Change]) -> list[Change]:
    """The newest row of each key, tried as often as any other of them that still waits."""
    last: dict[str, Change] = {}
    older: list[Change] = []
    for row in Change.objects.filter(free(), key__in={row.key for row in rows}).order_by("pk"):
        if row.key in last:
            older.append(last[row.key])
        last[row.key] = row
    for row in older:
        newest = last[row.key]
        if newest.attempts < row.attempts < MAX_ATTEMPTS:
            newest.attempts = row.attempts
            Change.objects.filter(pk=newest.pk).update(attempts=row.attempts)
    # By number: what another transaction commits meanwhile is none of these.
    done(older)
    return list(last.values())


def set_back(rows: list[Change], error: Exception, *, counted: bool = True) -> None:
    """Free leased changes to be tried again, later each time; `counted` says whether it was their fault."""
    for row in rows:
        row.leased_until = None
        row.attempts -= not counted
        pause = min(2 ** max(1, row.attempts), LONGEST_PAUSE)
        row.not_before = timezone.now() + timedelta(seconds=pause)
        row.error = f"{type(error).__name__}: {error}".replace("\0", "\ufffd")[:1000]
    Change.objects.bulk_update(rows, ["leased_until", "attempts", "not_before", "error"])


def revive(change: Change) -> None:
    """Let what was set aside be tried from the start."""
    Change.objects.filter(pk=change.pk).update(attempts=0, not_before=None, leased_until=None)


def done(rows: list[Change]) -> None:
    for begin in range(0, len(rows), BATCH):
        Change.objects.filter(pk__in=[row.pk for row in rows[begin : begin + BATCH]]).delete()
