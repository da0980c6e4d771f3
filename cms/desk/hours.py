"""What goes live or expires next, on the home screen."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import models
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from documents.scheduling import scheduled_models

SHOWN = 10
# An expiry is worth a line when there is still time to think about it.
EXPIRING_WITHIN = timedelta(days=30)


class Hour(NamedTuple):
    at: datetime
    goes_live: bool
    title: str
    url: str


class HoursPanel(Component):
    name = "hours"
    template_name = "cms/admin/hours.html"
    order = 240

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"hours": hours(parent_context["request"].user)}


def hours(user: Any) -> list[Hour]:
    """The next ones, soonest first, of what this user may edit."""
    finder = AdminURLFinder(user)
    found = [*going_live(finder), *expiring(finder)]
    return sorted(found, key=attrgetter("at"))[:SHOWN]


def going_live(finder: AdminURLFinder) -> Iterator[Hour]:
    waiting = Revision.objects.exclude(approved_go_live_at=None).order_by("approved_go_live_at")
    for revision in waiting.prefetch_related("content_object")[: 2 * SHOWN]:
        thing = revision.content_object
        url = finder.get_edit_url(thing) if thing else None
        if url:
            yield Hour(revision.approved_go_live_at, True, revision.object_str, url)


def expiring(finder: AdminURLFinder) -> Iterator[Hour]:
    soon = timezone.now() + EXPIRING_WITHIN
    for model in scheduled_models():
        going: models.QuerySet = model._default_manager.filter(live=True, expire_at__lt=soon)
        for thing in going.order_by("expire_at")[: 2 * SHOWN]:
            if url := finder.get_edit_url(thing):
                yield Hour(thing.expire_at, False, str(thing), url)
