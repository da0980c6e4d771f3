"""What staff see of the reading of letters' files: at a letter, and all together under Reports."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import Panel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from documents import file_texts
from documents.extraction import can_ocr
from documents.models import Attachment, FileText

PERMISSION = "documents.change_letter"
SHOWN = 100
# What staff can do something about, the worst first.
TROUBLE = ("broken", "too-big", "timed-out", "encrypted", "garbled", "needs-ocr")
ADVICE = {
    "empty": _("There is no text in this file."),
    "needs-ocr": _("Its pages are pictures. They are read once tesseract with Vietnamese is installed."),
    "garbled": _("Its letters come from an old font that cannot be put right. A newer copy would be found."),
    "too-big": _("It is found by number and abstract only, or by what was read of it."),
    "timed-out": _("Reading took too long; what was read until then is found."),
    "encrypted": _("It is under a password: readers cannot open it either. Choose a copy without one."),
    "broken": _("The file is damaged. Choose a sound copy."),
    "unsupported": _("Files of this kind are kept and handed out, not read."),
}


def with_readings(files: list[Attachment]) -> list[Attachment]:
    """The same files, each with its reading, if any, as `known`."""
    rows = FileText.objects.filter(attachment__in=[file.pk for file in files if file.pk])
    readings = {reading.attachment_id: reading for reading in rows}
    for file in files:
        file.known = described(readings.get(file.pk))
    return files


def described(reading: FileText | None) -> FileText | None:
    """With what staff may do about it as `advice`."""
    if reading is not None:
        reading.advice = "" if is_under_way(reading) else ADVICE.get(reading.outcome, "")
    return reading


def is_under_way(reading: FileText) -> bool:
    return reading.ended_at is None


class FileReadingsPanel(Panel):
    """How the reading of each stored file went, below the files of a letter's form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "documents/admin/file_readings.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and self.instance.attachments.exists()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            files = with_readings(list(Attachment.objects.filter(letter=self.instance.pk)))
            return super().get_context_data(parent_context) | {"files": files}


class FileTextsView(WagtailAdminTemplateMixin, TemplateView):
    """One page for all files; its buttons ask the worker."""

    template_name = "documents/admin/file_texts.html"
    page_title = _("Texts of letters’ files")
    header_icon = "doc-full"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        ended = FileText.objects.exclude(ended_at=None)
        under_way = FileText.objects.filter(ended_at=None)
        return super().get_context_data(
            counts=counts(ended),
            waiting=FileText.objects.filter(ended_at=None, outcome="waiting").count(),
            under_way=rows(under_way.exclude(seen=0))[:SHOWN],
            scans=under_way.exclude(outcome="waiting").count(),
            trouble=[described(row) for row in rows(ended.filter(outcome__in=TROUBLE))[:SHOWN]],
            can_ocr=can_ocr(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        number = request.POST.get("file", "")
        if request.POST.get("action") == "scans":
            asked = file_texts.begin_scans_again()
        else:
            readings = FileText.objects.filter(
                attachment=int(number) if number.isdecimal() and len(number) < 19 else 0
            )
            asked = file_texts.begin_again(readings)
        said = ngettext("%(count)s file will be read.", "%(count)s files will be read.", asked)
        messages.success(request, said % {"count": asked})
        return redirect("letter_file_texts")


def rows(readings: "QuerySet[FileText]") -> "QuerySet[FileText]":
    return readings.select_related("attachment__letter").order_by("-pk")


def counts(ended: "QuerySet[FileText]") -> list[tuple[str, int]]:
    labels = dict(FileText.Outcome.choices)
    found = ended.values_list("outcome").annotate(count=Count("pk")).order_by("-count")
    return [(str(labels.get(outcome, outcome)), count) for outcome, count in found]


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    view = permission_required(PERMISSION)(FileTextsView.as_view())
    return [path("tep-van-ban/", view, name="letter_file_texts")]


class FileTextsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    url = reverse("letter_file_texts")
    return FileTextsItem(_("Texts of letters’ files"), url, icon_name="doc-full", order=1200)
