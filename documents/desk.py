"""The register's list and chooser in the admin, both searched through the index."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import IndexView

from documents import register
from documents.models import Letter
from documents.rights import LetterQuerySet
from search.engine import Values
from search.selecting import WholeList

SORTS = {"-issued_on": "newest", "issued_on": "oldest"}


class RegisterView(IndexView):
    """The list. What it is narrowed to holds for what is found as well."""

    is_searchable = True
    notices: tuple[str, ...] = ()

    def search_queryset(self, queryset: LetterQuerySet) -> LetterQuerySet:
        if not self.is_searching:
            return queryset
        sort = SORTS.get(self.ordering, "relevance") if self.is_explicitly_ordered else "relevance"
        found = register.search(queryset, self.search_query, self.request.user, self.facets(), sort)
        self.notices = found.notices
        return self.order_queryset(found.letters) if self.is_explicitly_ordered else found.letters

    def facets(self) -> Values:
        """The choices made in the list's filters, as the index names them."""
        if not self.filters or not self.filters.is_valid():
            return {}
        chosen = {name: value for name, value in self.filters.form.cleaned_data.items() if value}
        made = {name: (chosen[name].slug,) for name in ("letter_type", "issuer") if name in chosen}
        if "school_year" in chosen:
            made["school_year"] = (chosen["school_year"].name,)
        if "status" in chosen:
            made["status"] = (chosen["status"],)
        return made


class LetterFilterForm(BaseFilterForm):
    """The chooser's search box; the view does the searching, for it knows who asks."""

    q = forms.CharField(
        label=_("Search"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )

    def filter(self, objects: LetterQuerySet) -> LetterQuerySet:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return objects


class SearchedChooser:
    """Before a stock chooser: what this user may see, found as in the list."""

    request: Any
    title_column: Column
    filter_form: LetterFilterForm
    filter_form_class = LetterFilterForm
    results_template_name = "documents/chooser_results.html"
    notices: tuple[str, ...] = ()

    @property
    def columns(self) -> list[Column]:
        """Number, date and abstract. The stock column of the status asks two queries for every row."""
        made = [Column("issued_on"), Column("abstract"), BooleanColumn("live")]
        for column in made:
            column.label = capfirst(Letter._meta.get_field(column.name).verbose_name)
        return [self.title_column, *made]

    def get_object_list(self) -> LetterQuerySet:
        return Letter.objects.registered_for(self.request.user)

    def filter_object_list(self, objects: LetterQuerySet) -> LetterQuerySet:
        letters = super().filter_object_list(objects)  # type: ignore[misc]
        if not self.filter_form.is_searching:
            return letters
        found = register.search(letters, self.filter_form.search_query, self.request.user)
        self.notices = found.notices
        return found.letters


class ChooseView(SearchedChooser, chooser.ChooseView):
    pass


class ChooseResultsView(SearchedChooser, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.SnippetChosenView):
    def get_object(self, pk: str) -> Letter:
        return Letter.objects.registered_for(self.request.user).get(pk=pk)


class ChosenMultipleView(chooser.SnippetChosenMultipleView):
    def get_objects(self, pks: Iterable[str]) -> LetterQuerySet:
        return Letter.objects.registered_for(self.request.user).filter(pk__in=pks)


class LetterChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


class DeleteLetters(WholeList, DeleteBulkAction):
    models = [Letter]

    def list_view(self) -> Callable[..., Any]:
        return Letter.snippet_viewset.index_view
