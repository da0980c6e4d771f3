"""Dropped photos and the pictures of dropped reports, kept as photos of the library, each once."""

import contextlib
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.db.models import Max
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from news import pictures
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


def photo_of(file: File, user: Any) -> Photo:
    """The photo of a file: one this person may choose and that keeps this very picture, else a new one, not
    saved yet. Raises PictureError."""
    kept, _tone = pictures.kept(file)
    policy = policy_registry.get_by_type(Photo)
    choosable = policy.instances_user_has_permission_for(user, "choose") if user else Photo.objects.none()
    known = choosable.filter(file_hash=hash_filelike(kept)).order_by("pk").first()
    if known:
        return known
    file.seek(0)
    name = (file.name or "").rpartition("/")[2]
    photo = Photo(title=name.rpartition(".")[0][:255] or name[:255], file=file, uploaded_by_user=user)
    home = policy.collections_user_has_permission_for(user, "add").first() if user else None
    if home:
        photo.collection = home
    return photo
