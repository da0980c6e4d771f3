from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from news.models import ConferenceArticlePage
        from search.engine import register
        from search.pages import PageSource

        facets = {"task_area": _("Task area"), "school_year": _("School year"), "year": _("Year")}
        register(PageSource(ConferenceArticlePage, _("Articles"), facets))
