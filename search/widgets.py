"""The slug field of every form in the admin: it folds Vietnamese while a title is typed."""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets.slug import SlugInput

from search.text import fold

# Every precomposed Vietnamese letter stands in these ranges; Wagtail's own script loses đ and most of them.
RANGES = ((0xC0, 0x1B4), (0x1EA0, 0x1EFA))


class FoldedSlugInput(SlugInput):
    """Wagtail's slug field with the same folding as `search.text.slug`."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, formatters=folding())


def folding() -> list[tuple[str, str]]:
    """(pattern, plain letter) for the browser: every marked letter that folds to a to z."""
    marked: dict[str, str] = {}
    for start, end in RANGES:
        for letter in map(chr, range(start, end)):
            plain = fold(letter)
            if plain != letter and plain.isascii() and plain.isalpha():
                marked[plain] = marked.get(plain, "") + letter
    return [(f"[{letters}]", plain) for plain, letters in marked.items()]


def register() -> None:
    register_form_field_override(models.SlugField, override={"widget": FoldedSlugInput})
