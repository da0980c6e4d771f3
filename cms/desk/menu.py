"""The admin's menus, in the order of an office's work."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

# By name; what is not named here keeps its own place behind them.
ORDER = (
    "news",
    "letters",
    "images",
    "documents",
    "search",
    "reports",
    "lists",
    "explorer",
    "settings",
    "help",
)
# Pages of Wagtail's own site, in English, on another host.
ELSEWHERE = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_main_menu", order=100)
def in_order_of_work(request: HttpRequest, items: list[MenuItem]) -> None:
    for item in items:
        if item.name in ORDER:
            item.order = ORDER.index(item.name)


@hooks.register("construct_help_menu")
def only_help_at_hand(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(ELSEWHERE)]
