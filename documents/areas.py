"""Task areas that moved: renamed, or merged into another."""

from collections.abc import Callable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from taggit.models import ItemBase
from wagtail.models import Revision

from documents.models import TaskArea, TaskAreaAddress
from search import indexing

# In the filters of lists, and of search.
PARAMETERS = ("linh-vuc", "task_area")


def moved(slugs: list[str]) -> dict[str, str]:
    """Of these slugs those that no area has any more, each with that of the area it leads to now."""
    wanted = [slug.replace("\0", "")[:100] for slug in slugs[:20]]
    left = TaskAreaAddress.objects.filter(slug__in=wanted)
    left = left.exclude(slug__in=TaskArea.objects.filter(slug__in=wanted).values("slug"))
    return dict(left.values_list("slug", "area__slug"))


class FormerTaskAreas:
    """Middleware: an address narrowed to a task area under a slug it once had leads to the present one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET
        chosen = [slug for name in PARAMETERS for slug in asked.getlist(name) if slug]
        if not chosen or request.method not in ("GET", "HEAD") or not (new := moved(chosen)):
            return self.get_response(request)
        changed = asked.copy()
        for name in PARAMETERS:
            if name in asked:
                changed.setlist(
                    name, list(dict.fromkeys(new.get(slug, slug) for slug in asked.getlist(name)))
                )
        return HttpResponsePermanentRedirect(f"{request.path}?{changed.urlencode()}")


def tagging_models() -> Iterator[type[ItemBase]]:
    """The tables that say what stands under an area: of letters, and of pages of higher apps."""
    for relation in TaskArea._meta.related_objects:
        if issubclass(relation.related_model, ItemBase):
            yield relation.related_model


def count_under(area: TaskArea) -> int:
    return sum(model._default_manager.filter(tag=area).count() for model in tagging_models())


def merge(gone: TaskArea, kept: TaskArea) -> int:
    """Put all that stands under one area under another, nothing twice; its addresses lead there.

    Drafts waiting to be published move as well. Returns how many things moved. Raises ValidationError when
    the two are one.
    """
    if gone.pk == kept.pk:
        raise ValidationError(_("Choose another one."))
    count = count_under(gone)
    with transaction.atomic():
        for model in tagging_models():
            rows = model._default_manager.filter(tag=gone)
            both = model._default_manager.filter(tag=kept).values("content_object")
            rows.filter(content_object__in=both).delete()
            rows.update(tag=kept)
            move_drafts(model, gone, kept)
        TaskAreaAddress.objects.filter(area=gone).update(area=kept)
        slug = gone.slug
        TaskArea.objects.get(pk=gone.pk).delete()
        TaskAreaAddress.objects.update_or_create(slug=slug, defaults={"area": kept})
        indexing.record(f"task-area:{kept.pk}", fanout=True)
    return count


def move_drafts(model: type[ItemBase], gone: TaskArea, kept: TaskArea) -> None:
    """Revisions that may yet be published: the latest ones and the scheduled ones."""
    relation = model._meta.get_field("content_object").remote_field.get_accessor_name()
    for revision in drafts_of(model._meta.get_field("content_object").related_model):
        tags = [row["tag"] for row in revision.content.get(relation, [])]
        if gone.pk in tags:
            rows = [row for row in revision.content[relation] if row["tag"] != gone.pk or kept.pk not in tags]
            revision.content[relation] = [
                row | {"tag": kept.pk if row["tag"] == gone.pk else row["tag"]} for row in rows
            ]
            revision.save(update_fields=["content"])


def drafts_of(model: type[models.Model]) -> Iterator[Revision]:
    waiting = model._default_manager.filter(has_unpublished_changes=True).exclude(latest_revision=None)
    latest = waiting.values("latest_revision")
    content_type = ContentType.objects.get_for_model(model)
    scheduled = models.Q(content_type=content_type) & ~models.Q(approved_go_live_at=None)
    return Revision.objects.filter(models.Q(pk__in=latest) | scheduled).iterator(500)
