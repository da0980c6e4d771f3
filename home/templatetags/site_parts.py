"""What every page has around its own content: menus and notices."""

from typing import Any

from django import template
from wagtail.models import Site

from home import menus, notices
from home.models import Notice

register = template.Library()


@register.simple_tag(takes_context=True)
def site_menus(context: dict[str, Any]) -> menus.Menus:
    request = context.get("request")
    return menus.menus(Site.find_for_request(request) if request else None)


@register.simple_tag
def site_notices() -> list[Notice]:
    return notices.shown()


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], url: str) -> str:
    """The `aria-current` of a link on this page: it is the page, the page stands within it, or neither."""
    request = context.get("request")
    if request is None:
        return ""
    if url in (request.path, request.get_full_path()):
        return "page"
    return "true" if url != "/" and url.endswith("/") and request.path.startswith(url) else ""
