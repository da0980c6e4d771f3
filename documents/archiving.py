"""The whole library as one ZIP, and an empty site filled from it.

`manifest.json` names every other member with its SHA-256; `lists.json` holds types, issuers, task areas and
school years; `letters.jsonl` a letter a line, drafts and withdrawn ones too; `files/<sha256>` the files.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core import serializers
from django.core.files import File
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from documents.intake import storing
from documents.models import (
    Attachment,
    Issuer,
    IssuerAlias,
    Letter,
    LetterAddress,
    LetterType,
    Relation,
    SchoolYear,
    TaggedLetter,
    TaskArea,
    TaskAreaAddress,
)
from search import indexing

VERSION = 1
BLOCK = 1_000_000
CHUNK = 250
LISTS = (LetterType, Issuer, IssuerAlias, TaskArea, TaskAreaAddress, SchoolYear)
# Made anew where the archive is taken in.
LEFT_OUT = {"latest_revision", "live_revision", "locked", "locked_at", "locked_by", "go_live_at", "expire_at"}


class ArchiveError(ValueError):
    """The archive, or the site, is not fit for it; the message says why."""


def export_library(path: Path) -> int:
    """Write the library to a ZIP. Returns how many letters it holds."""
    sums: dict[str, str] = {}
    count = 0
    with one_moment(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        add(archive, sums, "lists.json", iter([lists().encode()]))
        for attachment in Attachment.objects.order_by("pk").iterator():
            name = f"files/{attachment.sha256}"
            if name not in sums:
                with attachment.file.open("rb") as file:
                    add(archive, sums, name, file.chunks())
        lines = (json.dumps(told(letter), default=str, ensure_ascii=False) for letter in letters())
        add(archive, sums, "letters.jsonl", (f"{line}\n".encode() for line in lines))
        count = Letter.objects.count()
        manifest = {"version": VERSION, "letters": count, "sha256": sums}
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    return count


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read within is as it stood when it began, whatever others store meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            # Else each statement there sees what was committed before it.
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def add(archive: zipfile.ZipFile, sums: dict[str, str], name: str, blocks: Iterator[bytes]) -> None:
    digest = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as member:
        for block in blocks:
            digest.update(block)
            member.write(block)
    sums[name] = digest.hexdigest()


def lists() -> str:
    rows = [row for model in LISTS for row in model._default_manager.order_by("pk")]
    return serializers.serialize("json", rows)


def letters() -> Iterator[Letter]:
    related = ("attachments", "relations", "tagged_areas", "school_years", "access_groups", "addresses")
    return Letter.objects.order_by("pk").prefetch_related(*related).iterator(chunk_size=CHUNK)


def told(letter: Letter) -> dict[str, Any]:
    """A letter as the archive holds it: its columns, and what hangs on it."""
    fields = [field for field in Letter._meta.concrete_fields if field.name not in LEFT_OUT]
    return {
        "columns": {field.attname: getattr(letter, field.attname) for field in fields},
        "areas": [tagged.tag_id for tagged in letter.tagged_areas.all()],
        "years": [year.pk for year in letter.school_years.all()],
        "groups": [group.name for group in letter.access_groups.all()],
        "addresses": [[one.path, one.number, one.issued_on] for one in letter.addresses.all()],
        "relations": [[one.kind, one.other_id, one.number, one.lookup_key] for one in letter.relations.all()],
        "files": [
            [one.pk, one.sha256, one.filename, one.label, one.title, one.access, one.size]
            for one in letter.attachments.all()
        ],
    }


def import_library(path: Path) -> int:
    """Fill an empty site. Returns how many letters it took in; raises ArchiveError, storing nothing."""
    if Letter.objects.exists() or LetterAddress.objects.exists():
        raise ArchiveError(_("This library is not empty: an archive fills an empty one."))
    if lists_are_used():
        raise ArchiveError(_("Articles already use this site's task areas or school years."))
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = checked(archive)
            with transaction.atomic():
                take_lists(archive)
                take_letters(archive)
                count_on()
                if Letter.objects.count() != manifest["letters"]:
                    raise ArchiveError(_("The archive holds fewer letters than it says."))
    except (zipfile.BadZipFile, KeyError, EOFError, json.JSONDecodeError) as error:
        raise ArchiveError(_("This is no archive of a library, or it is cut.")) from error
    return manifest["letters"]


def checked(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, once every member is what it says. Raises ArchiveError."""
    manifest = json.loads(archive.read("manifest.json"))
    if manifest.get("version") != VERSION:
        raise ArchiveError(_("This archive is of another version."))
    if set(archive.namelist()) != {*manifest["sha256"], "manifest.json"}:
        raise ArchiveError(_("The archive's members are not those it names."))
    for name, wanted in manifest["sha256"].items():
        digest = hashlib.sha256()
        with archive.open(name) as member:
            while block := member.read(BLOCK):
                digest.update(block)
        if digest.hexdigest() != wanted:
            raise ArchiveError(_("“%(name)s” was changed since the archive was made.") % {"name": name})
    return manifest


