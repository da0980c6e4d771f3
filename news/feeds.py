"""Atom feeds of news."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from news import listing
from search.feeds import AtomFeed


class NewsFeed(Feed):
    """The newest articles of the section that asks for it."""

    feed_type = AtomFeed
    limit = 30

    def get_object(self, request: HttpRequest, section) -> tuple:
        return section, listing.readable(request.user)[: self.limit]

    def title(self, found: tuple) -> str:
        return str(found[0].title)

    def link(self, found: tuple) -> str:
        return found[0].url

    def subtitle(self, found: tuple) -> str:
        return _("The newest articles")

    def items(self, found: tuple):
        return found[1]

    def item_title(self, article) -> str:
        return article.display_title

    def item_description(self, article) -> str:
        return article.lead

    def item_link(self, article) -> str:
        return article.url

    def item_pubdate(self, article):
        return localtime(article.first_published_at) if article.first_published_at else None

    def item_updateddate(self, article):
        return localtime(article.last_published_at) if article.last_published_at else None
