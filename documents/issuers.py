"""Issuers by any of their names, and two that are one."""

import datetime as dt
from functools import lru_cache

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Revision

from documents import former_names
from documents.models import Issuer, IssuerAlias, Letter
from search import indexing
from search.text import clean, fold

CACHE_KEY = "documents.issuers"
# A renamed issuer is noticed at once by the process that renamed it, by the others within these seconds.
STALE_SECONDS = 5
# Letters that a refusal to merge names.
NAMED = 5


def find(text: str) -> Issuer | None:
    """The issuer of this name or abbreviation, in any spelling and a former one too; None without one.

    Costs one query when the names are known already, so an import may ask for every row.
    """
    wanted = key(text)
    if not wanted:
        return None
    for names in (cache.get(CACHE_KEY) or {}, None):
        pk = (names if names is not None else known()).get(wanted)
        issuer = Issuer.objects.filter(pk=pk).first() if pk else None
        if issuer:
            return issuer
    return None


def known() -> dict[str, int]:
    """Every key and its issuer: a name goes before an abbreviation, that before another's former name."""
    issuers = list(Issuer.objects.values_list("pk", "name", "abbreviation"))
    aliases = IssuerAlias.objects.order_by("issuer__name", "pk").values_list("issuer", "name")
    rows = [(pk, name) for pk, name, _abbreviation in issuers]
    rows += [(pk, short) for pk, _name, short in issuers]
    names: dict[str, int] = {}
    for pk, name in [*rows, *aliases]:
        if spelled := key(name):
            names.setdefault(spelled, pk)
    cache.set(CACHE_KEY, names, STALE_SECONDS)
    return names


def forget(**kwargs) -> None:
    """A signal receiver: an issuer or one of its names changed."""
    cache.delete(CACHE_KEY)
    former_names.forget()


@lru_cache(4096)
def key(name: str) -> str:
    """What spellings of one body's name share: GD&ĐT and GDĐT are one."""
    plain = fold(clean(name)).replace(" va ", "")
    return "".join(character for character in plain if character.isalnum())


def clashes(gone: Issuer, kept: Issuer) -> QuerySet[Letter]:
    """Letters of `gone` that would bear one identity with a letter of `kept`."""
    identity = ("symbol", "year", "serial", "serial_suffix", "copy")
    twins = Letter.objects.kept().filter(issuer=kept, **{name: OuterRef(name) for name in identity})
    return Letter.objects.kept().filter(Exists(twins), issuer=gone).exclude(number="")


def merge(gone: Issuer, kept: Issuer, until: dt.date) -> int:
    """Move an issuer's letters, units and names to another, which stays. Returns how many letters moved.

    Letters' addresses stay. `until` is the last day the name was used. Where the other has no letter up to
    that day the two are one body under two names, and its letters up to then show the old one; else two
    bodies became one, and only the letters moved show it. Raises ValidationError when two letters would bear
    one identity.
    """
    if gone.pk == kept.pk:
        raise ValidationError(_("Choose another one."))
    with transaction.atomic():
        refuse_clashes(gone, kept)
        is_rename = not Letter.objects.filter(issuer=kept, issued_on__lte=until).exists()
        issued_as = "" if is_rename else gone.name
        moved = move_letters(gone, kept, issued_as)
        Issuer.objects.filter(pk=kept.pk, parent=gone).update(parent=gone.parent_id)
        Issuer.objects.filter(parent=gone).update(parent=kept)
        IssuerAlias.objects.filter(issuer=gone).update(issuer=kept)
        IssuerAlias.objects.create(issuer=kept, name=gone.name, used_until=until if is_rename else None)
        if gone.abbreviation and gone.abbreviation not in (kept.name, kept.abbreviation):
            IssuerAlias.objects.create(issuer=kept, name=gone.abbreviation)
        Issuer.objects.get(pk=gone.pk).delete()
        indexing.record(f"issuer:{kept.pk}", fanout=True)
    forget()
    return moved


def refuse_clashes(gone: Issuer, kept: Issuer) -> None:
    found = list(clashes(gone, kept).values_list("number", flat=True)[: NAMED + 1])
    if found:
        named = ", ".join(found[:NAMED]) + (" …" if len(found) > NAMED else "")
        raise ValidationError(
            _("Both have letters of these numbers, which would then bear one identity: %(numbers)s")
            % {"numbers": named}
        )


def move_letters(gone: Issuer, kept: Issuer, issued_as: str) -> int:
    """Their rows and what their revisions say, which may be published one day."""
    letters = Letter.objects.filter(issuer=gone)
    if issued_as:
        letters.filter(issued_as="").update(issued_as=issued_as)
    moved = letters.update(issuer=kept)
    changed: list[Revision] = []
    for revision in revisions_of(gone).iterator(500):
        revision.content["issuer"] = kept.pk
        revision.content["issued_as"] = revision.content.get("issued_as") or issued_as
        changed.append(revision)
        if len(changed) == 500:
            Revision.objects.bulk_update(changed, ["content"])
            changed = []
    Revision.objects.bulk_update(changed, ["content"])
    return moved


def revisions_of(issuer: Issuer) -> QuerySet[Revision]:
    letters = ContentType.objects.get_for_model(Letter)
    return Revision.objects.filter(base_content_type=letters, content__issuer=issuer.pk)
