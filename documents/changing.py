"""A change made to a letter from outside its form: what readers see and the draft behind it both get it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from documents.log_actions import CHANGED_TOGETHER

if TYPE_CHECKING:
    from documents.models import Letter

# Given a letter, changes it without saving it.
Alter = Callable[["Letter"], None]


def refuse_if_locked(letter: "Letter", user: models.Model) -> None:
    """Raises ValidationError for a letter that someone else holds, or that is in another's review."""
    lock = letter.get_lock()
    if lock and lock.for_user(user):
        raise ValidationError(_("It is locked or in review."))


def change(letter: "Letter", alter: Alter, user: models.Model, what: str) -> None:
    """Make one change to a letter as it is now, to the draft newer than that, and to what is scheduled.

    No guard of publishing is asked: a letter that lacks something may still be closed to readers. Raises
    ValidationError where a scheduled version stands behind a newer draft, for only its form shows both.
    """
    with transaction.atomic():
        latest = letter.latest_revision
        waiting = letter.revisions.exclude(approved_go_live_at=None).first()
        if waiting and waiting != latest:
            raise ValidationError(_("An older version is scheduled: open it and decide."))
        alter(letter)
        letter.save()
        if latest is not None and (letter.has_unpublished_changes or waiting or not letter.live):
            renew(letter, latest, alter, user)
        else:
            made = letter.save_revision(user=user, log_action=False, clean=False)
            if letter.live:
                type(letter).objects.filter(pk=letter.pk).update(
                    live_revision=made, has_unpublished_changes=False
                )
        log(letter, CHANGED_TOGETHER, user=user, data={"what": what})


def renew(letter: "Letter", latest: Revision, alter: Alter, user: models.Model) -> None:
    """A new draft like the latest, with the change; it takes over the latest's schedule."""
    draft = latest.as_object()
    alter(draft)
    go_live_at = latest.approved_go_live_at
    draft.save_revision(user=user, log_action=False, clean=False, approved_go_live_at=go_live_at)
    if go_live_at:
        Revision.objects.filter(pk=latest.pk).update(approved_go_live_at=None)
