"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from search import indexing, narrowing, promoting, querylog
from search.answering import Answer, answer
from search.engine import Query
from search.forms import SearchForm
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
        # The database alone knows no facets; and where nothing is found, there is nothing to narrow.
        "narrows": not results.degraded and (results.total > 0 or form.is_narrowed),
        "facets": narrowing.facets(form, results),
        "chosen": narrowing.chosen(form, results),
        "unnarrowed_url": narrowing.unnarrowed(form),
        "kept": narrowing.hidden_inputs(form),
        "sorts": [
            {
                "label": label,
                "url": narrowing.with_value(form.asked, "sap-xep", name),
                "chosen": form.sort == name,
            }
            for name, label in SORT_LABELS.items()
        ],
        **other_addresses(form, query, results),
    }
    page = querylog.NotedPage(render_to_string("search/results.html", context, request))
    # The same question narrowed, sorted or paged is not asked anew; a resting index finds nothing for it.
    if plain and request.method == "GET" and not (form.was_cut or results.degraded):
        page.words = form.words
        page.found = None if request.user.is_authenticated else results.total
    return page


def other_addresses(form: SearchForm, query: Query, results: Answer) -> dict[str, str]:
    """The same search in other words and in other forms; those give what the page shows."""
    shown = narrowing.respelled(form, query, results.corrected) if results.corrected else form.asked
    return {
        "as_typed_url": narrowing.address(narrowing.respelled(form, query, f'"{query.words}"')),
        "meant_url": narrowing.address(narrowing.respelled(form, query, results.meant)),
        "feed_url": reverse("search_feed") + narrowing.address(narrowing.without(shown, "sap-xep")),
        "csv_url": reverse("search_csv") + narrowing.address(shown),
    }


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

    @property
    def start_index(self) -> int:
        """The place of the page's first hit among all, for numbered lists."""
        return (self.number - 1) * PER_PAGE + 1


def unavailable(request: HttpRequest) -> HttpResponse:
    """A page in place of a feed or a file that the index cannot give just now."""
    response = render(request, "search/unavailable.html", {"form": SearchForm(request.GET)}, status=503)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response
