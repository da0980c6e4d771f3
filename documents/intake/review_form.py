"""The form of a draft that was filled from its file."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from documents.dates import school_years_in
from documents.forms import LetterForm
from documents.intake.drafting import known_issuer
from documents.intake.reviewing import FORM_FIELDS
from documents.intake.rows import Lists
from documents.models import Issuer, Letter, LetterReading, SchoolYear

ROWS = {"abstract": 3, "addressees": 3, "legal_bases": 3, "recipients": 3}


class ReviewForm(LetterForm):
    """The main fields; a letter's own form holds the rest. A new issuer is added once that is ticked."""

    is_new_issuer = forms.BooleanField(label=_("This issuer is new: add it to the list"), required=False)
    new_issuer = forms.CharField(label=_("Name of the new issuer"), max_length=255, required=False)

    class Meta:
        model = Letter
        fields = [*FORM_FIELDS.values(), "copy"]
        formsets: list[str] = []
        widgets = {
            "issued_on": AdminDateInput,
            **{name: forms.Textarea({"rows": rows}) for name, rows in ROWS.items()},
        }

    def __init__(self, *args: Any, reading: LetterReading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading
        for name in ("letter_type", "issuer", "issued_on"):
            self.fields[name].required = False
        self.fields["new_issuer"].initial = self.read("issuer") if not self.instance.issuer_id else ""

    def read(self, name: str) -> str:
        return (self.reading.fields.get(name) or {}).get("value") or ""

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("is_new_issuer"):
            cleaned["issuer"] = self.named_issuer(cleaned)
        return cleaned

    def named_issuer(self, cleaned: dict) -> Issuer | None:
        """The issuer of the name typed: one of the list after all, else one that `save` adds."""
        name = " ".join((cleaned.get("new_issuer") or "").split())
        if not name:
            self.add_error("new_issuer", ValidationError(_("Write the name of the new issuer.")))
            return None
        if self.for_user and not self.for_user.has_perm("documents.add_issuer"):
            self.add_error("is_new_issuer", ValidationError(_("You may not add issuers: ask who may.")))
            return None
        lists = Lists()
        parent = known_issuer(self.read("parent_issuer"), lists)
        return known_issuer(name, lists) or Issuer(name=name, parent=parent)

    def _post_clean(self) -> None:
        # A new row before the letter points to it; taken back with the rest when the form has an error.
        issuer = self.cleaned_data.get("issuer")
        if issuer is not None and issuer.pk is None and not self.errors:
            issuer.save()
        super()._post_clean()

    def _update_errors(self, errors: ValidationError) -> None:
        """Of fields that stand in the letter's own form only, it is said above this one."""
        if hasattr(errors, "error_dict"):
            told: dict[str, list[ValidationError]] = {}
            for name, found in errors.error_dict.items():
                told.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(found)
            errors = ValidationError(told)
        super()._update_errors(errors)

    def fill_school_years(self, cleaned: dict) -> None:
        """The main one, and those that the abstract names."""
        abstract = cleaned.get("abstract") or ""
        main = cleaned.get("school_year")
        listed = [SchoolYear.named(name) for name in school_years_in(abstract)]
        if main is None:
            listed = SchoolYear.read(abstract, cleaned.get("issued_on"))
        cleaned["school_year"] = main or (listed[0] if listed else None)
        cleaned["school_years"] = list(dict.fromkeys(filter(None, [cleaned["school_year"], *listed])))

    def save(self, commit: bool = True) -> Letter:
        self.instance.school_years = self.cleaned_data["school_years"]
        if not self.instance.same_identity().exists():
            self.instance.duplicate_of = None
        return super().save(commit)
