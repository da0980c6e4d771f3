"""The register's list in the admin."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, TitleColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from documents import exporting, register
from documents.desk import columns
from documents.desk.filters import LetterFilterSet, under_way
from documents.desk.paging import CappedPaginator
from documents.models import Letter, SavedView
from documents.rights import LetterQuerySet
from search.engine import Values

SORTS = {"-issued_on": "newest", "issued_on": "oldest"}
# Each in an index's order, the row's number last.
ORDERS = {
    "number": ("year", "serial", "pk"),
    "-number": ("-year", "-serial", "-pk"),
    "issued_on": ("issued_on", "pk"),
    "-issued_on": ("-issued_on", "-pk"),
    "signer": ("signer", "-issued_on", "-pk"),
    "-signer": ("-signer", "issued_on", "pk"),
    "updated_at": ("updated_at", "pk"),
    "-updated_at": ("-updated_at", "-pk"),
}
# Long texts that no column shows.
LONG = ("body", "addressees", "recipients", "legal_bases", "staff_note")


class RegisterView(IndexView):
    """The list. What it is narrowed to holds for what is found as well."""

    is_searchable = True
    paginator_class = CappedPaginator
    paginate_by = 20
    default_ordering = "-issued_on"
    filterset_class = LetterFilterSet
    notices: tuple[str, ...] = ()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The list, or with `?export=` all of it as it is narrowed now, as a table to take away."""
        form = request.GET.get("export", "")
        if form in exporting.CONTENT_TYPES:
            return exporting.export(self.get_queryset().defer(None), form, request.user)
        return super().get(request, *args, **kwargs)

    def order_queryset(self, queryset: LetterQuerySet) -> LetterQuerySet:
        return queryset.order_by(*ORDERS[self.ordering])

    def search_queryset(self, queryset: LetterQuerySet) -> LetterQuerySet:
        if not self.is_searching:
            return queryset
        sort = SORTS.get(self.ordering, "relevance") if self.is_explicitly_ordered else "relevance"
        found = register.search(queryset, self.search_query, self.request.user, self.facets(), sort)
        self.notices = found.notices
        return self.order_queryset(found.letters) if self.is_explicitly_ordered else found.letters

    def get_queryset(self) -> LetterQuerySet:
        chosen = [columns.choices()[name] for name in self.chosen]
        letters = super().get_queryset().select_related(*(name for one in chosen for name in one.related))
        return letters.prefetch_related(*(name for one in chosen for name in one.prefetched)).defer(*LONG)

    def facets(self) -> Values:
        """The choices made in the list's filters, as the index names them."""
        if not self.filters or not self.filters.is_valid():
            return {}
        chosen = {name: value for name, value in self.filters.form.cleaned_data.items() if value}
        lists = self.filters.catalogue
        made = {name: (lists[name][chosen[name]].slug,) for name in lists if name in chosen}
        if "status" in chosen:
            made["status"] = (chosen["status"],)
        return made

    @cached_property
    def kept_views(self) -> list[SavedView]:
        """What this person has saved, the present columns among it."""
        return list(SavedView.objects.filter(user=self.request.user.pk))

    @cached_property
    def saved_views(self) -> list[SavedView]:
        return [view for view in self.kept_views if view.name != columns.PRESENT]

    @cached_property
    def present_view(self) -> SavedView | None:
        """The saved view that is looked at: another's, or one deleted meanwhile, is as none."""
        asked = self.request.GET.get("view", "")
        return next((view for view in self.saved_views if str(view.pk) == asked), None)

    @cached_property
    def chosen(self) -> list[str]:
        """The names of the columns shown."""
        usual = next((view for view in self.kept_views if view.name == columns.PRESENT), None)
        view = self.present_view or usual
        return columns.known(view.columns if view else [])

    @cached_property
    def columns(self) -> list[BaseColumn]:
        offered = columns.choices()
        number = self._get_title_column("number", TitleColumn, accessor=str)
        made = [columns.column_of(offered[name]) for name in self.chosen]
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"), number, *made]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        query = self.request.GET.urlencode()
        buttons.append(Button(_("Columns"), self.own_url("columns"), icon_name="table", priority=60))
        save = f"{self.own_url('saved_views')}?{query}" if query else self.own_url("saved_views")
        buttons.append(Button(_("Saved views"), save, icon_name="view", priority=61))
        for place, form in enumerate(exporting.CONTENT_TYPES):
            data = self.request.GET.copy()
            data["export"] = form
            said = _("Take the list along (%(form)s)") % {"form": form.upper()}
            buttons.append(Button(said, f"?{data.urlencode()}", icon_name="download", priority=62 + place))
        if self.request.user.has_perm("documents.restore_letter"):
            withdrawn = self.own_url("withdrawn")
            buttons.append(Button(_("Withdrawn letters"), withdrawn, icon_name="bin", priority=62))
        return buttons

    def own_url(self, name: str) -> str:
        return reverse(Letter.snippet_viewset.get_url_name(name))

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> tuple:
        paginator, page, letters, is_long = super().paginate_queryset(queryset, page_size)
        page.object_list = letters = list(letters)
        if "state" in self.chosen:
            reviewed, waiting = under_way(letter.pk for letter in letters)
            for letter in letters:
                letter.is_in_review, letter.is_scheduled = letter.pk in reviewed, letter.pk in waiting
        return paginator, page, letters, is_long

    def get_list_more_buttons(self, instance: Letter) -> list[MenuItem]:
        buttons = super().get_list_more_buttons(instance)
        for button in buttons:
            if button.url == self.get_delete_url(instance):
                button.label = _("Withdraw")
        return buttons
