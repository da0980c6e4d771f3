"""One page of a long list, asked for by `?trang=`."""

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest

PER_PAGE = 20
# What a reader can page through; a list that long is searched or filtered, not paged.
MAX_PAGE = 10_000


def page_number(request: HttpRequest) -> int:
    """The page asked for, 1 without one. Raises Http404 for anything that is not a page's number."""
    raw = request.GET.get("trang", "1")
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 5 and 1 <= int(raw) <= MAX_PAGE):
        raise Http404(f"no page {raw[:20]!r}")
    return int(raw)


def page_of(request: HttpRequest, items, per_page: int = PER_PAGE) -> Page:
    """The page of `items` (a query set or a list) that the request asks for. Raises Http404 past the end."""
    try:
        return Paginator(items, per_page).page(page_number(request))
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404(str(error)) from error
