"""What every report on the register is."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import multigetattr

from documents.desk.columns import DayColumn
from documents.desk.paging import CappedPaginator
from documents.models import Letter
from documents.rights import may_view_register
from search.cells import as_text


def edit_url(pk: int) -> str:
    return reverse(Letter.snippet_viewset.get_url_name("edit"), args=[pk])


def letter_columns(prefix: str = "") -> list[Column]:
    """Number, date and abstract of a row that is a letter, or that has one at `prefix`."""
    at = f"{prefix}." if prefix else ""
    return [
        TitleColumn(
            "number",
            label=_("Number and symbol"),
            accessor=prefix or str,
            get_url=lambda row: edit_url((multigetattr(row, prefix) if prefix else row).pk),
        ),
        DayColumn("issued_on", label=_("Issued on"), accessor=f"{at}issued_on"),
        Column("abstract", label=_("Abstract"), accessor=f"{at}abstract"),
    ]


class LetterReport(ReportView):
    """A list for those who work on the register, in pages and as a table to take away."""

    model: type[Model] = Letter
    header_icon = "doc-full"
    slug = ""
    paginator_class = CappedPaginator
    # A text that begins like a formula is none.
    custom_value_preprocess = ReportView.custom_value_preprocess | {str: {"csv": as_text}}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_view_register(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self) -> str:
        return self.slug


class ReportItem(MenuItem):
    """A report's entry, for those who work on the register."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_view_register(request.user)


def addresses(report: type[LetterReport]) -> list[URLPattern]:
    """The report whole, and its list alone, as Wagtail asks for when a filter is changed."""
    at = f"reports/van-ban/{report.slug}/"
    alone = report.as_view(results_only=True)
    return [
        path(at, report.as_view(), name=report.index_url_name),
        path(f"{at}results/", alone, name=report.index_results_url_name),
    ]


def menu_item(report: type[LetterReport], order: int) -> ReportItem:
    url = reverse(report.index_url_name)
    return ReportItem(
        report.page_title, url, name=report.index_url_name, icon_name=report.header_icon, order=order
    )
