"""Search in the admin."""

from search import admin_search  # noqa: F401  # its hooks
