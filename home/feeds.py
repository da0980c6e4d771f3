"""Atom feeds of one task area and of one school year: news, guidance and letters together."""

from datetime import date, datetime, time

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import make_aware, now

from documents import areas
from documents.models import SchoolYear, TaskArea
from home.topics import Topic
from search.feeds import AtomFeed


class TopicFeed(Feed):
    """The newest thirty things under a topic, newest first."""

    feed_type = AtomFeed
    limit = 30

    def title(self, found: tuple) -> str:
        return str(found[0])

    def link(self, found: tuple) -> str:
        return found[0].get_absolute_url()

    def items(self, found: tuple) -> list[tuple]:
        """Rows of (title, address, day)."""
        _subject, topic, user = found
        rows = [(a.display_title, a.url, a.shown_date) for a in topic.articles(user)[: self.limit]]
        rows += [(g.title, g.url, g.shown_date) for g in topic.guidance(user)[: self.limit]]
        rows += [
            (f"{letter.number}: {letter.abstract}", letter.url, letter.issued_on)
            for letter in topic.letters(user)[: self.limit]
        ]
        return sorted(rows, key=lambda row: row[2] or date.min, reverse=True)[: self.limit]

    def item_title(self, row: tuple) -> str:
        return row[0]

    def item_description(self, row: tuple) -> str:
        return row[0]

    def item_link(self, row: tuple) -> str:
        return row[1]

    def item_pubdate(self, row: tuple) -> datetime | None:
        return make_aware(datetime.combine(row[2], time())) if row[2] else None

    def item_updateddate(self, row: tuple) -> datetime:
        # Atom demands one; what has no day yet stands as new.
        return self.item_pubdate(row) or now()


class TaskAreaFeed(TopicFeed):
    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return super().__call__(request, *args, **kwargs)
        except Http404:
            if new := areas.moved([kwargs["slug"]]):
                return redirect("task_area_feed", new[kwargs["slug"]], permanent=True)
            raise

    def get_object(self, request: HttpRequest, slug: str) -> tuple:
        area = get_object_or_404(TaskArea, slug=slug)
        return area, Topic(task_area=slug), request.user


class SchoolYearFeed(TopicFeed):
    def get_object(self, request: HttpRequest, name: str) -> tuple:
        year = get_object_or_404(SchoolYear, name=name.replace("\0", ""))
        return year, Topic(school_year=year.name), request.user
