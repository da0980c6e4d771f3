"""Editors' choice: what is shown first for a question, and how an editor names it."""

import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http.request import split_domain_port, validate_host
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.answering import Answer, Found, shown
from search.engine import Query, source_of, sources
from search.models import Promotion
from search.rights import Reader
from search.text import clean, question_key

# More would push what was found off the screen.
MOST_SHOWN = 3


def promoted(query: Query, words: str, user: Reader) -> list[Found]:
    """What editors put first for these words, of that what this reader may find."""
    key = question_key(words)
    if not key:
        return []
    keys = Promotion.objects.filter(question=key).order_by("order", "pk").values_list("key", flat=True)
    # A kind may have gone with its app.
    known = [(key, 0.0) for key in keys if key.partition(":")[0] in sources()]
    return shown(known, query.asked, user, query.synonyms)[:MOST_SHOWN]


def without(results: Answer, promoted: list[Found]) -> Answer:
    """The answer without the hits that stand above it already; the total goes on counting them."""
    above = {hit.key for hit in promoted}
    return replace(results, hits=[hit for hit in results.hits if hit.key not in above]) if above else results


class PromotionForm(WagtailAdminModelForm):
    """Takes an address of the site or a key, and says at once when neither leads to anything."""

    def clean_address(self) -> str:
        typed = clean(self.cleaned_data["address"]).strip()
        # An address that has led somewhere may have moved on since; its entry has not.
        if not self.instance.key or "address" in self.changed_data:
            self.instance.key, typed = entry_at(typed, self.for_user)
        return typed


def entry_at(typed: str, user: Reader) -> tuple[str, str]:
    """The key of what this user may find at an address ('https://…/van-ban/…/', '/tin-tuc/…/') or under a
    key ('letter:12'), and the address or key to keep. Raises ValidationError."""
    if re.fullmatch(r"[a-z-]+:[0-9]{1,18}", typed):
        key = place = typed
    else:
        place = path_of(typed)
        key = key_at(place)
    if not key or not findable(key, user):
        raise ValidationError(
            _("No published article, letter or guidance page that you may read stands at this address.")
        )
    return key, place


def path_of(typed: str) -> str:
    """The path of an address, without query and fragment. Raises ValidationError when it is no address of
    this site."""
    try:
        parts = urlsplit(typed)
    except ValueError:
        parts = urlsplit("")
    host = split_domain_port(parts.netloc)[0]
    if host and not validate_host(host, settings.ALLOWED_HOSTS):
        raise ValidationError(_("This address is not on this site: %(host)s") % {"host": parts.netloc})
    if not parts.path.startswith("/") or parts.scheme not in ("", "http", "https"):
        raise ValidationError(
            _("Paste the address as your browser shows it, such as %(example)s")
            % {"example": "/van-ban/2022/2302-sgddt-gdtx/"}
        )
    # PostgreSQL takes no zero byte, and no address has one.
    return unquote(parts.path).replace("\0", "\ufffd")


def key_at(path: str) -> str:
    """The key of the entry at this path, '' when no source knows it."""
    for source in sources().values():
        pk = source.pk_at(path)
        if pk is not None:
            return f"{source.kind}:{pk}"
    return ""


def findable(key: str, user: Reader) -> bool:
    """Whether this user may find the entry of this key."""
    try:
        source, pk = source_of(key)
    except (KeyError, ValueError):
        return False
    return pk in source.cards([pk], user)
