"""Changes of what letters are described by, written to the search outbox."""

from django.db.models import Model
from django.db.models.signals import post_save, pre_delete

from documents.models import Issuer, TaskArea
from search import indexing


def connect() -> None:
    post_save.connect(task_area_changed, sender=TaskArea, dispatch_uid="documents.task_area_saved")
    pre_delete.connect(task_area_removed, sender=TaskArea, dispatch_uid="documents.task_area_removed")
    post_save.connect(issuer_changed, sender=Issuer, dispatch_uid="documents.issuer_saved")


def task_area_changed(sender: type[Model], instance: TaskArea, created: bool, **kwargs) -> None:
    # The index holds slugs; labels are read when shown. A new slug moves every letter under it.
    if not created:
        indexing.record(f"task-area:{instance.pk}", fanout=True)


def task_area_removed(sender: type[Model], instance: TaskArea, **kwargs) -> None:
    from documents.source import tagged_letters

    for key in tagged_letters(instance.pk):
        indexing.record(key)


def issuer_changed(sender: type[Model], instance: Issuer, created: bool, **kwargs) -> None:
    if not created:
        indexing.record(f"issuer:{instance.pk}", fanout=True)
