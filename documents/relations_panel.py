"""The letter form's part on relations: the rows, and what the letter's own text says of others."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel

from documents import relating
from search.text import clean

if TYPE_CHECKING:
    from documents.models import Letter

# A form does not wait for a book to be read.
READ = 200_000


class RelationHints(Panel):
    """What was found in the stored text and stands in no row yet; it sets nothing by itself."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "documents/relation_hints.html"

        def get_context_data(self, parent_context: dict | None = None) -> dict:
            return super().get_context_data(parent_context) | {"hints": hints(self.instance)}


def hints(letter: "Letter") -> list[tuple[str, str]]:
    """(the relation's label, the number as cited) of each, once."""
    text = clean(f"{letter.abstract}\n{letter.body}")
    said = relating.found_in(text[:READ])
    keys = {relation.other.lookup_key for relation in letter.relations.all() if relation.other}
    # A draft's rows have not been saved, so their keys are read here.
    keys |= {relating.key_of(relation.number) for relation in letter.relations.all()} | {letter.lookup_key}
    fresh = ((kind, mention) for kind, mention in said if relating.key_of(mention.number) not in keys)
    return list(dict.fromkeys((str(relating.SIDES[kind][0]), mention.number) for kind, mention in fresh))


RELATIONS = [
    RelationHints(),
    InlinePanel(
        "relations",
        heading=_("Related letters"),
        label=_("relation"),
        panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("number")]), FieldPanel("other")],
    ),
]
