"""Letters that may be one letter twice."""

from collections import defaultdict
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from documents.desk.reports.base import LetterReport, edit_url
from documents.models import Attachment, Letter

KINDS = {
    "number": _("Same number, year and issuer"),
    "file": _("Same file"),
    "marked": _("Marked as a second one, or as another copy"),
}
USUAL_KIND = "number"
NAMED = 10


class KindFilter(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Why"),
        choices=list(KINDS.items()),
        empty_label=None,
        initial=USUAL_KIND,
        widget=forms.RadioSelect,
        # The kind decides on the report's own query.
        method=lambda rows, _name, _value: rows,
    )

    class Meta:
        model = Letter
        fields: list[str] = []

    def __init__(self, data: QueryDict, **kwargs) -> None:
        super().__init__({"kind": USUAL_KIND} | data.dict(), **kwargs)


def links(row: dict) -> SafeString:
    """The letters of a group, each to its form."""
    shown = ((edit_url(one.pk), str(one), one.abstract[:120]) for one in row["letters"][:NAMED])
    return format_html_join("", '<div><a href="{}">{}</a> {}</div>', shown)


class Doubles(LetterReport):
    """Groups of letters suspected to be one, the newest first."""

    page_title = _("Suspected duplicates")
    header_icon = "duplicate"
    slug = "nghi-trung"
    filterset_class = KindFilter
    index_url_name = "letters_twice"
    index_results_url_name = "letters_twice_results"
    columns = [
        Column("letters", label=_("Letters"), accessor=links),
        Column("count", label=_("How many"), accessor=lambda row: len(row["letters"])),
    ]
    list_export = ["numbers", "abstracts"]
    export_headings = {"numbers": _("Letters"), "abstracts": _("Abstract")}

    @property
    def kind(self) -> str:
        asked = self.request.GET.get("kind", "")
        return asked if asked in KINDS else USUAL_KIND

    def get_base_queryset(self) -> QuerySet:
        kept = Letter.objects.kept().order_by()
        if self.kind == "file":
            files = Attachment.objects.filter(letter__withdrawn_at=None).exclude(sha256="").order_by()
            groups = files.values("sha256").annotate(letters_count=Count("letter", distinct=True))
            return groups.filter(letters_count__gt=1).order_by("sha256")
        if self.kind == "marked":
            marked = kept.filter(Q(copy__gt=1) | Q(duplicate_of__isnull=False))
            return marked.order_by("-pk").values("pk", "duplicate_of")
        groups = kept.exclude(serial=0).values("year", "serial", "issuer").annotate(times=Count("pk"))
        return groups.filter(times__gt=1).order_by("-year", "-serial", "issuer")

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list: Any) -> list[dict]:
        groups = list(object_list)
        make = {"file": same_file, "marked": marked, "number": same_number}[self.kind]
        return [
            {
                "letters": letters,
                "numbers": "; ".join(map(str, letters)),
                "abstracts": "; ".join(one.abstract for one in letters),
            }
            for letters in make(groups)
        ]


def rows() -> QuerySet[Letter]:
    return (
        Letter.objects.kept()
        .only("number", "abstract", "year", "serial", "issuer", "issued_on", "duplicate_of")
        .order_by("pk")
    )


def same_number(groups: list[dict]) -> list[list[Letter]]:
    found: dict[tuple, list[Letter]] = defaultdict(list)
    serials, years = {group["serial"] for group in groups}, {group["year"] for group in groups}
    for letter in rows().filter(serial__in=serials).filter(Q(year__in=years - {None}) | Q(year=None)):
        found[letter.year, letter.serial, letter.issuer_id].append(letter)
    return [found[group["year"], group["serial"], group["issuer"]] for group in groups]


def same_file(groups: list[dict]) -> list[list[Letter]]:
    pairs = Attachment.objects.filter(sha256__in=[group["sha256"] for group in groups])
    having: dict[str, set[int]] = defaultdict(set)
    for sha256, letter in pairs.values_list("sha256", "letter"):
        having[sha256].add(letter)
    letters = rows().in_bulk({pk for pks in having.values() for pk in pks})
    return [[letters[pk] for pk in sorted(having[group["sha256"]]) if pk in letters] for group in groups]


def marked(groups: list[dict]) -> list[list[Letter]]:
    pks = {pk for group in groups for pk in (group["pk"], group["duplicate_of"]) if pk}
    letters = rows().in_bulk(pks)
    pairs = ((group["duplicate_of"], group["pk"]) for group in groups)
    return [[letters[pk] for pk in pair if pk in letters] for pair in pairs]
