"""The one table of the whole: who did what. (Django sends post_migrate only to apps with this module.)"""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KeptQuerySet(models.QuerySet["AuditEntry"]):
    """Reads and adds; the database itself refuses the rest (cms.audit.guarding)."""

    def update(self, **values) -> int:
        raise PermissionDenied("the audit log is not changed")


class AuditEntry(models.Model):
    """One thing that someone did. Names stand here as they were: accounts and content may go, this stays.

    `before` and `after` are {field: text}, of what changed alone.
    """

    class Kind(models.TextChoices):
        CONTENT = "content", _("Content")
        FILE = "file", _("Files and photos")
        RIGHTS = "rights", _("Accounts and rights")
        SIGN_IN = "sign-in", _("Sign-ins")

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    # Not a foreign key: deleting an account must not touch its deeds.
    who_id = models.PositiveBigIntegerField(null=True, db_index=True)
    who = models.CharField(_("who"), max_length=150, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    action = models.CharField(_("action"), max_length=60)
    model = models.CharField(max_length=100, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    title = models.CharField(_("what it was done to"), max_length=255, blank=True)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    # Of sign-ins alone.
    address = models.GenericIPAddressField(_("address"), null=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        indexes = [
            models.Index(fields=["kind", "-at"], name="audit_of_a_kind"),
            models.Index(fields=["model", "object_id"], name="audit_of_an_object"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who} {self.action} {self.title}"

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise PermissionDenied("the audit log is not changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        raise PermissionDenied("the audit log is not changed")
