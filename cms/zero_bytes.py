"""Zero bytes in what the admin is asked: PostgreSQL takes none in a text, and nobody types one.

What is public cleans its own questions; the stock views of the admin do not.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_ADMIN = "/quan-tri/"
# What Unicode puts in the place of a character that cannot be.
_REPLACED = "%EF%BF%BD"


class WithoutZeroBytes:
    """Middleware: in the admin a parameter with a zero byte is asked as one that nothing has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query and request.path.startswith(_ADMIN):
            request.META["QUERY_STRING"] = query.replace("%00", _REPLACED)
        return self.get_response(request)
