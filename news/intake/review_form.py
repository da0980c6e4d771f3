"""The fields of a draft that its review sets right."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput

from documents.fields import TaskAreaChoice, task_area_choices
from news.intake.drafting import DATES, TEXTS
from news.models import ConferenceArticlePage

# Fields that stand side by side.
NARROW = ("event_start", "event_end", "school_year", "author_name", "author_position")


class ReviewForm(forms.Form):
    def __init__(self, data: Any = None, *, page: ConferenceArticlePage) -> None:
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
        super().__init__(data, initial=initial)
        self.fields.update({name: fields[name] for name in names if fields[name]})
        self.fields["title"].help_text = ""
        self.fields["task_areas"] = TaskAreaChoice(
            choices=task_area_choices, label=capfirst(_("task areas")), required=False
        )

    def clean_title(self) -> str:
        """Typed over several lines, it is one."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("event_start"), cleaned.get("event_end")
        if first and last and last < first:
            self.add_error("event_end", ValidationError(_("The last day is before the first.")))
        return cleaned

    def corrections(self, *, of_all: bool) -> dict[str, Any]:
        """{field: value as JSON} of what was changed, or of everything."""
        names = list(self.fields) if of_all else self.changed_data
        return {name: as_json(self.cleaned_data[name]) for name in names}


def as_json(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if value is None or isinstance(value, list):
        return value
    return str(value)
