"""What is due: deadlines, and letters about to expire."""

from datetime import timedelta

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from documents.desk.columns import DayColumn
from documents.desk.reports.base import LetterReport, letter_columns
from documents.models import Letter

PERIODS = {"7": _("Next 7 days"), "30": _("Next 30 days"), "90": _("Next 90 days")}
USUAL_PERIOD = "30"


class DaysFilter(WagtailFilterSet):
    """How far ahead to look."""

    days = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=list(PERIODS.items()),
        empty_label=None,
        initial=USUAL_PERIOD,
        widget=forms.RadioSelect,
        # The period is within the report's own query.
        method=lambda letters, _name, _value: letters,
    )

    class Meta:
        model = Letter
        fields: list[str] = []

    def __init__(self, data: QueryDict, **kwargs) -> None:
        super().__init__({"days": USUAL_PERIOD} | data.dict(), **kwargs)


class Due(LetterReport):
    """Letters whose deadline or last day in force falls in the next days."""

    page_title = _("Due and expiring")
    header_icon = "time"
    slug = "sap-den-han"
    filterset_class = DaysFilter
    index_url_name = "letters_due"
    index_results_url_name = "letters_due_results"
    columns = [
        *letter_columns(),
        DayColumn("deadline", label=_("Deadline")),
        DayColumn("expires_on", label=_("Expires on")),
    ]
    list_export = ["number", "issued_on", "abstract", "deadline", "expires_on"]

    def get_base_queryset(self) -> QuerySet:
        days = self.request.GET.get("days", "")
        today = timezone.localdate()
        ahead = (today, today + timedelta(days=int(days if days in PERIODS else USUAL_PERIOD)))
        due = Letter.objects.kept().filter(Q(deadline__range=ahead) | Q(expires_on__range=ahead))
        return due.order_by("deadline", "expires_on", "pk").only(*self.list_export)
