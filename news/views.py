"""Handing out photos: the one place where renditions leave private storage."""

from pathlib import PurePath

from csp.decorators import csp_exempt
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.http import http_date
from wagtail.models import CollectionViewRestriction

from news.models import Rendition
from search.rights import accepts

TYPES = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}
YEAR = 365 * 24 * 3600


# A picture opened alone is shown by the browser's own page, which styles itself.
@csp_exempt()  # type: ignore[arg-type]  # django-csp types views as taking the request alone
def photo(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """One rendition. A photo in a collection this reader may not see answers 404 like a missing one."""
    rendition = Rendition.objects.select_related("image__collection").filter(pk=pk).first()
    if rendition is None or PurePath(rendition.file.name).name != name:
        raise Http404("no such photo")
    restrictions = CollectionViewRestriction.objects.filter(
        collection__in=rendition.image.collection.get_ancestors(inclusive=True)
    ).prefetch_related("groups")
    restricted = list(restrictions)
    if not all(accepts(restriction, request.user) for restriction in restricted):
        raise Http404("no such photo")
    try:
        content = rendition.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("the photo's file is missing") from error
    kind = TYPES.get(PurePath(name).suffix, "application/octet-stream")
    response = FileResponse(content, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    # The name changes with the picture, so what is public may be kept for ever.
    response["Cache-Control"] = "private, no-cache" if restricted else f"public, max-age={YEAR}, immutable"
    response["Last-Modified"] = http_date(rendition.image.created_at.timestamp())
    return response
