"""What the register's list is narrowed by."""

from collections.abc import Iterable
from typing import Any, NamedTuple

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
from search.text import fold, sort_key

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


def waiting_revisions() -> models.QuerySet:
    return Revision.objects.filter(base_content_type=content_type()).exclude(approved_go_live_at=None)


def open_reviews() -> models.QuerySet:
    """Under way, or sent back."""
    open_states = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    return WorkflowState.objects.filter(base_content_type=content_type(), status__in=open_states)


def scheduled() -> list[int]:
    """Letters with a version that waits for its hour."""
    return [int(pk) for pk in waiting_revisions().values_list("object_id", flat=True)]


def in_review() -> list[int]:
    """Letters in review."""
    return [int(pk) for pk in open_reviews().values_list("object_id", flat=True)]


def under_way(letters: Iterable[int]) -> tuple[set[int], set[int]]:
    """Of these letters those in review and those scheduled, in one query."""
    pks = [str(pk) for pk in letters]
    reviews, revisions = (
        rows.filter(object_id__in=pks).order_by().values_list("object_id", models.Value(is_review))
        for rows, is_review in ((open_reviews(), 1), (waiting_revisions(), 0))
    )
    found: tuple[set[int], set[int]] = (set(), set())
    for pk, is_review in reviews.union(revisions, all=True):
        found[0 if is_review else 1].add(int(pk))
    return found


def content_type() -> ContentType:
    return ContentType.objects.get_for_model(Letter)


class Thing(NamedTuple):
    """One of a controlled list: what the index calls it, and what people do."""

    slug: str
    label: str


def catalogue() -> dict[str, dict[str, Thing]]:
    """The controlled lists, {filter: {row's number: thing}}, all in one query."""
    text = models.CharField()
    kinds: dict[str, tuple[type[models.Model], str, str]] = {
        "letter_type": (LetterType, "slug", "order"),
        "issuer": (Issuer, "slug", ""),
        "school_year": (SchoolYear, "name", ""),
        "task_area": (TaskArea, "slug", "order"),
    }
    lists = [
        model._default_manager.order_by().values_list(
            models.Value(kind, output_field=text),
            "pk",
            slug,
            "name",
            models.F(order) if order else models.Value(0),
        )
        for kind, (model, slug, order) in kinds.items()
    ]
    found: dict[str, dict[str, Thing]] = {kind: {} for kind in kinds}
    rows = sorted(lists[0].union(*lists[1:], all=True), key=lambda row: (row[4], sort_key(row[3])))
    for kind, pk, slug, name, _order in rows:
        found[kind][str(pk)] = Thing(slug, name)
    found["school_year"] = dict(reversed(found["school_year"].items()))
    return found


class LetterFilterSet(WagtailFilterSet):
    """The list's filters."""

    letter_type = django_filters.ChoiceFilter(label=_("Letter type"))
    issuer = django_filters.ChoiceFilter(label=_("Issuer"))
    school_year = django_filters.ChoiceFilter(label=_("School year"))
    task_area = django_filters.ChoiceFilter(label=_("Task area"), method="in_area")
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue = catalogue()
        for name, things in self.catalogue.items():
            self.filters[name].extra["choices"] = [(pk, thing.label) for pk, thing in things.items()]

    def in_area(self, letters: LetterQuerySet, _name: str, area: str) -> LetterQuerySet:
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
