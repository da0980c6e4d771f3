"""The editor's form of an article: before it goes public, it asks for what its photos lack."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from news.alt_texts import lacks_alt
from search.draft_forms import FoundPageForm

# The buttons of Wagtail's editor that lead to readers or to those who approve.
GOING_PUBLIC = ("action-publish", "action-submit", "action-restart-workflow")


@dataclass(frozen=True, slots=True)
class Undescribed:
    """A photo without an alternative text: its number in the gallery and the id of its row in the editor."""

    place: int
    anchor: str


class ArticleForm(FoundPageForm):
    publish_without_alt = forms.BooleanField(
        label=_("Go on without descriptions of these photos"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_going_public and self.undescribed and not cleaned.get("publish_without_alt"):
            self.add_error(None, what_is_missing(self.undescribed))
        return cleaned

    @property
    def is_going_public(self) -> bool:
        if any(self.data.get(button) for button in GOING_PUBLIC):
            return True
        return bool(self.data.get("action-workflow-action")) and (
            self.data.get("workflow-action-name") == "approve"
        )

    @property
    def undescribed(self) -> list[Undescribed]:
        """The photos without alternative text, as the rows stand in what was sent."""
        gallery = self.formsets.get("gallery_photos")
        if gallery is None or not gallery.is_bound or not gallery.is_valid():
            return []
        rows = [form for form in gallery.forms if not form.cleaned_data.get("DELETE")]
        # As Django sorts them: a row without a number comes last.
        rows.sort(key=lambda form: form.cleaned_data.get("ORDER") or len(rows) + 1)
        return [
            Undescribed(place, f"inline_child_{form.prefix}")
            for place, form in enumerate(rows, 1)
            if lacks_alt(form.instance)
        ]


def what_is_missing(undescribed: list[Undescribed]) -> str:
    """ "3 photos have no alternative text: Figure 2, 5, 7." """
    message = ngettext(
        "%(count)d photo has no alternative text: Figure %(places)s.",
        "%(count)d photos have no alternative text: Figure %(places)s.",
        len(undescribed),
    )
    places = ", ".join(str(each.place) for each in undescribed)
    return message % {"count": len(undescribed), "places": places}
