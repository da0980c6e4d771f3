"""What the register's list is narrowed by."""

from collections.abc import Iterable

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.models import Revision, WorkflowState

from documents.models import Attachment, Issuer, Letter, LetterType, SchoolYear, TaggedLetter, TaskArea
from documents.rights import LetterQuerySet
from search.text import fold

# More signers than a department ever had; whoever stands behind them is found by the search box.
MOST_SIGNERS = 2_000
_SIGNERS = "documents.signers"
STATES = {
    "live": _("Live"),
    "draft": _("Draft"),
    "changed": _("Live, with a newer draft"),
    "scheduled": _("Scheduled"),
    "review": _("In review"),
    "expired": _("Expired"),
}


def signers() -> list[str]:
    """Every signer of the register, each found by the one before it: an index holds them in order."""
    found = cache.get(_SIGNERS)
    if found is None:
        found, last = [], ""
        while len(found) < MOST_SIGNERS:
            after = Letter.objects.filter(signer__gt=last).order_by("signer").values_list("signer", flat=True)
            if (last := after.first() or "") == "":
                break
            found.append(last)
        cache.set(_SIGNERS, found, 60)
    return found


def signers_called(typed: str) -> list[str]:
    """The signers in whose names every word typed stands, with marks or without."""
    words = fold(typed).split()
    return [name for name in signers() if all(word in fold(name) for word in words)]


def scheduled(letters: Iterable[int] | None = None) -> list[int]:
    """Letters with a version that waits for its hour; of these alone, when given."""
    revisions = Revision.objects.filter(base_content_type=content_type()).exclude(approved_go_live_at=None)
    return pks_of(revisions, letters)


def in_review(letters: Iterable[int] | None = None) -> list[int]:
    """Letters whose workflow is under way or that were sent back; of these alone, when given."""
    open_states = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    states = WorkflowState.objects.filter(base_content_type=content_type(), status__in=open_states)
    return pks_of(states, letters)


def pks_of(rows: models.QuerySet, letters: Iterable[int] | None) -> list[int]:
    if letters is not None:
        rows = rows.filter(object_id__in=[str(pk) for pk in letters])
    return [int(pk) for pk in rows.values_list("object_id", flat=True)]


def content_type() -> ContentType:
    return ContentType.objects.get_for_model(Letter)


class LetterFilterSet(WagtailFilterSet):
    """The list's filters."""

    letter_type = django_filters.ModelChoiceFilter(label=_("Type"), queryset=LetterType.objects.all())
    issuer = django_filters.ModelChoiceFilter(label=_("Issuer"), queryset=Issuer.objects.all())
    school_year = django_filters.ModelChoiceFilter(label=_("School year"), queryset=SchoolYear.objects.all())
    task_area = django_filters.ModelChoiceFilter(
        label=_("Task area"), queryset=TaskArea.objects.all(), method="in_area"
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Letter.Status.choices, widget=forms.RadioSelect, empty_label=_("All")
    )
    access = django_filters.ChoiceFilter(
        label=_("Access"), choices=Letter.Access.choices, widget=forms.RadioSelect, empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=list(STATES.items()),
        widget=forms.RadioSelect,
        empty_label=_("All"),
        method="in_state",
    )
    issued_on = django_filters.DateFromToRangeFilter(label=_("Issued on"), widget=DateRangePickerWidget)
    signer = django_filters.CharFilter(label=_("Signer"), max_length=120, method="signed_by")
    has_file = django_filters.ChoiceFilter(
        label=_("Files"),
        choices=[("yes", _("With files")), ("no", _("Without files"))],
        widget=forms.RadioSelect,
        empty_label=_("All"),
        method="with_files",
    )

    class Meta:
        model = Letter
        fields: list[str] = []

    def in_area(self, letters: LetterQuerySet, _name: str, area: TaskArea) -> LetterQuerySet:
        return letters.filter(pk__in=TaggedLetter.objects.filter(tag=area).values("content_object"))

    def in_state(self, letters: LetterQuerySet, _name: str, state: str) -> LetterQuerySet:
        if state == "review":
            return letters.filter(pk__in=in_review())
        if state == "scheduled":
            return letters.filter(pk__in=scheduled())
        if state == "changed":
            return letters.filter(live=True, has_unpublished_changes=True)
        if state == "expired":
            return letters.filter(live=False, expired=True)
        return letters.filter(live=state == "live")

    def signed_by(self, letters: LetterQuerySet, _name: str, typed: str) -> LetterQuerySet:
        return letters.filter(signer__in=signers_called(typed))

    def with_files(self, letters: LetterQuerySet, _name: str, choice: str) -> LetterQuerySet:
        files = models.Exists(Attachment.objects.filter(letter=models.OuterRef("pk")))
        return letters.filter(files if choice == "yes" else ~files)
