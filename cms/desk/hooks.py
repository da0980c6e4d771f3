"""What the home screen is made of."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component

from cms.desk.chores import ChoresPanel
from cms.desk.figures import FIGURES, FigureItem
from cms.desk.hours import HoursPanel
from cms.desk.readers import ReadersPanel


@hooks.register("construct_homepage_panels")
def panels(request: HttpRequest, found: list[Component]) -> None:
    found += [ChoresPanel(), HoursPanel(), ReadersPanel()]


@hooks.register("construct_homepage_summary_items", order=100)
def figures(request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [FigureItem(request, figure, order) for order, figure in enumerate(FIGURES)]


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
