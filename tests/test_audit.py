"""The audit log tells of content, files, rights and sign-ins, outlives them, and cannot be changed."""

import json
import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Collection, CollectionViewRestriction, GroupPagePermission, Page

from cms import roles
from cms.models import AuditEntry
from documents.models import SchoolYear
from tests import makers

Kind = AuditEntry.Kind


@pytest.fixture
def office(site):
    roles.appoint()
    return site


@pytest.fixture
def boss(office, client):
    """An administrator at work in the admin."""
    made = makers.user("quan-tri", Group.objects.get(name=roles.ADMINISTRATOR.name))
    client.force_login(made)
    return made


def last(**narrowed) -> AuditEntry:
    return AuditEntry.objects.filter(**narrowed).latest("pk")


def test_coming_going_and_being_refused_are_told_with_the_address_and_never_the_password(office, client):
    makers.user("lan")
    address = reverse("wagtailadmin_login")
    client.post(address, {"username": "lan", "password": "mat-khau-sai"}, REMOTE_ADDR="203.0.113.9")
    refused = last()
    assert (refused.action, refused.title, refused.address) == ("sign-in.refused", "lan", "203.0.113.9")
    client.login(username="lan", password="mật khẩu")
    assert (last().action, last().who) == ("sign-in", "lan")
    client.logout()
    assert (last().action, last().who) == ("sign-out", "lan")
    assert "mat-khau" not in json.dumps(list(AuditEntry.objects.values("title", "before", "after")))


def test_behind_a_proxy_the_address_is_the_readers(office, client, settings):
    settings.BEHIND_PROXY = True
    client.post(
        reverse("wagtailadmin_login"),
        {"username": "x", "password": "y"},
        HTTP_X_FORWARDED_FOR="10.0.0.1, 198.51.100.7",
    )
    assert last().address == "198.51.100.7"


def test_an_edit_says_what_was_and_what_is(boss, office):
    article = makers.article(office, "Hội nghị sơ kết", summary="Bản cũ")
    article.summary = "Bản mới"
    article.save_revision(user=boss, log_action=True)
    entry = last(action="wagtail.edit")
    assert (entry.who, entry.kind, entry.title) == ("quan-tri", Kind.CONTENT, "Hội nghị sơ kết")
    assert (entry.before["summary"], entry.after["summary"]) == ("Bản cũ", "Bản mới")
    assert "title" not in entry.after


def test_publishing_and_deleting_are_told_and_outlive_the_page_and_the_account(boss, office):
    article = makers.article(office, "Hội nghị bị xóa", live=False)
    article.save_revision(user=boss).publish(user=boss)
    article.delete(user=boss)
    boss.delete()
    told = list(AuditEntry.objects.filter(title="Hội nghị bị xóa").values_list("action", "who"))
    assert ("wagtail.publish", "quan-tri") in told and ("wagtail.delete", "quan-tri") in told


def test_saving_by_itself_does_not_flood_the_log(boss, office):
    article = makers.article(office, "Hội nghị dài", live=False)
    revision = article.save_revision(user=boss, log_action=True)
    count = AuditEntry.objects.count()
    for n in range(5):
        article.summary = f"câu {n}"
        article.save_revision(user=boss, log_action=True, overwrite_revision=revision)
    assert AuditEntry.objects.count() <= count + 1


def test_files_and_photos_are_told_of_with_their_fingerprint(boss, office, client):
    letter = makers.letter()
    item = makers.attachment(letter, name="2302.pdf")
    assert last(kind=Kind.FILE, action="created").after["filename"] == "2302.pdf"
    item.access = "signed-in"
    item.save()
    changed = last(kind=Kind.FILE, action="changed")
    assert changed.after == {"access": "signed-in"}
    item.delete()
    assert last(kind=Kind.FILE, action="deleted").before["filename"] == "2302.pdf"
    photo = makers.photo("Toàn cảnh")
    client.post(reverse("wagtailimages:delete", args=[photo.pk]))
    gone = last(kind=Kind.FILE, action="deleted")
    assert (gone.title, gone.who) == ("Toàn cảnh", "quan-tri")


def test_what_is_given_to_an_account_is_told(boss, office, client):
    someone = makers.user("binh")
    editors = Group.objects.get(name=roles.EDITOR.name)
    someone.groups.add(editors)
    given = last(action="given")
    assert (given.title, given.after) == ("binh", {"groups": roles.EDITOR.name})
    someone.groups.remove(editors)
    assert last(action="taken").before == {"groups": roles.EDITOR.name}
    someone.is_superuser = True
    someone.save()
    assert last(action="changed").after == {"is_superuser": "True"}
    someone.set_password("moi-tinh")
    someone.save()
    assert set(last(action="changed").after) == {"password"}
    assert "moi-tinh" not in str(last(action="changed").after)


def test_a_sign_in_is_no_change_of_the_account(office, client):
    makers.user("lan")
    count = AuditEntry.objects.filter(action="changed").count()
    client.login(username="lan", password="mật khẩu")
    assert AuditEntry.objects.filter(action="changed").count() == count


