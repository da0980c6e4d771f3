"""How what a reader types may go on, asked by a script while they type."""

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from search import indexing
from search.engine import EngineError, get_engine
from search.rights import reader_audience
from search.text import clean_query

MOST = 8


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Titles, numbers and people that go on from `?q=`, as a JSON list: empty for anything strange."""
    found: list[str] = []
    keep = "private, max-age=10" if request.user.is_authenticated else "public, max-age=60"
    try:
        # What has to be hidden leaves the index before anything of it is suggested.
        indexing.catch_up()
        prefix = clean_query(request.GET.get("q", ""))
        found = get_engine().suggest(prefix, reader_audience(request.user), MOST)
    except EngineError:
        keep = "no-store"
    response = JsonResponse(found, safe=False, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = keep
    patch_vary_headers(response, ["Cookie"])
    return response
