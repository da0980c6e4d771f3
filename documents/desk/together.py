"""What is done to many letters of the register at once."""

import logging
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import islice
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from documents import withdrawing
from documents.changing import Alter, change, refuse_if_locked
from documents.desk.withdrawn import ReasonForm
from documents.models import Letter, SchoolYear, TaskArea
from search.engine import Label
from search.selecting import WholeList

log = logging.getLogger(__name__)

# A whole list longer than this is narrowed first.
MOST = 5_000
CHUNK = 50
NAMED = 20


def chunks(pks: list[int]) -> Iterator[list[int]]:
    rest = iter(pks)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


class TogetherAction(WholeList, SnippetBulkAction):
    """For the rows chosen or the whole list as filtered: a chunk is a transaction, and whatever is refused is
    named with its reason while the others go on."""

    models = [Letter]
    most = MOST + 1
    template_name = "documents/admin/together.html"
    permission = "change"
    classes: set[str] = set()
    question: Label = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_policy.user_has_permission(request.user, self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def list_view(self) -> Callable[..., Any]:
        return Letter.snippet_viewset.index_view

    @cached_property
    def pks(self) -> list[int]:
        asked = self.request.GET.getlist("id")
        if "all" in asked:
            return self.get_all_objects_in_listing_query(None)
        wanted = [int(pk) for pk in asked if pk.isascii() and pk.isdigit() and len(pk) < 19]
        return list(Letter.objects.kept().filter(pk__in=wanted).values_list("pk", flat=True))

    @property
    def is_too_much(self) -> bool:
        return len(self.pks) > MOST

    def get_actionable_objects(self) -> tuple[list[Letter], dict]:
        shown = Letter.objects.kept().filter(pk__in=self.pks[:NAMED])
        return list(shown), {"items_with_no_access": []}

    def get_context_data(self, **kwargs: Any) -> dict:
        more = {"total": len(self.pks), "others": max(0, len(self.pks) - NAMED), "most": MOST}
        return super().get_context_data(**kwargs) | more | {"action": self}

    def form_valid(self, form: forms.Form) -> HttpResponseBase:
        self.cleaned_form = form
        if self.is_too_much:
            messages.error(self.request, _("The list is too long: narrow it first."))
            return redirect(self.next_url)
        refused: list[tuple[str, str]] = []
        done = sum(self.do_chunk(chunk, refused) for chunk in chunks(self.pks))
        self.tell(done, refused)
        return redirect(self.next_url)

    def do_chunk(self, chunk: list[int], refused: list[tuple[str, str]]) -> int:
        """Do these in one transaction; returns how many were done, adds the others with their reasons."""
        done = 0
        with transaction.atomic():
            for letter in Letter.objects.kept().filter(pk__in=chunk).order_by("pk"):
                try:
                    with transaction.atomic():
                        self.do(letter)
                    done += 1
                except ValidationError as error:
                    refused.append((str(letter), " ".join(error.messages)))
        return done

    def do(self, letter: Letter) -> None:
        """Raises ValidationError with the reason where it is refused."""
        raise NotImplementedError

    def tell(self, done: int, refused: list[tuple[str, str]]) -> None:
        if done:
            messages.success(self.request, ngettext("%d letter: done.", "%d letters: done.", done) % done)
        if not refused:
            return
        named = "; ".join(f"{letter}: {reason}" for letter, reason in refused[:NAMED])
        count = len(refused)
        said = ngettext("%d letter was refused. ", "%d letters were refused. ", count) % count + named
        if count > NAMED:
            said += _("; and %d more") % (count - NAMED)
        messages.warning(self.request, said)


class PublishLetters(TogetherAction):
    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish the chosen letters")
    question = gettext_lazy("Each is published as its draft now is. What may not be published stays a draft.")
    permission = "publish"
    action_priority = 10

    def do(self, letter: Letter) -> None:
        refuse_if_locked(letter, self.request.user)
        revision = letter.latest_revision or letter.save_revision(user=self.request.user)
        revision.publish(user=self.request.user)


class WithdrawLetters(TogetherAction):
    """Bears the stock action's name, and so stands in its place."""

    display_name = gettext_lazy("Withdraw")
    action_type = "delete"
    aria_label = gettext_lazy("Withdraw the chosen letters")
    question = gettext_lazy("Readers will no longer find these letters; a registrar can restore them.")
    permission = "delete"
    action_priority = 100
    classes = {"serious"}
    form_class = ReasonForm

    def do(self, letter: Letter) -> None:
        # What is scheduled or in review is withdrawn with its schedule and its review.
        if letter.locked and letter.locked_by != self.request.user:
            raise ValidationError(_("Someone else has locked it."))
        withdrawing.withdraw(letter, self.request.user, self.cleaned_form.cleaned_data["reason"])


class ChangeLetters(TogetherAction):
    """Changes a field of each; what is live stays live, so publishers alone change what is live."""

    def do(self, letter: Letter) -> None:
        refuse_if_locked(letter, self.request.user)
        if letter.live and not self.may_publish:
            raise ValidationError(_("It is public: only who publishes may change it here."))
        change(letter, self.alter(), self.request.user, str(self.display_name))

    @cached_property
    def may_publish(self) -> bool:
        return self.permission_policy.user_has_permission(self.request.user, "publish")

    def alter(self) -> Alter:
        raise NotImplementedError


class AreasForm(forms.Form):
    add = forms.ModelMultipleChoiceField(
        TaskArea.objects.all(), required=False, label=gettext_lazy("Add"), widget=forms.CheckboxSelectMultiple
    )
    remove = forms.ModelMultipleChoiceField(
        TaskArea.objects.all(),
        required=False,
        label=gettext_lazy("Remove"),
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        if not cleaned.get("add") and not cleaned.get("remove"):
            raise forms.ValidationError(_("Tick at least one task area."))
        return cleaned


class TagLetters(ChangeLetters):
    display_name = gettext_lazy("Task areas")
    action_type = "task-areas"
    aria_label = gettext_lazy("Change the task areas of the chosen letters")
    action_priority = 20
    form_class = AreasForm

    def alter(self) -> Alter:
        chosen = self.cleaned_form.cleaned_data
        return partial(with_areas, add=list(chosen["add"]), remove=list(chosen["remove"]))


def with_areas(letter: Letter, add: list[TaskArea], remove: list[TaskArea]) -> None:
    letter.task_areas.remove(*(area.name for area in remove))
    letter.task_areas.add(*add)


class YearForm(forms.Form):
    school_year = forms.ModelChoiceField(SchoolYear.objects.all(), label=gettext_lazy("Main school year"))


class MoveLetters(ChangeLetters):
    display_name = gettext_lazy("School year")
    action_type = "school-year"
    aria_label = gettext_lazy("Move the chosen letters to a school year")
    action_priority = 30
    form_class = YearForm

    def alter(self) -> Alter:
        return partial(in_school_year, year=self.cleaned_form.cleaned_data["school_year"])


def in_school_year(letter: Letter, year: SchoolYear) -> None:
    """List it under this year in place of its main one; others it is listed under stay."""
    others = [listed for listed in letter.school_years.all() if listed.pk != letter.school_year_id]
    letter.school_year = year
    letter.school_years.set([year, *(other for other in others if other != year)])


class AccessForm(forms.Form):
    access = forms.ChoiceField(
        choices=Letter.Access.choices, label=gettext_lazy("Access"), widget=forms.RadioSelect
    )
    groups = forms.ModelMultipleChoiceField(
        Group.objects.all(),
        required=False,
        label=gettext_lazy("Groups"),
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        if cleaned.get("access") == Letter.Access.GROUPS and not cleaned.get("groups"):
            self.add_error("groups", _("Name at least one group."))
        return cleaned


class OpenLetters(ChangeLetters):
    display_name = gettext_lazy("Access")
    action_type = "access"
    aria_label = gettext_lazy("Change who may read the chosen letters")
    action_priority = 40
    form_class = AccessForm

    def alter(self) -> Alter:
        chosen = self.cleaned_form.cleaned_data
        return partial(with_access, access=chosen["access"], groups=list(chosen["groups"]))


def with_access(letter: Letter, access: str, groups: list[Group]) -> None:
    letter.access = access
    letter.access_groups.set(groups if access == Letter.Access.GROUPS else [])


ACTIONS = (PublishLetters, TagLetters, MoveLetters, OpenLetters, WithdrawLetters)