def test_rights_given_in_the_form_of_a_group_are_told(boss, office, client):
    group = makers.group("Cộng tác viên")
    permission = Permission.objects.get(codename="access_admin")
    page = Page.objects.get(pk=office.news.pk)
    codename = "add_page"
    data = {
        "name": group.name,
        "permissions": [permission.pk],
        **formset("page_permissions", page=page.pk, permissions=[codename]),
    }
    for name in ("collection_permissions", "image_permissions", "document_permissions"):
        data |= formset(name)
    data |= formset("site_permissions") | formset("collection_management_permissions")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    form = client.get(address)
    data = {**management(form), **data}
    assert client.post(address, data).status_code == 302
    assert GroupPagePermission.objects.filter(group=group).exists()
    assert last(action="changed").after["pages"] == f"{office.news.title}: {codename}"
    assert last(action="given").title == "Cộng tác viên"


def formset(prefix, **row):
    made = {f"{prefix}-TOTAL_FORMS": len(bool(row) * [1]), f"{prefix}-INITIAL_FORMS": 0}
    return made | {f"{prefix}-0-{name}": value for name, value in row.items()}


def management(response) -> dict:
    """The counts of every list of rows in the form, none filled in."""
    names = re.findall(r'name="(\w+)-TOTAL_FORMS"', response.content.decode())
    return {f"{name}-{what}_FORMS": 0 for name in names for what in ("TOTAL", "INITIAL")}


def test_closing_a_page_or_a_collection_is_told(boss, office):
    restriction = office.news.view_restrictions.model(page=office.news, restriction_type="login")
    restriction.save(user=boss)
    assert last(action="wagtail.view_restriction.create").title == office.news.title
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert last(kind=Kind.RIGHTS, action="created").after["restriction_type"] == "login"
    restriction.delete()
    assert last(kind=Kind.RIGHTS, action="deleted").before["restriction_type"] == "login"


@pytest.mark.parametrize(
    "statement",
    ["UPDATE cms_auditentry SET who = 'ai khác'", "DELETE FROM cms_auditentry"],
    ids=["change", "delete"],
)
def test_the_database_itself_refuses_to_change_the_log(office, statement):
    makers.user("lan")
    count = AuditEntry.objects.count()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.count() == count > 0


def test_no_code_of_ours_can_change_it_either(office):
    makers.user("lan")
    entry = AuditEntry.objects.latest("pk")
    entry.who = "ai khác"
    for attempt in (entry.save, entry.delete, lambda: AuditEntry.objects.update(who="x")):
        with pytest.raises(PermissionDenied):
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.all().delete()


def test_only_administrators_read_it_and_take_it_away(office, client):
    makers.letter("=1+1/SGDĐT")
    address = reverse("audit_log")
    for role in roles.ROLES:
        client.force_login(makers.user(role.name, Group.objects.get(name=role.name)))
        expected = 200 if role is roles.ADMINISTRATOR else 302
        assert client.get(address).status_code == expected, role.name
    table = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode()
    assert "sign-in" in table


def test_the_log_is_narrowed_by_who_kind_and_title(boss, office, client):
    makers.user("lan")
    makers.article(office, "Hội nghị cần tìm")
    shown = client.get(reverse("audit_log"), {"kind": "rights", "title": "lan"}).content.decode()
    assert "lan" in shown and "Hội nghị cần tìm" not in shown
    assert client.get(reverse("audit_log_results"), {"who": "quan-tri"}).status_code == 200


def test_what_was_written_is_shown_as_text(boss, office, client):
    makers.article(office, "<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get(reverse("audit_log")).content.decode()


def test_fields_bear_the_names_that_editors_know_and_texts_their_letters(boss, office, client):
    article = makers.article(office, "Hội nghị có thân bài", text="Nội dung cũ")
    article.body = [("paragraph", "<p>Nội dung đã sửa</p>")]
    article.save_revision(user=boss, log_action=True)
    body = last(action="wagtail.edit")
    assert "Nội dung cũ" in body.before["body"] and "Nội dung đã sửa" in body.after["body"]
    shown = client.get(reverse("audit_log")).content.decode()
    assert f"<b>{capfirst(type(article)._meta.get_field('body').verbose_name)}</b>" in shown


def test_what_a_field_points_at_has_its_name_and_a_tick_is_yes_or_no(boss, office, client):
    article = makers.article(office, "Hội nghị có năm học")
    article.school_year = SchoolYear.named("2023-2024")
    article.owner = boss
    article.captions_numbered = False
    article.save_revision(user=boss, log_action=True)
    entry = last(action="wagtail.edit")
    assert (entry.after["school_year"], entry.after["owner"]) == ("2023-2024", str(boss))
    shown = client.get(reverse("audit_log")).content.decode()
    assert "<del>Có</del> → <ins>Không</ins>" in shown
