"""Every address a letter ever had."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents import numbers

if TYPE_CHECKING:
    from documents.models.letters import Letter


class LetterAddress(models.Model):
    """A path below the library, kept for ever: it redirects, or answers 410 once its letter is gone."""

    path = models.CharField(_("path"), max_length=200, unique=True)
    letter = models.ForeignKey("documents.Letter", models.SET_NULL, null=True, related_name="addresses")
    # What a 410 says when the letter itself has been purged.
    number = models.CharField(_("number"), max_length=200, blank=True)
    issued_on = models.DateField(_("issued on"), null=True)

    class Meta:
        verbose_name = _("letter address")
        verbose_name_plural = _("letter addresses")

    def __str__(self) -> str:
        return self.path

    @property
    def tells_of_gone_letter(self) -> bool:
        """Whether readers may learn here what stood at this address and is no more."""
        if self.letter:
            return bool(self.letter.withdrawn_at) and self.letter.access == self.letter.Access.PUBLIC
        return bool(self.number)

    @classmethod
    def path_for(cls, letter: "Letter") -> str:
        """The path a letter shall have, such as `2022/2302-sgddt-gdtx-cn-cttt-cths`.

        One that another letter has, or ever had, gets the issuer's slug, then -2, -3 and so on.
        """
        wanted = list(candidates(letter))
        taken = set(
            cls.objects.filter(path__in=wanted).exclude(letter=letter.pk).values_list("path", flat=True)
        )
        taken |= set(cls.objects.filter(path__in=wanted, letter=None).values_list("path", flat=True))
        if letter.path in wanted and letter.path not in taken:
            return letter.path
        return next(path for path in wanted if path not in taken)

    @classmethod
    def give_paths(cls, letters: list["Letter"]) -> None:
        """Give each of these letters, none of them stored yet, the path that `path_for` would find."""
        best = {path for letter in letters for path in islice(candidates(letter), 2)}
        taken = set(cls.objects.filter(path__in=best).values_list("path", flat=True))
        for letter in letters:
            free = next((path for path in islice(candidates(letter), 2) if path not in taken), None)
            letter.path = free or cls.beyond(letter, taken)
            taken.add(letter.path)

    @classmethod
    def beyond(cls, letter: "Letter", taken: set[str]) -> str:
        """The first path that neither stands in `taken` nor ever belonged to a letter."""
        wanted = list(candidates(letter))
        taken = taken | set(cls.objects.filter(path__in=wanted).values_list("path", flat=True))
        return next(path for path in wanted if path not in taken)

    @classmethod
    def keep_new(cls, letters: list["Letter"]) -> None:
        """Remember the paths of letters that had none before."""
        LetterAddress.objects.bulk_create(
            LetterAddress(path=letter.path, letter=letter, number=letter.number, issued_on=letter.issued_on)
            for letter in letters
        )

    @classmethod
    def keep(cls, letter: "Letter") -> bool:
        """Remember the letter's present path. Returns whether it may have it: another letter that took it
        since `path_for` was asked keeps it."""
        told = {"number": letter.number, "issued_on": letter.issued_on}
        row, is_new = cls.objects.get_or_create(path=letter.path, defaults={"letter": letter, **told})
        if is_new:
            return True
        # Asked of the row as it stands now, so that none is taken from another.
        return bool(cls.objects.filter(pk=row.pk, letter=letter).update(**told))


def candidates(letter: "Letter") -> Iterator[str]:
    """The paths a letter could have, the best first."""
    stem = f"{letter.year}/{numbers.address_slug(letter.number) or 'van-ban'}"[:160]
    yield stem
    if letter.issuer:
        yield f"{stem}-{letter.issuer.slug}"[:190]
    yield from (f"{stem}-{n}" for n in range(2, 200))
