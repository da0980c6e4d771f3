"""Views of the server itself."""

from django.http import Http404, HttpRequest, HttpResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the process answers; it asks no database, so a slow one does not make it look dead."""
    return HttpResponse("ok\n", content_type="text/plain")


def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Http404("no such address")
