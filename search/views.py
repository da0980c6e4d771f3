"""The search page."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from search import indexing, promoting, querylog
from search.answering import Answer, answer, labels_of
from search.forms import SearchForm, facet_labels
from search.paging import PER_PAGE, page_number
from search.rights import reader_audience

SORT_LABELS = {"lien-quan": _("Most relevant"), "moi": _("Newest"), "cu": _("Oldest")}


def search(request: HttpRequest) -> HttpResponse:
    """Answer `?q=…` with one list of everything found; any question gets a page."""
    form = SearchForm(request.GET)
    number = page_number(request)
    indexing.catch_up()
    query = form.query(reader_audience(request.user), (number - 1) * PER_PAGE, PER_PAGE)
    results = answer(query, request.user)
    plain = form.is_plain and number == 1
    promoted = promoting.promoted(query, form.words, request.user) if plain else []
    context = {
        "form": form,
        "results": promoting.without(results, promoted),
        "promoted": promoted,
        "pages": Pages(number, results.total),
        "facets": facets(request.GET, results, form.chosen),
        "chosen": chosen(request.GET, results, form.chosen),
        "sorts": [
            {"label": label, "url": with_value(request.GET, "sap-xep", name), "chosen": form.sort == name}
            for name, label in SORT_LABELS.items()
        ],
    }
    page = querylog.NotedPage(render_to_string("search/results.html", context, request))
    # The same question narrowed, sorted or paged is not asked anew; a resting index finds nothing for it.
    if plain and request.method == "GET" and not (form.was_cut or results.degraded):
        page.words = form.words
        page.found = None if request.user.is_authenticated else results.total
    return page


class Pages:
    """Where a page of results stands among all of them; shaped like Django's paginator page."""

    # Engines do not walk deeper than this for a reader.
    DEEPEST = 500

    def __init__(self, number: int, total: int) -> None:
        self.number = number
        self.num_pages = max(1, min(-(-total // PER_PAGE), self.DEEPEST))

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.num_pages

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


def with_value(data: QueryDict, name: str, value: str) -> str:
    """This page's query with one parameter set, back on its first page."""
    changed = data.copy()
    changed.pop("trang", None)
    changed[name] = value
    return f"?{changed.urlencode()}"


def toggled(data: QueryDict, name: str, value: str) -> str:
    """This page's query with a facet's value added, or taken out when it is chosen."""
    changed = data.copy()
    changed.pop("trang", None)
    values = changed.getlist(name)
    changed.setlist(name, [v for v in values if v != value] if value in values else [*values, value])
    return f"?{changed.urlencode()}"


def facets(data: QueryDict, results: Answer, chosen: dict[str, tuple[str, ...]]) -> list[dict]:
    """Every facet with its values, most frequent first."""
    return [
        {
            "name": name,
            "label": label,
            "values": [
                {
                    "value": value,
                    "label": text,
                    "count": count,
                    "chosen": value in chosen.get(name, ()),
                    "url": toggled(data, name, value),
                }
                for value, text, count in results.facets.get(name, [])
            ],
        }
        for name, label in facet_labels().items()
        if results.facets.get(name)
    ]


def chosen(data: QueryDict, results: Answer, values: dict[str, tuple[str, ...]]) -> list[dict]:
    """What the reader narrowed to, each to be taken out again."""
    made = []
    for name, chosen_values in values.items():
        names = {value: text for value, text, _count in results.facets.get(name, [])}
        # A choice that nothing found has is not counted, yet it has a name.
        if unnamed := [value for value in chosen_values if value not in names]:
            names |= labels_of(name, unnamed)
        made += [
            {
                "label": facet_labels()[name],
                "value_label": names.get(value, value),
                "remove_url": toggled(data, name, value),
            }
            for value in chosen_values
        ]
    return made
