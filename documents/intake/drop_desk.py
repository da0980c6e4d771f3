"""Where dropping and checking stand in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import Panel

from documents.intake import drop_views, review_views
from documents.intake.dropping import may_take_in
from documents.intake.reviewing import reading_of


class DropMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_take_in(request.user)


@hooks.register("register_letters_menu_item")
def menu_item() -> MenuItem:
    return DropMenuItem(_("Drop files"), reverse("documents_drop"), icon_name="download", order=20)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("tha-tep/", drop_views.drop, name="documents_drop"),
        path("tha-tep/gui/", drop_views.send, name="documents_drop_send"),
        path("tha-tep/<int:pk>/", drop_views.dropped, name="documents_dropped"),
        path("tha-tep/<int:pk>/xong/", drop_views.done, name="documents_drop_done"),
        path("kiem-tra/<int:pk>/", review_views.review, name="documents_review"),
        path("kiem-tra/<int:pk>/tep/<int:file>/", review_views.original, name="documents_review_file"),
        path(
            "kiem-tra/<int:pk>/tep/<int:file>/<int:n>.png",
            review_views.page_picture,
            name="documents_review_page",
        ),
    ]


class UncheckedPanel(Panel):
    """A word above a letter's form as long as no one has checked what was read from its file."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "documents/admin/unchecked.html"

        def is_shown(self) -> bool:
            reading = reading_of(self.instance) if self.instance.pk else None
            return reading is not None and reading.checked_at is None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            address = reverse("documents_review", args=[self.instance.pk])
            return super().get_context_data(parent_context) | {"address": address}
