"""Who may see a letter: its own access, within that of the library page it stands in."""

from typing import TYPE_CHECKING

from django.db import models

from documents import addressing
from search.rights import PUBLIC, SIGNED_IN, Reader, reader_audience

if TYPE_CHECKING:
    from documents.models.letters import Letter  # noqa: F401 - named in the string below


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters, narrowed to what someone may see."""

    def kept(self) -> "LetterQuerySet":
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)

    def visible_to(self, user: Reader) -> "LetterQuerySet":
        """Published letters this user may read; the same rights as `Letter.audience` gives to search."""
        if not may_enter(user):
            return self.none()
        published = self.kept().filter(live=True)
        if user.is_superuser:
            return published
        access = self.model.Access
        allowed = models.Q(access=access.PUBLIC)
        if user.is_authenticated:
            groups = self.model.access_groups.through.objects.filter(group__user=user).values("letter_id")
            allowed |= models.Q(access=access.SIGNED_IN)
            allowed |= models.Q(access=access.GROUPS, pk__in=groups)
        return published.filter(allowed)

    def registered_for(self, user: Reader) -> "LetterQuerySet":
        """What the admin shows this user: the whole register to those who work on it, to others what they may
        read."""
        return self.kept() if may_view_register(user) else self.visible_to(user)

    def with_related(self) -> "LetterQuerySet":
        """Everything a list row or a result card shows, in two queries."""
        return self.select_related("letter_type", "issuer", "school_year").prefetch_related("attachments")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Withdraw each, as `Letter.delete` does: the admin's bulk action deletes through here."""
        letters = list(self)
        for letter in letters:
            letter.delete()
        return len(letters), {self.model._meta.label: len(letters)}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


def may_view_register(user: Reader) -> bool:
    return any(user.has_perm(f"documents.{action}_letter") for action in ("add", "change", "delete", "view"))


def may_enter(user: Reader) -> bool:
    """Whether this reader may see the library at all; no one may while none is live."""
    library = addressing.library_audience()
    return PUBLIC in library or bool(library and set(library) & set(reader_audience(user)))


def within(own: tuple[str, ...], library: tuple[str, ...]) -> tuple[str, ...]:
    """The audiences that both a letter's access and its library's let in."""
    if PUBLIC in library or not library:
        return own if library else ()
    if PUBLIC in own:
        return library
    if SIGNED_IN in library:
        return own
    if SIGNED_IN in own:
        return library
    return tuple(group for group in own if group in library)
