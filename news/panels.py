"""The gallery's panel in the editor."""

import json
from typing import TYPE_CHECKING

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.panels import MultipleChooserPanel
from wagtail.images import get_image_model
from wagtail.images.utils import get_accept_attributes
from wagtail.images.widgets import AdminImageChooser
from wagtail.permissions import policy_registry

from news.article_forms import Undescribed
from search.engine import Label

if TYPE_CHECKING:
    from news.models import Photo


class GalleryPhotoChooser(AdminImageChooser):
    """The image chooser that keeps the order of choosing."""

    chooser_modal_url_name = "gallery_chooser:choose"
    # Photos by pk that the panel loaded for all its rows at once.
    loaded: dict[str, "Photo"] = {}

    def get_instance(self, value: object) -> "Photo | None":
        return self.loaded.get(str(value)) or super().get_instance(value)


class Hinted(forms.TextInput):
    """A one-line field whose empty value means something, said by a placeholder."""

    def __init__(self, hint: Label):
        super().__init__({"placeholder": hint})


def messages() -> dict[str, str]:
    """What the panel's script says; {n} and the like are filled in there."""
    return {
        "moved": _("Photo {n} moved to place {place}"),
        "removed": _("Photo {n} removed"),
        "added": _("{count} photos added"),
        "place": _("Choice {n}"),
        "left": _("Left to upload: {count}"),
        "finished": _("{count} photos uploaded, {failed} failed"),
        "again": _("{name}: already in the library, used again"),
        "too_large": _("This photo is larger than {limit} MB."),
        "lost": _("Not uploaded: the connection broke off. Try again."),
        "signed_out": _("Not uploaded: you are signed out. Sign in in another tab, then try again here."),
        "sign_in": _("Sign in in another tab"),
        "refused": _("Not uploaded: the server refused it ({status})."),
        "progress": _("Uploading photo {n} of {count}"),
        "retry": _("Try again"),
        "retry_all": _("Try all of them again"),
        "like": _("{name}: looks like “{title}”, which is in the library"),
        "use_that": _("Use that one"),
        "keep_new": _("Keep the new one"),
        "used": _("“{title}” is used in its place"),
    }


def caption_messages() -> dict[str, str]:
    """What the list of captions says."""
    return {
        "captions_found": _("Captions in the list: {count}; rows in the gallery: {rows}."),
        "captions_more": _("{count} captions have no photo yet; they get rows of their own."),
        "captions_fewer": _("{count} rows get no caption and stay as they are."),
        "captions_put": _("{count} captions put into the gallery"),
        "captions_undone": _("The captions are as they were"),
        "no_captions": _("No caption is found in this text."),
        "not_read": _("The list could not be read: the connection broke off or you are signed out."),
        "no_photo": _("no photo"),
        "no_caption": _("no caption"),
    }


def addresses(*, may_upload: bool) -> dict[str, str]:
    """Where the panel's scripts ask; the photo's number stands in for 0."""
    found = {"captions": reverse("gallery_chooser:captions")}
    if may_upload:
        found["upload"] = reverse("gallery_chooser:upload")
        found["discard"] = reverse("gallery_chooser:discard", args=[0])
        found["login"] = reverse("wagtailadmin_login")
    return found


class GalleryPanel(MultipleChooserPanel):
    """Many photos chosen or uploaded in one go, in the order of choosing, and moved one place at a time."""

    class BoundPanel(MultipleChooserPanel.BoundPanel):
        template_name = "news/admin/gallery_panel.html"
        # The stock MultipleChooserPanel does not hand `initControls = false` on to its base class, so the
        # second unpacking by Wagtail's edit handler binds every button again. InlinePanel does.
        telepath_adapter_name = "wagtail.panels.InlinePanel"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.label = _("Figure")
            # Where versions are compared there is no form, and so there are no rows.
            if self.form is None:
                return
            # Stock panels forget the order typed when a row has an error.
            if self.formset.is_bound:
                self.children.sort(key=typed_place)
            load_photos([child.form for child in self.children], self.panel.chooser_field_name)

        def get_context_data(self, parent_context=None):
            upload = self.upload_options()
            return super().get_context_data(parent_context) | {
                "gallery_options": json.dumps(self.js_opts() | {"messages": messages() | caption_messages()}),
                "upload": upload,
                "urls": json.dumps(addresses(may_upload=upload is not None)),
                "asked": self.asked_for(),
            }

        def asked_for(self) -> list[Undescribed]:
            """The photos whose alternative text the form asks for before it goes public."""
            form = self.form
            return form.undescribed if form is not None and form.is_bound and form.is_going_public else []

        def upload_options(self) -> dict | None:
            """What the uploader needs; None when this user may not add photos."""
            # Wagtail's image forms want every model loaded, and models want this module.
            from wagtail.images.forms import get_image_form

            policy = policy_registry.get_by_type(get_image_model())
            if not policy.user_has_permission(self.request.user, "add"):
                return None
            form = get_image_form(get_image_model())(user=self.request.user)
            # Wagtail leaves the field out where there is nothing to choose.
            collection = form.fields.get("collection")
            return {
                "accept": get_accept_attributes(),
                "limit": form.fields["file"].max_upload_size or 0,
                "collections": list(collection.choices) if collection else [],
            }

        @property
        def media(self):
            return super().media + forms.Media(
                css={"all": ["css/gallery-panel.css"]},
                js=["js/gallery-upload.js", "js/gallery-captions.js", "js/gallery-panel.js"],
            )


def load_photos(forms: list[forms.ModelForm], name: str) -> None:
    """Give every row's chooser its photo and preview, asked for together."""
    values = {str(form[name].value()) for form in forms if form[name].value()}
    pks = [value for value in values if value.isdecimal() and len(value) < 19]
    photos = get_image_model().objects.filter(pk__in=pks).prefetch_renditions("max-165x165")
    loaded = {str(photo.pk): photo for photo in photos}
    for form in forms:
        form.fields[name].widget.loaded = loaded


def typed_place(child) -> int:
    """Where a row stood when the form was sent; rows with nothing sensible come last."""
    try:
        return int(child.form["ORDER"].value())
    except (TypeError, ValueError):
        return 1_000_000
