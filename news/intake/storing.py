"""Dropped photos and the pictures of dropped reports, kept as photos of the library, each once."""

import contextlib
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.db.models import Max
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from news import pictures
from news.matching import twins
from news.models import DroppedFile, Photo
from news.reading import ReportPicture


def size_of(file: DroppedFile) -> int:
    """In bytes; of a file that is gone, none."""
    with contextlib.suppress(OSError):
        return file.file.size
    return 0


def store_photo(file: DroppedFile) -> None:
    """Make a photo of a dropped file, whose own copy is then given up. Raises PictureError and OSError."""
    stored, storage = file.file.name or "", file.file.storage
    with file.file.open("rb") as opened:
        photo = photo_of(File(opened, name=file.name), file.intake.asked_by)
        with transaction.atomic():
            if photo.pk is None:
                photo.save()
            file.photo, file.file, file.outcome = photo, "", DroppedFile.Outcome.STORED
            file.save()
            transaction.on_commit(lambda: storage.delete(stored))


def store_picture(report: DroppedFile, index: int, picture: ReportPicture) -> list[str]:
    """Keep a picture that stood in the report's file, once. Returns why it could not be kept, if so."""
    if report.photos.filter(picture=index).exists():
        return []
    try:
        photo = photo_of(ContentFile(picture.content, name=picture.name), report.intake.asked_by)
        with transaction.atomic():
            if photo.pk is None:
                photo.save()
            last = report.intake.files.aggregate(last=Max("n"))["last"] or 0
            report.photos.create(
                intake_id=report.intake_id,
                n=last + 1,
                kind=DroppedFile.Kind.PHOTO,
                outcome=DroppedFile.Outcome.STORED,
                name=picture.name[-255:],
                photo=photo,
                picture=index,
            )
    except (pictures.PictureError, OSError) as error:
        return [f"{picture.name}: {error}"]
    except IntegrityError:
        if not report.photos.filter(picture=index).exists():
            raise
    return []


def find_twins(report: DroppedFile) -> None:
    """Note which photos beside a report show the same as a picture in its file: those are seen once."""
    stored = report.photos.filter(photo__isnull=False).select_related("photo")
    inside = [one for one in stored if one.picture is not None]
    beside = [one for one in stored if one.picture is None]
    if not inside:
        return
    found = twins([bytes_of(one) for one in beside], [bytes_of(one) for one in inside])
    for at, one in enumerate(beside):
        one.shows = inside[found[at]].picture if at in found else None
    DroppedFile.objects.bulk_update(beside, ["shows"], batch_size=200)


def bytes_of(one: DroppedFile) -> bytes:
    """Those of a small copy, which shows as much; none of a photo whose files are gone."""
    assert one.photo is not None
    small = one.photo.renditions.first() or one.photo
    try:
        with small.file.open("rb") as opened:
            return opened.read()
    except OSError:
        return b""


def photo_of(file: File, user: Any) -> Photo:
    """The photo of a file: one this person may choose and that keeps this very picture, else a new one, not
    saved yet. Raises PictureError."""
    ready = pictures.ready_to_keep(file)
    policy = policy_registry.get_by_type(Photo)
    choosable = policy.instances_user_has_permission_for(user, "choose") if user else Photo.objects.none()
    known = choosable.filter(file_hash=hash_filelike(ready)).order_by("pk").first()
    if known:
        return known
    name = (file.name or "").rpartition("/")[2]
    photo = Photo(title=name.rpartition(".")[0][:255] or name[:255], file=ready, uploaded_by_user=user)
    home = policy.collections_user_has_permission_for(user, "add").first() if user else None
    if home:
        photo.collection = home
    return photo
