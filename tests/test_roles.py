"""Who may do what: the roles of an office against the addresses of the letters' part of the admin."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission, TaskState, Workflow, WorkflowState

from cms import roles
from cms.layout import lay_out
from documents.models import Letter
from tests import makers

NAMESPACE = "wagtailsnippets_documents_letter"
PEOPLE = ["reader", "reporter", "editor", "publisher", "registrar", "administrator", "superuser"]
GROUP = {
    "reporter": "Phóng viên",
    "editor": "Biên tập",
    "publisher": "Xuất bản",
    "registrar": "Văn thư",
    "administrator": "Quản trị",
}
# Whom the admin turns away is sent to its front page (302); 200 opens.
NONE, REGISTER = set(), {"editor", "publisher", "registrar", "administrator", "superuser"}
PUBLISH = {"publisher", "registrar", "administrator", "superuser"}
KEEP = {"registrar", "administrator", "superuser"}
PURGE = {"administrator", "superuser"}
ADDRESSES = {
    "list": REGISTER,
    "list_results": REGISTER,
    "columns": REGISTER,
    "saved_views": REGISTER,
    "add": REGISTER,
    "edit": REGISTER,
    "history": REGISTER,
    "inspect": REGISTER,
    "usage": REGISTER,
    "unpublish": PUBLISH,
    "delete": KEEP,
    "withdrawn": KEEP,
    "withdrawn_results": KEEP,
    "restore": KEEP,
    "purge": PURGE,
}
OF_ONE = {"edit", "history", "inspect", "usage", "unpublish", "delete"}
OF_WITHDRAWN = {"restore", "purge"}
TOGETHER = {
    "publish": PUBLISH,
    "delete": KEEP,
    "task-areas": REGISTER,
    "school-year": REGISTER,
    "access": REGISTER,
}
LISTS = {"taskarea": KEEP, "schoolyear": KEEP, "lettertype": KEEP, "issuer": KEEP}


@pytest.fixture
def site(db):
    lay_out()
    roles.appoint()
    return makers.Site()


def person(name: str):
    if name == "superuser":
        return makers.user(name, is_superuser=True)
    return makers.user(name, *Group.objects.filter(name=GROUP.get(name)))


def answer(client, address: str) -> int:
    return client.get(address).status_code


def is_open(client, address: str) -> bool:
    status = answer(client, address)
    assert status in (200, 302, 403), (address, status)
    return status == 200


@pytest.mark.parametrize("name", PEOPLE)
def test_each_role_reaches_its_addresses_and_no_others(site, client, name):
    letter, gone = makers.letter(), makers.letter("3/SGDĐT")
    gone.delete()
    client.force_login(person(name))
    for view, allowed in ADDRESSES.items():
        args = [letter.pk] if view in OF_ONE else [gone.pk] if view in OF_WITHDRAWN else []
        address = reverse(f"{NAMESPACE}:{view}", args=args)
        assert is_open(client, address) == (name in allowed), (name, view)
    for action, allowed in TOGETHER.items():
        address = reverse("wagtail_bulk_action", args=["documents", "letter", action])
        assert is_open(client, f"{address}?id={letter.pk}") == (name in allowed), (name, action)
    for model, allowed in LISTS.items():
        assert is_open(client, reverse(f"wagtailsnippets_documents_{model}:list")) == (name in allowed)


def test_a_stranger_is_asked_to_sign_in_everywhere(site, client):
    for view in ADDRESSES:
        args = [1] if view in OF_ONE | OF_WITHDRAWN else []
        assert "login" in client.get(reverse(f"{NAMESPACE}:{view}", args=args)).url


@pytest.mark.parametrize("name", ["reporter", "editor", "publisher", "registrar"])
def test_no_post_goes_round_a_role(site, client, name):
    letter, gone = makers.letter(), makers.letter("3/SGDĐT")
    gone.delete()
    client.force_login(person(name))
    client.post(reverse(f"{NAMESPACE}:purge", args=[gone.pk]), {"number": gone.number})
    assert Letter.objects.filter(pk=gone.pk).exists()
    if name not in KEEP:
        client.post(reverse(f"{NAMESPACE}:delete", args=[letter.pk]), {"reason": "x"})
        client.post(reverse(f"{NAMESPACE}:restore", args=[gone.pk]))
        bulk = reverse("wagtail_bulk_action", args=["documents", "letter", "delete"])
        client.post(f"{bulk}?id={letter.pk}", {"reason": "x"})
    if name not in PUBLISH:
        client.post(reverse(f"{NAMESPACE}:unpublish", args=[letter.pk]))
    letter.refresh_from_db()
    gone.refresh_from_db()
    assert (letter.live or name in KEEP) and (gone.withdrawn_at or name in KEEP)


def test_an_editor_does_not_change_together_what_is_public(site, client):
    live, draft = makers.letter(), makers.letter("4/SGDĐT", live=False)
    client.force_login(person("editor"))
    bulk = reverse("wagtail_bulk_action", args=["documents", "letter", "access"])
    client.post(f"{bulk}?id={live.pk}&id={draft.pk}", {"access": "signed-in"})
    assert set(Letter.objects.values_list("pk", "access")) == {(live.pk, "public"), (draft.pk, "signed-in")}


def test_an_editors_publish_is_only_a_draft(site, client):
    letter = makers.letter(live=False)
    revision = letter.save_revision()
    client.force_login(person("editor"))
    client.post(reverse(f"{NAMESPACE}:edit", args=[letter.pk]), {"action-publish": "1"})
    letter.refresh_from_db()
    assert not letter.live
    assert revision.approved_go_live_at is None


def test_making_the_roles_again_takes_and_gives_nothing(site):
    group = Group.objects.get(name=roles.EDITOR.name)
    extra = roles.named(["documents.publish_letter"])[0]
    group.permissions.add(extra)
    group.permissions.remove(*roles.named(["documents.add_letter"]))
    before = set(group.permissions.values_list("pk", flat=True))
    counts = (Group.objects.count(), Workflow.objects.count(), GroupPagePermission.objects.count())
    roles.appoint()
    assert set(group.permissions.values_list("pk", flat=True)) == before
    assert counts == (Group.objects.count(), Workflow.objects.count(), GroupPagePermission.objects.count())


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.name)
def test_every_right_of_a_role_is_one_the_site_has(site, role):
    assert len(roles.named(role.permissions)) == len(set(role.permissions))
    assert len(roles.uploading(role.uploads)) == 2 * len(role.uploads)
    pages = GroupPagePermission.objects.filter(group__name=role.name, page=site.home)
    assert pages.count() == len(role.pages)


def submitted(letter: Letter, user) -> TaskState:
    letter.save_revision(user=user)
    state = letter.get_workflow().start(letter, user)
    return state.current_task_state


def test_a_submitted_letter_is_locked_sent_back_with_a_reason_and_published(site, client):
    letter, editor, publisher = makers.letter(live=False), person("editor"), person("publisher")
    task = submitted(letter, editor)
    assert letter.get_lock().for_user(editor) and not letter.get_lock().for_user(publisher)
    client.force_login(publisher)
    act = f"{NAMESPACE}:workflow_action"
    client.post(reverse(act, args=[letter.pk, "reject", task.pk]), {"comment": "Thiếu nơi nhận"})
    task.refresh_from_db()
    assert (task.status, task.comment) == (TaskState.STATUS_REJECTED, "Thiếu nơi nhận")
    letter = Letter.objects.get()
    assert not letter.live
    letter.current_workflow_state.resume(editor)
    task = Letter.objects.get().current_workflow_task_state
    client.post(reverse(act, args=[letter.pk, "approve", task.pk]), {"comment": ""})
    assert Letter.objects.get().live


def test_an_editor_approves_nothing(site, client):
    letter, editor = makers.letter(live=False), person("editor")
    task = submitted(letter, editor)
    client.force_login(editor)
    client.post(reverse(f"{NAMESPACE}:workflow_action", args=[letter.pk, "approve", task.pk]))
    assert not Letter.objects.get().live


def test_approving_what_may_not_be_published_says_why_and_publishes_nothing(site, client):
    letter = makers.letter(live=False, secrecy="secret")
    task = submitted(letter, person("editor"))
    client.force_login(person("publisher"))
    address = reverse(f"{NAMESPACE}:workflow_action", args=[letter.pk, "approve", task.pk])
    response = client.post(address, {"comment": ""}, follow=True)
    assert response.status_code == 200
    assert not Letter.objects.get().live
    assert Letter.objects.get().current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
