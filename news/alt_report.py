"""The report on published photos without an alternative text."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from news import alt_texts
from news.models import ConferenceArticlePage


def edit_url(article: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


class UndescribedPhotos(ReportView):
    """Published articles with such photos, and which they are."""

    model = Page
    page_title = gettext_lazy("Photos without alternative text")
    header_icon = "image"
    index_url_name = "undescribed_photos"
    index_results_url_name = "undescribed_photos_results"
    any_permission_required = ["add", "change", "publish"]
    is_searchable = False
    columns = [
        TitleColumn("title", label=gettext_lazy("Title"), get_url=edit_url),
        NumberColumn("undescribed", label=gettext_lazy("Photos")),
        Column("figures", label=gettext_lazy("Figures")),
        DateColumn("last_published_at", label=gettext_lazy("Published"), width="15%"),
    ]
    list_export = ["title", "undescribed", "figures", "last_published_at"]
    export_headings = {"undescribed": gettext_lazy("Photos"), "figures": gettext_lazy("Figures")}

    def get_base_queryset(self) -> Any:
        return alt_texts.lacking(self.request.user)

    def decorate_paginated_queryset(self, object_list: Any) -> list[ConferenceArticlePage]:
        return with_figures(object_list)

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(with_figures(object_list))

    def get_filename(self) -> str:
        return "anh-chua-co-mo-ta"


def with_figures(articles: Any) -> list[ConferenceArticlePage]:
    """Each article with `figures`, the numbers of the photos that lack a text."""
    listed = list(articles)
    numbers = alt_texts.places(listed)
    for article in listed:
        article.figures = ", ".join(map(str, numbers[article.pk]))
    return listed


class ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        actions = UndescribedPhotos.any_permission_required
        return policy_registry.get_by_type(Page).user_has_any_permission(request.user, actions)


def addresses() -> list[URLPattern]:
    at = "reports/anh-chua-co-mo-ta/"
    alone = UndescribedPhotos.as_view(results_only=True)
    return [
        path(at, UndescribedPhotos.as_view(), name=UndescribedPhotos.index_url_name),
        path(f"{at}results/", alone, name=UndescribedPhotos.index_results_url_name),
    ]


def menu_item() -> ReportItem:
    name = UndescribedPhotos.index_url_name
    return ReportItem(
        _("Photos without alternative text"), reverse(name), name=name, icon_name="image", order=1300
    )
