"""Forms of drafts that do not undo what was published while they were open."""

from typing import Any

from django.db import transaction
from wagtail.admin.forms import WagtailAdminPageForm

# What publishing sets, apart from what a form holds.
PUBLISHED = ("live", "live_revision_id", "first_published_at", "last_published_at", "expired")


class KeepsPublished:
    """Wagtail saves a draft's whole row: one read before a publishing and saved after it, as saving by itself
    may do, would take the thing off the site again. Such a form is saved as a newer draft instead."""

    instance: Any

    def save(self, commit: bool = True) -> Any:
        if not commit or self.instance.pk is None or self.instance.live:
            return super().save(commit)  # type: ignore[misc]  # a model's form
        with transaction.atomic():
            rows = type(self.instance)._base_manager.filter(pk=self.instance.pk).select_for_update()
            now = rows.values(*PUBLISHED).first()
            if now and now["live"]:
                for name, value in now.items():
                    setattr(self.instance, name, value)
                commit = False
            return super().save(commit)  # type: ignore[misc]  # a model's form


class FoundPageForm(KeepsPublished, WagtailAdminPageForm):
    """The editor's form of every page type."""
