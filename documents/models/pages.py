"""The public library."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from documents import browsing, citing, history, linked_data, listing, relating, sharing
from documents.feeds import letter_feed
from documents.models.addresses import LetterAddress
from documents.models.letters import Letter
from search.narrowing import address
from search.pages import FoundPage
from search.paging import page_number

# Of a longer list readers narrow it, or ask the API.
MOST_TAKEN_ALONG = 10_000


class LetterIndexPage(RoutablePageMixin, FoundPage, Page):
    """Every published letter: the list with its filters, and each letter's own page below it.

    While no library is live no letter has an address and none is found.
    """

    subpage_types: list[str] = []
    max_count = 1
    template = "documents/letter_index_page.html"
    search_kind = ""

    class Meta:
        verbose_name = _("letter library")
        verbose_name_plural = _("letter libraries")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        # Beside the site's home page no one would find it.
        return parent.depth > 1 and super().can_create_at(parent)

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        """A page that does not exist answers 404; so does one deeper than a reader can page."""
        sort = request.GET.get("sap-xep", "")
        sort = sort if sort in browsing.SORTS else "moi"
        asked = browsing.Asked(request.user, listing.chosen(request.GET), sort, page_number(request))
        plain = browsing.Asked(request.user, listing.Chosen(), sort)
        letters = browsing.listed(asked)
        facets = browsing.facets(asked, letters)
        return self.render(
            request,
            context_overrides={
                "letters": letters,
                "facets": facets,
                "chosen": browsing.choices_made(asked, facets),
                "unnarrowed_url": f"{self.get_url(request)}{address(plain.address) if sort != 'moi' else ''}",
                "sorts": browsing.sorts(asked),
                "query": address(asked.chosen.address) if asked.chosen else "",
            },
        )

    @path("xuat/<slug:form>/")
    def export(self, request: HttpRequest, form: str) -> HttpResponseBase:
        """The list as it is narrowed, at most its first letters, as CSV, XLSX or JSON."""
        from documents import exporting

        if form not in exporting.CONTENT_TYPES:
            raise Http404("no such table")
        letters = listing.letters(request.user, listing.chosen(request.GET))
        return exporting.export(letters, form, request.user, most=MOST_TAKEN_ALONG)

    @path("atom/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return letter_feed(request, library=self)

    @path("<slug:year>/<slug:slug>/")
    def letter(self, request: HttpRequest, year: str, slug: str) -> HttpResponse:
        """A letter's page; an address it once had redirects, that of a withdrawn one answers 410."""
        own = f"{year}/{slug}"
        letters = Letter.objects.visible_to(request.user).with_related()
        described = letters.prefetch_related("task_areas", "school_years")
        letter = described.filter(addresses__path=own).first()
        if letter is None:
            return self.not_here(request, LetterAddress.objects.filter(path=own).first())
        if letter.path != own:
            return redirect(letter.url, permanent=True)
        short = sharing.short_address(request, letter.pk)
        related = relating.related(letter, request.user)
        return self.render(
            request,
            template="documents/letter.html",
            context_overrides={
                "letter": letter,
                "citing": citing.citing_cards(letter, request.user),
                "cited": citing.cited_by(letter, request.user),
                "missing": citing.missing(letter.key),
                "related": related,
                "subject": sharing.subject(letter.abstract),
                "versions": history.versions(letter),
                "letter_address": request.build_absolute_uri(letter.url),
                "short_address": short,
                "qr_code": sharing.qr_code(short),
                "linked_data": linked_data.script(linked_data.described(letter, related, request)),
            },
        )

    def not_here(self, request: HttpRequest, address: LetterAddress | None) -> HttpResponse:
        """410 with number and date for a public letter withdrawn or purged. Raises Http404 for any other
        address: of a restricted letter strangers learn nothing."""
        if address is None or not address.tells_of_gone_letter:
            raise Http404("no letter here")
        response = self.render(
            request, template="documents/letter_gone.html", context_overrides={"address": address}
        )
        response.status_code = 410
        return response
