"""Atom feeds of letters."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from documents import browsing, listing, status
from search.feeds import AtomFeed, labelled


class LetterFeed(Feed):
    """The newest letters, narrowed by the same parameters as the list; the number stands in the title."""

    feed_type = AtomFeed
    limit = 30

    def get_object(self, request: HttpRequest, library) -> tuple:
        return library, browsing.newest(request.user, listing.chosen(request.GET), self.limit)

    def title(self, found: tuple) -> str:
        return str(found[0].title)

    def link(self, found: tuple) -> str:
        return found[0].url

    def subtitle(self, found: tuple) -> str:
        return _("The newest letters")

    def items(self, found: tuple):
        return found[1]

    def item_title(self, letter) -> str:
        return labelled(f"{letter.number}: {letter.abstract}", status.notice(letter.status))

    def item_description(self, letter) -> str:
        return letter.abstract

    def item_link(self, letter) -> str:
        return letter.url

    def item_pubdate(self, letter):
        return make_aware(datetime.combine(letter.issued_on, time()))

    def item_updateddate(self, letter):
        return localtime(letter.last_published_at or letter.updated_at)


@conditional_page
def letter_feed(request: HttpRequest, library) -> HttpResponse:
    """With an ETag of what it says: who has it already gets 304.

    Not by the time of its last entry: a withdrawn letter leaves the feed and no entry becomes newer.
    """
    response = LetterFeed()(request, library=library)
    del response["Last-Modified"]
    response["Cache-Control"] = (
        "private, no-cache" if request.user.is_authenticated else "public, max-age=300"
    )
    return response
