"""The site's own settings, and the register as Wagtail's stock search has it beside them."""

from cms.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.search.stock"]  # noqa: F405
# Ours folds what it is asked; the stock one is what a site has without it.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
