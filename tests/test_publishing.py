"""Every way to publish a letter: what law or identity forbids stays as it was, and whoever asked is told."""

import threading
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowContentType, WorkflowTask

from cms.layout import lay_out
from documents import publishing
from documents.models import Issuer, Letter, LetterType
from tests import makers
from tests.test_letter_form import PUBLISH, address, filled, with_file


@pytest.fixture
def home(db):
    """No test with it asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


@pytest.fixture
def desk(home, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def secret_draft(number: str = "5/SGDĐT-VP") -> Letter:
    """A draft whose latest revision must not be published."""
    draft = makers.letter(number, live=False)
    draft.secrecy = "secret"
    draft.save_revision(clean=False)
    return draft


def in_moderation(letter: Letter) -> TaskState:
    """The letter, waiting for the one approval that publishes it."""
    workflow = Workflow.objects.create(name="Duyệt")
    task = GroupApprovalTask.objects.create(name="Duyệt phát hành")
    task.groups.add(makers.group("Người duyệt"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    content_type = ContentType.objects.get_for_model(Letter)
    WorkflowContentType.objects.update_or_create(content_type=content_type, defaults={"workflow": workflow})
    workflow.start(letter, None)
    return letter.current_workflow_task_state


def approve_address(letter: Letter, state: TaskState) -> str:
    return address("workflow_action", letter.pk, "approve", state.pk)


def is_live(letter: Letter) -> bool:
    return Letter.objects.get(pk=letter.pk).live


def told(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_the_last_approval_publishes(desk):
    letter = makers.letter(live=False)
    letter.save_revision()
    state = in_moderation(letter)
    assert desk.post(approve_address(letter, state), {"comment": ""}).status_code == 302
    assert is_live(letter)


@pytest.mark.parametrize("headers", [{}, {"x-requested-with": "XMLHttpRequest"}])
def test_an_approval_that_law_forbids_says_so_and_nothing_is_half_done(desk, headers):
    letter = secret_draft()
    state = in_moderation(letter)
    answer = desk.post(approve_address(letter, state), {"comment": ""}, headers=headers)
    assert answer.status_code in (200, 302)
    assert not is_live(letter)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert told(desk.get(address("list")))


def test_an_approval_in_the_form_that_law_forbids_says_so(desk):
    letter = secret_draft()
    state = in_moderation(letter)
    sent = filled(number="5/SGDĐT-VP", secrecy="secret", abstract="Đã sửa khi duyệt")
    action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    answer = desk.post(address("edit", letter.pk), sent | action, follow=True)
    assert answer.status_code == 200
    assert not is_live(letter)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_a_form_whose_number_is_taken_between_look_and_publishing_says_so(desk, monkeypatch):
    """The other process came in after the form's own look at the register."""
    makers.letter()
    monkeypatch.setattr("documents.forms.LetterForm.ask_about_twin", lambda form: None)
    monkeypatch.setattr(Letter, "check_publishable", lambda letter: None)
    answer = desk.post(address("add"), filled(abstract="Thư thứ hai") | PUBLISH, follow=True)
    assert answer.status_code == 200
    assert any("2302/SGDĐT-GDTX" in said for said in told(answer))
    second = Letter.objects.get(abstract="Thư thứ hai")
    assert not second.live
    assert second.latest_revision is not None


