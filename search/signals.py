"""Changes of pages and of their privacy, written to the outbox.

Receivers are connected without a sender, because bulk actions send with `Page` itself, and look again at
what stands. Rows are written in `post_save` and `pre_delete`, which run inside the page's transaction;
Wagtail's own publishing signals come after it, when a crash would lose them. A page's privacy is saved
outside any transaction: there we put one round it.
"""

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction

from search import indexing
from search.pages import FoundPage, page_tree_keys

# A draft or a lock touches only these columns: what readers see stays as it was.
BOOKKEEPING = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}


def connect() -> None:
    # A rule stored whose change is lost would leave what it hides in the index.
    PageViewRestriction.save = transaction.atomic(PageViewRestriction.save)  # type: ignore[method-assign]
    pre_save.connect(page_about_to_be_saved, dispatch_uid="search.page_about_to_be_saved")
    post_save.connect(page_saved, dispatch_uid="search.page_saved")
    pre_delete.connect(page_deleted, dispatch_uid="search.page_deleted")
    for signal in (post_save, post_delete):
        signal.connect(
            privacy_changed, sender=PageViewRestriction, dispatch_uid=f"search.privacy.{id(signal)}"
        )
    m2m_changed.connect(
        privacy_changed, sender=PageViewRestriction.groups.through, dispatch_uid="search.privacy.groups"
    )


def page_about_to_be_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs) -> None:
    if isinstance(instance, Page) and not raw:
        # What decides whether those below are found. A move gives another address too.
        instance._stood = Page.objects.filter(pk=instance.pk).values_list("live", "url_path").first()


def page_saved(sender: type[Model], instance: Model, raw: bool = False, update_fields=None, **kwargs) -> None:
    if raw or not isinstance(instance, Page):
        return
    if update_fields is not None and set(update_fields) <= BOOKKEEPING:
        return
    was_live, _url_path = instance._stood or (False, "")
    if not instance.live and not was_live:
        return
    if (instance.live, instance.url_path) != instance._stood:
        # Unpublishing, publishing or moving a section hides or shows all that stands below it.
        indexing.record(f"page-tree:{instance.pk}", fanout=True)
    else:
        record_page(instance)


def record_page(page: Page) -> None:
    kind = getattr(page.specific_class or type(page), "search_kind", "")
    if kind:
        indexing.record(f"{kind}:{page.pk}")


def page_deleted(sender: type[Model], instance: Model, **kwargs) -> None:
    # Deleted through its parent row too, so only the most specific instance is recorded.
    if isinstance(instance, FoundPage):
        indexing.record_all(page_tree_keys(instance.pk))


def privacy_changed(sender: type[Model], instance: Model, **kwargs) -> None:
    if isinstance(instance, PageViewRestriction):
        indexing.record(f"page-tree:{instance.page_id}", fanout=True)
