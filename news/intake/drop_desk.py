"""Where dropping and reviewing reports stand in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from news.intake import drop_views, review_views
from news.intake.dropping import may_take_in
from news.models import NewsIndexPage, Photo


class DropMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """To who may add pages and photos at all, which every page of the admin can tell without asking the
        database; the screen itself asks about the news section."""
        policies = map(policy_registry.get_by_type, (Page, Photo))
        return all(policy.user_has_permission(request.user, "add") for policy in policies)


@hooks.register("register_news_menu_item")
def menu_item() -> MenuItem:
    return DropMenuItem(_("Write from a report"), reverse("news_drop"), icon_name="edit", order=10)


class DropPanel(Component):
    """The way there from the home screen, above what waits."""

    order = 10
    template_name = "news/admin/drop_panel.html"


@hooks.register("construct_homepage_panels")
def home_panel(request: HttpRequest, panels: list[Component]) -> None:
    if may_take_in(request.user):
        panels.append(DropPanel())


@hooks.register("register_page_header_buttons")
def header_button(
    page: Page, user: Any, next_url: str | None = None, view_name: str = ""
) -> Iterator[Button]:
    """In the listing of the news section."""
    if page.specific_class is NewsIndexPage and may_take_in(user):
        yield Button(_("Write from a report"), url=reverse("news_drop"), icon_name="edit", priority=5)


@hooks.register("register_page_listing_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from header_button(page, user)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("bao-cao/", drop_views.drop, name="news_drop"),
        path("bao-cao/gui/", drop_views.send, name="news_drop_send"),
        path("bao-cao/<int:pk>/", drop_views.dropped, name="news_dropped"),
        path("bao-cao/<int:pk>/xong/", drop_views.done, name="news_drop_done"),
        path("bao-cao/<int:pk>/tien-do/", drop_views.progress, name="news_drop_progress"),
        path("bao-cao/ra-soat/<int:pk>/", review_views.review, name="news_review"),
    ]
