"""Choosing and uploading the photos of a gallery: Wagtail's own image chooser, with the order kept."""

import logging
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic.base import View
from wagtail.images import get_image_model
from wagtail.images.forms import BaseImageForm
from wagtail.images.views.chooser import (
    BaseImageChooseView,
    ImageChooseResultsView,
    ImageChooserViewSet,
    ImageChooseView,
    ImageChosenMultipleView,
    ImageChosenResponseMixin,
    ImageCreationFormMixin,
)
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from news import looks, pictures
from news.caption_lists import read_list
from news.models import Photo
from news.pictures import PictureError

log = logging.getLogger(__name__)
LONGEST_LIST = 200_000
JUST_NOW = timedelta(hours=1)


class ChosenInOrderView(ImageChosenMultipleView):
    """Photos chosen in one go, in the order their ids were sent: the stock view gives the database's."""

    def get_objects(self, pks: Iterable[str]) -> list[Photo]:
        pks = [pk for pk in dict.fromkeys(pks) if pk.isdecimal() and len(pk) < 19]
        photos = {
            str(photo.pk): photo for photo in super().get_objects(pks).prefetch_renditions("max-165x165")
        }
        return [photos[pk] for pk in pks if pk in photos]


class FindsByTag(BaseImageChooseView):
    """The stock view follows a tag from the photo to its rows, which no search in the admin can."""

    def filter_object_list(self, objects: QuerySet[Photo]) -> QuerySet[Photo]:
        tag = self.request.GET.get("tag")
        if tag:
            tagged = Photo.objects.filter(tags__name=tag).values_list("pk", flat=True)
            objects = objects.filter(pk__in=list(tagged))
        # Past the stock view's own filter, on to that of its base.
        return super(BaseImageChooseView, self).filter_object_list(objects)


class ChooseView(FindsByTag, ImageChooseView):
    pass


class ChooseResultsView(FindsByTag, ImageChooseResultsView):
    pass


class UploadView(ImageCreationFormMixin, ImageChosenResponseMixin, View):
    """One of many files sent from the panel → {"photo": …} as the chooser would give it, or {"error": …}.

    With the photo comes `again` when the library had this very file, or `like`, a photo that looks the same.
    """

    def post(self, request: HttpRequest) -> JsonResponse:
        self.model = get_image_model()
        if not self.can_create():
            raise PermissionDenied
        form = self.get_creation_form()
        if not form.is_valid():
            messages = [str(message) for errors in form.errors.values() for message in errors]
            return JsonResponse({"error": " ".join(messages)}, status=400)
        try:
            return JsonResponse(self.stored(form))
        except PictureError as error:
            return JsonResponse({"error": str(error)}, status=400)
        except Exception:
            # The decoders read whatever people send; one bad file must not look like a broken site.
            log.exception("an uploaded photo could not be stored")
            return JsonResponse({"error": _("This photo could not be stored.")}, status=400)

    def stored(self, form: BaseImageForm) -> dict:
        again = self.already_there(form)
        if again:
            return {"photo": self.get_chosen_response_data(again), "again": True}
        photo = form.save()
        like = looks.alike(photo, self.choosable())
        return {
            "photo": self.get_chosen_response_data(photo),
            "like": self.get_chosen_response_data(like) if like else None,
        }

    def choosable(self) -> QuerySet[Photo]:
        return self.permission_policy.instances_user_has_permission_for(self.request.user, "choose")

    def already_there(self, form: BaseImageForm) -> Photo | None:
        """The photo that keeps this very file in the same collection: sending it again doubles nothing."""
        file = pictures.ready_to_keep(form.cleaned_data["file"])
        collection = form.cleaned_data.get("collection") or form.collections[0]
        same = self.choosable().filter(file_hash=hash_filelike(file), collection=collection)
        return same.order_by("pk").first()


class DiscardView(View):
    """Takes back a photo just uploaded, in whose place the editor uses one that was there."""

    def post(self, request: HttpRequest, pk: int) -> JsonResponse:
        policy = policy_registry.get_by_type(Photo)
        # What is older may stand in somebody's draft, which no index knows.
        just_sent = Photo.objects.filter(
            uploaded_by_user=request.user, created_at__gt=timezone.now() - JUST_NOW
        )
        photo = get_object_or_404(just_sent, pk=pk)
        if not policy.user_has_permission_for_instance(request.user, "delete", photo):
            raise PermissionDenied
        if photo.get_usage().count():
            return JsonResponse({"error": _("This photo is in use and stays in the library.")}, status=409)
        photo.delete()
        return JsonResponse({})


class CaptionListView(View):
    """A pasted list → {"captions": [{"place", "text"}]}, read as captions of reports are."""

    def post(self, request: HttpRequest) -> JsonResponse:
        captions = read_list(request.POST.get("list", "")[:LONGEST_LIST])
        return JsonResponse({"captions": [asdict(each) for each in captions]})


class GalleryChooserViewSet(ImageChooserViewSet):
    """The stock image chooser at an address of the galleries' own."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_multiple_view_class = ChosenInOrderView

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("upload/", self.construct_view(UploadView), name="upload"),
            path("discard/<int:pk>/", DiscardView.as_view(), name="discard"),
            path("captions/", CaptionListView.as_view(), name="captions"),
        ]


viewset = GalleryChooserViewSet("gallery_chooser", model=Photo, url_prefix="gallery/chooser")
