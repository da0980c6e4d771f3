"""Who signs: names to choose from, and what a signer's letters last said of him or her."""

from collections import Counter
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents.models import Letter

# Of so many of the newest letters the most frequent names.
LOOKED_AT, OFFERED = 2000, 60


def known() -> list[str]:
    """The names that sign nowadays, in the order of the alphabet."""
    newest = Letter.objects.kept().order_by("-issued_on", "-pk").values_list("signer", flat=True)
    counted = Counter(filter(None, newest[:LOOKED_AT]))
    return sorted(name for name, _count in counted.most_common(OFFERED))


def last_said(signer: str) -> tuple[str, str]:
    """Position and capacity in the signer's last letter that has either; empty without one."""
    signed = Letter.objects.kept().filter(signer=signer).exclude(signer_position="", signing_capacity="")
    said = signed.order_by("-issued_on", "-pk").values_list("signer_position", "signing_capacity")
    return said.first() or ("", "")


class SignerInput(forms.TextInput):
    """A text box that offers the known names, without a script."""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        names = f"{(attrs or {}).get('id', name)}-known"
        options = format_html_join(
            "", '<option value="{}"></option>', ((known_name,) for known_name in known())
        )
        box = super().render(name, value, (attrs or {}) | {"list": names}, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', box, names, options)
