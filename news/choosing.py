"""Choosing and uploading the photos of a gallery: Wagtail's own image chooser, with the order kept."""

import logging
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.generic.base import View
from wagtail.images import get_image_model
from wagtail.images.views.chooser import (
    ImageChooserViewSet,
    ImageChosenMultipleView,
    ImageChosenResponseMixin,
    ImageCreationFormMixin,
)
from wagtail.utils.file import hash_filelike

from news import pictures
from news.models import Photo
from news.pictures import PictureError

log = logging.getLogger(__name__)


class ChosenInOrderView(ImageChosenMultipleView):
    """Photos chosen in one go, in the order their ids were sent: the stock view gives the database's."""

    def get_objects(self, pks: Iterable[str]) -> list[Photo]:
        pks = [pk for pk in dict.fromkeys(pks) if pk.isdecimal() and len(pk) < 19]
        photos = {
            str(photo.pk): photo for photo in super().get_objects(pks).prefetch_renditions("max-165x165")
        }
        return [photos[pk] for pk in pks if pk in photos]


class UploadView(ImageCreationFormMixin, ImageChosenResponseMixin, View):
    """One of many files sent from the panel → {"photo": …} as the chooser would give it, or {"error": …}."""

    def post(self, request: HttpRequest) -> JsonResponse:
        self.model = get_image_model()
        if not self.can_create():
            raise PermissionDenied
        form = self.get_creation_form()
        if not form.is_valid():
            messages = [str(message) for errors in form.errors.values() for message in errors]
            return JsonResponse({"error": " ".join(messages)}, status=400)
        try:
            photo = self.already_there(form)
            again = photo is not None
            photo = photo or form.save()
            answer = {"photo": self.get_chosen_response_data(photo), "again": again}
        except PictureError as error:
            return JsonResponse({"error": str(error)}, status=400)
        except Exception:
            # The decoders read whatever people send; one bad file must not look like a broken site.
            log.exception("an uploaded photo could not be stored")
            return JsonResponse({"error": _("This photo could not be stored.")}, status=400)
        return JsonResponse(answer)

    def already_there(self, form) -> Photo | None:
        """The photo that keeps this very file in the same collection: sending it again doubles nothing."""
        file, _tone = pictures.kept(form.cleaned_data["file"])
        choosable = self.permission_policy.instances_user_has_permission_for(self.request.user, "choose")
        collection = form.cleaned_data.get("collection") or form.collections[0]
        same = choosable.filter(file_hash=hash_filelike(file), collection=collection)
        return same.order_by("pk").first()


class GalleryChooserViewSet(ImageChooserViewSet):
    """The stock image chooser at an address of the galleries' own."""

    chosen_multiple_view_class = ChosenInOrderView

    def get_urlpatterns(self) -> list:
        return [*super().get_urlpatterns(), path("upload/", self.construct_view(UploadView), name="upload")]


viewset = GalleryChooserViewSet("gallery_chooser", model=Photo, url_prefix="gallery/chooser")
