"""The front of the site in the admin: menus, notices, redirects, and what leads nowhere."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.contrib.redirects.wagtail_hooks import RedirectsMenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from documents.desk.columns import DayColumn
from home.care import report
from home.models import MenuLink, Notice
from home.redirects import views as redirects

# The lists that describe letters stand there too.
LISTS = "register_lists_menu_item"


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "warning"
    menu_label = pgettext_lazy("on top", "Notices on every page")
    menu_hook = LISTS
    menu_order = 50
    list_display = [
        "text",
        Column("level", label=_("Level"), accessor="get_level_display"),
        DayColumn("from_day", label=_("From")),
        DayColumn("to_day", label=_("To")),
    ]
    panels = [
        FieldPanel("text"),
        FieldPanel("address"),
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("from_day"), FieldPanel("to_day")]),
    ]


class MenuLinkViewSet(SnippetViewSet):
    """Dragged into their order in the list itself."""

    model = MenuLink
    icon = "list-ul"
    menu_label = pgettext_lazy("menu", "Menus of the site")
    menu_hook = LISTS
    menu_order = 60
    sort_order_field = "sort_order"
    list_per_page = 100
    list_display = [
        "__str__",
        Column("place", label=pgettext_lazy("menu", "Menu"), accessor="get_place_display"),
        Column("leads", label=_("Leads to"), accessor=lambda row: row.address or row.page.url),
    ]
    panels = [FieldPanel("place"), FieldPanel("page"), FieldPanel("address"), FieldPanel("label")]


register_snippet(NoticeViewSet)
register_snippet(MenuLinkViewSet)


@hooks.register(LISTS)
def redirects_item() -> MenuItem:
    return RedirectsMenuItem(
        _("Redirects"), reverse("wagtailredirects:index"), name="redirects", icon_name="redirect", order=70
    )


@hooks.register("construct_settings_menu")
def no_second_redirects_entry(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name != "redirects"]


@hooks.register("register_admin_urls", order=-1)
def redirect_urls() -> list[URLPattern]:
    # Before Wagtail's own, which have the same addresses.
    return redirects.urls()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return report.urls()


@hooks.register("register_reports_menu_item")
def broken_links() -> MenuItem:
    return report.menu_item()


@hooks.register("register_permissions")
def permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="home", codename="view_brokenlink")
