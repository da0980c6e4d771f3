"""The site's menus as every page shows them: read together, and kept for a few seconds."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import Model
from wagtail.models import Page, PageViewRestriction, Site

from home.models import MenuLink
from search.rights import visible_pages

CACHE_KEY = "home.menus"
# A changed menu is seen at once by the process that changed it, by the others within these seconds.
STALE_SECONDS = 10


class Link(NamedTuple):
    label: str
    url: str


class Menus(NamedTuple):
    header: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    # Of the sections in the menus that have one: what a feed reader looks for on every page.
    feeds: tuple[Link, ...] = ()


def menus(site: Site | None) -> Menus:
    """The same for every reader: of pages only what anyone may see."""
    if site is None:
        return Menus()
    known = cache.get(CACHE_KEY) or {}
    if site.pk not in known:
        known[site.pk] = read(site)
        cache.set(CACHE_KEY, known, STALE_SECONDS)
    return Menus(*(tuple(Link(*link) for link in part) for part in known[site.pk]))


def read(site: Site) -> Menus:
    rows = list(MenuLink.objects.all())
    chosen = [row.page_id for row in rows if row.page_id]
    top = site.root_page.get_children().in_menu()
    public = visible_pages(Page.objects.filter(pk__in=chosen) | top, AnonymousUser()).order_by("path")
    pages = {page.pk: page for page in public}
    in_header = {row.page_id for row in rows if row.place == MenuLink.Place.HEADER}
    sections = [page for page in pages.values() if page.show_in_menus and page.is_child_of(site.root_page)]
    header = [Link(page.title, page.relative_url(site)) for page in sections if page.pk not in in_header]
    header += links(rows, MenuLink.Place.HEADER, pages, site)
    footer = links(rows, MenuLink.Place.FOOTER, pages, site)
    feeds = [
        Link(page.title, f"{page.relative_url(site)}atom/")
        for page in sections
        if hasattr(page.specific_class, "feed")
    ]
    return Menus(tuple(header), tuple(footer), tuple(feeds))


def links(rows: list[MenuLink], place: str, pages: dict[int, Page], site: Site) -> Iterator[Link]:
    for row in rows:
        if row.place != place:
            continue
        if row.address:
            yield Link(row.label, row.address)
        elif row.page_id in pages:
            page = pages[row.page_id]
            yield Link(row.label or page.title, page.relative_url(site))


def forget(sender: type[Model] | None = None, **kwargs) -> None:
    """A signal receiver: whatever a menu is made of changed."""
    if sender is None or issubclass(sender, Page | Site | PageViewRestriction | MenuLink):
        cache.delete(CACHE_KEY)
