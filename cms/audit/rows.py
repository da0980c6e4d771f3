"""Rows whose every change is told of as it is saved: accounts, files, photos, and who may enter where."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib.auth.models import Group, User
from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import CollectionViewRestriction

from cms.audit.keeping import changes, note
from cms.models import AuditEntry
from documents.models import Attachment, File
from news.models import Photo

Kind = AuditEntry.Kind


class Watched(NamedTuple):
    """A model, the columns whose change is told, and under what kind."""

    model: type[models.Model]
    kind: Kind
    columns: tuple[str, ...]


WATCHED = (
    Watched(User, Kind.RIGHTS, ("username", "last_name", "first_name", "email", "is_active", "is_superuser")),
    Watched(Group, Kind.RIGHTS, ("name",)),
    Watched(CollectionViewRestriction, Kind.RIGHTS, ("collection_id", "restriction_type")),
    Watched(Attachment, Kind.FILE, ("letter_id", "filename", "label", "access", "sha256", "size")),
    Watched(File, Kind.FILE, ("title", "file", "collection_id", "file_hash")),
    Watched(Photo, Kind.FILE, ("title", "file", "collection_id", "file_hash", "credit", "description")),
)
BY_MODEL: Mapping[type[models.Model], Watched] = {watched.model: watched for watched in WATCHED}
LINKS = {
    User.groups.through: "groups",
    User.user_permissions.through: "permissions",
    Group.permissions.through: "permissions",
    CollectionViewRestriction.groups.through: "groups",
}
_BEFORE = "_audit_before"
PASSWORD = "password"  # noqa: S105 - a column's name


def values_of(thing: models.Model, columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in columns}


def keep_before(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """As the row stands; a sign-in's own note of its hour is no change."""
    only = kwargs.get("update_fields")
    watched = BY_MODEL[sender]
    columns = (*watched.columns, PASSWORD) if sender is User else watched.columns
    if raw or instance._state.adding or (only is not None and not set(only) & set(columns)):
        return
    row = sender._base_manager.filter(pk=instance.pk).values(*columns).first()
    setattr(instance, _BEFORE, row)


def tell_saved(sender: type[models.Model], instance: models.Model, created: bool, raw: bool, **kwargs: Any):
    watched = BY_MODEL[sender]
    before = instance.__dict__.pop(_BEFORE, None)
    if raw or (before is None and not created):
        return
    now = values_of(instance, watched.columns)
    if created:
        note(watched.kind, "created", instance, after={name: value for name, value in now.items() if value})
        return
    changed_password = isinstance(instance, User) and before.pop(PASSWORD) != instance.password
    old, new = changes(texts(before), texts(now))
    if changed_password:
        new |= {PASSWORD: "•••"}
    if new:
        note(watched.kind, "changed", instance, before=old, after=new)


def texts(values: Mapping[str, Any]) -> dict[str, str]:
    """A file and its name are one."""
    return {name: "" if value is None else str(value) for name, value in values.items()}


def tell_deleted(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    watched = BY_MODEL[sender]
    note(watched.kind, "deleted", instance, before=values_of(instance, watched.columns))


def tell_links(sender: type[models.Model], instance: models.Model, action: str, pk_set, model, **kwargs: Any):
    """Groups given to or taken from an account, permissions given to or taken from a group."""
    name = LINKS[sender]
    if action == "pre_clear" and (had := names_of(instance, sender)):
        note(Kind.RIGHTS, "changed", instance, before={name: had}, after={name: ""})
    if action not in ("post_add", "post_remove") or not pk_set:
        return
    those = ", ".join(sorted(str(each) for each in model._base_manager.filter(pk__in=pk_set)))
    if action == "post_add":
        note(Kind.RIGHTS, "given", instance, after={name: those})
    else:
        note(Kind.RIGHTS, "taken", instance, before={name: those})


def names_of(instance: models.Model, through: type[models.Model]) -> str:
    """All that this account or group is linked to through such rows."""
    fields = (field for field in instance._meta.many_to_many if field.remote_field.through is through)
    linked = (each for field in fields for each in getattr(instance, field.name).all())
    return ", ".join(sorted(map(str, linked)))


def listen() -> None:
    for watched in WATCHED:
        uid = f"cms.audit.{watched.model._meta.label_lower}"
        pre_save.connect(keep_before, sender=watched.model, dispatch_uid=f"{uid}.before")
        post_save.connect(tell_saved, sender=watched.model, dispatch_uid=f"{uid}.saved")
        post_delete.connect(tell_deleted, sender=watched.model, dispatch_uid=f"{uid}.deleted")
    for through in LINKS:
        m2m_changed.connect(tell_links, sender=through, dispatch_uid=f"cms.audit.{through._meta.label_lower}")
