"""The letter library in the admin."""

from collections.abc import Iterator

from django import forms
from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from documents import comparing, log_actions  # noqa: F401 - each for what it registers
from documents.desk import together
from documents.desk.reports import hooks as reports  # noqa: F401 - for its hooks
from documents.desk.viewset import RegisterViewSet
from documents.file_desk import FileReadingsPanel
from documents.forms import LetterForm
from documents.intake import entries
from documents.intake.drop_desk import UncheckedPanel
from documents.merging import MergedSnippets, MergeIssuer, MergeTaskArea
from documents.models import Issuer, LetterType, SchoolYear, TaskArea
from documents.publishing import REFUSED
from documents.relations_panel import RELATIONS
from documents.signers import SignerInput

IDENTITY = [
    UncheckedPanel(),
    FieldPanel("number"),
    FieldRowPanel([FieldPanel("letter_type"), FieldPanel("issuer"), FieldPanel("issued_as")]),
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
                [
                    FieldPanel("signer", widget=SignerInput),
                    FieldPanel("signer_position"),
                    FieldPanel("signing_capacity"),
                ]
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


class LetterViewSet(RegisterViewSet):
    """The register."""

    icon = "doc-full"
    menu_label = _("Letters")
    edit_handler = TabbedInterface(
        [
            ObjectList(IDENTITY, heading=_("Letter")),
            ObjectList(LISTED, heading=_("Where it is listed")),
            ObjectList(TEXT, heading=_("Text and people")),
            ObjectList(RELATIONS, heading=_("Related letters")),
            ObjectList(RIGHTS, heading=_("Rights and notes")),
        ],
        base_form_class=LetterForm,
    )


class TaskAreaViewSet(MergedSnippets):
    model = TaskArea
    merge_view_class = MergeTaskArea
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
    list_display = ["name", "abbreviation", BooleanColumn("legal", label=capfirst(_("legal document")))]
    panels = [FieldPanel("name"), FieldPanel("abbreviation"), FieldPanel("legal"), FieldPanel("order")]


class IssuerViewSet(MergedSnippets):
    model = Issuer
    merge_view_class = MergeIssuer
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
    items = (LetterViewSet,)
    menu_label = _("Letters")
    menu_name = "letters"
    menu_icon = "folder-open-inverse"
    # Ways to take letters in say here where they stand.
    submenu_hook = "register_letters_menu_item"


class ListsGroup(SnippetViewSetGroup):
    """What letters and pages are described by, and whatever else of the site is kept as a list."""

    items = (TaskAreaViewSet, SchoolYearViewSet, LetterTypeViewSet, IssuerViewSet)
    menu_label = pgettext_lazy("menu", "Lists")
    menu_name = "lists"
    menu_icon = "list-ul"
    submenu_hook = "register_lists_menu_item"


register_snippet(LibraryGroup)
register_snippet(ListsGroup)
for action in together.ACTIONS:
    # After Wagtail's own: withdrawing bears the name of deleting.
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Model, user, next_url: str | None = None) -> Iterator[Button]:
    """Issuers and task areas may turn out to be one with another."""
    viewset = getattr(type(snippet), "snippet_viewset", None)
    if isinstance(viewset, MergedSnippets):
        policy = viewset.permission_policy
        may = all(policy.user_has_permission(user, action) for action in ("change", "delete"))
        if may:
            yield Button(_("Merge …"), url=viewset.merge_url(snippet), icon_name="order", priority=40)


@hooks.register("construct_main_menu")
def no_second_snippets_entry(request, items: list) -> None:
    """Everything of ours has its own entry; the stock one would show it twice."""
    items[:] = [item for item in items if item.name != "snippets"]


@hooks.register("register_log_actions")
def refusals_in_the_history(actions) -> None:
    @actions.register_action(REFUSED)
    class Refused(LogFormatter):
        label = _("Not done at its hour")

        def format_message(self, log_entry) -> str:
            return _("Not done at its hour: %(why)s") % {"why": log_entry.data.get("why", "")}


@hooks.register("register_admin_urls")
def intake_urls() -> list:
    return entries.urls()


@hooks.register(LibraryGroup.submenu_hook)
def intake_menu_item() -> MenuItem:
    return entries.menu_item()


@hooks.register("register_permissions")
def intake_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="documents", codename="take_in_letters")
