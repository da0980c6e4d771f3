"""The letter library in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from documents.desk import DeleteLetters, LetterChooserViewSet, RegisterView
from documents.file_desk import FileReadingsPanel
from documents.forms import LetterForm
from documents.intake.drop_desk import UncheckedPanel
from documents.models import Issuer, Letter, LetterType, SchoolYear, TaskArea

IDENTITY = [
    UncheckedPanel(),
    FieldPanel("number"),
    FieldRowPanel([FieldPanel("letter_type"), FieldPanel("issuer")]),
    FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_on"), FieldPanel("expires_on")]),
    FieldRowPanel([FieldPanel("revoked_on"), FieldPanel("deadline")]),
    FieldPanel("abstract"),
    InlinePanel("attachments", heading=_("Files"), label=_("file")),
    FileReadingsPanel(heading=_("Texts of the files")),
]
LISTED = [
    FieldPanel("school_year"),
    FieldPanel("school_years", widget=forms.CheckboxSelectMultiple),
    FieldPanel("task_areas"),
]
TEXT = [
    FieldPanel("body"),
    FieldPanel("addressees"),
    FieldPanel("recipients"),
    FieldPanel("legal_bases"),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("signer"), FieldPanel("signer_position"), FieldPanel("signing_capacity")]
            ),
            FieldRowPanel([FieldPanel("drafting_unit"), FieldPanel("place")]),
            FieldPanel("urgency"),
        ],
        heading=_("Signed by"),
    ),
]
RIGHTS = [
    FieldPanel("secrecy"),
    FieldPanel("access"),
    FieldPanel("access_groups", widget=forms.CheckboxSelectMultiple),
    FieldPanel("copy"),
    FieldPanel("staff_note"),
]


class LetterViewSet(SnippetViewSet):
    """The register."""

    model = Letter
    icon = "doc-full"
    menu_label = _("Letters")
    list_display = ["number", "issued_on", "letter_type", "issuer", "abstract", "live"]
    list_filter = ["letter_type", "issuer", "school_year", "status", "access"]
    ordering = ["-issued_on", "-pk"]
    index_view_class = RegisterView
    index_results_template_name = "documents/register_results.html"
    chooser_viewset_class = LetterChooserViewSet
    inspect_view_enabled = True
    edit_handler = TabbedInterface(
        [
            ObjectList(IDENTITY, heading=_("Letter")),
            ObjectList(LISTED, heading=_("Where it is listed")),
            ObjectList(TEXT, heading=_("Text and people")),
            ObjectList(RIGHTS, heading=_("Rights and notes")),
        ],
        base_form_class=LetterForm,
    )

    def get_queryset(self, request):
        return Letter.objects.kept().select_related("letter_type", "issuer", "latest_revision")


class TaskAreaViewSet(SnippetViewSet):
    model = TaskArea
    icon = "tag"
    menu_label = _("Task areas")
    list_display = ["name", "order"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("order"), FieldPanel("description")]


class SchoolYearViewSet(SnippetViewSet):
    model = SchoolYear
    icon = "calendar"
    menu_label = _("School years")
    panels = [FieldPanel("name")]


class LetterTypeViewSet(SnippetViewSet):
    model = LetterType
    icon = "list-ul"
    menu_label = _("Letter types")
    list_display = ["name", "abbreviation", "legal"]
    panels = [FieldPanel("name"), FieldPanel("abbreviation"), FieldPanel("legal"), FieldPanel("order")]


class IssuerViewSet(SnippetViewSet):
    model = Issuer
    icon = "group"
    menu_label = _("Issuers")
    list_display = ["name", "abbreviation"]
    panels = [
        FieldPanel("name"),
        FieldPanel("abbreviation"),
        FieldPanel("parent"),
        InlinePanel("aliases", heading=_("Other names"), label=_("other name")),
    ]


class LibraryGroup(SnippetViewSetGroup):
    items = (LetterViewSet, TaskAreaViewSet, SchoolYearViewSet, LetterTypeViewSet, IssuerViewSet)
    menu_label = _("Letters")
    menu_icon = "folder-open-inverse"
    menu_order = 110


register_snippet(LibraryGroup)
# After Wagtail's own, which bears the same name.
hooks.register("register_bulk_action", DeleteLetters, order=1)


@hooks.register("construct_main_menu")
def no_second_snippets_entry(request, items: list) -> None:
    """Everything of ours has its own entry; the stock one would show it twice."""
    items[:] = [item for item in items if item.name != "snippets"]
