"""What the register lacks: letters that are cited, files, their texts, a look at what was read."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn

from documents import citing
from documents.desk.columns import DayColumn
from documents.desk.reports.base import LetterReport, letter_columns
from documents.models import Attachment, Citation, FileText, Letter, LetterReading
from documents.reading import LOOK_AT

READ = (FileText.Outcome.OK, FileText.Outcome.OCR)
UNREAD = [choice for choice in FileText.Outcome.choices if choice[0] not in READ]


class SourcesColumn(Column):
    """Links to some of what cites a letter."""

    def get_value(self, instance: citing.Missing) -> SafeString:
        links = ((card.url, card.number or card.title) for card in super().get_value(instance))
        return format_html_join("; ", '<a href="{}">{}</a>', links)


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
        NumberColumn("sources", label=_("Cited by")),
        SourcesColumn("cited_by", label=_("Cited in")),
    ]
    list_export = ["number", "issued_on", "abstract", "sources"]
    export_headings = {"sources": _("Cited by")}

    def get_base_queryset(self) -> QuerySet:
        return citing.missing_letters()

    def decorate_paginated_queryset(self, object_list: Any) -> list[citing.Missing]:
        return citing.told_of(object_list, self.request.user)

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(citing.told_of(object_list, self.request.user))


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
