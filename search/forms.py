"""The search form: what a reader asks, cleaned, as a query."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search import queries
from search.engine import Label, Query, sources
from search.models import SynonymGroup
from search.text import MAX_QUERY, clean, clean_query

# As a browser's date box sends it, and as people here write it.
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]


class SearchForm(forms.Form):
    """Reads `?q=…&sap-xep=…&tu=…&den=…` and any facet; whatever is wrong is left out, never an error."""

    SORTS = {"lien-quan": "relevance", "moi": "newest", "cu": "oldest"}
    DAYS = {"since": "tu", "until": "den"}

    q = forms.CharField(label=_("Search"), required=False, strip=True)
    since = forms.DateField(label=_("From"), required=False, input_formats=DAY_FORMATS)
    until = forms.DateField(label=_("To"), required=False, input_formats=DAY_FORMATS)

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
        return bool(self.words) and self.sort == "lien-quan" and not self.is_narrowed

    @property
    def days(self) -> dict[str, date]:
        """The borders that were understood, by their name in the address."""
        read = {name: self.cleaned_data.get(field) for field, name in self.DAYS.items()}
        return {name: day for name, day in read.items() if day}

    @property
    def unread_days(self) -> dict[str, str]:
        """What was written for a day and is none, by its name in the address; the page says so."""
        return {
            name: " ".join(clean(str(self.data[field])).split())[:40]
            for field, name in self.DAYS.items()
            if field in self.errors
        }

    @property
    def days_are_crossed(self) -> bool:
        return len(self.days) == 2 and self.days["tu"] > self.days["den"]

    @property
    def is_narrowed(self) -> bool:
        return bool(any(self.chosen.values()) or self.days or self.unread_days)

    @property
    def asked(self) -> QueryDict:
        """All that was understood, as the address that asks it: links are made from this, never from
        what was sent, or a thousand strange parameters would stand in each of them."""
        asked = QueryDict(mutable=True)
        if self.words:
            asked["q"] = self.words
        for name, values in self.chosen.items():
            if values:
                asked.setlist(name, list(values))
        for name, day in self.days.items():
            asked[name] = day.isoformat()
        if self.sort != "lien-quan":
            asked["sap-xep"] = self.sort
        return asked

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
    values = (value for value in data.getlist(name)[:20] if value and len(value) <= 120 and "\0" not in value)
    return tuple(dict.fromkeys(values))


def facet_labels() -> dict[str, Label]:
    """Every facet's name and label, kind first, in the order the sources were registered."""
    labels: dict[str, Label] = {"kind": _("Kind")}
    for source in sources().values():
        labels |= source.facets
    return labels


def field_words() -> dict[str, str]:
    return {word: name for source in sources().values() for word, name in source.field_words.items()}
