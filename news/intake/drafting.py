"""Articles made of dropped reports, and made anew as long as no one has gone on with them elsewhere."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from documents.models import Letter, SchoolYear, TaskArea
from news import importing
from news.intake import gallery, sources
from news.models import ArticleLetter, ConferenceArticlePage, DroppedFile, NewsIndexPage, ReportReading
from news.reading import Report, ReportSource

# What the review's form may set right, beside the pieces and the gallery.
DATES = ("event_start", "event_end")
TEXTS = ("title", "summary", "venue", "organiser", "author_name", "author_position", "author_unit")


def draft(file: DroppedFile, source: ReportSource, report: Report, user: Any, **kept: Any) -> None:
    """Make a draft of a report, or find the article that is there already. `kept`: fields of the reading.

    Raises NewsIndexPage.DoesNotExist.
    """
    with transaction.atomic():
        # Two who drop the same report at once get one draft.
        section = NewsIndexPage.objects.live().select_for_update().get()
        digest = sources.digest(source)
        known = known_article(digest, report)
        if known:
            file.outcome, file.page = DroppedFile.Outcome.KNOWN, known
            file.message = _("This report is an article already; it was not changed.")
        else:
            reading = ReportReading(file=file, digest=digest, source=sources.packed(source), **kept)
            file.page = made(reading, report, section, user)
            file.outcome = DroppedFile.Outcome.MADE
        file.save()


def known_article(digest: str, report: Report) -> ConferenceArticlePage | None:
    """The article made of these very words, else one of the same title and event day."""
    twins = ReportReading.objects.filter(digest=digest, file__page__isnull=False).order_by("pk")
    twin = twins.select_related("file__page").first()
    return twin.file.page if twin else importing.find_article(report)


def made(reading: ReportReading, report: Report, section: NewsIndexPage, user: Any) -> ConferenceArticlePage:
    page = ConferenceArticlePage(live=False, owner=user)
    fill(page, reading, report)
    section.add_child(instance=page)
    revision = page.save_revision(user=user, log_action="wagtail.create")
    ConferenceArticlePage.objects.filter(pk=page.pk).update(import_revision_id=revision.pk)
    reading.revision_id = revision.pk
    reading.save()
    return page


def remade(reading: ReportReading, report: Report, user: Any) -> ConferenceArticlePage:
    """The draft with what was changed since, as a revision of its own."""
    stored = reading.file.page
    assert stored is not None
    page = stored.get_latest_revision_as_object()
    title = page.title
    fill(page, reading, report)
    if page.title != title and not page.first_published_at:
        # No one knows its address yet.
        page.slug = ""
    page.save()
    reading.revision_id = page.save_revision(user=user, log_action=True).pk
    reading.save()
    return page


def fill(page: ConferenceArticlePage, reading: ReportReading, report: Report) -> None:
    notes: list[str] = []
    importing.fill(page, report, notes)
    reading.notes = notes
    correct(page, reading.corrected)
    photos = gallery.photos_of(reading.file)
    slots = gallery.slots_of(reading, report, photos)
    captions = gallery.captions_of(reading, report)
    page.gallery_photos.set(gallery.gallery_photos(slots, captions, photos))


def correct(page: ConferenceArticlePage, corrected: dict[str, Any]) -> None:
    """What an editor wrote stands, whatever is read again."""
    for name in TEXTS:
        if name in corrected:
            setattr(page, name, corrected[name])
    for name in DATES:
        if name in corrected:
            setattr(page, name, dt.date.fromisoformat(corrected[name]) if corrected[name] else None)
    page.draft_title = page.title
    if "school_year" in corrected:
        year = corrected["school_year"]
        page.school_year = SchoolYear.named(year) if year else None
    if "task_areas" in corrected:
        page.task_areas.set(list(TaskArea.objects.filter(name__in=corrected["task_areas"])))
    if "letters" in corrected:
        letters = Letter.objects.kept().in_bulk(corrected["letters"])
        linked = [letters[pk] for pk in corrected["letters"] if pk in letters]
        page.related_letters.set([ArticleLetter(sort_order=n, letter=one) for n, one in enumerate(linked)])


def was_changed_elsewhere(reading: ReportReading) -> bool:
    page = reading.file.page
    return page is not None and page.latest_revision_id != reading.revision_id
