"""Choosing a letter in the admin, searched through the index."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views import chooser

from documents import register
from documents.models import Letter
from documents.rights import LetterQuerySet


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
