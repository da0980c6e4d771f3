"""Looks at pages and letters for what leads nowhere: one after publishing, all of them each night."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from documents.models import Letter
from home.care.finding import Shown, in_link, in_page, in_plain_text
from home.care.judging import Judge
from home.care.leading import Leading
from home.models import BrokenLink, LinkCheck, MenuLink, Notice
from search.pages import FoundPage
from search.rights import visible_pages
from search.tending import last_night

log = logging.getLogger(__name__)

TOGETHER = 100
# Of a look at everything this much, then other work has its turn.
TURN_SECONDS = 5.0
MARK = "://"


def ask_nightly() -> int:
    """Ask for the night's look at everything, once; a machine off at night makes up for it when on."""
    if LinkCheck.objects.filter(source="", asked_at__gte=last_night()).exists():
        return 0
    LinkCheck.ask()
    return 1


def run_next(is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Do the look that waits, or a turn of it. Returns how many were done or went on, 0 or 1."""
    check = LinkCheck.claim()
    if check is None:
        return 0
    try:
        finished = look_at(check.source) if check.source else go_on(check, is_stopped)
    except Exception as error:
        check.end(error=f"{type(error).__name__}: {error}")
        raise
    if finished:
        check.end()
    else:
        check.let_go()
    return 1


def kinds() -> list[type[models.Model]]:
    """What is looked at, in an order that stays: every type of page, then letters, menus and notices."""
    pages = [model for model in apps.get_models() if issubclass(model, FoundPage)]
    return [*sorted(pages, key=lambda model: model._meta.label), Letter, MenuLink, Notice]


def go_on(check: LinkCheck, is_stopped: Callable[[], bool]) -> bool:
    """A turn of the look at everything; whether it is through."""
    until, leading, every = time.monotonic() + TURN_SECONDS, Leading(), kinds()
    while check.kind < len(every):
        sources = following(every[check.kind], check.after)
        check.kind, check.after = (check.kind, sources[-1].pk) if sources else (check.kind + 1, 0)
        note_each(sources, leading)
        check.seen += len(sources)
        check.save(update_fields=["kind", "after", "seen"])
        check.tell(check.seen, check.total)
        if is_stopped() or time.monotonic() > until:
            return check.kind >= len(every) and finish(check)
    return finish(check)


def finish(check: LinkCheck) -> bool:
    """Forget what was noted before this look began: it stands on no public page any more."""
    BrokenLink.objects.filter(noted_at__lt=check.asked_at).delete()
    return True


def following(model: type[models.Model], after: int) -> list:
    """The next public ones of a kind, with all that their links are read from."""
    if model is Letter:
        letters = Letter.objects.kept().filter(live=True, pk__gt=after, body__contains=MARK)
        return list(letters.order_by("pk").only("pk", "number", "body", "abstract", "path")[:TOGETHER])
    if model in (MenuLink, Notice):
        return list(model._default_manager.filter(pk__gt=after).order_by("pk")[:TOGETHER])
    relations = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    live = visible_pages(model._default_manager.filter(pk__gt=after), AnonymousUser())
    return list(live.order_by("pk").prefetch_related(*relations)[:TOGETHER])


def look_at(source: str) -> bool:
    """One page or letter; what is not public any more has nothing that readers could miss."""
    kind, _, pk = source.partition(":")
    rows = Letter.objects.kept().filter(live=True) if kind == "letter" else public_pages()
    found = rows.filter(pk=int(pk)).first()
    if found is None:
        BrokenLink.objects.filter(source=source).delete()
    else:
        note([found.specific if isinstance(found, Page) else found], Leading())
    return True


def public_pages() -> models.QuerySet:
    return visible_pages(Page.objects.all(), AnonymousUser())


def note(sources: list, leading: Leading) -> None:
    """Write down what leads nowhere on each of these, instead of what was written down before."""
    shown = {source_of(thing): list(shown_by(thing)) for thing in sources}
    judge = Judge(leading, chain.from_iterable(shown.values()))
    rows = [row for thing in sources for row in broken(thing, shown[source_of(thing)], judge)]
    with transaction.atomic():
        BrokenLink.objects.filter(source__in=shown).delete()
        BrokenLink.objects.bulk_create(rows)


def note_each(sources: list, leading: Leading) -> None:
    """As `note`; one whose content cannot be read does not keep the others from being looked at."""
    try:
        note(sources, leading)
    except Exception:
        log.exception("links are looked at one page at a time")
        for thing in sources:
            with suppress(Exception):
                note([thing], leading)


def source_of(thing: models.Model) -> str:
    return f"{'page' if isinstance(thing, Page) else thing._meta.model_name}:{thing.pk}"


def shown_by(thing: models.Model) -> Iterator[Shown]:
    if isinstance(thing, MenuLink | Notice):
        return in_link(thing)
    return in_plain_text(thing.body) if isinstance(thing, Letter) else in_page(thing)


def broken(thing: models.Model, shown: list[Shown], judge: Judge) -> Iterator[BrokenLink]:
    base = (getattr(thing, "url", "") or "/") if shown else "/"
    for one in dict.fromkeys(shown):
        if reason := judge.reason(one, base):
            yield BrokenLink(
                source=source_of(thing),
                title=str(thing)[:255],
                place=one.place,
                text=one.text[:255],
                target=judge.target(one)[:500],
                reason=reason,
            )
