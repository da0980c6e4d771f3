"""'Select all in listing' in the admin means the list as it was searched and filtered."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest


class WholeList:
    """Before a stock bulk action: its own query forgets the filters, and of snippets even the question."""

    request: HttpRequest
    # No more than these are taken; None: all.
    most: int | None = None

    def list_view(self) -> Callable[..., Any]:
        """The list's view, as `as_view` made it."""
        raise NotImplementedError

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> list[Any]:
        view: Any = self.list_view()
        listing = view.view_class(**view.view_initkwargs)
        listing.setup(self.request)
        return list(listing.get_queryset().values_list("pk", flat=True)[: self.most])
