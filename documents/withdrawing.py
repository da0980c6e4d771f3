"""Withdrawing a letter, bringing it back, and removing it for good."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from documents import citing, relating
from search import indexing
from search.rights import Reader

if TYPE_CHECKING:
    from documents.models import Letter

WITHDRAWN, RESTORED, PURGED = "documents.withdraw", "documents.restore", "documents.purge"


def withdraw(letter: "Letter", user: Reader | None, reason: str) -> None:
    """Take a letter from readers, who get 410, and from the register; the log keeps who and why."""
    with transaction.atomic():
        log(letter, WITHDRAWN, user=user, data={"reason": reason, "number": letter.number})
        letter.delete()


def put_away(letter: "Letter") -> None:
    """Mark the row withdrawn and end what would bring it back by itself: its schedule and its review.

    `live_revision` stays, and says that it was live.
    """
    with transaction.atomic():
        if review := letter.current_workflow_state:
            review.cancel()
        letter.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)
        letter.live, letter.withdrawn_at = False, timezone.now()
        letter.save()


def restore(letter: "Letter", user: Reader | None = None) -> list[str]:
    """Bring a withdrawn letter back: live again when it was and still may be, else as a draft.

    Returns why it could not go live again; empty when it did, or had not been live.
    """
    reasons: list[str] = []
    with transaction.atomic():
        letter.withdrawn_at = None
        letter.live = letter.live_revision_id is not None
        if letter.live:
            try:
                letter.check_publishable()
            except ValidationError as error:
                reasons = error.messages
                letter.live, letter.live_revision, letter.has_unpublished_changes = False, None, True
        letter.save()
        log(letter, RESTORED, user=user, data={"live": letter.live, "number": letter.number})
    return reasons


def purge(letter: "Letter", user: Reader | None = None) -> None:
    """Remove a letter for good; the log keeps who, when and its number."""
    with transaction.atomic():
        data = {"number": letter.number, "issued_on": str(letter.issued_on or "")}
        log(letter, PURGED, user=user, data=data, deleted=True)
        letter.purge()


def purge_row(letter: "Letter", delete: Callable[[], object]) -> None:
    """What `Letter.purge` does around the row's own deletion: files, history and what only it cited."""
    from documents.models import Attachment

    with transaction.atomic():
        storage = Attachment._meta.get_field("file").storage
        names = set(files_of(letter))
        indexing.record(letter.key)
        if letter.access != letter.Access.PUBLIC:
            # What is purged leaves no row to ask for its rights.
            letter.addresses.update(number="", issued_on=None)
        citing.forget(letter.key)
        relating.keep_number(letter)
        letter.intake_rows.update(file="", cells={})
        delete()
        citing.relink_keys({letter.lookup_key})
        relating.relink({letter.lookup_key})
        transaction.on_commit(lambda: remove_files(storage, names))


def files_of(letter: "Letter") -> Iterator[str]:
    """The stored names of every file that the letter has or that a revision of it had."""
    yield from letter.attachments.exclude(file="").values_list("file", flat=True)
    yield from letter.intake_rows.exclude(file="").values_list("file", flat=True)
    for content in letter.revisions.values_list("content", flat=True).iterator():
        for attachment in content.get("attachments") or []:
            if name := attachment.get("file"):
                yield name


def remove_files(storage: Storage, names: set[str]) -> None:
    """Remove those that no other letter has."""
    from documents.models import Attachment, IntakeRow

    kept = set(Attachment.objects.filter(file__in=names).values_list("file", flat=True))
    kept |= set(IntakeRow.objects.filter(file__in=names).values_list("file", flat=True))
    for name in names - kept:
        storage.delete(name)
