"""What search machines of the world are told: everything an anonymous reader may see."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from wagtail.models import Page

from documents.sitemaps import Letters
from search.rights import visible_pages


class Pages(Sitemap):
    """Every public page of a site."""

    limit = 5000

    def items(self):
        return visible_pages(Page.objects.filter(depth__gt=1), AnonymousUser()).order_by("pk")

    def location(self, page: Page) -> str:
        return page.relative_url(None) or page.url

    def lastmod(self, page: Page):
        return page.last_published_at


SITEMAPS = {"trang": Pages, "van-ban": Letters}
