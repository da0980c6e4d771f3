"""The conference article."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from documents import citing
from documents.fields import TaskAreas
from documents.models import SchoolYear, TaskArea
from news import blocks, listing
from news.article_forms import ArticleForm
from news.panels import GalleryPanel
from search.engine import Card, Entry
from search.pages import FoundPage

STAYS_CAPITAL = re.compile(r"[IVX]+|[B-DĐF-HJ-NP-TV-XZ]{2,}(?:[-&][A-ZĐ]+)*")
PUNCTUATION = ".,;:()“”\"'"


class TaggedArticle(ItemBase):
    """An article's task area."""

    tag = models.ForeignKey(TaskArea, models.CASCADE, related_name="tagged_articles")
    content_object = ParentalKey(
        "news.ConferenceArticlePage", on_delete=models.CASCADE, related_name="tagged_areas"
    )


class ConferenceArticlePage(FoundPage, Page):
    """A report of a conference, with the people, the photos and the letters it speaks of."""

    summary = models.TextField(_("summary"), blank=True, max_length=1000)
    event_start = models.DateField(_("event date"), null=True, blank=True)
    event_end = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Only when the event took more than one day")
    )
    venue = models.CharField(_("venue"), max_length=255, blank=True)
    organiser = models.CharField(_("organiser"), max_length=255, blank=True)
    body = StreamField(blocks.ArticleBody(), blank=True, verbose_name=_("body"))
    sentence_case = models.BooleanField(
        _("show the title in sentence case"),
        default=False,
        help_text=_("For a title typed in capitals; the title itself stays as typed"),
    )
    captions_numbered = models.BooleanField(_("number the captions (“Hình 1: …”)"), default=True)
    author_name = models.CharField(_("author"), max_length=120, blank=True)
    author_position = models.CharField(_("author's position"), max_length=120, blank=True)
    author_unit = models.CharField(_("author's unit"), max_length=200, blank=True)
    updated_at = models.DateTimeField(
        _("updated at"), null=True, blank=True, help_text=_("As the article says; empty: when last published")
    )
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("source link"), blank=True, max_length=500)
    school_year = models.ForeignKey(
        SchoolYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("school year"),
    )
    school_years = ParentalManyToManyField(
        SchoolYear, blank=True, related_name="articles", verbose_name=_("listed under school years")
    )
    task_areas = TaskAreas(through=TaggedArticle, blank=True, verbose_name=_("task areas"))
    # The revision the importer wrote: while it is the latest one, no person has touched the draft.
    import_revision_id = models.IntegerField(null=True, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("event_start"), FieldPanel("event_end")]),
                FieldRowPanel([FieldPanel("venue"), FieldPanel("organiser")]),
            ],
            heading=_("The event"),
        ),
        FieldPanel("body"),
        GalleryPanel("gallery_photos", chooser_field_name="image", heading=_("Gallery"), label=_("photo")),
        FieldPanel("captions_numbered"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author_name"), FieldPanel("author_position")]),
                FieldPanel("author_unit"),
                FieldPanel("updated_at"),
                FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
            ],
            heading=_("Author and source"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("school_year"),
                FieldPanel("school_years", widget=forms.CheckboxSelectMultiple),
                FieldPanel("task_areas"),
            ],
            heading=_("Where it is listed"),
        ),
        InlinePanel("corrections", heading=_("Corrections"), label=_("correction")),
        InlinePanel("related_letters", heading=_("Letters"), label=_("letter")),
        InlinePanel("files", heading=_("Files"), label=_("file")),
        FieldPanel("sentence_case"),
    ]

    base_form_class = ArticleForm
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "news/conference_article_page.html"
    search_kind = "article"
    shown_with = ("gallery_photos",)

    class Meta:
        verbose_name = _("conference article")
        verbose_name_plural = _("conference articles")

    def search_entry(self) -> Entry:
        """The article with its people and captions apart, so that they weigh more than the body."""
        return Entry(
            key=self.key,
            kind=self.search_kind,
            version=0,
            title=self.title,
            people=tuple(self.people()),
            captions=tuple(photo.caption for photo in self.photos if photo.caption),
            body="\n\n".join([self.summary, *blocks.texts(self.body), self.venue, self.organiser]).strip(),
            facets={
                "task_area": tuple(area.slug for area in self.task_areas.all()),
                "school_year": tuple(year.name for year in self.school_years.all()),
                "year": (str(self.event_start.year),) if self.event_start else (),
            },
            date=self.shown_date,
        )

    def search_card(self) -> Card:
        rows = enumerate(self.gallery_photos.all(), 1)
        captions = ((f"hinh-{n}", photo.caption) for n, photo in rows if photo.caption)
        return Card(
            kind_label=str(_("Article")),
            title=self.display_title,
            url=self.url or "",
            date=self.shown_date,
            captions=tuple(captions),
            body="\n\n".join([self.summary, *blocks.texts(self.body)]),
            people=tuple(self.people()),
        )

    def get_context(self, request, *args, **kwargs) -> dict:
        newer, older = listing.neighbours(self, request.user)
        return super().get_context(request, *args, **kwargs) | {
            "photos": self.photos,
            "letters": citing.letters_of(self, request.user),
            "missing": citing.missing(self.key),
            "corrections": sorted(self.corrections.all(), key=lambda made: made.corrected_on, reverse=True),
            "newer": newer,
            "older": older,
        }

    def clean(self) -> None:
        super().clean()
        if self.event_start and self.event_end and self.event_end < self.event_start:
            raise ValidationError({"event_end": _("The last day is before the first.")})

    def save(self, *args, **kwargs) -> None:
        # A row of the main school year that the list forgot would leave the article unlisted.
        if self.school_year and self.school_year not in self.school_years.all():
            self.school_years.add(self.school_year)
        super().save(*args, **kwargs)
        if self.live and "update_fields" not in kwargs:
            citing.note(self.key, "\n".join(blocks.texts(self.body)))

    @property
    def display_title(self) -> str:
        """The title as readers see it."""
        return in_sentence_case(self.title) if self.sentence_case else self.title

    @property
    def shown_date(self):
        """The day the article stands under in lists: the event's, else that of publishing."""
        published = self.first_published_at or self.latest_revision_created_at
        return self.event_start or (localtime(published).date() if published else None)

    @cached_property
    def photos(self) -> list:
        """The gallery in order, each with its photo."""
        rows = self.gallery_photos.all()
        # A preview's rows are in memory and know no such thing.
        if hasattr(rows, "prefetch_related"):
            rows = rows.select_related("image").prefetch_related("image__renditions")
        return list(rows)

    @property
    def has_gallery_block(self) -> bool:
        return any(block.block_type == "gallery" for block in self.body)

    @property
    def lead(self) -> str:
        """The opening words for lists and feeds: the summary, else how the body begins."""
        return self.summary or Truncator(next(blocks.texts(self.body), "")).words(45)

    def people(self) -> list[str]:
        """Everyone the article names outside its text: delegates with positions, and the author."""
        return [*blocks.people(self.body), *filter(None, [self.author_name])]


def in_sentence_case(title: str) -> str:
    """A title typed in capitals as a sentence; Roman numerals and vowelless abbreviations (GDTX) stay."""
    words = [
        word if STAYS_CAPITAL.fullmatch(word.strip(PUNCTUATION)) else word.lower() for word in title.split()
    ]
    sentence = " ".join(words)
    return sentence[:1].upper() + sentence[1:]


class ArticleLetter(Orderable):
    """A letter an editor put beside an article."""

    page = ParentalKey(ConferenceArticlePage, on_delete=models.CASCADE, related_name="related_letters")
    letter = models.ForeignKey("documents.Letter", models.CASCADE, related_name="+", verbose_name=_("letter"))

    panels = [FieldPanel("letter")]


class ArticleFile(Orderable):
    """A file an article offers for download."""

    page = ParentalKey(ConferenceArticlePage, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("documents.File", models.CASCADE, related_name="+", verbose_name=_("file"))
    title = models.CharField(_("title"), max_length=255, blank=True)

    panels = [FieldPanel("file"), FieldPanel("title")]
