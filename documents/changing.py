"""A change made to a letter from outside its form: what readers see and the draft behind it both get it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from documents.log_actions import CHANGED_TOGETHER
from search.rights import Reader

if TYPE_CHECKING:
    from documents.models import Letter

# Given a letter, changes it without saving it.
Alter = Callable[["Letter"], None]


def refuse_if_locked(letter: "Letter", user: Reader) -> None:
    """Raises ValidationError for a letter that someone else holds, that is in another's review, or whose next
    version waits for its hour: that one would undo what is done now."""
    lock = letter.get_lock()
    if lock and lock.for_user(user):
        raise ValidationError(_("It is locked, in review or scheduled."))


def change(letter: "Letter", alter: Alter, user: Reader, what: str) -> None:
    """Make one change to a letter as it is now, and to the draft newer than that.

    No guard of publishing is asked: a letter that lacks something may still be closed to readers.
    """
    with transaction.atomic():
        latest = letter.latest_revision
        alter(letter)
        letter.save()
        if latest is not None and (letter.has_unpublished_changes or not letter.live):
            draft = latest.as_object()
            alter(draft)
            draft.save_revision(user=user, log_action=False, clean=False)
        else:
            made = letter.save_revision(user=user, log_action=False, clean=False)
            if letter.live:
                type(letter).objects.filter(pk=letter.pk).update(
                    live_revision=made, has_unpublished_changes=False
                )
        log(letter, CHANGED_TOGETHER, user=user, data={"what": what})
