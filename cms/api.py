"""The API's door: every router under one roof, read-only, and the same for everyone who asks.

Answers may be kept by any cache: no cookie is read, no header but the conditional ones changes them.
"""

import hashlib
from collections.abc import Callable
from functools import cache, wraps

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, re_path
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.docs import DocsBase
from ninja.openapi.schema import OpenAPISchema, get_schema
from ninja.renderers import JSONRenderer

import documents.api
import news.api
import search.api
from cms.throttling import ClientThrottle

KEPT_SECONDS = 60
READING = ("GET", "HEAD")
METHODS = ", ".join((*READING, "OPTIONS"))


class Readable(JSONRenderer):
    """Vietnamese as it is written: half the bytes, and people read it too."""

    json_dumps_params = {"ensure_ascii": False}


class DocsPage(DocsBase):
    """The operations on a page of the site's own: no script and nothing of another host."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs) -> HttpResponse:
        schema = api.get_openapi_schema()
        operations = [{"path": path, **methods["get"]} for path, methods in schema["paths"].items()]
        return render(request, "cms/api.html", {"operations": operations})


class SiteAPI(NinjaAPI):
    """Ninja's, with its description made once: it is not counted against anyone's rate."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict | None = None
    ) -> OpenAPISchema:
        return described(self, path_prefix or self.get_root_path(path_params or {}))


@cache
def described(api: NinjaAPI, prefix: str) -> OpenAPISchema:
    return get_schema(api, prefix)


api = SiteAPI(
    title="Văn Thư",
    version="1",
    description="Letters, articles and their search, read-only. See docs/api.md.",
    urls_namespace="api",
    docs=DocsPage(),
    renderer=Readable(),
    docs_url="/",
    throttle=ClientThrottle(),
)
api.add_router("", documents.api.router)
api.add_router("", news.api.router)
api.add_router("", search.api.router())


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 naming each parameter once, without what was sent: that may be anything."""
    errors = [
        {"where": ".".join(str(part) for part in each["loc"][-2:] if part != "query"), "message": each["msg"]}
        for each in error.errors[:20]
    ]
    detail = "; ".join(f"{each['where']}: {each['message']}" for each in errors[:3])
    return JsonResponse({"detail": detail or "Not understood", "errors": errors}, status=422)


def nothing_here(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"detail": "Not Found"}, status=404)


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Ask the view as a stranger without cookies, and send its answer to whoever may keep it."""

    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        asked = request.method
        response: HttpResponseBase
        if asked == "OPTIONS":
            response = HttpResponse(status=204)
        elif asked not in READING:
            response = JsonResponse({"detail": "This API is read-only."}, status=405)
        else:
            request.COOKIES, request.user = {}, AnonymousUser()
            # Ninja knows no HEAD; what is said of the answer's length stays true of GET.
            request.method = "GET"
            response = view(request, *args, **kwargs)
            request.method = asked
        return sent(request, response)

    answered.csrf_exempt = True  # type: ignore[attr-defined]  # it changes nothing
    return answered


def sent(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with what caches, browsers of other sites and HEAD need."""
    if response.status_code == 200 and isinstance(response, HttpResponse):
        response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
        response["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        response["Content-Length"] = str(len(response.content))
        kept = get_conditional_response(request, etag=response["ETag"], response=response)
        response = kept if kept is not None else response
    else:
        response["Cache-Control"] = "no-store"
    if request.method == "HEAD" and isinstance(response, HttpResponse):
        # The length stays the one that GET is told.
        response.content = b""
    if response.status_code in (204, 405):
        response["Allow"] = METHODS
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    return response


def wired() -> tuple[list[URLPattern], str, str]:
    """The addresses below `api/v1/`, each behind the door; any other is a 404 in JSON."""
    patterns, app_name, namespace = api.urls
    kept = [
        URLPattern(each.pattern, public(each.callback), each.default_args, each.name)
        for each in patterns
        if isinstance(each, URLPattern)
    ]
    return [*kept, re_path(r"", public(nothing_here))], app_name, namespace


urls = wired()
