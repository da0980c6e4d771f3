"""Checking drafts filled from files: the page beside the form, what deserves a look, what comes next."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from documents.intake import runner
from documents.models import Intake, IntakeRow, Issuer, Letter, LetterReading, TaskArea
from search import indexing
from tests import letter_files, makers, papers

pytestmark = pytest.mark.django_db
RIGHTS = ("take_in_letters", "add_letter", "access_admin")


def someone(*rights: str, name: str = "van-thu"):
    made = makers.user(name)
    made.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return made


@pytest.fixture
def desk(site, client):
    makers.issuer()
    makers.task_area("Giáo dục thường xuyên")
    client.force_login(someone(*RIGHTS, "change_letter", "publish_letter", "add_issuer"))
    return client


def drafts(*contents: bytes, names=None) -> list[Letter]:
    intake = Intake.objects.create(kind=Intake.Kind.FILES)
    for n, content in enumerate(contents, 1):
        name = names[n - 1] if names else f"{n}.pdf"
        row = IntakeRow(intake=intake, n=n, filename=name)
        row.file.save(name, ContentFile(content), save=False)
        row.save()
    while runner.run_next():
        pass
    return [row.letter for row in intake.rows.select_related("letter")]


def address(letter: Letter) -> str:
    return reverse("documents_review", args=[letter.pk])


def filled(desk, letter: Letter, **changed) -> dict:
    """What the form sends as it was shown, but for what changed."""
    form = desk.get(address(letter)).context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if isinstance(value, list):
            sent[field.name] = [str(item) for item in value]
        elif value not in (None, False):
            sent[field.name] = str(value)
    return {**sent, "action": "save", **changed}


def marked(desk, letter: Letter) -> set[str]:
    return {asked.field.name for asked in desk.get(address(letter)).context["fields"] if asked.why}


def test_the_form_holds_what_was_read_and_the_page_stands_beside_it(desk):
    (letter,) = drafts(letter_files.typed())
    answer = desk.get(address(letter))
    form, page = answer.context["form"], answer.content.decode()
    assert form["number"].value() == "2302/SGDĐT-GDTX"
    assert form["signer"].value() == "Trần Thị Bích Hà"
    assert [str(area) for area in form["task_areas"].value()] == ["Giáo dục thường xuyên"]
    picture = reverse("documents_review_page", args=[letter.pk, letter.attachments.get().pk, 1])
    assert f'src="{picture}"' in page


def test_a_pages_picture_is_a_png_for_staff_only(desk, client):
    (letter,) = drafts(letter_files.typed())
    picture = reverse("documents_review_page", args=[letter.pk, letter.attachments.get().pk, 1])
    answer = desk.get(picture)
    assert answer["Content-Type"] == "image/png" and "private" in answer["Cache-Control"]
    with Image.open(io.BytesIO(answer.content)) as image:
        assert image.format == "PNG" and image.width == 1240
    original = reverse("documents_review_file", args=[letter.pk, letter.attachments.get().pk])
    assert b"".join(desk.get(original).streaming_content).startswith(b"%PDF")
    client.force_login(someone("access_admin", name="phong-vien"))
    assert client.get(picture).status_code in (302, 403)
    assert client.get(original).status_code in (302, 403)
    assert client.get(address(letter)).status_code in (302, 403)
    client.logout()
    assert "login" in client.get(picture).url


def test_a_picture_is_drawn_once(desk, monkeypatch):
    (letter,) = drafts(letter_files.typed())
    picture = reverse("documents_review_page", args=[letter.pk, letter.attachments.get().pk, 1])
    first = desk.get(picture).content
    monkeypatch.setattr("documents.intake.page_pictures.messages", lambda *args: iter(()))
    assert desk.get(picture).content == first


def test_a_page_that_is_not_there_and_a_broken_file_have_no_picture(desk):
    whole, broken = drafts(letter_files.typed(), papers.cut_pdf())
    for letter, n in ((whole, 2), (whole, 0), (broken, 1)):
        picture = reverse("documents_review_page", args=[letter.pk, letter.attachments.get().pk, n])
        assert desk.get(picture).status_code == 404


def test_every_kind_of_file_is_shown_somehow(desk):
    word = papers.docx(papers.paragraph("Số: 12/SGDĐT-VP") + papers.paragraph("Kính gửi: Các trường"))
    picture = papers.jpeg(papers.picture())
    letters = drafts(
        word, b"Van ban khong dau", picture, papers.cut_pdf(), names=["a.docx", "b.txt", "c.jpg", "d.pdf"]
    )
    pages = [desk.get(address(letter)).content.decode() for letter in letters]
    assert "12/SGDĐT-VP" in pages[0] and "paper__text" in pages[0]
    assert "Van ban khong dau" in pages[1]
    assert "<img" in pages[2].partition('class="review"')[2]
    assert "paper__nothing" in pages[3]


def test_what_was_read_unsurely_is_marked_by_words_and_icon(desk):
    (letter,) = drafts(letter_files.typed())
    fields = letter.reading.fields | {"number": {"value": "2302/SGDĐT-GDTX", "confidence": 0.5}}
    LetterReading.objects.filter(letter=letter).update(fields=fields)
    assert "number" in marked(desk, letter)
    assert "issued_on" not in marked(desk, letter)
    page = desk.get(address(letter)).content.decode()
    why = page.partition('id="xem-lai-number"')[2].partition("</p>")[0]
    assert "icon-warning" in why and "50" in why
    assert 'aria-describedby="xem-lai-number' in page


def test_what_was_not_found_is_marked(desk):
    (letter,) = drafts(papers.cut_pdf())
    assert {"number", "letter_type", "issuer", "issued_on", "abstract"} <= marked(desk, letter)


def test_saving_goes_to_the_next_and_round_to_the_first(desk):
    first, second, third = drafts(*(letter_files.typed(number=f"{n}/SGDĐT-VP") for n in (1, 2, 3)))
    assert desk.post(address(second), filled(desk, second)).url == address(third)
    assert desk.post(address(third), filled(desk, third)).url == address(first)
    intake = Intake.objects.get()
    assert desk.post(address(first), filled(desk, first)).url == reverse(
        "documents_dropped", args=[intake.pk]
    )


def test_a_checked_draft_says_who_checked_it_and_stays_a_draft(desk):
    (letter,) = drafts(letter_files.typed())
    desk.post(address(letter), filled(desk, letter, abstract="Trích yếu đã sửa", addressees="Các trường"))
    letter.refresh_from_db()
    reading = LetterReading.objects.get(letter=letter)
    assert reading.checked_at and reading.checked_by.username == "van-thu"
    assert (letter.live, letter.abstract, letter.addressees) == (False, "Trích yếu đã sửa", "Các trường")
    assert letter.get_latest_revision_as_object().abstract == "Trích yếu đã sửa"
    assert letter.attachments.count() == 1
    assert not marked(desk, letter)


def test_a_draft_may_be_saved_with_gaps_but_not_published(desk):
    (letter,) = drafts(papers.cut_pdf())
    answer = desk.post(address(letter), filled(desk, letter, action="publish"))
    assert answer.status_code == 200
    assert {"number", "issuer", "issued_on"} <= set(answer.context["form"].errors)
    assert not LetterReading.objects.get(letter=letter).checked_at
    assert desk.post(address(letter), filled(desk, letter)).status_code == 302


def test_publishing_makes_it_found_by_number_and_by_its_pages(desk):
    (letter,) = drafts(letter_files.typed(further=("Trang hai nhắc đến hoahuongduong",)))
    assert desk.post(address(letter), filled(desk, letter, action="publish")).status_code == 302
    letter.refresh_from_db()
    assert letter.live and letter.url
    indexing.catch_up()
    for asked in ("2302/SGDĐT-GDTX", "hoahuongduong"):
        hits = desk.get("/tim-kiem/", {"q": asked}).context["results"].hits
        assert [hit.key for hit in hits] == [letter.key]


def test_who_may_not_publish_gets_no_button_and_no_way_round_it(desk, client):
    (letter,) = drafts(letter_files.typed())
    sent = filled(desk, letter, action="publish")
    client.force_login(someone(*RIGHTS, name="tap-su"))
    assert 'value="publish"' not in client.get(address(letter)).content.decode()
    assert client.post(address(letter), sent).status_code in (302, 403)
    letter.refresh_from_db()
    assert not letter.live and not letter.reading.checked_at


def test_a_secret_letter_is_refused_with_a_reason_above_the_form(desk):
    (letter,) = drafts(letter_files.typed(mark="MẬT"))
    answer = desk.post(address(letter), filled(desk, letter, action="publish"))
    assert answer.context["form"].non_field_errors()
    assert not Letter.objects.get(pk=letter.pk).live


def test_a_new_issuer_is_added_once_that_is_ticked(desk):
    (letter,) = drafts(letter_files.typed(issuer="SỞ Y TẾ", number="12/SYT-NVY"))
    sent = filled(desk, letter)
    assert sent["new_issuer"] == "Sở Y tế" and "issuer" in marked(desk, letter)
    desk.post(address(letter), sent)
    assert not Issuer.objects.filter(name="Sở Y tế").exists()
    desk.post(address(letter), filled(desk, letter, is_new_issuer="on", action="publish"))
    letter.refresh_from_db()
    assert letter.live and letter.issuer.name == "Sở Y tế"


def test_a_new_issuer_that_is_in_the_list_after_all_is_not_doubled(desk):
    (letter,) = drafts(letter_files.typed(issuer="SỞ Y TẾ", number="12/SYT-NVY"))
    sent = filled(desk, letter, is_new_issuer="on", new_issuer="SỞ GIÁO DỤC VÀ ĐÀO TẠO")
    desk.post(address(letter), sent)
    letter.refresh_from_db()
    assert letter.issuer == makers.issuer() and Issuer.objects.count() == 1


def test_an_issuer_is_not_left_behind_by_a_form_with_errors(desk):
    (letter,) = drafts(letter_files.typed(issuer="SỞ Y TẾ", number="12/SYT-NVY"))
    sent = filled(desk, letter, is_new_issuer="on", issued_on="hôm qua")
    assert "issued_on" in desk.post(address(letter), sent).context["form"].errors
    sent = filled(desk, letter, is_new_issuer="on", abstract="", action="publish")
    assert desk.post(address(letter), sent).status_code == 200
    assert not Issuer.objects.filter(name="Sở Y tế").exists()


def test_who_may_not_add_issuers_is_told(desk, client):
    (letter,) = drafts(letter_files.typed(issuer="SỞ Y TẾ", number="12/SYT-NVY"))
    client.force_login(someone(*RIGHTS, name="tap-su"))
    answer = client.post(address(letter), filled(client, letter, is_new_issuer="on"))
    assert "is_new_issuer" in answer.context["form"].errors


def test_a_second_letter_of_one_number_is_told_apart_or_set_aside(desk):
    other = makers.letter("2302/SGDĐT-GDTX")
    (letter,) = drafts(letter_files.typed(number="2302/SGDĐT-GDTX"))
    page = desk.get(address(letter)).content.decode()
    assert reverse("wagtailsnippets_documents_letter:edit", args=[other.pk]) in page
    assert "number" in desk.post(address(letter), filled(desk, letter)).context["form"].errors
    desk.post(address(letter), filled(desk, letter, copy="2", action="publish"))
    letter.refresh_from_db()
    assert letter.live and letter.duplicate_of is None


def test_what_is_no_letter_is_set_aside_and_may_come_back(desk):
    first, second = drafts(papers.cut_pdf(), letter_files.typed())
    assert desk.post(address(first), {"action": "withdraw"}).url == address(second)
    first.refresh_from_db()
    assert first.withdrawn_at and first.attachments.count() == 1
    assert desk.get(address(first)).status_code == 404


def test_a_published_letter_is_not_set_aside_here(desk):
    (letter,) = drafts(letter_files.typed())
    desk.post(address(letter), filled(desk, letter, action="publish"))
    assert desk.post(address(letter), {"action": "withdraw"}).status_code in (302, 403)
    letter.refresh_from_db()
    assert letter.live


def test_a_letter_locked_by_another_is_left_alone(desk):
    (letter,) = drafts(letter_files.typed())
    sent = filled(desk, letter, abstract="Trích yếu đã sửa")
    letter.locked, letter.locked_by = True, makers.user("nguoi-khac")
    letter.save()
    assert desk.post(address(letter), sent).status_code == 200
    letter.refresh_from_db()
    assert letter.abstract != "Trích yếu đã sửa"


def test_the_letters_own_form_leads_to_the_check_as_long_as_it_is_due(desk, client):
    (letter,) = drafts(letter_files.typed())
    client.force_login(makers.user("quan-tri", is_superuser=True))
    own = reverse("wagtailsnippets_documents_letter:edit", args=[letter.pk])
    assert address(letter) in client.get(own).content.decode()
    client.post(address(letter), filled(client, letter))
    assert address(letter) not in client.get(own).content.decode()
    typed = reverse("wagtailsnippets_documents_letter:edit", args=[makers.letter("5/SGDĐT-VP").pk])
    assert "data-unchecked" not in client.get(typed).content.decode()


def test_school_years_and_task_areas_are_kept_as_ticked(desk):
    TaskArea.objects.create(name="Xóa mù chữ")
    (letter,) = drafts(letter_files.typed())
    year = makers.school_year("2023-2024")
    desk.post(address(letter), filled(desk, letter, task_areas=["Xóa mù chữ"], school_year=str(year.pk)))
    letter = Letter.objects.get(pk=letter.pk)
    assert [area.name for area in letter.task_areas.all()] == ["Xóa mù chữ"]
    assert letter.school_year == year and list(letter.school_years.all()) == [year]


def test_a_letter_that_was_typed_has_nothing_to_check(desk):
    assert desk.get(address(makers.letter())).status_code == 404


def test_the_screen_asks_few_queries_however_many_drafts_are_left(desk):
    few = drafts(letter_files.typed(number="1/SGDĐT-VP"))
    many = drafts(*(letter_files.typed(number=f"{n}/SGDĐT-VP") for n in range(2, 9)))
    counts = []
    for letter in (few[0], few[0], many[0]):
        with CaptureQueriesContext(connection) as asked:
            desk.get(address(letter))
        counts.append(len(asked))
    assert counts[1] == counts[2] and counts[2] < 45


def test_what_someone_saved_meanwhile_is_not_written_over_unseen(desk):
    (letter,) = drafts(letter_files.typed())
    sent = filled(desk, letter, abstract="Của tôi", revision=str(letter.latest_revision_id))
    letter.abstract = "Của người khác"
    letter.save_revision()
    answer = desk.post(address(letter), sent)
    assert answer.context["form"]["abstract"].value() == "Của tôi"
    assert Letter.objects.get(pk=letter.pk).get_latest_revision_as_object().abstract == "Của người khác"


def test_who_only_takes_letters_in_changes_none_that_is_published(desk, client):
    (letter,) = drafts(letter_files.typed())
    desk.post(address(letter), filled(desk, letter, action="publish"))
    client.force_login(someone(*RIGHTS, name="tap-su"))
    assert client.get(address(letter)).status_code in (302, 403)


def test_a_second_click_on_save_does_no_harm(desk):
    first, second = drafts(letter_files.typed(), letter_files.typed(number="9/SGDĐT-VP"))
    sent = filled(desk, first, revision=str(first.latest_revision_id))
    assert desk.post(address(first), sent).url == desk.post(address(first), sent).url == address(second)
