"""The five roles of an office, as groups with their rights, and the review that drafts go through."""

from typing import NamedTuple

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from documents.models import Letter
from home.models import HomePage

LISTS = tuple(
    f"documents.{action}_{model}"
    for model in ("taskarea", "schoolyear", "lettertype", "issuer")
    for action in ("add", "change", "delete", "view")
)
SEARCH = tuple(
    f"search.{action}_{model}"
    for model in ("synonymgroup", "promotion")
    for action in ("add", "change", "delete", "view")
)
SITE = tuple(
    f"{app}.{action}_{name}"
    for app, names in {"home": ("menulink", "notice"), "wagtailredirects": ("redirect",)}.items()
    for name in names
    for action in ("add", "change", "delete", "view")
)
LINKS = ("home.view_brokenlink",)
OFFICE = tuple(
    f"{app}.{action}_{name}"
    for app, names in {
        "auth": ("user", "group"),
        "wagtailcore": ("workflow", "task", "groupapprovaltask", "site", "collection"),
    }.items()
    for name in names
    for action in ("add", "change", "delete", "view")
)
DRAFTS = ("documents.add_letter", "documents.change_letter", "documents.view_letter")
PUBLISHING = (*DRAFTS, "documents.publish_letter", "documents.lock_letter", "documents.unlock_letter")
REGISTER = (
    *PUBLISHING,
    "documents.delete_letter",
    "documents.restore_letter",
    "documents.take_in_letters",
)

# What the administrators alone may.
ALONE = ("documents.purge_letter", "cms.view_auditentry", "home.change_sitesettings")


class Role(NamedTuple):
    """A group's name and rights: by name, on pages below the home page, on photos and files."""

    name: str
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    uploads: tuple[str, ...] = ()


REPORTER = Role("Phóng viên", (), ("add_page",), ("add", "choose"))
EDITOR = Role("Biên tập", (*DRAFTS, *LINKS), ("add_page", "change_page"), ("add", "change", "choose"))
PUBLISHER = Role(
    "Xuất bản",
    (*PUBLISHING, *SEARCH, *SITE, *LINKS),
    ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    ("add", "change", "choose"),
)
REGISTRAR = Role(
    "Văn thư", (*REGISTER, *LISTS, *SEARCH, *LINKS, "search.tend_index"), (), ("add", "change", "choose")
)
ADMINISTRATOR = Role(
    "Quản trị",
    (*REGISTER, *LISTS, *SEARCH, "search.tend_index", *SITE, *LINKS, *OFFICE, *ALONE),
    ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
    ("add", "change", "delete", "choose"),
)
ROLES = (REPORTER, EDITOR, PUBLISHER, REGISTRAR, ADMINISTRATOR)
UPLOADED = {"image": "wagtailimages", "document": "wagtaildocs"}
REVIEW, ARTICLE_REVIEW, STEP = "Duyệt văn bản", "Duyệt bài viết", "Xuất bản duyệt"


def appoint(using: str = "default", **kwargs) -> None:
    """Make the groups and reviews that are missing. One that is there stays as its administrator has it."""
    if using != "default":
        return
    with transaction.atomic():
        for role in ROLES:
            group, is_new = Group.objects.get_or_create(name=role.name)
            if is_new:
                grant(group, role)
        set_up_review()


def grant(group: Group, role: Role) -> None:
    group.permissions.add(*named(("wagtailadmin.access_admin", *role.permissions)))
    home, root = HomePage.objects.first(), Collection.get_first_root_node()
    for permission in named([f"wagtailcore.{name}" for name in role.pages]):
        if home:
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    for permission in uploading(role.uploads):
        if root:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )


def named(names: tuple[str, ...] | list[str]) -> list[Permission]:
    """The permissions of these names; each `app.codename` is one that some table here has."""
    wanted = set(names)
    codenames = [name.partition(".")[2] for name in wanted]
    found = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    return [one for one in found if f"{one.content_type.app_label}.{one.codename}" in wanted]


def uploading(actions: tuple[str, ...]) -> list[Permission]:
    """Rights to photos and files: Wagtail asks for those of its own tables, ours in their place or not."""
    return named([f"{app}.{action}_{model}" for model, app in UPLOADED.items() for action in actions])


def set_up_review() -> None:
    """One step, by those who publish or keep the register: for letters, and for pages below the home page."""
    if Workflow.objects.filter(name__in=(REVIEW, ARTICLE_REVIEW)).exists():
        return
    step = GroupApprovalTask.objects.create(name=STEP)
    step.groups.set(Group.objects.filter(name__in=[PUBLISHER.name, REGISTRAR.name]))
    for_letters, for_pages = (Workflow.objects.create(name=name) for name in (REVIEW, ARTICLE_REVIEW))
    for workflow in (for_letters, for_pages):
        WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=0)
    letters = ContentType.objects.get_for_model(Letter)
    WorkflowContentType.objects.get_or_create(content_type=letters, defaults={"workflow": for_letters})
    home = HomePage.objects.first()
    if home:
        WorkflowPage.objects.get_or_create(page=Page(pk=home.pk), defaults={"workflow": for_pages})