def test_two_processes_that_publish_one_identity_at_the_same_moment(site):
    """One wins; for the other the database's refusal is the same refusal as ever."""
    drafts = [makers.letter(live=False, abstract=f"Thư {n}") for n in range(2)]
    revisions = [draft.save_revision() for draft in drafts]
    gate, outcomes = threading.Barrier(2), []

    def publish(revision) -> None:
        gate.wait()
        try:
            revision.publish()
            outcomes.append("published")
        except ValidationError as refusal:
            outcomes.append("refused" if "number" in refusal.message_dict else "odd")
        connection.close()

    threads = [threading.Thread(target=publish, args=[revision]) for revision in revisions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["published", "refused"]
    assert Letter.objects.filter(live=True).count() == 1


def test_the_databases_own_refusal_is_told_as_any_other(home, monkeypatch):
    makers.letter()
    second = makers.letter(live=False, abstract="Thư thứ hai")
    revision = second.save_revision()
    monkeypatch.setattr(Letter, "full_clean", lambda letter, *args, **kwargs: None)
    with pytest.raises(ValidationError) as refusal:
        revision.publish()
    assert "2302/SGDĐT-GDTX" in refusal.value.message_dict["number"][0]
    assert not is_live(second)


def test_publishing_many_keeps_back_only_what_is_refused(home):
    makers.letter()
    sound = makers.letter("1/SGDĐT-VP", live=False)
    twin, secret = makers.letter(live=False, abstract="Thư thứ hai"), secret_draft()
    bare = Letter(live=False, abstract="Chưa vào sổ")
    bare.save()
    outcome = publishing.publish_all([twin, secret, bare, sound])
    assert [letter.pk for letter in outcome.published] == [sound.pk]
    assert [letter.pk for letter, _reason in outcome.refused] == [twin.pk, secret.pk, bare.pk]
    assert "2302/SGDĐT-GDTX" in outcome.refused[0][1]
    assert [is_live(letter) for letter in (sound, twin, secret, bare)] == [True, False, False, False]


def test_who_may_not_publish_publishes_none_of_many(home):
    draft = makers.letter(live=False)
    with pytest.raises(PermissionDenied):
        publishing.publish_all([draft], makers.user("ai-do"))
    assert not is_live(draft)


def test_an_import_keeps_as_a_draft_what_may_not_be_published(home, tmp_path, capsys):
    rows = "number,issued,abstract\n1/SGDĐT-VP,5/9/2022,Một\n2/SGDĐT-VP,,Hai\n1/SGDĐT-VP,5/9/2022,Ba\n"
    path = makers.write(tmp_path, "so.csv", rows)
    call_command("import_letters", str(path), publish=True)
    assert dict(Letter.objects.values_list("abstract", "live")) == {"Một": True, "Hai": False, "Ba": False}


@pytest.mark.parametrize("name", ["letter_type", "issuer"])
def test_a_draft_described_by_what_left_the_lists_opens_without_it(desk, name):
    letter = makers.letter()
    gone = {
        "letter_type": lambda: LetterType.objects.create(name="Tạm"),
        "issuer": lambda: Issuer.objects.create(name="Tạm"),
    }[name]()
    setattr(letter, name, gone)
    letter.save_revision()
    gone.delete()
    assert desk.get(address("edit", letter.pk)).status_code == 200
    with pytest.raises(ValidationError):
        Letter.objects.get(pk=letter.pk).latest_revision.publish()
    assert is_live(letter)


def test_an_unpublished_letter_can_be_published_again_unless_its_number_was_given_away(desk):
    first = makers.letter()
    assert desk.post(address("unpublish", first.pk)).status_code == 302
    assert not is_live(first)
    makers.letter(abstract="Thư thứ hai")
    outcome = publishing.publish_all([Letter.objects.get(pk=first.pk)])
    assert len(outcome.refused) == 1


UNIQUE = "bimatnoibo"


def test_the_note_of_staff_is_nowhere_that_readers_look(site, client):
    letter = makers.letter(
        staff_note=f"Hỏi lại chị Lan {UNIQUE}", body="Kính gửi các trường", deadline=timezone.localdate()
    )
    places = [
        letter.url,
        "/van-ban/",
        "/van-ban/atom/",
        f"/tim-kiem/?q={UNIQUE}",
        f"/tim-kiem/?q={letter.number}",
        "/sitemap.xml",
        "/",
    ]
    for place in places:
        text = client.get(place).text
        if UNIQUE not in place:
            assert UNIQUE not in text, place
    found = client.get("/tim-kiem/", {"q": UNIQUE}).text
    assert letter.abstract not in found and letter.url not in found


def test_an_abstract_of_two_thousand_characters_goes_everywhere_whole(site, client):
    words = "Hướng dẫn thực hiện nhiệm vụ giáo dục thường xuyên "
    abstract = (words * 50)[:1990] + " cuối cùng"
    assert len(abstract) == 2000
    client.force_login(makers.user("van-thu", is_superuser=True))
    answer = client.post(address("add"), filled(abstract=abstract) | PUBLISH)
    assert answer.status_code == 302
    letter = Letter.objects.get()
    assert letter.abstract == abstract
    assert letter.latest_revision.as_object().abstract == abstract
    assert abstract in client.get(letter.url).text
    assert "cuối cùng" in client.get("/van-ban/atom/").text
    assert letter.url in client.get("/tim-kiem/", {"q": "2302/SGDĐT-GDTX"}).text
    assert "abstract" in client.post(address("add"), filled(abstract=abstract + "x")).context["form"].errors


FIELDS = [
    "number letter_type issuer issued_on effective_on expires_on revoked_on deadline abstract body",
    "addressees recipients legal_bases signer signer_position signing_capacity drafting_unit place urgency",
    "secrecy access access_groups copy staff_note school_year school_years task_areas",
]


def test_every_field_of_a_letter_is_in_its_form(desk):
    form = desk.get(address("add")).context["form"]
    assert set(" ".join(FIELDS).split()) <= set(form.fields)
    assert {"attachments"} <= set(form.formsets)


def test_the_same_number_under_another_symbol_is_only_warned_of(desk):
    first = makers.letter("2302/SGDĐT-GDTrH")
    answer = desk.post(address("add"), filled() | PUBLISH, follow=True)
    assert Letter.objects.filter(live=True).count() == 2
    assert any(first.number in said and address("edit", first.pk) in said for said in told(answer))
    answer = desk.post(address("add"), filled(number="2303/SGDĐT-GDTX"), follow=True)
    assert not any(first.number in said for said in told(answer))


def test_the_same_file_is_noticed_and_kept(desk):
    first = makers.letter("1/SGDĐT-VP")
    makers.attachment(first, content=b"%PDF-1.4 the letter", name="khac.pdf")
    answer = desk.post(address("add"), with_file() | PUBLISH, follow=True)
    second = Letter.objects.get(number="2302/SGDĐT-GDTX")
    assert second.live and second.attachments.count() == 1
    assert any(address("edit", first.pk) in said and "cong-van.pdf" in said for said in told(answer))


def test_known_signers_are_offered(desk):
    makers.letter("1/SGDĐT-VP", signer="Trần Thị Mai")
    text = desk.get(address("add")).text
    assert '<option value="Trần Thị Mai"></option>' in text
    assert 'list="id_signer-known"' in text and '<datalist id="id_signer-known">' in text


def test_a_signers_position_and_capacity_are_those_of_the_last_letter_and_never_overwritten(desk):
    makers.letter("1/SGDĐT-VP", signer="Trần Thị Mai", signer_position="Giám đốc", live=False)
    makers.letter(
        "2/SGDĐT-VP",
        signer="Trần Thị Mai",
        signer_position="Phó Giám đốc",
        signing_capacity="KT.",
        issued_on=date(2023, 1, 5),
    )
    desk.post(address("add"), filled(signer="Trần Thị Mai"))
    letter = Letter.objects.get(number="2302/SGDĐT-GDTX")
    assert (letter.signer_position, letter.signing_capacity) == ("Phó Giám đốc", "KT.")
    desk.post(address("edit", letter.pk), filled(signer="Trần Thị Mai"))
    draft = Letter.objects.get(pk=letter.pk).get_latest_revision_as_object()
    assert (draft.signer_position, draft.signing_capacity) == ("", "")
    own = filled(number="9/SGDĐT-VP", signer="Trần Thị Mai", signer_position="Chủ tịch Hội đồng")
    desk.post(address("add"), own)
    assert Letter.objects.get(number="9/SGDĐT-VP").signing_capacity == ""
