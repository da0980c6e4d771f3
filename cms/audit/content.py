"""What Wagtail's log says of pages and letters, with what changed from one revision to the next."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.signals import post_save
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from cms.audit.keeping import changes, note
from cms.audit.rows import BY_MODEL
from cms.models import AuditEntry

Kind = AuditEntry.Kind
# Wagtail's book-keeping, which says nothing of the content.
BOOKKEEPING = {
    "pk",
    "path",
    "depth",
    "numchild",
    "translation_key",
    "locale",
    "content_type",
    "draft_title",
    "url_path",
    "latest_revision",
    "live_revision",
    "latest_revision_created_at",
    "last_published_at",
    "first_published_at",
    "has_unpublished_changes",
    "import_revision_id",
    "comments",
    "wagtail_admin_comments",
}
REVISION = "revision"
# A page's or another's; Wagtail publishes no types.
Entry = Any


def tell(sender: type[Entry], instance: Entry, created: bool, raw: bool = False, **kwargs: Any) -> None:
    model = instance.content_type.model_class() if instance.content_type else None
    # Accounts, files and photos tell of themselves, however they are changed.
    if raw or not created or model in BY_MODEL:
        return
    of = (model._meta.label_lower if model else "", str(pk_of(instance)))
    if instance.action == "wagtail.edit" and instance.revision_id and is_told(of, instance.revision_id):
        return
    before, after = differences(instance)
    note(
        Kind.RIGHTS if instance.action.startswith("wagtail.view_restriction") else Kind.CONTENT,
        instance.action,
        who=instance.user,
        of=of,
        title=instance.label,
        before=before,
        after=after | ({REVISION: instance.revision_id} if instance.revision_id else {}),
    )


def pk_of(entry: Entry) -> str:
    return str(entry.page_id) if isinstance(entry, PageLogEntry) else entry.object_id


def is_told(of: tuple[str, str], revision: int) -> bool:
    """Whether this very revision's editing is in the log: saving by itself writes it every few seconds. What
    it became in the end is told when it is published."""
    model, object_id = of
    told = AuditEntry.objects.filter(model=model, object_id=object_id, action="wagtail.edit")
    last = told.order_by("-pk").values_list("after", flat=True).first()
    return last is not None and last.get(REVISION) == str(revision)


def differences(entry: Entry) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of an edit what it changed; of anything else what the log itself says."""
    revision = entry.revision
    if revision is None or not entry.content_changed:
        return {}, dict(entry.data or {})
    before, after = changes(content_of(before_it(revision)), content_of(revision))
    model = revision.content_type.model_class()
    return with_names(model, before), with_names(model, after)


def before_it(revision: Revision) -> Revision | None:
    """The revision of the same thing that this one follows."""
    same = Revision.objects.filter(
        base_content_type_id=revision.base_content_type_id, object_id=revision.object_id
    )
    return same.filter(pk__lt=revision.pk).order_by("-pk").first()


def content_of(revision: Revision | None) -> dict[str, Any]:
    """A revision's fields by name; lists of rows as one text each."""
    if revision is None:
        return {}
    # One just made still holds days and moments themselves.
    stored = json.loads(json.dumps(revision.content, cls=DjangoJSONEncoder))
    return {
        name: readable(value)
        for name, value in stored.items()
        if name not in BOOKKEEPING and value not in (None, "", [])
    }


def with_names(model: type[models.Model] | None, values: dict[str, Any]) -> dict[str, Any]:
    """What a field points at by its name, which is remembered here when the row itself is gone."""
    to_one = {f.name: f for f in model._meta.concrete_fields if f.many_to_one} if model else {}
    return {name: named(to_one[name], value) if name in to_one else value for name, value in values.items()}


def named(field: Any, key: str) -> str:
    """A row's name; its key where there is no such row any more."""
    row = field.related_model._base_manager.filter(pk=key).first() if key else None
    return key if row is None else str(row)


def readable(value: Any) -> str:
    """Text as it is; a body, which a revision keeps as JSON in a text, with its letters instead of codes."""
    if isinstance(value, str) and value[:1] in "[{":
        try:
            value = json.loads(value)
        except ValueError:
            return value
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def listen() -> None:
    for model in (PageLogEntry, ModelLogEntry):
        post_save.connect(tell, sender=model, dispatch_uid=f"cms.audit.{model._meta.label_lower}")
