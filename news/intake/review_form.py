"""The fields of a draft that its review sets right."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput

from documents.fields import TaskAreaChoice, task_area_choices
from documents.lookup import newest
from documents.models import Letter
from news.intake.drafting import DATES, TEXTS
from news.models import ConferenceArticlePage

# Fields that stand side by side.
NARROW = ("event_start", "event_end", "school_year", "author_name", "author_position")
# Of letters that fit what was typed, so many are named.
MOST_NAMED = 5


class ReviewForm(forms.Form):
    """`letters`, shown where there are any, holds the letters put beside the article; `letter` adds one."""

    def __init__(self, data: Any = None, *, page: ConferenceArticlePage, user: Any) -> None:
        self.user = user
        names = ("title", *DATES, "venue", "organiser", "school_year", "summary", *TEXTS[4:])
        fields = forms.fields_for_model(
            ConferenceArticlePage,
            names,
            widgets={
                "title": forms.Textarea({"rows": 2}),
                "summary": forms.Textarea({"rows": 3}),
                **dict.fromkeys(DATES, AdminDateInput),
            },
        )
        initial: dict[str, Any] = {name: getattr(page, name) for name in names}
        initial["school_year"] = page.school_year_id
        initial["task_areas"] = [area.name for area in page.task_areas.all()]
        linked = [row.letter for row in page.related_letters.all()]
        initial["letters"] = [str(letter.pk) for letter in linked]
        super().__init__(data, initial=initial)
        self.fields.update({name: fields[name] for name in names if fields[name]})
        self.fields["title"].help_text = ""
        self.fields["task_areas"] = TaskAreaChoice(
            choices=task_area_choices, label=capfirst(_("task areas")), required=False
        )
        self.add_letters(linked)

    def add_letters(self, linked: list[Letter]) -> None:
        if linked:
            self.fields["letters"] = forms.MultipleChoiceField(
                choices=[(str(letter.pk), str(letter)) for letter in linked],
                widget=forms.CheckboxSelectMultiple,
                label=_("Other letters of this article"),
                help_text=_("Untick one to take it away"),
                required=False,
            )
        self.fields["letter"] = forms.CharField(
            label=_("Link another letter"),
            help_text=_("Its number (2304, 2304/SGDĐT) or words of its abstract"),
            widget=forms.TextInput({"autocomplete": "off"}),
            max_length=300,
            required=False,
        )

    def clean_title(self) -> str:
        """Typed over several lines, it is one."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_letter(self) -> Letter | None:
        """The one letter that is meant; where several may be, they are named."""
        words = self.cleaned_data["letter"].strip()
        if not words:
            return None
        known = Letter.objects.registered_for(self.user)
        found = newest(known, words, MOST_NAMED + 1)
        if not found:
            raise ValidationError(
                _("The library has no letter that fits “%(words)s”."), params={"words": words}
            )
        if len(found) == 1:
            return known.get(pk=found[0])
        letters = known.in_bulk(found[:MOST_NAMED])
        named = "; ".join(str(letters[pk]) for pk in found[:MOST_NAMED])
        more = " …" if len(found) > MOST_NAMED else ""
        raise ValidationError(
            _("Several letters fit, write more of the number: %(letters)s"), params={"letters": named + more}
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("event_start"), cleaned.get("event_end")
        if first and last and last < first:
            self.add_error("event_end", ValidationError(_("The last day is before the first.")))
        return cleaned

    def corrections(self, *, of_all: bool) -> dict[str, Any]:
        """{field: value as JSON} of what was changed, or of everything."""
        names = set(self.fields) if of_all else set(self.changed_data)
        letters = names & {"letter", "letters"}
        corrected = {
            name: as_json(self.cleaned_data[name]) for name in self.fields if name in names - letters
        }
        return corrected | ({"letters": self.linked()} if letters else {})

    def linked(self) -> list[int]:
        """The letters beside the article: those kept, then the new one."""
        new = self.cleaned_data["letter"]
        kept = [int(pk) for pk in self.cleaned_data.get("letters", [])]
        return list(dict.fromkeys([*kept, *([new.pk] if new else [])]))


def as_json(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if value is None or isinstance(value, list):
        return value
    return str(value)
