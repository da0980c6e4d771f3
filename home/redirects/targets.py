"""An old address and where it shall lead, as a person writes them → a redirect, or a line saying why not."""

import unicodedata
from typing import NamedTuple
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from documents import numbers
from documents.models import Letter, LetterIndexPage
from home.care.leading import LEADS, Leading, Reason
from search.text import clean

LONGEST = 255
_is_address = URLValidator(["http", "https"])


class Target(NamedTuple):
    """Where a redirect leads: to a page, to a route of a page, or to an address."""

    page: int | None = None
    route: str = ""
    link: str = ""

    @classmethod
    def of(cls, redirect: Redirect) -> "Target":
        return cls(redirect.redirect_page_id, redirect.redirect_page_route_path, redirect.redirect_link)

    def set_on(self, redirect: Redirect) -> None:
        redirect.redirect_page_id, redirect.redirect_page_route_path, redirect.redirect_link = self


def former(typed: str) -> str:
    """An old address as redirects keep it: path and query, of whatever host, decoded, without a last slash.

    Raises ValidationError.
    """
    text = unicodedata.normalize("NFC", typed.replace("\0", "")).strip()
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise ValidationError(_("This is no address: %(typed)s") % {"typed": typed[:80]}) from error
    own = parts.path + (f"?{parts.query}" if parts.query else "")
    path = Redirect.normalise_path(iri_to_uri(own))
    if parts.scheme not in ("", "http", "https") or path == "/":
        raise ValidationError(_("Write the old address as /tin-tuc/ten-bai.html"))
    if len(path) > LONGEST:
        raise ValidationError(_("The old address is longer than 255 characters."))
    return path


def check_former(path: str, leading: Leading) -> None:
    """Raise ValidationError where something stands at the old address, so that it would never lead on."""
    reason = leading.standing(iri_to_uri(path)).reason
    if reason in (LEADS, Reason.WITHDRAWN):
        raise ValidationError(
            _("Something of this site stands at the old address: it cannot lead elsewhere.")
        )


def target(typed: str, path: str, leading: Leading) -> Target:
    """Where `path` shall lead: typed as an address, here or elsewhere, or as a letter's number.

    What is on this site is told to the end of any redirects. Raises ValidationError.
    """
    text = clean(typed).strip()
    if not text:
        raise ValidationError(_("Say where it shall lead: an address or a letter's number."))
    if not text.startswith(("/", "http://", "https://")):
        return letter_target(text)
    address = leading.own(text)
    return elsewhere(text) if address is None else own_target(iri_to_uri(address), path, leading)


def elsewhere(text: str) -> Target:
    try:
        _is_address(text)
    except ValidationError as error:
        raise ValidationError(_("This is no address: %(typed)s") % {"typed": text[:80]}) from error
    if len(text) > LONGEST:
        raise ValidationError(_("The new address is longer than 255 characters."))
    return Target(link=text)


def own_target(address: str, path: str, leading: Leading) -> Target:
    passed = [Redirect.normalise_path(step) for step in leading.trail(address)]
    if passed[0] == path:
        raise ValidationError(_("It would lead to itself."))
    if path in passed:
        raise ValidationError(_("It would lead in a circle."))
    place = leading.place(address)
    if place.reason:
        why = Reason(place.reason).label
        raise ValidationError(
            _("Readers find nothing at the new address %(typed)s: %(why)s") % {"typed": address, "why": why}
        )
    return at(place.page, place.route, leading.trail(address)[-1])


def at(page: Page | None, route: str, address: str) -> Target:
    if page and "?" not in address:
        return Target(page.pk, route)
    return Target(link=address[:LONGEST])


def letter_target(number: str) -> Target:
    """The public letter that bears this number. Raises ValidationError for none and for several."""
    key = numbers.lookup_key(number)[:200]
    found = list(Letter.objects.visible_to(AnonymousUser()).filter(lookup_key=key).only("path")[:2])
    library = LetterIndexPage.objects.live().first()
    if not found or library is None:
        raise ValidationError(_("No public letter bears the number %(number)s.") % {"number": number[:80]})
    if len(found) > 1:
        raise ValidationError(
            _("Several letters bear the number %(number)s: give the letter's address.")
            % {"number": number[:80]}
        )
    return Target(library.pk, f"/{found[0].path}/")
