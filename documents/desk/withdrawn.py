"""Withdrawn letters in the admin: withdrawing with a reason, their list, restoring, removing for good."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, ButtonsColumnMixin, Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import Button
from wagtail.models import ModelLogEntry
from wagtail.snippets.views.snippets import DeleteView

from documents import numbers, withdrawing
from documents.desk.columns import DayColumn
from documents.desk.filters import content_type
from documents.desk.paging import CappedPaginator
from documents.desk.saving import RegisterPage, own_url
from documents.models import Letter
from search.text import fold

RESTORE, PURGE = "documents.restore_letter", "documents.purge_letter"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it withdrawn?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Kept in the history; readers do not see it."),
    )


class WithdrawView(DeleteView):
    """In place of deleting: the letter goes from the site and the register, and stays for the registrar."""

    form_class = ReasonForm
    template_name = "documents/admin/withdraw.html"
    page_title = gettext_lazy("Withdraw")

    def delete_action(self) -> None:
        withdrawing.withdraw(self.object, self.request.user, self.reason)

    def form_valid(self, form: forms.Form) -> HttpResponseBase:
        if self.object.locked and self.object.locked_by != self.request.user:
            raise PermissionDenied
        self.reason = form.cleaned_data["reason"]
        return super().form_valid(form)

    def get_success_message(self) -> str:
        return _("%(letter)s is withdrawn.") % {"letter": self.object}


class KeptLetters:
    """Before a view of one letter: a withdrawn one is restored first, so nothing is done to it here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "pk" in kwargs and not Letter.objects.kept().filter(pk=kwargs["pk"]).exists():
            raise Http404("no such letter in the register")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class NumberColumn(ButtonsColumnMixin, TitleColumn):
    """A withdrawn letter's number, with what may be done."""

    def get_buttons(self, letter: Letter, context: dict) -> list[Button]:
        made = [Button(_("Restore"), address("restore", letter), icon_name="undo", priority=10)]
        if context["request"].user.has_perm(PURGE):
            purge = address("purge", letter)
            made.append(Button(_("Remove for good"), purge, icon_name="bin", priority=20, classname="no"))
        return made


def address(name: str, letter: Letter) -> str:
    return reverse(Letter.snippet_viewset.get_url_name(name), args=[letter.pk])


class WithdrawnView(RegisterPage, BaseListingView):
    """What was withdrawn, the last first, found by number."""

    model = Letter
    page_title = gettext_lazy("Withdrawn letters")
    header_icon = "bin"
    paginate_by = 50
    paginator_class = CappedPaginator
    is_searchable = True
    verbose_name_plural = Letter._meta.verbose_name_plural

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(RESTORE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_index_url(self) -> str:
        return own_url("withdrawn")

    def get_index_results_url(self) -> str:
        return own_url("withdrawn_results")

    def get_base_queryset(self) -> QuerySet:
        return Letter.objects.exclude(withdrawn_at=None).order_by("-withdrawn_at", "-pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        key, words = numbers.lookup_key(self.search_query), fold(self.search_query)
        by_number = queryset.filter(lookup_key__startswith=key) if key else queryset.none()
        return by_number | queryset.filter(folded_abstract__contains=words)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            NumberColumn("number", accessor=str, label=_("Number and symbol"), get_url=history_of),
            DayColumn("issued_on", label=_("Issued on")),
            Column("abstract", label=_("Abstract")),
            DayColumn("withdrawn_at", label=_("Withdrawn at")),
            Column("withdrawn_by", label=_("Withdrawn by")),
            Column("reason", label=_("Reason")),
        ]

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> tuple:
        paginator, page, letters, is_long = super().paginate_queryset(queryset, page_size)
        page.object_list = letters = list(letters)
        told = entries({str(letter.pk) for letter in letters})
        for letter in letters:
            entry = told.get(str(letter.pk))
            letter.reason = entry.data.get("reason", "") if entry else ""
            letter.withdrawn_by = entry.user_display_name if entry else ""
        return paginator, page, letters, is_long


def history_of(letter: Letter) -> str:
    return address("history", letter)


def entries(pks: set[str]) -> dict[str, ModelLogEntry]:
    """The last word of the log on why each was withdrawn."""
    told = ModelLogEntry.objects.filter(
        content_type=content_type(), object_id__in=pks, action=withdrawing.WITHDRAWN
    )
    return {entry.object_id: entry for entry in told.select_related("user").order_by("timestamp")}


class WithdrawnLetter(RegisterPage, FormView):
    """A page of one withdrawn letter, for those with the permission it names."""

    permission = RESTORE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        self.letter = get_object_or_404(Letter.objects.exclude(withdrawn_at=None), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.letter)

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(**kwargs) | {
            "letter": self.letter,
            "entry": entries({str(self.letter.pk)}).get(str(self.letter.pk)),
            "back": own_url("withdrawn"),
        }


class RestoreView(WithdrawnLetter):
    form_class = forms.Form
    template_name = "documents/admin/restore.html"
    page_title = gettext_lazy("Restore")
    header_icon = "undo"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        reasons = withdrawing.restore(self.letter, self.user)
        if reasons:
            said = _("%(letter)s is restored as a draft. It cannot be public: %(why)s")
            messages.warning(self.request, said % {"letter": self.letter, "why": " ".join(reasons)})
        else:
            is_live = self.letter.live
            said = _("%(letter)s is public again.") if is_live else _("%(letter)s is restored as a draft.")
            messages.success(self.request, said % {"letter": self.letter})
        return redirect(own_url("withdrawn"))


class NumberForm(forms.Form):
    """Asks for the number once more: what is removed here comes back from a backup only."""

    number = forms.CharField(label=gettext_lazy("Type its number to remove it for good"), max_length=400)

    def __init__(self, letter: Letter, *args: Any, **kwargs: Any) -> None:
        self.letter = letter
        super().__init__(*args, **kwargs)

    def clean_number(self) -> str:
        typed, wanted = self.cleaned_data["number"], str(self.letter)
        is_same_number = numbers.lookup_key(typed) == numbers.lookup_key(wanted) != ""
        if not is_same_number and fold(typed).split() != fold(wanted).split():
            raise forms.ValidationError(_("This is not the number of this letter."))
        return typed


class PurgeView(WithdrawnLetter):
    form_class = NumberForm
    template_name = "documents/admin/purge.html"
    page_title = gettext_lazy("Remove for good")
    header_icon = "bin"
    permission = PURGE

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"letter": self.letter}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        said = str(self.letter)
        withdrawing.purge(self.letter, self.user)
        messages.success(self.request, _("%(letter)s is removed for good.") % {"letter": said})
        return redirect(own_url("withdrawn"))
