"""The addresses of the register in the admin."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path
from django.views import View
from wagtail.snippets.views.snippets import SnippetViewSet

from documents.desk.choosing import LetterChooserViewSet
from documents.desk.listing import RegisterView
from documents.desk.saving import ColumnsView, SavedViewsView
from documents.desk.withdrawn import KeptLetters, PurgeView, RestoreView, WithdrawnView, WithdrawView
from documents.models import Letter
from documents.publishing import ApproveLetter, CreateLetter, EditLetter
from documents.rights import LetterQuerySet


class RegisterViewSet(SnippetViewSet):
    """List, form, history and withdrawing of letters; the form's panels are given where it is registered."""

    model = Letter
    ordering = "-issued_on"
    index_view_class = RegisterView
    index_results_template_name = "documents/register_results.html"
    delete_view_class = WithdrawView
    delete_template_name = "documents/admin/withdraw.html"
    add_view_class = CreateLetter
    edit_view_class = EditLetter
    workflow_action_view_class = ApproveLetter
    chooser_viewset_class = LetterChooserViewSet
    inspect_view_enabled = True

    def get_queryset(self, request: object) -> LetterQuerySet:
        return Letter.objects.kept()

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Callable[..., Any]:
        """A withdrawn letter shows its history, and is otherwise left alone until it is restored."""
        reads = (self.history_view_class, self.inspect_view_class, self.index_view_class)
        if not issubclass(view_class, reads):
            view_class = type(view_class.__name__, (KeptLetters, view_class), {})
        return super().construct_view(view_class, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("columns/", ColumnsView.as_view(), name="columns"),
            path("views/", SavedViewsView.as_view(), name="saved_views"),
            path("withdrawn/", WithdrawnView.as_view(), name="withdrawn"),
            path("withdrawn/results/", WithdrawnView.as_view(results_only=True), name="withdrawn_results"),
            path("withdrawn/<int:pk>/restore/", RestoreView.as_view(), name="restore"),
            path("withdrawn/<int:pk>/purge/", PurgeView.as_view(), name="purge"),
        ]
