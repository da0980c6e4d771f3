"""What readers read and search for, on the home screen."""

from typing import Any

from django.utils.translation import pgettext
from wagtail.admin.ui.components import Component

from cms.desk import charts
from home import reading_counter
from search import querylog, reports

DAYS = 30
SHOWN = 8


class ReadersPanel(Component):
    name = "readers"
    template_name = "cms/admin/readers.html"
    order = 400

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        days = reading_counter.reads_by_day(DAYS)
        user = parent_context["request"].user
        return {
            "chart": charts.bars(days, pgettext("chart", "Read")),
            "total": sum(times for _day, times in days),
            "days": DAYS,
            "first": days[0][0],
            "last": days[-1][0],
            "most_read": reading_counter.most_read(DAYS, SHOWN),
            "asked": querylog.asked_often(DAYS)[:SHOWN] if reports.may_see(user) else [],
        }
