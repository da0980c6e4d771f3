"""Guidance for schools and the public."""

from django import forms
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from documents import citing
from documents.fields import TaskAreas
from documents.models import SchoolYear, TaskArea
from news import blocks
from search.engine import Card, Entry
from search.pages import FoundPage
from search.rights import visible_pages


class TaggedGuidance(ItemBase):
    """A guidance page's task area."""

    tag = models.ForeignKey(TaskArea, models.CASCADE, related_name="tagged_guidance")
    content_object = ParentalKey("home.GuidancePage", on_delete=models.CASCADE, related_name="tagged_areas")


class GuidancePage(FoundPage, Page):
    """How something is done, with its files and the letters it rests on; listed and found like news."""

    summary = models.TextField(_("summary"), blank=True, max_length=1000)
    body = StreamField(blocks.TextBody(), blank=True, verbose_name=_("body"))
    updated_at = models.DateTimeField(
        _("updated at"), null=True, blank=True, help_text=_("Empty: when last published")
    )
    school_years = ParentalManyToManyField(
        SchoolYear, blank=True, related_name="guidance", verbose_name=_("school years")
    )
    task_areas = TaskAreas(through=TaggedGuidance, blank=True, verbose_name=_("task areas"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("updated_at"),
        MultiFieldPanel(
            [FieldPanel("school_years", widget=forms.CheckboxSelectMultiple), FieldPanel("task_areas")],
            heading=_("Where it is listed"),
        ),
        InlinePanel("related_letters", heading=_("Letters"), label=_("letter")),
        InlinePanel("files", heading=_("Files"), label=_("file")),
    ]

    parent_page_types = ["home.HomePage", "home.GuidancePage"]
    subpage_types = ["home.GuidancePage"]
    template = "home/guidance_page.html"
    search_kind = "page"

    class Meta:
        verbose_name = _("guidance page")
        verbose_name_plural = _("guidance pages")

    def search_entry(self) -> Entry:
        shown = self.shown_date
        return Entry(
            key=self.key,
            kind=self.search_kind,
            version=0,
            title=self.title,
            body="\n\n".join([self.summary, *blocks.texts(self.body)]).strip(),
            facets={
                "task_area": tuple(area.slug for area in self.task_areas.all()),
                "school_year": tuple(year.name for year in self.school_years.all()),
                "year": (str(shown.year),) if shown else (),
            },
            date=shown,
        )

    def search_card(self) -> Card:
        return Card(
            kind_label=str(_("Guidance")),
            title=self.title,
            url=self.url or "",
            date=self.shown_date,
            body="\n\n".join([self.summary, *blocks.texts(self.body)]),
        )

    def get_context(self, request, *args, **kwargs) -> dict:
        return super().get_context(request, *args, **kwargs) | {
            "letters": citing.letters_of(self, request.user),
            "missing": citing.missing(self.key),
            "parts": visible_pages(GuidancePage.objects.child_of(self), request.user).order_by("path"),
        }

    def save(self, *args, **kwargs) -> None:
        super().save(*args, **kwargs)
        if self.live and "update_fields" not in kwargs:
            citing.note(self.key, "\n".join(blocks.texts(self.body)))

    @property
    def shown_date(self):
        moment = self.updated_at or self.last_published_at
        return localtime(moment).date() if moment else None


class GuidanceLetter(Orderable):
    """A letter the guidance rests on."""

    page = ParentalKey(GuidancePage, on_delete=models.CASCADE, related_name="related_letters")
    letter = models.ForeignKey("documents.Letter", models.CASCADE, related_name="+", verbose_name=_("letter"))

    panels = [FieldPanel("letter")]


class GuidanceFile(Orderable):
    """A file the guidance offers for download."""

    page = ParentalKey(GuidancePage, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("documents.File", models.CASCADE, related_name="+", verbose_name=_("file"))
    title = models.CharField(_("title"), max_length=255, blank=True)

    panels = [FieldPanel("file"), FieldPanel("title")]
