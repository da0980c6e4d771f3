"""Search in the admin: synonyms, promoted results, and what readers asked."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search import admin_search, reports, status  # noqa: F401 - the first and last for their hooks
from search.models import Promotion, SynonymGroup
from search.promoting import PromotionForm


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "link"
    menu_label = _("Synonyms")
    list_display = ["__str__", "note"]
    list_per_page = 100
    search_fields = ["spellings", "note"]
    panels = [FieldPanel("spellings"), FieldPanel("note")]


class PromotionViewSet(SnippetViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Promoted results")
    list_display = ["words", "address", "order"]
    search_fields = ["words", "address"]
    edit_handler = ObjectList(
        [FieldPanel("words"), FieldPanel("address"), FieldPanel("order")], base_form_class=PromotionForm
    )


class SearchGroup(SnippetViewSetGroup):
    items = (SynonymViewSet, PromotionViewSet)
    menu_label = pgettext_lazy("menu", "Search")
    menu_name = "search"
    menu_icon = "search"
    # The readers' own search says here where it stands.
    submenu_hook = "register_search_menu_item"


register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return reports.urls()


@hooks.register("register_reports_menu_item")
def popular_searches() -> MenuItem:
    return reports.menu_item(reports.PopularSearches, order=1300)


@hooks.register("register_reports_menu_item")
def found_nothing() -> MenuItem:
    return reports.menu_item(reports.NothingFound, order=1310)
