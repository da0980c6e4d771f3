"""The controlled lists a letter is described by: types, issuers, task areas, school years."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase

from search.text import slug


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

    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or slug(self.name)
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

    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or slug(self.abbreviation) or slug(self.name)
        super().save(*args, **kwargs)


class IssuerAlias(models.Model):
    """Another name or abbreviation of one body: GD&ĐT for GDĐT, the name before a merger."""

    issuer = ParentalKey(Issuer, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=255)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name


class TaskArea(TagBase):
    """An area of the department's work; ticked from a list, never typed."""

    free_tagging = False
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("task area")
        verbose_name_plural = _("task areas")

    def slugify(self, tag: str, i: int | None = None) -> str:
        return slug(tag) + (f"-{i}" if i else "")

    def get_absolute_url(self) -> str:
        return reverse("task_area", args=[self.slug])


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

    def get_absolute_url(self) -> str:
        return reverse("school_year", args=[self.name])

    @classmethod
    def named(cls, name: str) -> "SchoolYear":
        """The row of a name such as `2022-2023`, made when it is new."""
        return cls.objects.get_or_create(name=name)[0]
