from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from home import signals
        from home.models import ContactPage, GuidancePage
        from search.engine import register
        from search.pages import PageSource

        facets = {"task_area": _("Task area"), "school_year": _("School year"), "year": _("Year")}
        register(PageSource(GuidancePage, _("Guidance"), facets))
        register(PageSource(ContactPage, _("Contact"), {}))
        signals.connect()
