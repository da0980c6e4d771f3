"""Who may find and see what: the one place that answers for pages, and the audiences search filters by."""

from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser, Group, User
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

PUBLIC, SIGNED_IN = "public", "signed-in"
Reader = User | AnonymousUser


def group_audience(pk: int) -> str:
    return f"group:{pk}"


def reader_audience(user: Reader) -> tuple[str, ...]:
    """The audiences a reader belongs to; an entry is found when it names one of them."""
    if not user.is_authenticated:
        return (PUBLIC,)
    if user.is_superuser:
        return every_audience()
    return (PUBLIC, SIGNED_IN, *map(group_audience, user.groups.values_list("pk", flat=True)))


def every_audience() -> tuple[str, ...]:
    """All audiences there are: for staff who work on what they themselves need not be readers of."""
    return (PUBLIC, SIGNED_IN, *map(group_audience, Group.objects.values_list("pk", flat=True)))


def page_audience(page: Page) -> tuple[str, ...]:
    """Who may find a page: what every restriction on the way to it allows; empty when no one may."""
    way = page.get_ancestors(inclusive=True)
    if not page.live or way.filter(live=False).exists():
        return ()
    allowed: set[str] | None = None
    for restriction in PageViewRestriction.objects.filter(page__in=way):
        allowed = narrowed(allowed, restriction)
    return (PUBLIC,) if allowed is None else tuple(sorted(allowed))


def narrowed(allowed: set[str] | None, restriction: PageViewRestriction) -> set[str]:
    """The audiences left once one more restriction holds; None stands for everyone."""
    if restriction.restriction_type == PageViewRestriction.LOGIN:
        return {SIGNED_IN} if allowed is None else allowed
    if restriction.restriction_type == PageViewRestriction.GROUPS:
        groups = {group_audience(group.pk) for group in restriction.groups.all()}
        return groups if allowed in (None, {SIGNED_IN}) else groups & (allowed or set())
    # Behind a shared password: search cannot know who was told it.
    return set()


def visible_pages(
    pages: PageQuerySet, user: Reader, rules: list[PageViewRestriction] | None = None
) -> PageQuerySet:
    """Only the live pages of a query that this reader may see, on two small queries whatever its size.

    A page under an unpublished or forbidden one is not seen either. `rules` are all restrictions, when known.
    """
    blocked = unpublished_parents()
    blocked += [r.page.path for r in (restrictions() if rules is None else rules) if not accepts(r, user)]
    pages = pages.live()
    if blocked:
        pages = pages.exclude(reduce(or_, (Q(path__startswith=path) for path in blocked)))
    return pages


def unpublished_parents() -> list[str]:
    """The paths of pages that are not live and hide what stands below them."""
    return list(Page.objects.filter(live=False, numchild__gt=0).values_list("path", flat=True))


def restrictions() -> list[PageViewRestriction]:
    return list(PageViewRestriction.objects.select_related("page").prefetch_related("groups"))


def accepts(restriction: PageViewRestriction, user: Reader) -> bool:
    """Whether one restriction lets this reader through; a password never does, for lists know no session."""
    if restriction.restriction_type == PageViewRestriction.LOGIN:
        return user.is_authenticated
    if restriction.restriction_type == PageViewRestriction.GROUPS:
        if user.is_superuser:
            return True
        own = set(user.groups.values_list("pk", flat=True)) if user.is_authenticated else set()
        return any(group.pk in own for group in restriction.groups.all())
    return False
