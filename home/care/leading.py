"""Does an address of ours lead somewhere for a public reader? Asked of the database, not over the network."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http.request import validate_host
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site

from documents import areas
from documents.models import Attachment, File, Letter, LetterAddress, LetterIndexPage, SchoolYear, TaskArea
from home.models import BrokenLink
from home.redirects.middleware import leading_on
from news.models import Rendition
from search.rights import PUBLIC, restrictions, unpublished_parents

Reason = BrokenLink.Reason
MOST_STEPS = 10
LEADS = ""


class Place(NamedTuple):
    """What stands at an address: why no public reader gets it (LEADS when one does), the page, and the route
    within a page that has several."""

    reason: str
    page: Page | None = None
    route: str = ""


class Leading:
    """Answers many questions of one moment, each once. Make a new one for the next."""

    def __init__(self) -> None:
        self.sites = list(Site.objects.select_related("root_page"))
        self.site = next((site for site in self.sites if site.is_default_site), None)
        self.hosts = [host for host in settings.ALLOWED_HOSTS if host != "*"]
        self.hosts += [site.hostname for site in self.sites]
        self.hosts += filter(None, [urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname])
        self.hidden = tuple(unpublished_parents())
        self.closed = tuple(rule.page.path for rule in restrictions())
        self.places: dict[str, Place] = {}
        self.trails: dict[str, list[str]] = {}

    def reason(self, typed: str, base: str = "/") -> str:
        """Why an address, as it was typed on the page at `base`, leads nowhere; of others' hosts nothing is
        said."""
        address = self.own(typed, base)
        return LEADS if address is None else self.place(address).reason

    def own(self, typed: str, base: str = "/") -> str | None:
        """Path and query of an address of ours; None for any other."""
        try:
            parts = urlsplit(urljoin(base, typed.strip()))
            host = parts.hostname
        except ValueError:
            return None
        if parts.scheme not in ("", "http", "https") or typed.startswith("#"):
            return None
        if parts.scheme and not host or host and not validate_host(host, self.hosts):
            return None
        return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"

    def place(self, address: str) -> Place:
        """What stands there, or where redirects lead from there."""
        if address not in self.places:
            self.places[address], self.trails[address] = self.followed(address)
        return self.places[address]

    def trail(self, address: str) -> list[str]:
        """The addresses of ours that redirects lead through from this one, it and the last one with them."""
        self.place(address)
        return self.trails[address]

    def followed(self, address: str) -> tuple[Place, list[str]]:
        trail = [address]
        while True:
            place = self.standing(trail[-1])
            moved = leading_on(trail[-1], self.site) if place.reason == Reason.NOT_FOUND else None
            if moved is None:
                return place, trail
            following = self.own(moved[1])
            if following is None:
                return Place(LEADS), trail
            if following in trail or len(trail) > MOST_STEPS:
                return Place(Reason.CIRCLE), trail
            trail.append(following)

    def standing(self, address: str) -> Place:
        """What stands at the address itself."""
        path = unquote(urlsplit(address).path).replace("\0", "\ufffd")
        if path.startswith(settings.STATIC_URL):
            return Place(LEADS if finders.find(path.removeprefix(settings.STATIC_URL)) else Reason.NOT_FOUND)
        if path.startswith(reverse("wagtailadmin_home")):
            return Place(Reason.RESTRICTED)
        match = matched(path) or matched(f"{path}/")
        if match is None:
            return Place(Reason.NOT_FOUND)
        if match.url_name == "wagtail_serve":
            return self.page_at(path)
        ask = ASKED.get(match.url_name or "")
        return Place(ask(match) if ask else LEADS)

    def page_at(self, path: str) -> Place:
        """The deepest page on the way, which must be the last or have addresses of its own."""
        if self.site is None:
            return Place(Reason.NOT_FOUND)
        parts = [part for part in path.split("/") if part]
        root = self.site.root_page.url_path
        ways = [root + "".join(f"{part}/" for part in parts[:n]) for n in range(len(parts) + 1)]
        page = Page.objects.filter(url_path__in=ways).order_by("-depth").first()
        if page is None:
            return Place(Reason.NOT_FOUND)
        below = parts[ways.index(page.url_path) :]
        kind = page.specific_class
        if below and not (kind and issubclass(kind, RoutablePageMixin)):
            return Place(Reason.NOT_FOUND)
        reason = self.page_reason(page)
        if reason or not below:
            return Place(reason, page)
        route = f"/{'/'.join(below)}/"
        return Place(route_reason(page, route), page, route)

    def page_reason(self, page: Page) -> str:
        """Why no public reader gets this page."""
        if not page.live or page.path.startswith(self.hidden):
            return Reason.UNPUBLISHED
        if not any(page.url_path.startswith(site.root_page.url_path) for site in self.sites):
            return Reason.NOT_FOUND
        return Reason.RESTRICTED if page.path.startswith(self.closed) else LEADS


def matched(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def route_reason(page: Page, route: str) -> str:
    library = page.specific
    try:
        view, _args, asked = library.resolve_subpage(route)
    except Resolver404:
        return Reason.NOT_FOUND
    if isinstance(library, LetterIndexPage) and view.__name__ == "letter":
        return letter_path_reason(f"{asked['year']}/{asked['slug']}")
    return LEADS


def letter_path_reason(path: str) -> str:
    row = LetterAddress.objects.select_related("letter").filter(path=path).first()
    if row is None:
        return Reason.NOT_FOUND
    return letter_reason(row.letter) if row.letter else Reason.WITHDRAWN


def letter_reason(letter: Letter | None) -> str:
    """Why no public reader gets this letter."""
    if letter is None:
        return Reason.NOT_FOUND
    if letter.withdrawn_at:
        return Reason.WITHDRAWN
    if not letter.live:
        return Reason.UNPUBLISHED
    return LEADS if PUBLIC in letter.audience() else Reason.RESTRICTED


def short_address_reason(match: ResolverMatch) -> str:
    return letter_reason(Letter.objects.filter(pk=match.kwargs["pk"]).first())


def attachment_reason(match: ResolverMatch) -> str:
    item = Attachment.objects.select_related("letter").filter(pk=match.kwargs["pk"]).first()
    if item is None:
        return Reason.GONE
    if item.access != Attachment.Access.LETTER:
        return Reason.RESTRICTED
    return letter_reason(item.letter) or file_reason(item.file)


def page_file_reason(match: ResolverMatch) -> str:
    file = File.objects.filter(pk=match.args[0] if match.args else match.kwargs["document_id"]).first()
    return file_reason(file.file) if file else Reason.GONE


def photo_reason(match: ResolverMatch) -> str:
    rendition = Rendition.objects.filter(pk=match.kwargs["pk"]).first()
    return file_reason(rendition.file) if rendition else Reason.GONE


def file_reason(file) -> str:
    return LEADS if file and file.storage.exists(file.name) else Reason.NO_FILE


def task_area_reason(match: ResolverMatch) -> str:
    slug = match.kwargs["slug"]
    leads = TaskArea.objects.filter(slug=slug).exists() or areas.moved([slug])
    return LEADS if leads else Reason.NOT_FOUND


def school_year_reason(match: ResolverMatch) -> str:
    known = SchoolYear.objects.filter(name=match.kwargs["name"]).exists()
    return LEADS if known else Reason.NOT_FOUND


# By the name of the address; what is not named here answers everyone.
ASKED: dict[str, Callable[[ResolverMatch], str]] = {
    "attachment": attachment_reason,
    "letter_short": short_address_reason,
    "photo": photo_reason,
    "school_year": school_year_reason,
    "school_year_feed": school_year_reason,
    "task_area": task_area_reason,
    "task_area_feed": task_area_reason,
    "wagtaildocs_serve": page_file_reason,
}
