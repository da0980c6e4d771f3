"""Articles in the admin: the list editors begin from."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import PageFilterSet, PageListingMixin
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from documents.desk.columns import DayColumn
from documents.models import SchoolYear, TaskArea
from news.models import ConferenceArticlePage

STATES = [("1", _("Live")), ("0", _("Draft"))]


class ArticleFilters(PageFilterSet):
    """What an office looks for an article by."""

    live = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, empty_label=_("All"), widget=forms.RadioSelect
    )
    event_start = django_filters.DateFromToRangeFilter(label=_("Event date"), widget=DateRangePickerWidget)
    school_years = django_filters.ModelMultipleChoiceFilter(
        label=_("School year"), queryset=SchoolYear.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    task_areas = django_filters.ModelMultipleChoiceFilter(
        label=_("Task area"), queryset=TaskArea.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    # Of one section on one site they say nothing.
    site = None
    has_child_pages = None

    class Meta:
        model = ConferenceArticlePage
        fields: list[str] = []


class ArticleListing(PageListingViewSet):
    """All articles, the last edited first."""

    name = "bai-viet"
    model = ConferenceArticlePage
    icon = "doc-full-inverse"
    menu_label = _("All articles")
    filterset_class = ArticleFilters
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        DayColumn("event_start", label=_("Event date"), sort_key="event_start", width="12%"),
        Column("owner", label=_("Written by"), accessor=lambda page: name_of(page.owner), width="14%"),
        next(
            column for column in PageListingMixin.base_columns if column.name == "latest_revision_created_at"
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


def name_of(account) -> str:
    return (account.get_full_name() or account.get_username()) if account else ""


class NewsGroup(ViewSetGroup):
    """Articles and the ways to write them, which say in their hooks that they stand here."""

    items = (ArticleListing,)
    menu_label = pgettext_lazy("menu", "Articles")
    menu_name = "news"
    menu_icon = "doc-full-inverse"
    submenu_hook = "register_news_menu_item"
