"""The register's forms in the admin: drafts, publishing, second letters of one number, files."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.layout import lay_out
from documents.models import Attachment, Issuer, Letter, LetterType, SchoolYear, TaskArea
from tests import makers


@pytest.fixture
def site(db):
    """No test here asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


@pytest.fixture
def desk(site, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def address(name: str, *args, model: str = "letter") -> str:
    return reverse(f"wagtailsnippets_documents_{model}:{name}", args=args)


def filled(**fields) -> dict:
    """What the form sends for a whole letter."""
    return {
        "number": "2302/SGDĐT-GDTX",
        "letter_type": LetterType.objects.get(slug="cong-van").pk,
        "issuer": makers.issuer().pk,
        "issued_on": "2022-09-05",
        "abstract": "Hướng dẫn thực hiện nhiệm vụ",
        "status": "in-force",
        "secrecy": "",
        "urgency": "",
        "access": "public",
        "copy": "1",
        "attachments-TOTAL_FORMS": "0",
        "attachments-INITIAL_FORMS": "0",
        "relations-TOTAL_FORMS": "0",
        "relations-INITIAL_FORMS": "0",
    } | fields


def with_file(name: str = "cong-van.pdf", content: bytes = b"%PDF-1.4 the letter", **fields) -> dict:
    return filled(
        **{
            "attachments-TOTAL_FORMS": "1",
            "attachments-0-file": SimpleUploadedFile(name, content),
            "attachments-0-label": "text",
            "attachments-0-title": "",
            "attachments-0-access": "letter",
            "attachments-0-ORDER": "1",
        },
        **fields,
    )


PUBLISH = {"action-publish": "action-publish"}


def test_a_letter_is_written_and_published_in_one_go(desk):
    answer = desk.post(address("add"), filled() | PUBLISH)
    assert answer.status_code == 302
    letter = Letter.objects.get()
    assert letter.live
    assert desk.get(letter.url).status_code == 200


def test_a_draft_may_lack_everything_but_words(desk):
    blanks = {"number": "", "letter_type": "", "issuer": "", "issued_on": ""}
    answer = desk.post(address("add"), filled(**blanks))
    assert answer.status_code == 302
    letter = Letter.objects.get()
    assert not letter.live
    assert desk.get(address("edit", letter.pk)).status_code == 200


@pytest.mark.parametrize("name", ["number", "letter_type", "issuer", "issued_on", "abstract"])
def test_publishing_without_what_the_law_requires_says_so(desk, name):
    answer = desk.post(address("add"), filled(**{name: ""}) | PUBLISH)
    assert answer.status_code == 200
    assert name in answer.context["form"].errors
    assert not Letter.objects.filter(live=True).exists()


def test_a_draft_of_a_published_letter_may_lack_them_and_readers_see_no_change(desk):
    letter = makers.letter()
    answer = desk.post(address("edit", letter.pk), filled(issued_on="", abstract="Đang sửa"))
    assert answer.status_code == 302
    letter.refresh_from_db()
    assert letter.live
    assert letter.abstract == "Hướng dẫn thực hiện nhiệm vụ năm học"
    assert letter.latest_revision.as_object().abstract == "Đang sửa"
    answer = desk.post(address("edit", letter.pk), filled(issued_on="") | PUBLISH)
    assert "issued_on" in answer.context["form"].errors


def test_publishing_a_secret_letter_says_that_it_must_not_be(desk):
    answer = desk.post(address("add"), filled(secrecy="secret") | PUBLISH)
    assert "secrecy" in answer.context["form"].errors
    answer = desk.post(address("add"), filled(body="SỞ\nMẬT\nKính gửi") | PUBLISH)
    assert "body" in answer.context["form"].errors
    assert not Letter.objects.filter(live=True).exists()


@pytest.mark.parametrize("action", [{}, PUBLISH])
def test_a_second_letter_of_one_number_is_asked_about_with_a_link_to_the_first(desk, action):
    first = makers.letter()
    answer = desk.post(address("add"), filled(number="2302/sgdđt-gdtx", abstract="Việc khác") | action)
    assert answer.status_code == 200
    message = str(answer.context["form"].errors["number"])
    assert address("edit", first.pk) in message
    assert first.abstract in message
    assert Letter.objects.count() == 1


def test_the_message_about_the_first_letter_runs_nothing_from_it(desk):
    makers.letter(abstract="<script>alert(1)</script>")
    answer = desk.post(address("add"), filled())
    assert "<script>alert(1)</script>" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text


def test_a_second_letter_goes_in_when_the_registrar_says_that_it_is_another(desk):
    makers.letter()
    answer = desk.post(address("add"), filled(copy="2", abstract="Việc khác") | PUBLISH)
    assert answer.status_code == 302
    assert Letter.objects.filter(live=True).count() == 2


def test_publishing_a_draft_whose_number_was_taken_meanwhile_says_so(desk):
    draft = makers.letter(live=False, abstract="Nháp trước")
    makers.letter(abstract="Ban hành trước")
    answer = desk.post(address("edit", draft.pk), filled(abstract="Nháp trước") | PUBLISH)
    assert answer.status_code == 200
    assert "number" in answer.context["form"].errors
    draft.refresh_from_db()
    assert not draft.live


def test_a_schedule_is_checked_when_it_is_made(desk):
    tomorrow = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    answer = desk.post(address("add"), filled(issued_on="", go_live_at=tomorrow) | PUBLISH)
    assert answer.status_code == 200
    assert "issued_on" in answer.context["form"].errors


def test_access_for_groups_needs_a_group(desk):
    answer = desk.post(address("add"), filled(access="groups") | PUBLISH)
    assert "access_groups" in answer.context["form"].errors
    group = makers.group()
    answer = desk.post(address("add"), filled(access="groups", access_groups=[group.pk]) | PUBLISH)
    assert Letter.objects.get().audience() == (f"group:{group.pk}",)


def test_task_areas_and_school_years_are_ticked(desk):
    makers.task_area("Giáo dục thường xuyên")
    year = makers.school_year()
    desk.post(
        address("add"),
        filled(task_areas=["Giáo dục thường xuyên"], school_years=[year.pk], school_year=year.pk) | PUBLISH,
    )
    letter = Letter.objects.get()
    assert [area.name for area in letter.task_areas.all()] == ["Giáo dục thường xuyên"]
    assert list(letter.school_years.all()) == [year]


def test_a_task_area_that_is_not_in_the_list_is_refused(desk):
    answer = desk.post(address("add"), filled(task_areas=["Tự đặt"]))
    assert "task_areas" in answer.context["form"].errors
    assert not TaskArea.objects.exists()


def test_ticks_of_a_draft_are_kept_until_it_is_published(desk):
    makers.task_area("Giáo dục thường xuyên")
    letter = makers.letter()
    desk.post(address("edit", letter.pk), filled(task_areas=["Giáo dục thường xuyên"]))
    assert not letter.task_areas.all()
    text = desk.get(address("edit", letter.pk)).text
    assert text.count("checked") >= 1
    letter.refresh_from_db()
    letter.latest_revision.publish()
    assert [area.name for area in Letter.objects.get().task_areas.all()] == ["Giáo dục thường xuyên"]


def test_a_file_sent_with_a_draft_survives_to_publishing(desk, client):
    desk.post(address("add"), with_file())
    letter = Letter.objects.get()
    attachment = letter.latest_revision.as_object().attachments.get()
    assert attachment.file.storage.exists(attachment.file.name)
    letter.latest_revision.publish()
    attachment = Attachment.objects.get()
    assert (attachment.filename, attachment.size, len(attachment.sha256)) == ("cong-van.pdf", 19, 64)
    client.logout()
    answer = client.get(attachment.get_absolute_url())
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 the letter"


def test_a_file_added_to_a_published_letter_as_a_draft_survives_to_publishing(desk, client):
    letter = makers.letter()
    desk.post(address("edit", letter.pk), with_file())
    assert not Attachment.objects.exists()
    letter.refresh_from_db()
    letter.latest_revision.publish()
    answer = client.get(Attachment.objects.get().get_absolute_url())
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 the letter"


def test_saving_a_draft_again_keeps_the_file_it_has(desk):
    desk.post(address("add"), with_file())
    letter = Letter.objects.get()
    kept = letter.latest_revision.as_object().attachments.get()
    again = with_file() | {
        "attachments-INITIAL_FORMS": "1",
        "attachments-0-id": kept.pk,
        "attachments-0-title": "Toàn văn",
    }
    del again["attachments-0-file"]
    assert desk.post(address("edit", letter.pk), again).status_code == 302
    letter.refresh_from_db()
    after = letter.latest_revision.as_object().attachments.get()
    assert (after.file.name, after.title, after.sha256) == (kept.file.name, "Toàn văn", kept.sha256)


def test_a_letter_is_previewed_before_it_is_saved(desk):
    url = address("preview_on_add")
    assert desk.post(url, filled()).json()["is_valid"]
    page = desk.get(url)
    assert page.status_code == 200
    assert "2302/SGDĐT-GDTX" in page.text


def test_a_draft_with_a_new_file_is_previewed(desk):
    letter = makers.letter()
    desk.post(address("edit", letter.pk), with_file())
    revision = Letter.objects.get().latest_revision
    page = desk.get(address("revisions_view", letter.pk, revision.pk))
    assert page.status_code == 200
    assert "cong-van.pdf" in page.text


def test_a_preview_that_lacks_everything_is_a_page(desk):
    blanks = {"number": "", "letter_type": "", "issuer": "", "issued_on": ""}
    url = address("preview_on_add")
    desk.post(url, filled(**blanks))
    assert desk.get(url).status_code == 200


def test_unpublishing_in_the_admin_hides_the_letter(desk, client):
    letter = makers.letter()
    assert desk.post(address("unpublish", letter.pk)).status_code == 302
    assert client.get(letter.url).status_code == 404


def test_deleting_in_the_admin_withdraws_the_letter(desk, client):
    letter = makers.letter()
    assert desk.post(address("delete", letter.pk), {"reason": "Nhầm"}).status_code == 302
    assert Letter.objects.get().withdrawn_at is not None
    assert client.get(letter.url).status_code == 410
    desk.get("/quan-tri/")  # takes the message that names it
    assert letter.number not in desk.get(address("list")).text


def test_deleting_many_in_the_admin_withdraws_each(desk, client):
    letters = [makers.letter(f"{n}/SGDĐT-VP") for n in (11, 12)]
    url = reverse("wagtail_bulk_action", args=["documents", "letter", "delete"])
    query = "&".join(f"id={letter.pk}" for letter in letters)
    assert desk.post(f"{url}?{query}", {"reason": "Nhầm"}).status_code == 302
    assert Letter.objects.exclude(withdrawn_at=None).count() == 2
    assert [client.get(letter.url).status_code for letter in letters] == [410, 410]


@pytest.mark.parametrize("name", ["list", "add"])
@pytest.mark.parametrize("model", ["letter", "taskarea", "schoolyear", "lettertype", "issuer"])
def test_every_screen_of_the_library_opens(desk, model, name):
    makers.letter(live=False)
    makers.task_area()
    assert desk.get(address(name, model=model)).status_code == 200


@pytest.mark.parametrize("name", ["edit", "delete", "history", "inspect", "usage"])
def test_every_screen_of_a_letter_opens(desk, name):
    letter = makers.letter()
    makers.attachment(letter)
    assert desk.get(address(name, letter.pk)).status_code == 200


def test_the_registers_list_asks_the_same_few_questions_for_any_number_of_letters(desk):
    counts = []
    for batch in (range(3), range(3, 20)):
        for n in batch:
            makers.letter(f"{n + 1}/SGDĐT-VP")
        desk.get(address("list"))
        with CaptureQueriesContext(connection) as asked:
            desk.get(address("list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[1] <= 20


def test_names_that_clash_or_say_nothing_are_refused_or_told_apart(desk):
    issuer = {"parent": "", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
    for name in ("Sở GD&ĐT Huế", "Sở GD&ĐT Đà Nẵng"):
        sent = issuer | {"name": name, "abbreviation": "SGDĐT"}
        assert desk.post(address("add", model="issuer"), sent).status_code == 302
    assert len(set(Issuer.objects.values_list("slug", flat=True))) == 2
    sent = {"name": "Quỹ định", "abbreviation": "", "order": "0"}
    assert desk.post(address("add", model="lettertype"), sent).status_code == 302
    sent = {"name": "Đoàn đội", "slug": "đoàn-đội", "order": "0", "description": ""}
    assert desk.post(address("add", model="taskarea"), sent).status_code == 302
    assert desk.get("/").status_code == 200
    assert desk.get("/linh-vuc/doan-doi/").status_code == 200
    sent = {"name": "Đoàn  đội", "slug": "doan-doi", "order": "0", "description": ""}
    assert desk.post(address("add", model="taskarea"), sent).status_code == 200


@pytest.mark.parametrize("name", ["2022/2023", "2022–2023", "2022-2023"])
def test_a_school_year_is_taken_in_any_spelling(desk, name):
    assert desk.post(address("add", model="schoolyear"), {"name": name}).status_code == 302
    assert SchoolYear.objects.get().name == "2022-2023"


@pytest.mark.parametrize("name", ["năm nay", "2022/abc", "2022-2029", ""])
def test_what_is_no_school_year_is_refused(desk, name):
    answer = desk.post(address("add", model="schoolyear"), {"name": name})
    assert answer.status_code == 200
    assert "name" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("abstract", "listed", "main"),
    [
        ("Hướng dẫn thực hiện nhiệm vụ", {"2022-2023"}, "2022-2023"),
        ("Tổng kết năm học 2021 - 2022, triển khai 2022 – 2023", {"2021-2022", "2022-2023"}, "2022-2023"),
        ("Kế hoạch năm học 2024-2025", {"2024-2025"}, "2024-2025"),
    ],
)
def test_school_years_left_empty_are_read_from_abstract_and_date(desk, abstract, listed, main):
    desk.post(address("add"), filled(abstract=abstract) | PUBLISH)
    letter = Letter.objects.get()
    assert {year.name for year in letter.school_years.all()} == listed
    assert letter.school_year.name == main


def test_the_main_school_year_is_among_those_listed(desk):
    chosen = makers.school_year("2020-2021")
    desk.post(address("add"), filled(school_year=chosen.pk) | PUBLISH)
    assert [year.name for year in Letter.objects.get().school_years.all()] == ["2020-2021"]
