"""What the register lacks: letters that are cited, files, their texts, a look at what was read."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn

from documents.desk.columns import DayColumn
from documents.desk.reports.base import LetterReport, letter_columns
from documents.models import Attachment, Citation, FileText, Letter, LetterReading

# A field read with less than this is looked at by someone.
LOOK_AT = 0.8
READ = (FileText.Outcome.OK, FileText.Outcome.OCR)
UNREAD = [choice for choice in FileText.Outcome.choices if choice[0] not in READ]


class MissingLetters(LetterReport):
    """Cited but not in the library, the most cited first."""

    page_title = _("Cited but missing")
    header_icon = "link"
    slug = "duoc-dan-con-thieu"
    model = Citation
    index_url_name = "missing_letters"
    index_results_url_name = "missing_letters_results"
    columns = [
        Column("number", label=_("Number and symbol")),
        DayColumn("issued_on", label=_("Issued on")),
        Column("abstract", label=_("Abstract")),
        NumberColumn("times", label=_("Cited by")),
    ]
    list_export = ["number", "issued_on", "abstract", "times"]
    export_headings = {"times": _("Cited by")}

    def get_base_queryset(self) -> QuerySet:
        # Keys alone: an index holds them, and only the page's rows are read whole.
        missing = Citation.objects.filter(letter=None).order_by().values("lookup_key")
        return missing.annotate(times=Count("pk")).order_by("-times", "lookup_key")

    def decorate_paginated_queryset(self, object_list: Any) -> list[dict]:
        return described(list(object_list))

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(described(list(object_list)))


def described(groups: list[dict]) -> list[dict]:
    """Each group with what its first citation says of the letter."""
    keys = [group["lookup_key"] for group in groups]
    told: dict[str, Citation] = {}
    for start in range(0, len(keys), 500):
        some = Citation.objects.filter(letter=None, lookup_key__in=keys[start : start + 500])
        for citation in some.order_by("-pk"):
            told[citation.lookup_key] = citation
    return [
        {
            "number": citation.number,
            "issued_on": citation.issued_on,
            "abstract": citation.abstract,
            "times": group["times"],
        }
        for group in groups
        for citation in filter(None, [told.get(group["lookup_key"])])
    ]


class WithoutFile(LetterReport):
    """Letters without any file, the newest first."""

    page_title = _("Letters without a file")
    slug = "thieu-tep"
    index_url_name = "letters_without_file"
    index_results_url_name = "letters_without_file_results"
    columns = letter_columns()
    list_export = ["number", "issued_on", "abstract", "live"]

    def get_base_queryset(self) -> QuerySet:
        files = Attachment.objects.filter(letter=OuterRef("pk"))
        letters = Letter.objects.kept().filter(~Exists(files)).order_by("-issued_on", "-pk")
        return letters.only("number", "issued_on", "abstract", "live")


class OutcomeFilter(WagtailFilterSet):
    outcome = django_filters.ChoiceFilter(
        label=_("Text"), choices=UNREAD, widget=forms.RadioSelect, empty_label=_("All")
    )

    class Meta:
        model = FileText
        fields: list[str] = []


class WithoutText(LetterReport):
    """Files whose text is not there to be found, with the reason."""

    page_title = _("Files without text")
    header_icon = "doc-empty-inverse"
    slug = "thieu-noi-dung"
    model = FileText
    filterset_class = OutcomeFilter
    index_url_name = "files_without_text"
    index_results_url_name = "files_without_text_results"
    columns = [
        *letter_columns("attachment.letter"),
        Column("file", label=_("File"), accessor="attachment.filename"),
        Column("outcome", label=_("Text"), accessor="get_outcome_display"),
    ]
    list_export = ["attachment.letter.number", "attachment.filename", "get_outcome_display", "error"]
    export_headings = {
        "attachment.letter.number": _("Number and symbol"),
        "attachment.filename": _("File"),
        "get_outcome_display": _("Text"),
    }

    def get_base_queryset(self) -> QuerySet:
        unread = FileText.objects.filter(outcome__in=[value for value, _label in UNREAD])
        kept = unread.filter(attachment__letter__withdrawn_at=None)
        return kept.select_related("attachment__letter").defer(
            "attachment__letter__body", "attachment__letter__legal_bases"
        )

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by("-pk")


class LowConfidence(LetterReport):
    """Letters read from their files with some doubt that no one has looked at, the most doubtful first."""

    page_title = _("Read with doubt")
    header_icon = "warning"
    slug = "can-xem-lai"
    model = LetterReading
    index_url_name = "letters_to_check"
    index_results_url_name = "letters_to_check_results"
    columns = [
        *letter_columns("letter"),
        Column("confidence", label=_("Confidence"), accessor=lambda row: f"{row.confidence:.0%}"),
    ]
    list_export = ["letter.number", "letter.issued_on", "letter.abstract", "confidence"]
    export_headings = {"letter.number": _("Number and symbol"), "letter.issued_on": _("Issued on")}

    def get_base_queryset(self) -> QuerySet:
        doubtful = LetterReading.objects.filter(checked_at=None, confidence__lt=LOOK_AT)
        kept = doubtful.filter(letter__withdrawn_at=None).select_related("letter")
        return kept.order_by("confidence", "pk").defer("letter__body", "letter__legal_bases", "fields")
