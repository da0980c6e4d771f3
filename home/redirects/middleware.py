"""Where an address leads that nothing stands at any more."""

import unicodedata
from urllib.parse import urlsplit

from django.db.models import Q
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Site

# The former portal printed /tin-tuc/a.html at /printpage-tin-tuc/a.html.
PRINTED = "/printpage-"
MOST_STEPS = 6


class FormerAddresses(RedirectMiddleware):
    """Wagtail's, but an address never leads to itself or to a page that is not live, and what stands below a
    page with addresses of its own (a letter below the library) moves with it."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code != 404 or request.path.startswith(reverse("wagtailadmin_home")):
            return response
        found = leading_on(request.get_full_path(), Site.find_for_request(request))
        if found is None:
            return response
        redirect, link = found
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        moved = kind(link)
        # A browser that keeps A → B for good runs in a circle once the page is back at A.
        moved["Cache-Control"] = "no-cache"
        return moved


def leading_on(full_path: str, site: Site | None) -> tuple[Redirect, str] | None:
    """The redirect kept for an address, as sent with its query, and where it leads; None without one."""
    exact, above = candidates(full_path)
    rows = known([*exact, *above], site)
    for address in (*exact, *above):
        redirect = rows.get(address)
        if redirect is None or (address in above and not holds_addresses(redirect)):
            continue
        link = target_of(redirect)
        if link and redirect.redirect_page:
            link = with_what_was_sent(link, full_path, address)
        if link:
            return None if same_place(link, full_path, site) else (redirect, link)
    return None


def with_what_was_sent(link: str, full_path: str, address: str) -> str:
    """The page's address with what the old one had below `address`, and with its query."""
    parts = urlsplit(full_path)
    below = parts.path.strip("/").split("/")[address.count("/") :]
    path = "/".join([link.rstrip("/"), *below, ""]) if below else link
    return f"{path}?{parts.query}" if parts.query and "?" not in address else path


def candidates(full_path: str) -> tuple[list[str], list[str]]:
    """The forms in which redirects may keep this address; and the addresses above it, the nearest first."""
    whole = Redirect.normalise_path(full_path, decode_unicode=False)
    bare = urlsplit(whole).path
    forms: dict[str, None] = {}
    for address in (whole, bare):
        decoded = uri_to_iri(address)
        forms |= dict.fromkeys([decoded, unicodedata.normalize("NFC", decoded), address])
    if bare.startswith(PRINTED):
        forms |= {f"/{form.removeprefix(PRINTED)}": None for form in list(forms) if form.startswith(PRINTED)}
    steps = bare.split("/")[1:-1][:MOST_STEPS]
    above = ["/" + "/".join(steps[:n]) for n in range(len(steps), 0, -1)]
    return list(forms), above


def known(addresses: list[str], site: Site | None) -> dict[str, Redirect]:
    """The redirects of these addresses; one for this site alone comes before one for all."""
    for_site = Q(site=site) | Q(site=None) if site else Q()
    rows = Redirect.objects.filter(for_site, old_path__in=addresses).select_related("redirect_page")
    found: dict[str, Redirect] = {}
    for row in rows:
        if row.old_path not in found or row.site_id:
            found[row.old_path] = row
    return found


def target_of(redirect: Redirect) -> str:
    """Empty where the page it leads to is not live, or on no site."""
    if redirect.redirect_page and not (redirect.redirect_page.live and redirect.redirect_page.url):
        return ""
    return redirect.link or ""


def holds_addresses(redirect: Redirect) -> bool:
    page = redirect.redirect_page
    return bool(page and page.specific_class and issubclass(page.specific_class, RoutablePageMixin))


def same_place(link: str, full_path: str, site: Site | None) -> bool:
    """Whether a link of ours is the very address that was asked for."""
    asked, given = urlsplit(full_path), urlsplit(link)
    if given.hostname and not (site and given.hostname == site.hostname):
        return False
    same = Redirect.normalise_path(given.path) == Redirect.normalise_path(asked.path)
    return same and not (given.query and given.query != asked.query)
