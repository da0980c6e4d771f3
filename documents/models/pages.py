"""The public library."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from documents import citing, listing, relating
from documents.feeds import LetterFeed
from documents.models.addresses import LetterAddress
from documents.models.letters import Letter
from search.pages import FoundPage
from search.paging import page_of


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
        chosen = listing.chosen(request.GET)
        letters = listing.letters(request.user, chosen).with_related()
        return self.render(
            request,
            context_overrides={
                "letters": page_of(request, letters),
                "chosen": chosen,
                "choices": listing.choices(request.user),
            },
        )

    @path("atom/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return LetterFeed()(request, library=self)

    @path("<slug:year>/<slug:slug>/")
    def letter(self, request: HttpRequest, year: str, slug: str) -> HttpResponse:
        """A letter's page; an address it once had redirects, that of a withdrawn one answers 410."""
        address = LetterAddress.objects.filter(path=f"{year}/{slug}").first()
        if address is None:
            return self.not_here(request, None)
        letter = Letter.objects.visible_to(request.user).with_related().filter(pk=address.letter_id).first()
        if letter is None:
            return self.not_here(request, address)
        if letter.path != address.path:
            return redirect(letter.url, permanent=True)
        return self.render(
            request,
            template="documents/letter.html",
            context_overrides={
                "letter": letter,
                "citing": citing.citing_cards(letter, request.user),
                "cited": citing.cited_by(letter, request.user),
                "missing": citing.missing(letter.key),
                "related": relating.related(letter, request.user),
            },
        )

    def not_here(self, request: HttpRequest, address: LetterAddress | None) -> HttpResponse:
        """410 with number and date for a letter withdrawn or purged. Raises Http404 for any other address."""
        if address is None or (address.letter and not address.letter.withdrawn_at):
            raise Http404("no letter here")
        response = self.render(
            request, template="documents/letter_gone.html", context_overrides={"address": address}
        )
        response.status_code = 410
        return response
