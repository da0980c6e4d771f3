"""The controlled lists a letter is described by: types, issuers, task areas, school years.

Each is saved in a transaction with the search change that its signal writes.
"""

import datetime as dt
from itertools import chain, count

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase

from documents import former_names
from documents.dates import school_year_for, school_years_in
from search.text import slug


def free_slug(thing: models.Model, wanted: str) -> str:
    """The slug wanted, or with -2, -3 and so on where another row of the table has it."""
    others = type(thing)._default_manager.filter(slug__startswith=wanted).exclude(pk=thing.pk)
    taken = set(others.values_list("slug", flat=True))
    return next(name for name in chain([wanted], (f"{wanted}-{n}" for n in count(2))) if name not in taken)


class LetterType(models.Model):
    """A type of Decree 30/2020 (or of an earlier one, or legal), with its abbreviation in numbers."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=10, blank=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    legal = models.BooleanField(_("legal document"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("letter type")
        verbose_name_plural = _("letter types")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or free_slug(self, slug(self.name) or "loai")
        super().save(*args, **kwargs)


class Issuer(ClusterableModel):
    """A body that issues letters, under its present name."""

    name = models.CharField(_("name"), max_length=255, unique=True)
    abbreviation = models.CharField(
        _("abbreviation"), max_length=40, blank=True, help_text=_("As in its letters' numbers: SGDĐT")
    )
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="units", verbose_name=_("parent body")
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        # Every department's abbreviation is SGDĐT, so a second one is told apart by its whole name.
        short, long = slug(self.abbreviation), slug(self.name) or "co-quan"
        if not self.slug:
            is_free = short and not Issuer.objects.filter(slug=short).exists()
            self.slug = short if is_free else free_slug(self, long)
        super().save(*args, **kwargs)

    def name_on(self, day: dt.date | None) -> str:
        """What the body was called on that day."""
        return former_names.name_on(self.pk, self.name, day)


class IssuerAlias(models.Model):
    """Another name or abbreviation of one body: GD&ĐT for GDĐT, the name before a merger."""

    issuer = ParentalKey(Issuer, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=255)
    used_until = models.DateField(
        _("used until"),
        null=True,
        blank=True,
        help_text=_("For a former name: the last day of its use. Letters up to it show this name."),
    )

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name


class TaskArea(TagBase):
    """An area of the department's work; ticked from a list, never typed."""

    # Taggit's; it publishes no types.
    slug: str
    free_tagging = False
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("task area")
        verbose_name_plural = _("task areas")

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        was = TaskArea.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        if was and was != self.slug:
            TaskAreaAddress.objects.update_or_create(slug=was, defaults={"area": self})
        # An area's own address is no former one, nor is it another's any more.
        TaskAreaAddress.objects.filter(slug=self.slug).delete()

    def slugify(self, tag: str, i: int | None = None) -> str:
        return (slug(tag) or "linh-vuc") + (f"-{i}" if i else "")

    def clean(self) -> None:
        """Keep the slug what an address takes. Raises ValidationError when nothing is left of it."""
        super().clean()
        self.slug = slug(self.slug)
        if not self.slug:
            raise ValidationError({"slug": _("Write it with letters or digits.")})


class TaskAreaAddress(models.Model):
    """A slug that a task area once had, or that of one merged into it; its pages redirect."""

    slug = models.SlugField(max_length=100, unique=True)
    area = models.ForeignKey(TaskArea, models.CASCADE, related_name="former_addresses")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.slug


class TaggedLetter(ItemBase):
    """A letter's task area."""

    tag = models.ForeignKey(TaskArea, models.CASCADE, related_name="tagged_letters")
    content_object = ParentalKey("documents.Letter", on_delete=models.CASCADE, related_name="tagged_areas")


class SchoolYear(models.Model):
    """A school year, 1 August to 31 July, written `2022-2023`."""

    name = models.CharField(_("name"), max_length=9, unique=True)

    class Meta:
        ordering = ["-name"]
        verbose_name = _("school year")
        verbose_name_plural = _("school years")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Any spelling becomes `2022-2023`. Raises ValidationError for what is no school year."""
        super().clean()
        years = school_years_in(self.name)
        if len(years) != 1:
            raise ValidationError({"name": _("Write a school year as 2022-2023.")})
        self.name = years[0]

    @classmethod
    def named(cls, name: str) -> "SchoolYear":
        """The row of a name such as `2022-2023`, made when it is new."""
        return cls.objects.get_or_create(name=name)[0]

    @classmethod
    def read(cls, text: str, day: dt.date | None, given: str = "") -> list["SchoolYear"]:
        """The school years a letter is listed under, its main one first, by the field's rule.

        Those named in `given`, else in its `text` (the main one is that of its `day`), else that of the day.
        """
        return [cls.named(name) for name in cls.names_read(text, day, given)]

    @staticmethod
    def names_read(text: str, day: dt.date | None, given: str = "") -> list[str]:
        """Their names, as `read` finds them, none stored."""
        named = school_years_in(given) or school_years_in(text)
        main = named[0] if school_years_in(given) else school_year_for([text], day)
        return list(dict.fromkeys(filter(None, [main, *named])))
