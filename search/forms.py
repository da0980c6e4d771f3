"""The search form: what a reader asks, cleaned, as a query."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search import queries
from search.engine import Label, Query, sources
from search.models import SynonymGroup
from search.text import MAX_QUERY, clean_query

# As a browser's date box sends it, and as people here write it.
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]


class SearchForm(forms.Form):
    """Reads `?q=…&sap-xep=…&tu=…&den=…` and any facet; whatever is wrong is left out, never an error."""

    SORTS = {"lien-quan": "relevance", "moi": "newest", "cu": "oldest"}

    q = forms.CharField(label=_("Search"), required=False, strip=True)
    since = forms.DateField(label=_("From"), required=False, input_formats=DAYS)
    until = forms.DateField(label=_("To"), required=False, input_formats=DAYS)

    def __init__(self, data: QueryDict) -> None:
        super().__init__({"q": data.get("q", ""), "since": data.get("tu"), "until": data.get("den")})
        sort = data.get("sap-xep", "")
        self.sort = sort if sort in self.SORTS else "lien-quan"
        self.chosen = {name: chosen_values(data, name) for name in facet_labels()}
        self.is_valid()

    @property
    def words(self) -> str:
        return clean_query(self.data["q"] or "")

    @property
    def was_cut(self) -> bool:
        """Whether the question was longer than is searched; the page then says so."""
        return len((self.data["q"] or "").strip()) > MAX_QUERY

    @property
    def is_plain(self) -> bool:
        """Whether words were asked and nothing else: not narrowed, not in another order."""
        days = self.cleaned_data.get("since") or self.cleaned_data.get("until")
        return bool(self.words) and self.sort == "lien-quan" and not days and not any(self.chosen.values())

    def query(self, audience: tuple[str, ...], offset: int = 0, limit: int = 20) -> Query:
        return queries.parse(
            self.words,
            facets={name: values for name, values in self.chosen.items() if values},
            since=self.cleaned_data.get("since"),
            until=self.cleaned_data.get("until"),
            audience=audience,
            sort=self.SORTS[self.sort],
            offset=offset,
            limit=limit,
            field_words=field_words(),
            synonyms=SynonymGroup.current(),
        )


def chosen_values(data: QueryDict, name: str) -> tuple[str, ...]:
    """At most twenty values of a facet, each no longer than a real one could be."""
    return tuple(
        value for value in data.getlist(name)[:20] if value and len(value) <= 120 and "\0" not in value
    )


def facet_labels() -> dict[str, Label]:
    """Every facet's name and label, kind first, in the order the sources were registered."""
    labels: dict[str, Label] = {"kind": _("Kind")}
    for source in sources().values():
        labels |= source.facets
    return labels


def field_words() -> dict[str, str]:
    return {word: name for source in sources().values() for word, name in source.field_words.items()}
