"""Groups in the admin: what a change gives and takes is told in the audit log."""

from typing import Any

from django.contrib.auth.models import Group
from django.http import HttpResponseBase
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.users.views import groups

from cms.audit.keeping import changes, note
from cms.models import AuditEntry


def rights_of(group: Group) -> dict[str, str]:
    """Rights on pages and collections, as text; the form writes them past all signals."""
    pages = GroupPagePermission.objects.filter(group=group).select_related("page", "permission")
    collections = GroupCollectionPermission.objects.filter(group=group)
    return {
        "pages": lines(f"{given.page.title}: {given.permission.codename}" for given in pages),
        "collections": lines(
            f"{given.collection.name}: {given.permission.codename}"
            for given in collections.select_related("collection", "permission")
        ),
    }


def lines(texts: Any) -> str:
    return "; ".join(sorted(texts))


class ToldRights:
    """A form of a group whose rights are compared before and after."""

    object: Group

    def process_form(self) -> HttpResponseBase:
        had = rights_of(self.object) if self.object.pk else {}
        response: HttpResponseBase = super().process_form()  # type: ignore[misc]
        if self.object.pk:
            before, after = changes(had, rights_of(self.object))
            if any(after.values()) or any(before.values()):
                note(AuditEntry.Kind.RIGHTS, "changed", self.object, before=before, after=after)
        return response


class CreateView(ToldRights, groups.CreateView):
    pass


class EditView(ToldRights, groups.EditView):
    pass


class GroupViewSet(groups.GroupViewSet):
    add_view_class = CreateView
    edit_view_class = EditView
