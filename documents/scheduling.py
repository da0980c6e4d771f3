"""What has an hour: going live and expiring, of pages and letters alike, done in order of time.

Each is done in a transaction of its own whose row is locked, so two runners do nothing twice, and one that
cannot be done keeps none of the others back.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, connection, models, transaction
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import DraftStateMixin, Page, Revision

from documents.publishing import REFUSED, note_refusal, why

log = logging.getLogger(__name__)
# Of one kind at once: after weeks of downtime the rest follows in the next round.
BATCH = 500
# The database's own trouble passes; nobody is told and the item waits.
PASSING = (OperationalError, InterfaceError)


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """An hour that has come: a revision's to go live, or a thing's to expire."""

    at: datetime
    goes_live: bool
    label: str
    pk: int

    def __str__(self) -> str:
        verb = "publish" if self.goes_live else "expire"
        return f"{self.at:%Y-%m-%d %H:%M} {verb} {self.label} {self.pk}"

    @property
    def rows(self) -> models.QuerySet:
        """Its row, as a queryset to narrow."""
        return apps.get_model(self.label)._default_manager.filter(pk=self.pk)


@dataclass
class Done:
    """How many went live, expired, and could not."""

    published: int = 0
    expired: int = 0
    refused: int = 0

    @property
    def total(self) -> int:
        return self.published + self.expired


def run() -> Done:
    """Do all that is due. What going live brings due (an expiry that has passed, too) is done as well."""
    done, seen = Done(), set[Due]()
    while fresh := [item for item in due() if item not in seen]:
        for item in fresh:
            seen.add(item)
            do(item, done)
    return done


def due() -> list[Due]:
    """Every hour that has come, oldest first; an expiry before what goes live in the same instant."""
    now = timezone.now()
    coming = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk")
    label = Revision._meta.label
    found = [Due(at, True, label, pk) for pk, at in coming.values_list("pk", "approved_go_live_at")[:BATCH]]
    for model in scheduled_models():
        going = model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk")
        label = model._meta.label
        found += [Due(at, False, label, pk) for pk, at in going.values_list("pk", "expire_at")[:BATCH]]
    return sorted(found)


def scheduled_models() -> Iterator[type[models.Model]]:
    """Pages as one, and everything else that may have an hour."""
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def do(item: Due, done: Done) -> None:
    """One item, whole or not at all; counted where it was done."""
    try:
        with transaction.atomic():
            did = publish(item) if item.goes_live else expire(item)
        done.published += did and item.goes_live
        done.expired += did and not item.goes_live
    except PASSING:
        log.warning("the database could not do %s now; it is tried again", item, exc_info=True)
    except Exception as error:
        done.refused += 1
        told(item, error)


def publish(item: Due) -> bool:
    revision = held(item.rows.filter(approved_go_live_at__lt=timezone.now()))
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


def expire(item: Due) -> bool:
    thing = held(item.rows.filter(live=True, expire_at__lt=timezone.now()))
    if thing is None:
        return False
    whole = thing.specific if isinstance(thing, Page) else thing
    whole.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def held(rows: models.QuerySet):
    """The one row, locked until the transaction ends; None when it is done or another runner has it."""
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    return rows.first()


def told(item: Due, error: Exception) -> None:
    """Write the reason once into the thing's history and the log.

    What could not go live loses its hour and stays a draft. What could not expire keeps it: it must not stay
    in sight for good.
    """
    try:
        with transaction.atomic():
            row = item.rows.get()
            thing = row.content_object if item.goes_live else row
            if item.goes_live:
                item.rows.update(approved_go_live_at=None)
            elif was_told(thing, item.at):
                return
            if thing is not None:
                note_refusal(thing, error)
    except Exception:
        log.exception("the reason why %s could not be done was not written down", item)
    if isinstance(error, ValidationError):
        log.warning("refused: %s: %s", item, why(error))
    else:
        log.error("failed: %s", item, exc_info=error)


def was_told(thing: models.Model, since: datetime) -> bool:
    entries = registry.get_logs_for_instance(thing)
    return entries.filter(action=REFUSED, timestamp__gte=since).exists()
