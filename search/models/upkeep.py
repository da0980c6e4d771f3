"""What the index's upkeep keeps in the database: the numbers of readings, and the work asked for."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.leases import AskedWork


class Reading(models.Model):
    """The number of one reading of content, and the version of every entry read then.

    Drawn, and committed, before the content is read. The row number of a change would not do: a lower one
    may be committed later, with newer content.
    """

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def draw(cls) -> int:
        drawn = cls.objects.create().pk
        cls.objects.filter(pk__lt=drawn).delete()
        return drawn


class IndexTask(AskedWork):
    """A comparison or a rebuild of the index that the worker does, asked for by someone or by the night."""

    class Kind(models.TextChoices):
        VERIFY = "verify", _("Comparison with the site")
        REPAIR = "repair", _("Comparison and repair")
        REBUILD = "rebuild", _("Rebuild")

    KEPT = 100

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    # Counts by name, and a few keys of each sort of difference.
    result = models.JSONField(_("result"), default=dict)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("tend_index", _("Can look after the search index"))]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(ended_at=None), name="one_open_index_task_a_kind"
            )
        ]
        verbose_name = _("index task")
        verbose_name_plural = _("index tasks")

    def __str__(self) -> str:
        return self.get_kind_display()

    @classmethod
    def ask(cls, kind: str, user: int | None = None) -> Self:
        """The open task of that kind, or a new one."""
        return cls.objects.get_or_create(kind=kind, ended_at=None, defaults={"asked_by_id": user})[0]

    def end(self, error: str = "", result: dict | None = None) -> None:
        self.result = result or {}
        super().end(error)
        self.forget_ended(self.KEPT)

    @property
    def differences(self) -> int:
        """How many a comparison found; 0 for another task."""
        counts = self.result.get("counts", {})
        return sum(count for sort, count in counts.items() if sort != "waiting")
