"""The report of what leads nowhere, with the way to mend each and a button that asks for a new look."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from documents.models import Letter
from documents.rights import may_view_register
from home.models import BrokenLink, LinkCheck, MenuLink, Notice
from search.cells import as_text

PERMISSION = "home.view_brokenlink"
NAME = "broken_links"
# Sources by their names; every other one is a page.
SNIPPETS: dict[str, Any] = {"letter": Letter, "menulink": MenuLink, "notice": Notice}


class ReasonFilter(WagtailFilterSet):
    """One sort of trouble at a time."""

    reason = django_filters.ChoiceFilter(
        label=_("Why"), choices=BrokenLink.Reason.choices, empty_label=_("All"), widget=forms.RadioSelect
    )

    class Meta:
        model = BrokenLink
        fields: list[str] = []


def edit_url(row: BrokenLink) -> str:
    kind, _colon, pk = row.source.partition(":")
    if kind in SNIPPETS:
        return reverse(SNIPPETS[kind].snippet_viewset.get_url_name("edit"), args=[pk])
    return reverse("wagtailadmin_pages:edit", args=[pk])


def mend(row: BrokenLink) -> SafeString:
    """The link to the form, named for those who hear links without their row."""
    word = pgettext_lazy("links", "Mend")
    return format_html('<a href="{}" aria-label="{}: {}">{}</a>', edit_url(row), word, row.title, word)


class BrokenLinks(ReportView):
    """As the worker last saw it: nothing is looked for while one waits."""

    model = BrokenLink
    page_title = _("Broken links and missing pictures")
    header_icon = "link"
    template_name = "home/admin/broken_links.html"
    filterset_class = ReasonFilter
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    columns = [
        TitleColumn("title", label=_("Where"), get_url=edit_url, width="25%"),
        Column("place", label=_("Place"), accessor="get_place_display", width="10%"),
        Column("text", label=_("Link text")),
        Column("target", label=_("Leads to")),
        Column("reason", label=_("Why"), accessor="get_reason_display"),
        Column("mend", label="", accessor=mend, width="8%"),
    ]
    list_export = ["title", "get_place_display", "text", "target", "get_reason_display", "noted_at"]
    export_headings = {
        "title": _("Where"),
        "get_place_display": _("Place"),
        "get_reason_display": _("Why"),
    }
    custom_value_preprocess = ReportView.custom_value_preprocess | {str: {"csv": as_text}}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        LinkCheck.ask(user=request.user.pk)
        messages.success(request, _("The worker looks at everything anew; this page shows how far it is."))
        return redirect(NAME)

    def get_base_queryset(self) -> QuerySet:
        rows = BrokenLink.objects.all()
        return rows if may_view_register(self.request.user) else rows.exclude(source__startswith="letter:")

    def get_filename(self) -> str:
        return "lien-ket-hong"

    @cached_property
    def under_way(self) -> LinkCheck | None:
        return LinkCheck.objects.filter(source="", ended_at=None).first()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        last = LinkCheck.objects.filter(source="").exclude(ended_at=None).first()
        return super().get_context_data(*args, under_way=self.under_way, last=last, **kwargs)


class BrokenLinksItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def urls() -> list[URLPattern]:
    address = "reports/lien-ket-hong/"
    alone = BrokenLinks.as_view(results_only=True)
    return [
        path(address, BrokenLinks.as_view(), name=NAME),
        path(f"{address}results/", alone, name=f"{NAME}_results"),
    ]


def menu_item() -> BrokenLinksItem:
    return BrokenLinksItem(BrokenLinks.page_title, reverse(NAME), name=NAME, icon_name="link", order=1350)