def lists_are_used() -> bool:
    """Whether anything but letters stands under the lists, which the archive's own will replace."""
    for model in LISTS:
        relations: Iterable[Any] = model._meta.related_objects
        for relation in relations:
            other = relation.through if relation.many_to_many else relation.related_model
            wanted = {} if relation.many_to_many else {f"{relation.field.name}__isnull": False}
            if other not in LISTS and other._default_manager.filter(**wanted).exists():
                return True
    return False


def take_lists(archive: zipfile.ZipFile) -> None:
    """The lists as they were, under the numbers they had: what the empty site came with goes."""
    for model in reversed(LISTS):
        model._default_manager.all().delete()
    for row in serializers.deserialize("json", archive.read("lists.json").decode()):
        row.save()


def count_on() -> None:
    """New rows get numbers after those taken in: PostgreSQL counts only what it numbered itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [*LISTS, Letter, Attachment]):
            cursor.execute(statement)


def take_letters(archive: zipfile.ZipFile) -> None:
    relations: list[tuple[int, list]] = []
    twins: list[tuple[int, int]] = []
    groups = {group.name: group for group in Group.objects.all()}
    with archive.open("letters.jsonl") as lines:
        while some := [json.loads(line) for line in islice(lines, CHUNK)]:
            for one in some:
                twin = one["columns"].pop("duplicate_of_id")
                if twin:
                    twins.append((one["columns"]["id"], twin))
                relations.extend((one["columns"]["id"], relation) for relation in one["relations"])
                for name in one["groups"]:
                    if name not in groups:
                        groups[name] = Group.objects.create(name=name)
            take_some(archive, some, groups)
    Relation.objects.bulk_create(
        Relation(letter_id=pk, sort_order=n, kind=kind, other_id=other, number=number, lookup_key=key)
        for n, (pk, (kind, other, number, key)) in enumerate(relations)
    )
    for pk, twin in twins:
        Letter.objects.filter(pk=pk).update(duplicate_of=twin)


def take_some(archive: zipfile.ZipFile, some: list[dict], groups: dict[str, Group]) -> None:
    made = [letter_of(one, groups) for one in some]
    times = [(letter.created_at, letter.updated_at) for letter in made]
    Letter.objects.bulk_create(made)
    for letter, (created, updated) in zip(made, times, strict=True):
        letter.created_at, letter.updated_at = created, updated
    Letter.objects.bulk_update(made, ["created_at", "updated_at"])
    for letter, one in zip(made, some, strict=True):
        letter.attachments = [file_of(archive, file) for file in one["files"]]
    storing.keep_children(made)
    storing.revise(made, None)
    LetterAddress.objects.bulk_create(
        LetterAddress(path=path, letter=letter, number=number, issued_on=day)
        for letter, one in zip(made, some, strict=True)
        for path, number, day in one["addresses"]
    )
    storing.citing.note_new(made)
    storing.keep_references(made)
    indexing.record_all(letter.key for letter in made if letter.live)


def letter_of(one: dict, groups: dict[str, Group]) -> Letter:
    columns = {name: Letter._meta.get_field(name).to_python(value) for name, value in one["columns"].items()}
    for name in ("created_at", "updated_at"):
        columns[name] = parse_datetime(one["columns"][name])
    letter = Letter(**columns)
    pk, letter.pk = letter.pk, None
    years = SchoolYear.objects.in_bulk(one["years"])
    letter.school_years = [years[year] for year in one["years"]]
    letter.access_groups = [groups[name] for name in one["groups"]]
    letter.tagged_areas = [TaggedLetter(tag_id=area) for area in one["areas"]]
    letter.relations = []
    letter.pk = pk
    return letter


def file_of(archive: zipfile.ZipFile, told: list) -> Attachment:
    """A file under the number it had, so that its address stays; streamed when it is stored."""
    pk, sha256, filename, label, title, access, size = told
    made = Attachment(pk=pk, sha256=sha256, filename=filename, label=label, title=title, access=access)
    made.size = size
    with archive.open(f"files/{sha256}") as member:
        made.file.save(filename, File(member, name=filename), save=False)
    return made
