"""How much there is, at the head of the home screen."""

from typing import Any, NamedTuple

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import pgettext_lazy
from wagtail.admin.site_summary import SummaryItem
from wagtail.permissions import policy_registry

from documents.models import File, Letter
from news.models import ConferenceArticlePage, Photo
from search.engine import Label

# A million letters take a while to count.
STALE_SECONDS = 300
ACTIONS = ["add", "change", "delete", "publish", "view"]


class Figure(NamedTuple):
    model: type
    label: Label
    icon: str
    url_name: str


FIGURES = (
    Figure(ConferenceArticlePage, pgettext_lazy("figure", "articles"), "doc-full-inverse", "bai-viet:index"),
    Figure(Letter, pgettext_lazy("figure", "letters"), "doc-full", "wagtailsnippets_documents_letter:list"),
    Figure(Photo, pgettext_lazy("figure", "photos"), "image", "wagtailimages:index"),
    Figure(File, pgettext_lazy("figure", "files"), "doc-empty", "wagtaildocs:index"),
)


class FigureItem(SummaryItem):
    template_name = "cms/admin/figure.html"

    def __init__(self, request: HttpRequest, figure: Figure, order: int) -> None:
        super().__init__(request)
        self.figure, self.order = figure, order

    def is_shown(self) -> bool:
        policy = policy_registry.get_by_type(self.figure.model)
        return policy.user_has_any_permission(self.request.user, ACTIONS)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            "count": count_of(self.figure.model),
            "label": self.figure.label,
            "icon": self.figure.icon,
            "url": reverse(self.figure.url_name),
        }


def count_of(model: Any) -> int:
    key = f"cms.count.{model._meta.label_lower}"
    known = cache.get(key)
    if known is None:
        rows = Letter.objects.kept() if model is Letter else model._default_manager.all()
        known = rows.count()
        cache.set(key, known, STALE_SECONDS)
    return known
