"""The home page."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from documents.models import Letter, TaskArea
from news import listing
from search.pages import FoundPage


class HomePage(FoundPage, Page):
    """Search in the middle, then the latest news and letters, and the task areas."""

    NEWS, LETTERS = 6, 8

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.NewsIndexPage",
        "documents.LetterIndexPage",
        "home.GuidancePage",
        "home.ContactPage",
    ]
    template = "home/home_page.html"
    search_kind = ""

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs) -> dict:
        letters = Letter.objects.visible_to(request.user).with_related()
        return super().get_context(request, *args, **kwargs) | {
            "articles": list(listing.articles(request.user)[: self.NEWS]),
            "letters": list(letters[: self.LETTERS]),
            "task_areas": TaskArea.objects.all(),
        }
