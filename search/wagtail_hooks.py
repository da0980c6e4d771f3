"""Search in the admin."""

from search import status  # noqa: F401 - its hooks
