"""Where the taking-in of letters stands in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from documents.intake import views


class IntakeMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(views.PERMISSION)


def urls() -> list[URLPattern]:
    return [
        path("intakes/", views.index, name="documents_intakes"),
        path("intakes/<int:pk>/", views.one, name="documents_intake"),
        path("intakes/<int:pk>/progress/", views.progress, name="documents_intake_progress"),
        path("intakes/<int:pk>/<str:which>.xlsx", views.table, name="documents_intake_table"),
        path("intakes/<int:pk>/now/", views.take_in_now, name="documents_intake_now"),
        path("intakes/<int:pk>/undo/", views.undo, name="documents_intake_undo"),
    ]


def menu_item() -> MenuItem:
    address = reverse("documents_intakes")
    return IntakeMenuItem(_("Take letters in"), address, icon_name="upload", order=21)
