"""What readers ask, as reports in the admin: for those who keep synonyms and promoted results."""

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from search import querylog
from search.models import Promotion, Question, SynonymGroup

PERIODS = {"30": _("Last 30 days"), "90": _("Last 90 days")}
USUAL_PERIOD = "30"
ACTIONS = ["add", "change", "delete"]


def may_see(user) -> bool:
    """Whether this user may do something about what readers miss."""
    policies = [policy_registry.get_by_type(model) for model in (SynonymGroup, Promotion)]
    return any(policy.user_has_any_permission(user, ACTIONS) for policy in policies)


class PeriodFilter(WagtailFilterSet):
    """The last 30 days, or 90."""

    days = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=list(PERIODS.items()),
        empty_label=None,
        initial=USUAL_PERIOD,
        widget=forms.RadioSelect,
        # The period is within the question put to the log, not cut from its answer.
        method=lambda asked, _name, _value: asked,
    )

    class Meta:
        model = Question
        fields: list[str] = []

    def __init__(self, data: QueryDict, **kwargs) -> None:
        super().__init__({"days": USUAL_PERIOD} | data.dict(), **kwargs)


class AskedReport(ReportView):
    """Questions asked on at least three days. Without export: what a stranger typed may be a formula."""

    model = Question
    header_icon = "search"
    filterset_class = PeriodFilter
    columns = [
        Column("spelling", label=_("Question")),
        NumberColumn("on_days", label=_("Days")),
        NumberColumn("asked", label=_("Times asked")),
        NumberColumn("last_found", label=_("Results")),
    ]

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        days = self.request.GET.get("days", "")
        return querylog.asked_often(int(days if days in PERIODS else USUAL_PERIOD))


class PopularSearches(AskedReport):
    page_title = _("Popular searches")
    index_url_name = "popular_searches"
    index_results_url_name = "popular_searches_results"


class NothingFound(AskedReport):
    page_title = _("Found nothing")
    index_url_name = "found_nothing"
    index_results_url_name = "found_nothing_results"
    columns = AskedReport.columns[:-1]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().filter(last_found=0)


class AskedMenuItem(MenuItem):
    """A report's entry, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


REPORTS = {"pho-bien": PopularSearches, "khong-thay": NothingFound}


def urls() -> list[URLPattern]:
    """Each report whole, and its list alone, as Wagtail asks for when the period is changed."""
    made = []
    for slug, report in REPORTS.items():
        address = f"reports/tim-kiem/{slug}/"
        made.append(path(address, report.as_view(), name=report.index_url_name))
        alone = report.as_view(results_only=True)
        made.append(path(f"{address}results/", alone, name=report.index_results_url_name))
    return made


def menu_item(report: type[AskedReport], order: int) -> MenuItem:
    url = reverse(report.index_url_name)
    return AskedMenuItem(report.page_title, url, name=report.index_url_name, icon_name="search", order=order)
