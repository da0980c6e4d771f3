"""What a search is narrowed by, and the addresses that narrow it further or less.

Everything a reader chose stands in the address, so a search may be kept and sent.
"""

from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from search.answering import Answer, labels_of
from search.engine import Query
from search.forms import SearchForm, facet_labels

# A longer facet is folded behind its most frequent values.
UNFOLDED = 12


def address(data: QueryDict) -> str:
    return f"?{data.urlencode()}"


def with_value(data: QueryDict, name: str, value: str) -> str:
    """This query with one parameter set, back on its first page."""
    changed = data.copy()
    changed.pop("trang", None)
    changed[name] = value
    return address(changed)


def without(data: QueryDict, *names: str) -> QueryDict:
    """This query without some parameters, back on its first page."""
    changed = data.copy()
    for name in ("trang", *names):
        changed.pop(name, None)
    return changed


class Toggles:
    """The addresses that add a value of one facet to a query or take it out again, back on its first page.

    What stands before and after the facet is encoded once: a page has a hundred of these links.
    """

    def __init__(self, data: QueryDict, name: str) -> None:
        self.name, self.values = name, data.getlist(name)
        names = [other for other in data if other != "trang"]
        place = names.index(name) if name in names else len(names)
        self.before = [pair for other in names[:place] for pair in encoded(other, data.getlist(other))]
        self.after = [pair for other in names[place + 1 :] for pair in encoded(other, data.getlist(other))]

    def address(self, value: str) -> str:
        values = self.values
        toggled = [v for v in values if v != value] if value in values else [*values, value]
        return "?" + "&".join([*self.before, *encoded(self.name, toggled), *self.after])


def encoded(name: str, values: list[str]) -> list[str]:
    return [urlencode({name: value}) for value in values]


def facets(form: SearchForm, results: Answer) -> list[dict]:
    """Every facet with its values, most frequent first; of a long one the chosen values stay in sight."""
    asked, made = form.asked, []
    for name, label in facet_labels().items():
        toggles = Toggles(asked, name)
        values = [
            {
                "value": value,
                "label": text,
                "count": count,
                "chosen": value in form.chosen[name],
                "url": toggles.address(value),
            }
            for value, text, count in results.facets.get(name, [])
        ]
        folded = [item for item in values[UNFOLDED:] if not item["chosen"]]
        shown = [item for item in values if item not in folded]
        if values:
            made.append({"name": name, "label": label, "values": values, "shown": shown, "folded": folded})
    return made


def chosen(form: SearchForm, results: Answer) -> list[dict]:
    """What the reader narrowed to, each to be taken out again."""
    made = []
    for name, values in form.chosen.items():
        names = {value: text for value, text, _count in results.facets.get(name, [])}
        # A choice that nothing found has is not counted, yet it has a name.
        if unnamed := [value for value in values if value not in names]:
            names |= labels_of(name, unnamed)
        toggles = Toggles(form.asked, name)
        made += [
            {
                "label": facet_labels()[name],
                "value_label": names.get(value, value),
                "remove_url": toggles.address(value),
            }
            for value in values
        ]
    return made + chosen_days(form)


def chosen_days(form: SearchForm) -> list[dict]:
    says = {"tu": gettext("from %(day)s"), "den": gettext("until %(day)s")}
    return [
        {
            "label": gettext("Date"),
            "value_label": says[name] % {"day": f"{day:%d/%m/%Y}"},
            "remove_url": address(without(form.asked, name)),
        }
        for name, day in form.days.items()
    ]


def hidden_inputs(form: SearchForm) -> list[tuple[str, str]]:
    """What the form of dates keeps of the search: all but the dates themselves."""
    kept = without(form.asked, *form.DAYS.values())
    return [(name, value) for name, values in kept.lists() for value in values]


def unnarrowed(form: SearchForm) -> str:
    """The same words in the same order, with nothing chosen."""
    return address(without(form.asked, *form.chosen, *form.days))


def respelled(form: SearchForm, query: Query, words: str) -> QueryDict:
    """The same search for other words; what stands beside them ("phrases", -words, năm:2022) stays."""
    plain = query.words
    whole = form.words.replace(plain, words, 1) if plain and plain in form.words else words
    changed = without(form.asked)
    changed["q"] = whole
    return changed
