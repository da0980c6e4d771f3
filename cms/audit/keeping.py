"""Writing into the audit log: the one way in for all that is told of."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from wagtail.log_actions import get_active_log_context

from cms.models import AuditEntry

# A body of ten thousand words is in its revision; here stands what it began with.
LONGEST = 500
Values = Mapping[str, Any]


def note(
    kind: AuditEntry.Kind,
    action: str,
    thing: models.Model | None = None,
    *,
    before: Values | None = None,
    after: Values | None = None,
    who: User | AnonymousUser | None = None,
    of: tuple[str, str] = ("", ""),
    title: str = "",
    address: str | None = None,
) -> AuditEntry:
    """Add an entry. Without `who` it is whoever works in the admin just now, else no one: the site itself.

    What it was done to is `thing`, or its model's label and key (`of`) where only those are left.
    """
    model, object_id = (thing._meta.label_lower, str(thing.pk)) if thing is not None else of
    actor = who or get_active_log_context().user
    known = actor is not None and actor.pk is not None
    return AuditEntry.objects.create(
        kind=kind,
        action=action,
        who_id=actor.pk if known else None,
        who=actor.get_username()[:150] if known else "",
        model=model,
        object_id=object_id,
        title=(title or (str(thing) if thing is not None else ""))[:255],
        before=told(before or {}),
        after=told(after or {}),
        address=address,
    )


def told(values: Values) -> dict[str, str]:
    return {name: shortened(value) for name, value in values.items()}


def shortened(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def changes(before: Values, after: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs, as it was and as it is; a name that one side lacks is empty there."""
    names = [name for name in dict.fromkeys([*before, *after]) if before.get(name) != after.get(name)]
    return {name: before.get(name, "") for name in names}, {name: after.get(name, "") for name in names}
