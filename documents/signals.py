"""Changes of what letters are described by and of where they stand, written to the search outbox."""

from collections.abc import Iterator

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from documents import citing, issuers, status
from documents.addressing import forget_library
from documents.models import (
    Issuer,
    IssuerAlias,
    Letter,
    LetterIndexPage,
    LetterType,
    Relation,
    SchoolYear,
    TaskArea,
)
from search import indexing


def connect() -> None:
    # These two first: who looks for the library while a change is told of must see it as it now is.
    for signal in (post_save, post_delete, m2m_changed, post_page_move):
        signal.connect(forget_library, dispatch_uid=f"documents.forget_library.{id(signal)}")
    pre_save.connect(page_saved, dispatch_uid="documents.page_saved")
    pre_delete.connect(library_removed, sender=LetterIndexPage, dispatch_uid="documents.library_removed")
    for signal in (post_save, post_delete):
        signal.connect(privacy_changed, PageViewRestriction, dispatch_uid=f"documents.privacy.{id(signal)}")
    m2m_changed.connect(
        privacy_changed, PageViewRestriction.groups.through, dispatch_uid="documents.privacy.groups"
    )
    post_save.connect(page_hidden, dispatch_uid="documents.page_hidden")
    post_delete.connect(page_gone, dispatch_uid="documents.page_gone")
    post_delete.connect(relation_gone, sender=Relation, dispatch_uid="documents.relation_gone")
    post_save.connect(task_area_changed, sender=TaskArea, dispatch_uid="documents.task_area_saved")
    pre_delete.connect(task_area_removed, sender=TaskArea, dispatch_uid="documents.task_area_removed")
    post_save.connect(school_year_changed, sender=SchoolYear, dispatch_uid="documents.school_year_saved")
    pre_delete.connect(school_year_removed, sender=SchoolYear, dispatch_uid="documents.school_year_removed")
    post_save.connect(letter_type_changed, sender=LetterType, dispatch_uid="documents.letter_type_saved")
    post_save.connect(issuer_changed, sender=Issuer, dispatch_uid="documents.issuer_saved")
    for signal in (post_save, post_delete):
        for named in (Issuer, IssuerAlias):
            uid = f"documents.forget_issuers.{named.__name__}.{id(signal)}"
            signal.connect(issuers.forget, sender=named, dispatch_uid=uid)


def page_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs) -> None:
    """The library, or a page on the way to it, comes, goes or moves: every letter does with it."""
    if raw or not isinstance(instance, Page) or not holds_library(instance):
        return
    # A move gives another address, and is saved with it inside its own transaction.
    stood = Page.objects.filter(pk=instance.pk).values_list("live", "url_path").first() or (False, "")
    if (stood[0] or instance.live) and stood != (instance.live, instance.url_path):
        record_library()


def page_hidden(sender: type[Model], instance: Model, raw: bool = False, **kwargs) -> None:
    """A page that readers do not have cites nothing; publishing it notes again what it cites."""
    if not raw and isinstance(instance, Page) and not instance.live:
        forget_cited(instance)


def page_gone(sender: type[Model], instance: Model, **kwargs) -> None:
    if isinstance(instance, Page):
        forget_cited(instance)


def forget_cited(page: Page) -> None:
    # Of a page's two rows only the specific one knows its kind; a stock page has none.
    if kind := getattr(page, "search_kind", ""):
        citing.forget(f"{kind}:{page.pk}")


def relation_gone(sender: type[Model], instance: Relation, **kwargs) -> None:
    status.settle([instance.other_id])


def library_removed(sender: type[Model], instance: Model, **kwargs) -> None:
    record_library()


def privacy_changed(sender: type[Model], instance: Model, **kwargs) -> None:
    if isinstance(instance, PageViewRestriction) and holds_library(instance.page):
        record_library()


def holds_library(page: Page) -> bool:
    """Whether the page is the library or stands on the way to it."""
    return isinstance(page, LetterIndexPage) or (
        bool(page.path) and LetterIndexPage.objects.filter(path__startswith=page.path).exists()
    )


def record_library() -> None:
    indexing.record("library:0", fanout=True)


def library_letters(pk: int) -> Iterator[str]:
    """The entry keys of every published letter."""
    letters = Letter.objects.filter(live=True).order_by("pk").values_list("pk", flat=True)
    return (f"letter:{pk}" for pk in letters.iterator())


def task_area_changed(sender: type[Model], instance: TaskArea, created: bool, **kwargs) -> None:
    # The index holds slugs; labels are read when shown. A new slug moves all that stands under it.
    if not created:
        indexing.record(f"task-area:{instance.pk}", fanout=True)


def task_area_removed(sender: type[Model], instance: TaskArea, **kwargs) -> None:
    from documents.source import keys_in_area

    indexing.record_all(keys_in_area(instance.pk))


def school_year_changed(sender: type[Model], instance: SchoolYear, created: bool, **kwargs) -> None:
    if not created:
        indexing.record(f"school-year:{instance.pk}", fanout=True)


def school_year_removed(sender: type[Model], instance: SchoolYear, **kwargs) -> None:
    from documents.source import keys_in_school_year

    indexing.record_all(keys_in_school_year(instance.pk))


def letter_type_changed(sender: type[Model], instance: LetterType, created: bool, **kwargs) -> None:
    if not created:
        indexing.record(f"letter-type:{instance.pk}", fanout=True)


def issuer_changed(sender: type[Model], instance: Issuer, created: bool, **kwargs) -> None:
    if not created:
        indexing.record(f"issuer:{instance.pk}", fanout=True)
