"""One redirect by hand, and a list of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.forms import RedirectForm

from documents.decoding import ReadingError, explained
from documents.intake.register import RegisterError
from home.care.leading import Leading
from home.redirects import importing
from home.redirects.targets import check_former, former, target

MOST_BYTES = 10_000_000


class OneRedirectForm(RedirectForm):
    """Wagtail's, which takes an address of this site and a letter's number too, and refuses circles."""

    redirect_link = forms.CharField(
        label=_("Address or letter's number"),
        required=False,
        max_length=500,
        help_text=_("Instead of a page: /van-ban/…, https://… or a letter's number and symbol"),
    )

    def clean_old_path(self) -> str:
        path = former(self.cleaned_data["old_path"])
        check_former(path, Leading())
        return path

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        page, typed = cleaned.get("redirect_page"), cleaned.get("redirect_link")
        path = cleaned.get("old_path")
        if bool(page) == bool(typed):
            raise ValidationError(_("Choose a page or write where it leads: one of the two."))
        if typed and path:
            self.take_target(typed, path)
        elif "redirect_page" in self.changed_data:
            # It was that of the page chosen before.
            self.instance.redirect_page_route_path = ""
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # The column is Wagtail's, which takes whole addresses alone.
        return {*super()._get_validation_exclusions(), "redirect_link"}

    def take_target(self, typed: str, path: str) -> None:
        try:
            found = target(typed, path, Leading())
        except ValidationError as error:
            self.add_error("redirect_link", error)
            return
        found.set_on(self.instance)
        self.cleaned_data["redirect_page"] = self.instance.redirect_page
        self.cleaned_data["redirect_link"] = found.link


class ListForm(forms.Form):
    """A list, read as a whole before anything is stored. `listed` are its rows once it is valid."""

    source = forms.FileField(
        label=_("List (CSV or XLSX)"),
        help_text=_("Two columns: the old address, and the new one or a letter's number and symbol"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )
    listed: list[importing.Line]

    def clean_source(self):
        source = self.cleaned_data["source"]
        if source.size > MOST_BYTES:
            raise ValidationError(_("A list may have 10 MB."))
        try:
            self.listed = importing.lines(source.read())
        except (RegisterError, ReadingError) as error:
            raise ValidationError(explained(error)) from error
        return source
