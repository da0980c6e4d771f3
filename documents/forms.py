"""The register's form."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from documents import relating, signers
from documents.models import Letter, SchoolYear
from search.draft_forms import KeepsPublished


class LetterForm(KeepsPublished, WagtailAdminModelForm):
    """Asks before a second letter takes a number, and keeps a draft's files."""

    def _post_clean(self) -> None:
        # What publishing demands is asked below, with a link to the letter in the way; a draft may lack it,
        # of a published letter too.
        live, self.instance.live = self.instance.live, False
        super()._post_clean()
        self.instance.live = live
        if self.errors:
            return
        try:
            self.ask_about_twin()
            if not self.is_deferred_validation:
                self.instance.check_publishable()
        except ValidationError as error:
            self._update_errors(error)

    def is_valid(self) -> bool:
        return super().is_valid() and self.relations_are_valid()

    def relations_are_valid(self) -> bool:
        """Whether each relation can be; one that cannot says why in its own row."""
        if "relations" not in self.formsets:
            return True
        rows = self.formsets["relations"]
        for row in rows.forms:
            if row in rows.deleted_forms or not (row.has_changed() or row.instance.pk):
                continue
            if said := relating.problem(self.instance, row.instance):
                row.add_error("number" if row.cleaned_data.get("number") else "other", said)
        return all(not row.errors for row in rows.forms if row not in rows.deleted_forms)

    def ask_about_twin(self) -> None:
        """Point to the letter that already bears this number. Raises ValidationError."""
        self.instance.read_number()
        other = self.instance.same_identity().first()
        if other is None:
            return
        message = format_html(
            '{} <a href="{}">{}</a>. {}',
            _("This number is already in the register:"),
            reverse("wagtailsnippets_documents_letter:edit", args=[other.pk]),
            f"{other.number} – {other.abstract[:120]}",
            _("If two letters really bear it, set “copy” under “Rights and notes” to 2."),
        )
        raise ValidationError({"number": message})

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("access") == Letter.Access.GROUPS and not cleaned.get("access_groups"):
            self.add_error("access_groups", _("Name at least one group."))
        self.fill_school_years(cleaned)
        self.fill_signer(cleaned)
        return cleaned

    def fill_signer(self, cleaned: dict) -> None:
        """A newly named signer whose position and capacity are left empty has those of his last letter."""
        signer = cleaned.get("signer")
        is_told = cleaned.get("signer_position") or cleaned.get("signing_capacity")
        if signer and "signer" in self.changed_data and not is_told:
            cleaned["signer_position"], cleaned["signing_capacity"] = signers.last_said(signer)

    def fill_school_years(self, cleaned: dict) -> None:
        """Left empty, they are read from abstract and date; the main one is always among those listed."""
        main, listed = cleaned.get("school_year"), list(cleaned.get("school_years") or [])
        if not main and not listed:
            listed = SchoolYear.read(cleaned.get("abstract") or "", cleaned.get("issued_on"))
        main = main or (listed[0] if listed else None)
        cleaned["school_year"] = main
        cleaned["school_years"] = listed if main is None or main in listed else [main, *listed]

    def save(self, commit: bool = True) -> Letter:
        letter = super().save(commit)
        for attachment in letter.attachments.all():
            # A revision holds a file's name only: without this a draft's new file would be lost.
            if attachment.file and not attachment.file._committed:
                attachment.measure()
                attachment.file.save(attachment.filename, attachment.file.file, save=False)
        return letter
