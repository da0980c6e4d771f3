"""A page that moves, or gets another slug, is still reached at the address it had.

Written with the move, in its transaction. Wagtail would write after it, and in one statement of so many
alternatives that SQLite refuses it for a section of a thousand pages.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

TOGETHER = 500
LONGEST = 255


def connect() -> None:
    post_save.connect(page_saved, dispatch_uid="home.page_moved")


def page_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs) -> None:
    if raw or not isinstance(instance, Page):
        return
    # Search asks how each page stood before it is saved.
    was_live, was_at = getattr(instance, "_stood", None) or (False, "")
    if was_at and was_at != instance.url_path and not Site.objects.filter(root_page=instance.pk).exists():
        keep_addresses(instance, was_at, was_live=was_live)


def keep_addresses(page: Page, was_at: str, *, was_live: bool) -> None:
    """Let the former addresses of the page, if it was live, and of the live pages below it lead to them.

    Those below still say where they stood: Wagtail changes their paths after their parent's.
    """
    below = page.get_descendants().live().order_by("path").values_list("pk", "url_path")
    itself = [(page.pk, was_at)] if was_live else []
    for site in Site.get_site_root_paths():
        if not was_at.startswith(site.root_path):
            continue
        above = len(site.root_path) - 1
        moved = chain(itself, below.iterator(TOGETHER))
        while some := list(islice(moved, TOGETHER)):
            keep_some(site.site_id, dict(addresses(some, above)))
            there = ((pk, page.url_path + was[len(was_at) :]) for pk, was in some)
            forget_own(site.site_id, dict(addresses(there, above)))


def addresses(moved: Iterable[tuple[int, str]], above: int) -> Iterator[tuple[str, int]]:
    """(address as redirects keep it, page) of (page, path in the tree)."""
    for pk, path in moved:
        address = path[above:].rstrip("/")
        if 0 < len(address) <= LONGEST:
            yield address, pk


def keep_some(site: int, former: dict[str, int]) -> None:
    """What an editor has set for one of these addresses stays."""
    kept = Redirect.objects.filter(site=site, old_path__in=former)
    kept.filter(automatically_created=True).delete()
    Redirect.objects.bulk_create(
        (
            Redirect(old_path=address, site_id=site, redirect_page_id=pk, automatically_created=True)
            for address, pk in former.items()
        ),
        ignore_conflicts=True,
    )


def forget_own(site: int, present: dict[str, int]) -> None:
    """An address that a page has again is no former one of it."""
    again = Redirect.objects.filter(site=site, old_path__in=present, automatically_created=True)
    rows = again.values_list("pk", "old_path", "redirect_page")
    own = [pk for pk, address, page in rows if present[address] == page]
    Redirect.objects.filter(pk__in=own).delete()
