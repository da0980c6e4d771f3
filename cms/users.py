"""The accounts in the admin, found with and without marks."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.users.views import bulk_actions, users

from search.selecting import WholeList
from search.text import clean, clean_query, spellings

SEARCHED = ("last_name", "first_name", "username", "email")


def found(accounts: QuerySet, raw: str) -> QuerySet:
    """The accounts in whose names or address every word asked stands, whole or in part.

    Read and folded here: no database folds Vietnamese, and an office has some thousand accounts at most.
    """
    asked = spellings(clean_query(raw))
    if not asked:
        return accounts.none()
    known = get_user_model()._default_manager.values_list("pk", *SEARCHED).iterator()
    pks = [pk for pk, *texts in known if says(" ".join(texts), asked)]
    return accounts.filter(pk__in=pks)


def says(text: str, asked: list[tuple[str, ...]]) -> bool:
    written = " ".join(form for forms in spellings(clean(text)) for form in forms)
    return all(any(form in written for form in forms) for forms in asked)


class IndexView(users.IndexView):
    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return found(queryset, self.search_query) if self.is_searching else queryset


class UserViewSet(users.UserViewSet):
    index_view_class = IndexView


class WholeUserList(WholeList):
    def list_view(self) -> Callable[..., Any]:
        return UserViewSet("wagtailusers_users", url_prefix="users").index_view


class AssignRole(WholeUserList, bulk_actions.AssignRoleBulkAction):
    pass


class Delete(WholeUserList, bulk_actions.DeleteBulkAction):
    pass


class SetActiveState(WholeUserList, bulk_actions.SetActiveStateBulkAction):
    pass
