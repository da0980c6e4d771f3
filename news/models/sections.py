"""The page that lists the news."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from news import listing
from news.feeds import NewsFeed
from search.pages import FoundPage
from search.paging import page_of


class NewsIndexPage(RoutablePageMixin, FoundPage, Page):
    """Articles, newest event first, by year, school year and task area."""

    subpage_types = ["news.ConferenceArticlePage"]
    max_count = 1
    template = "news/news_index_page.html"
    search_kind = ""

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    def get_context(self, request, *args, **kwargs) -> dict:
        chosen = listing.chosen(request.GET)
        readable = listing.readable(request.user)
        articles = listing.as_cards(listing.narrowed(readable, chosen))
        return super().get_context(request, *args, **kwargs) | {
            "articles": page_of(request, articles),
            "chosen": chosen,
            "choices": listing.choices(readable),
        }

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        # Beside the site's home page no one would find it.
        return parent.depth > 1 and super().can_create_at(parent)

    @path("")
    def index(self, request):
        return self.render(request)

    @path("atom/")
    def feed(self, request):
        return NewsFeed()(request, section=self)
