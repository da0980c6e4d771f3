from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import checks, indexing, pages, signals, widgets  # noqa: F401

        indexing.register_fanout("page-tree", pages.page_tree_keys)
        signals.connect()
        widgets.register()
