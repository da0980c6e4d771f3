"""Many new letters stored as one: what `Letter.save`, `save_revision` and `publish` do, a chunk at a time.

The rules stand where a single letter finds them (`check_publishable`, `LetterAddress`, `citing`); here they
are asked for a chunk, so that ten thousand letters take seconds and not minutes.
"""

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from documents import citing
from documents.intake.rows import Lists, Read
from documents.models import Attachment, Letter, LetterAddress, TaggedLetter
from search import indexing


def store(reads: list[Read], lists: Lists, user: AbstractBaseUser | None = None) -> None:
    """Store letters that are new; those marked `live` are published. Call it inside a transaction."""
    lists.keep_new(reads)
    letters = [read.letter for read in reads]
    live = [letter for letter in letters if letter.live]
    LetterAddress.give_paths(live)
    now = timezone.now()
    for letter in live:
        letter.first_published_at = letter.last_published_at = now
    for read in reads:
        describe(read, lists)
    Letter.objects.bulk_create(letters)
    keep_children(letters)
    revise(letters, user)
    LetterAddress.keep_new(live)
    citing.note_new(letters)
    keep_references(letters)
    indexing.record_all(letter.key for letter in live)


def describe(read: Read, lists: Lists) -> None:
    """Set what a letter is listed under, before it has a row: it then asks the database for none of it."""
    letter = read.letter
    years = [lists.years[name] for name in read.years]
    letter.school_year = years[0] if years else None
    letter.school_years = years
    letter.access_groups = read.groups
    letter.tagged_areas = [TaggedLetter(tag=area) for area in read.areas]
    letter.attachments = read.files
    letter.relations = []


def keep_children(letters: list[Letter]) -> None:
    tags: list[TaggedLetter] = []
    files: list[Attachment] = []
    for letter in letters:
        for tag in letter.tagged_areas.all():
            tag.content_object = letter
            tags.append(tag)
        for place, file in enumerate(letter.attachments.all()):
            file.letter, file.sort_order = letter, place
            files.append(file)
    TaggedLetter.objects.bulk_create(tags)
    Attachment.objects.bulk_create(files)
    keep_many(
        Letter.school_years.through, "schoolyear_id", ((one, one.school_years.all()) for one in letters)
    )
    keep_many(Letter.access_groups.through, "group_id", ((one, one.access_groups.all()) for one in letters))


def keep_many(through: Any, column: str, pairs: Iterable[tuple[Letter, Iterable[Model]]]) -> None:
    through.objects.bulk_create(
        through(letter_id=letter.pk, **{column: other.pk}) for letter, others in pairs for other in others
    )


def revise(letters: list[Letter], user: AbstractBaseUser | None) -> None:
    """The first revision of each, and the log's word that it was made and published."""
    kind = Letter.get_content_type()
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=Letter.get_base_content_type(),
            object_id=str(letter.pk),
            created_at=now,
            user=user,
            object_str=str(letter),
            content=letter.serializable_data(),
        )
        for letter in letters
    )
    for letter, revision in zip(letters, revisions, strict=True):
        letter.latest_revision = revision
        letter.live_revision = revision if letter.live else None
        letter.has_unpublished_changes = not letter.live
    Letter.objects.bulk_update(letters, ["latest_revision", "live_revision", "has_unpublished_changes"])
    log(letters, kind, user)


def log(letters: list[Letter], kind: ContentType, user: AbstractBaseUser | None) -> None:
    deed, now = uuid.uuid4(), timezone.now()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=str(letter.pk),
            label=str(letter),
            action=action,
            timestamp=now,
            uuid=deed,
            user=user,
            revision=letter.latest_revision,
            content_changed=True,
        )
        for letter in letters
        for action in (["wagtail.create", "wagtail.publish"] if letter.live else ["wagtail.create"])
    )


def keep_references(letters: list[Letter]) -> None:
    """What each letter refers to, as the admin's list of uses counts it."""
    kind, base = Letter.get_content_type(), Letter.get_base_content_type()
    ReferenceIndex.objects.bulk_create(
        [
            ReferenceIndex(
                content_type=kind,
                base_content_type=base,
                object_id=str(letter.pk),
                to_content_type_id=to_type,
                to_object_id=to_object,
                model_path=model_path,
                content_path=path,
                content_path_hash=ReferenceIndex._get_content_path_hash(path),
            )
            for letter in letters
            for to_type, to_object, model_path, path in set(
                ReferenceIndex._extract_references_from_object(letter)
            )
        ],
        ignore_conflicts=True,
    )
