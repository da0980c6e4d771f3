"""The pages of one task area and of one school year."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from documents import areas, browsing
from documents.addressing import library_url
from documents.models import SchoolYear, TaskArea
from home.reading_counter import tally
from home.topics import Topic
from news.models import NewsIndexPage

SHOWN = 10
LONGEST_KEY = 60


@csrf_exempt
@require_POST
def count_reading(request: HttpRequest) -> HttpResponse:
    """A page says that it was opened: its key is the body. Needs no token, for it acts in no one's name."""
    if settings.COUNT_READS and int(request.META.get("CONTENT_LENGTH") or 0) <= LONGEST_KEY:
        tally.note(request.body.decode("ascii", "replace"))
    return HttpResponse(status=204)


def task_area(request: HttpRequest, slug: str) -> HttpResponse:
    """An area's page; a slug that it, or one merged into it, once had leads to it."""
    area = TaskArea.objects.filter(slug=slug.replace("\0", "")).first()
    if area is None:
        if new := areas.moved([slug]):
            return redirect("task_area", new[slug], permanent=True)
        raise Http404("no such task area")
    feed = reverse("task_area_feed", args=[slug])
    return topic(request, Topic(task_area=slug), area.name, area.description, feed, f"linh-vuc={slug}")


def school_year(request: HttpRequest, name: str) -> HttpResponse:
    year = get_object_or_404(SchoolYear, name=name.replace("\0", ""))
    heading = _("School year %(name)s") % {"name": year.name}
    feed = reverse("school_year_feed", args=[year.name])
    return topic(request, Topic(school_year=year.name), heading, "", feed, f"nam-hoc={year.name}")


def topic(
    request: HttpRequest, found: Topic, heading: str, description: str, feed_url: str, parameter: str
) -> HttpResponse:
    section = NewsIndexPage.objects.live().first()
    articles = found.articles(request.user)
    letters = browsing.listed(browsing.Asked(request.user, found.chosen_letters))
    context = {
        "heading": heading,
        "description": description,
        "feed_url": feed_url,
        "articles": list(articles[:SHOWN]),
        "guidance": list(found.guidance(request.user)),
        "letters": letters.letters[:SHOWN],
        "article_count": articles.count(),
        "letter_count": letters.total,
        "more_articles_url": f"{section.url}?{parameter}" if section else "",
        "more_letters_url": f"{library_url()}?{parameter}" if library_url() else "",
    }
    return render(request, "home/topic_page.html", context)
