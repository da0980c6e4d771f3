"""The audit log in the admin: read, narrowed and taken away as a table; there is no way to change it."""

from typing import Any

import django_filters
from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import registry

from cms.models import AuditEntry
from documents.desk.paging import CappedPaginator
from search.cells import as_text
from search.engine import Label

PERMISSION = "cms.view_auditentry"
OTHER_NAMES: dict[str, Label] = {
    "revision": _("Version"),
    "pages": _("Pages"),
    "collections": _("Collections"),
    "reason": _("Reason"),
}
OWN_ACTIONS: dict[str, Label] = {
    "created": _("Made"),
    "changed": _("Changed"),
    "deleted": _("Deleted"),
    "given": _("Given"),
    "taken": _("Taken away"),
    "sign-in": _("Signed in"),
    "sign-out": _("Signed out"),
    "sign-in.refused": _("Sign-in refused"),
}
YES_AND_NO: dict[str, Label] = {"true": _("Yes"), "false": _("No")}


def who_of(entry: AuditEntry) -> str:
    return entry.who or str(_("the site itself"))


def action_of(entry: AuditEntry) -> str:
    """As Wagtail says it of its own actions."""
    if entry.action in OWN_ACTIONS:
        return str(OWN_ACTIONS[entry.action])
    known = registry.action_exists(entry.action)
    return str(registry.get_action_label(entry.action)) if known else entry.action


def what_changed(entry: AuditEntry) -> SafeString:
    """Each field that changed, by the name editors know it by: as it was → as it is."""
    names = dict.fromkeys([*entry.before, *entry.after])
    rows = ((field_of(entry, n), n, entry.before.get(n, ""), entry.after.get(n, "")) for n in names)
    return format_html_join(
        "",
        "<div><b>{}</b>: <del>{}</del> → <ins>{}</ins></div>",
        ((named(field, n), said(field, a), said(field, b)) for field, n, a, b in rows if a or b),
    )


def field_of(entry: AuditEntry, column: str) -> Any:
    """The field that a column of the log is of; none where it is no field, or its model is no more."""
    try:
        return apps.get_model(entry.model)._meta.get_field(column.removesuffix("_id"))
    except (LookupError, ValueError, FieldDoesNotExist):
        return None


def named(field: Any, column: str) -> str:
    """A field's own name; what is no field keeps the name the log gives it."""
    if field is None:
        return str(OTHER_NAMES.get(column, column))
    fallback = getattr(field.related_model, "_meta", None) if field.is_relation else None
    return capfirst(str(getattr(field, "verbose_name", "") or (fallback and fallback.verbose_name_plural)))


def said(field: Any, value: str) -> str:
    """Yes and no in the reader's language; the rest as the log has it."""
    answer = YES_AND_NO.get(value.lower()) if isinstance(field, models.BooleanField) else None
    return value if answer is None else str(answer)


class AuditFilters(WagtailFilterSet):
    who = django_filters.CharFilter(label=_("Who"), lookup_expr="icontains")
    kind = django_filters.MultipleChoiceFilter(
        label=pgettext_lazy("audit", "Kind"),
        choices=AuditEntry.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    title = django_filters.CharFilter(label=_("What it was done to"), lookup_expr="icontains")
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields: list[str] = []


class MomentColumn(Column):
    def get_value(self, instance: AuditEntry) -> str:
        return date_format(localtime(instance.at), "SHORT_DATETIME_FORMAT")


class AuditLog(ReportView):
    """The newest first."""

    page_title = _("Audit log")
    header_icon = "history"
    model = AuditEntry
    filterset_class = AuditFilters
    paginator_class = CappedPaginator
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    default_ordering = "-pk"
    columns = [
        MomentColumn("at", label=_("When"), width="11%"),
        Column("who", label=_("Who"), accessor=who_of, width="12%"),
        Column("action", label=_("Action"), accessor=action_of, width="14%"),
        Column("title", label=_("What it was done to"), width="22%"),
        Column("changes", label=_("Before → after"), accessor=what_changed),
        Column("address", label=_("From"), accessor=lambda entry: entry.address or "", width="9%"),
    ]
    list_export = ["at", "who", "who_id", "kind", "action", "model", "object_id", "title", "before", "after"]
    list_export += ["address"]
    custom_value_preprocess = ReportView.custom_value_preprocess | {str: {"csv": as_text}}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self) -> str:
        return "nhat-ky"

    def get_base_queryset(self) -> QuerySet:
        return AuditEntry.objects.order_by("-pk")


class AuditItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_reports_menu_item")
def menu_item() -> AuditItem:
    url = reverse("audit_log")
    return AuditItem(AuditLog.page_title, url, name="audit-log", icon_name="history", order=1500)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    at = "reports/nhat-ky/"
    return [
        path(at, AuditLog.as_view(), name="audit_log"),
        path(f"{at}results/", AuditLog.as_view(results_only=True), name="audit_log_results"),
    ]
