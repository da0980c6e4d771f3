"""A search as an Atom feed: whoever follows it learns of what is new under the same question."""

from dataclasses import replace
from datetime import datetime, time

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import make_aware, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search import indexing, narrowing
from search.answering import Found, shown
from search.engine import EngineError, get_engine
from search.forms import SearchForm
from search.rights import PUBLIC
from search.text import clean
from search.views import unavailable


class AtomFeed(Atom1Feed):
    """Atom of any text: XML knows no control characters, and texts pasted from Word hold them.

    Descriptions are text; Atom's summaries are HTML here, so what looks like markup is escaped.
    """

    def add_item(self, title: str, link: str, description: str, *args, **kwargs) -> None:
        super().add_item(clean(title), link, escape(clean(description)), *args, **kwargs)


def labelled(title: str, notice: str) -> str:
    """A feed's title; what no longer applies says so first."""
    return f"[{notice}] {title}" if notice else title


class SearchFeed(Feed):
    """The newest fifty things that anyone may find, whoever asks: feed readers do not sign in."""

    feed_type = AtomFeed
    limit = 50

    def get_object(self, request: HttpRequest) -> SearchForm:
        return SearchForm(request.GET)

    def title(self, form: SearchForm) -> str:
        return _("Search: %(words)s") % {"words": form.words} if form.words else _("Everything new")

    def link(self, form: SearchForm) -> str:
        return reverse("search") + narrowing.address(form.asked)

    def feed_url(self, form: SearchForm) -> str:
        return reverse("search_feed") + narrowing.address(narrowing.without(form.asked, "sap-xep"))

    def items(self, form: SearchForm) -> list[Found]:
        """Raises EngineError: an answer from the database alone would look as if things had gone."""
        query = replace(form.query((PUBLIC,), limit=self.limit), sort="newest")
        results = get_engine().search(query)
        # A feed is of what was asked: another spelling would fill it until the first true hit comes.
        hits = () if results.corrected else results.hits
        return shown([(hit.key, hit.score) for hit in hits], query.asked, AnonymousUser(), query.synonyms)

    def item_title(self, hit: Found) -> str:
        title = f"{hit.card.number}: {hit.card.title}" if hit.card.number else hit.card.title
        return labelled(title, hit.card.notice)

    def item_description(self, hit: Found) -> str:
        return "".join(piece for piece, _match in hit.excerpt) or hit.card.title

    def item_link(self, hit: Found) -> str:
        return hit.card.url

    def item_pubdate(self, hit: Found) -> datetime | None:
        return make_aware(datetime.combine(hit.card.date, time())) if hit.card.date else None

    def item_updateddate(self, hit: Found) -> datetime:
        # Atom demands one; what has no day yet stands as new.
        return self.item_pubdate(hit) or now()


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    indexing.catch_up()
    try:
        response = SearchFeed()(request)
    except EngineError:
        return unavailable(request)
    response["Cache-Control"] = "public, max-age=300"
    return response
