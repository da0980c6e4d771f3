"""Which articles a list shows: newest event first, narrowed by year, school year and task area."""

import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, ExtractYear, TruncDate
from django.http import QueryDict

from documents.models import SchoolYear, TaskArea
from search.rights import Reader, visible_pages

# The day an article stands under: its event's, else that of publishing.
DAY = Coalesce("event_start", TruncDate("first_published_at"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader narrowed the list to; an empty string is no choice."""

    year: str = ""
    school_year: str = ""
    task_area: str = ""


def chosen(data: QueryDict) -> Chosen:
    """Cut well past what a real value could be, so that a cut one finds nothing."""
    names = {"year": "nam", "school_year": "nam-hoc", "task_area": "linh-vuc"}
    return Chosen(**{name: data.get(key, "").replace("\0", "?")[:120] for name, key in names.items()})


def readable(user: Reader) -> QuerySet:
    """Every article this reader may see, in the order of lists."""
    from news.models import ConferenceArticlePage

    return visible_pages(ConferenceArticlePage.objects.all(), user).order_by(DAY.desc(), "-pk")


def narrowed(found: QuerySet, chosen: Chosen) -> QuerySet:
    """Those of these articles that were chosen; a choice that does not exist gives none."""
    if chosen.year:
        known = re.fullmatch("[1-9][0-9]{3}", chosen.year)
        found = found.filter(event_start__year=int(chosen.year)) if known else found.none()
    if chosen.school_year:
        found = found.filter(school_years__name=chosen.school_year)
    if chosen.task_area:
        found = found.filter(task_areas__slug=chosen.task_area)
    return found


def as_cards(found: QuerySet) -> QuerySet:
    """These articles with the photos that their cards show."""
    return found.prefetch_related("gallery_photos__image__renditions")


def articles(user: Reader, chosen: Chosen = Chosen()) -> QuerySet:  # noqa: B008 - frozen
    """What a list shows this reader."""
    return as_cards(narrowed(readable(user), chosen))


def choices(found: QuerySet) -> dict[str, list]:
    """What a list of these articles can be narrowed to."""
    found = found.order_by()
    years = found.exclude(event_start=None).annotate(year=ExtractYear("event_start"))
    return {
        "years": sorted(set(years.values_list("year", flat=True)), reverse=True),
        "school_years": list(SchoolYear.objects.filter(articles__in=found).distinct()),
        "task_areas": list(TaskArea.objects.filter(tagged_articles__content_object__in=found).distinct()),
    }


def neighbours(article, user: Reader) -> tuple:
    """The next newer and the next older article in the order of lists, each or None."""
    day = article.shown_date
    if day is None:
        return None, None
    found = readable(user).annotate(day=DAY).exclude(pk=article.pk)
    newer = found.filter(Q(day__gt=day) | Q(day=day, pk__gt=article.pk)).order_by("day", "pk").first()
    return newer, found.filter(Q(day__lt=day) | Q(day=day, pk__lt=article.pk)).first()
