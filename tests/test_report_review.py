"""Reviewing a draft beside its report: what became of each line, and moving what was read wrongly."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, WorkflowState

from cms import roles
from news.intake import runner
from news.models import ConferenceArticlePage, DroppedFile, Photo, ReportReading
from tests import makers, reports

pytestmark = pytest.mark.django_db
COLOURS = ("red", "green", "blue", "orange", "purple")


def someone(role: str, name: str):
    return makers.user(name, Group.objects.get(name=role))


@pytest.fixture
def desk(site, client):
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    roles.appoint()
    makers.task_area("Khuyến học")
    client.force_login(someone("Biên tập", "bien-tap"))
    return client


def photo(n: int) -> bytes:
    return makers.jpeg(300, 200 + 20 * n, COLOURS[n])


def dropped(desk, *files: tuple[str, bytes], text: str = "") -> DroppedFile:
    """The report's row, once all is read."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    desk.post(reverse("news_drop"), {"files": sent, "text": text})
    while runner.run_next():
        pass
    return DroppedFile.objects.filter(kind="report").order_by("pk").last()


def with_photos(desk, count: int = 3) -> DroppedFile:
    return dropped(desk, *((f"{n + 1}.jpg", photo(n)) for n in range(count)), text=reports.TEXT)


def address(file: DroppedFile) -> str:
    return reverse("news_review", args=[file.pk])


def sent(desk, file: DroppedFile, **changed) -> dict:
    """What the form sends as it was shown, but for what changed."""
    context = desk.get(address(file)).context
    form = {f"role-{shown.piece.n}": shown.piece.role.value for shown in context["pieces"]}
    form |= {f"photo-{place.at}": place.slot.photo or "" for place in context["places"]}
    for field in context["form"]:
        value = field.value()
        if field.name == "task_areas":
            form[field.name] = value
            continue
        shown = field.field.widget.format_value(value)
        form[field.name] = (shown[0] if isinstance(shown, list) else shown) or ""
    return form | {"revision": context["page"].latest_revision_id, "action": "save"} | changed


def save(desk, file: DroppedFile, **changed):
    answer = desk.post(address(file), sent(desk, file, **changed))
    file.reading.refresh_from_db()
    return answer


def draft() -> ConferenceArticlePage:
    return ConferenceArticlePage.objects.get().get_latest_revision_as_object()


def pairs() -> list[tuple[str, str]]:
    return [(row.image.title if row.image else "", row.caption) for row in draft().gallery_photos.all()]


def piece(desk, file: DroppedFile, words: str) -> int:
    """The number of the line that holds these words."""
    shown = desk.get(address(file)).context["pieces"]
    return next(one.piece.n for one in shown if words in one.piece.text)


def role(desk, file: DroppedFile, words: str) -> str:
    shown = desk.get(address(file)).context["pieces"]
    return next(one.piece.role.value for one in shown if words in one.piece.text)


A, B, C = reports.CAPTIONS


def test_every_line_of_the_report_is_shown_with_what_became_of_it(desk):
    file = dropped(desk, text=reports.TEXT)
    answer = desk.get(address(file))
    shown = [one.piece.text for one in answer.context["pieces"]]
    assert shown == [line for line in reports.TEXT.splitlines() if line.strip()]
    told = {
        reports.TITLE: "title",
        reports.DELEGATES[0]: "delegate",
        reports.PLAIN: "paragraph",
        A: "caption",
        reports.BYLINE: "byline",
    }
    assert {words: role(desk, file, words) for words in told} == told
    for label in ("piece--head", "piece--people", "piece--caption"):
        assert label in answer.content.decode()


def test_saving_what_is_shown_changes_nothing(desk):
    file = with_photos(desk)
    before = draft().latest_revision_id
    answer = save(desk, file)
    assert answer.status_code == 302
    assert draft().latest_revision_id == before
    assert file.reading.gallery is None and file.reading.placed == {} and file.reading.corrected == {}


def test_a_line_that_is_no_caption_becomes_text_and_the_photos_are_matched_anew(desk):
    file = with_photos(desk)
    save(desk, file, **{f"role-{piece(desk, file, A)}": "paragraph"})
    assert role(desk, file, A) == "paragraph"
    assert pairs() == [("1", B), ("2", C), ("3", "")]
    assert A in str(draft().body)


def test_text_becomes_a_caption_a_summary_or_is_left_out(desk):
    file = with_photos(desk, 4)
    save(desk, file, **{f"role-{piece(desk, file, reports.PLAIN)}": "caption"})
    assert [caption for _photo, caption in pairs()] == [reports.PLAIN.rstrip("."), A, B, C]
    assert reports.PLAIN not in str(draft().body)
    save(desk, file, **{f"role-{piece(desk, file, reports.PLAIN)}": "summary"})
    assert draft().summary == reports.PLAIN.rstrip(".")
    save(desk, file, **{f"role-{piece(desk, file, reports.PLAIN)}": "dropped"})
    assert (draft().summary, reports.PLAIN in str(draft().body)) == ("", False)
    shown = desk.get(address(file)).content.decode()
    assert reports.PLAIN in shown, "what is left out is still there to be taken back"
    save(desk, file, **{f"role-{piece(desk, file, reports.PLAIN)}": "auto"})
    assert file.reading.placed == {}
    assert reports.PLAIN in str(draft().body)


def test_another_line_becomes_the_title_and_the_address_follows_it(desk):
    file = dropped(desk, text=reports.TEXT)
    title, plain = piece(desk, file, reports.TITLE), piece(desk, file, reports.PLAIN)
    save(desk, file, **{f"role-{title}": "dropped", f"role-{plain}": "title"})
    assert draft().title == reports.PLAIN.rstrip(".")
    assert draft().slug.startswith("cac-don-vi-tiep-tuc")


def test_changes_that_leave_no_title_are_refused_and_nothing_is_stored(desk):
    file = dropped(desk, text=f"{reports.TITLE}\n\nHội nghị diễn ra tốt đẹp.")
    before = draft().latest_revision_id
    context = desk.get(address(file)).context
    everything = {f"role-{one.piece.n}": "dropped" for one in context["pieces"]}
    answer = save(desk, file, **everything)
    assert answer.status_code == 200
    assert len(answer.context["messages"]) == 1
    assert (file.reading.placed, draft().latest_revision_id) == ({}, before)


def test_fields_are_set_right_here_and_stand_whatever_is_read_again(desk):
    file = dropped(desk, text=reports.TEXT)
    year = makers.school_year("2024-2025")
    save(
        desk,
        file,
        title="Hội nghị\r\n khuyến học",
        event_start="23/08/2024",
        event_end="24/08/2024",
        venue="Hội trường lớn",
        school_year=year.pk,
        task_areas=["Khuyến học"],
    )
    save(desk, file, **{f"role-{piece(desk, file, A)}": "paragraph"})
    page = draft()
    assert (page.title, page.venue, page.school_year) == ("Hội nghị khuyến học", "Hội trường lớn", year)
    assert (str(page.event_start), str(page.event_end)) == ("2024-08-23", "2024-08-24")
    assert [area.name for area in page.task_areas.all()] == ["Khuyến học"]
    assert set(file.reading.corrected) == {
        "title", "event_start", "event_end", "venue", "school_year", "task_areas",
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"event_start": "x"}, {"event_end": "01/01/2020"}, {"venue": "x" * 300}]
)
def test_a_wrong_field_is_told_and_nothing_is_stored(desk, wrong):
    file = dropped(desk, text=reports.TEXT)
    before = draft().latest_revision_id
    answer = save(desk, file, **wrong)
    assert answer.status_code == 200
    assert set(wrong) <= set(answer.context["form"].errors)
    assert draft().latest_revision_id == before


def test_a_photo_moves_up_and_down_and_a_caption_too(desk):
    file = with_photos(desk)
    answer = save(desk, file, move="photo:1:0")
    assert answer.url.endswith("#cho-0")
    assert pairs() == [("2", A), ("1", B), ("3", C)]
    save(desk, file, move="caption:1:2")
    assert pairs() == [("2", A), ("1", C), ("3", B)]


def test_a_photo_is_chosen_for_a_caption_and_the_other_takes_its_place(desk):
    file = with_photos(desk)
    third = DroppedFile.objects.get(name="3.jpg").pk
    save(desk, file, **{"photo-0": third})
    assert pairs() == [("3", A), ("2", B), ("1", C)]
    save(desk, file, **{"photo-0": ""})
    assert pairs() == [("", A), ("2", B), ("1", C), ("3", "")]
    context = desk.get(address(file)).context
    assert (context["without_caption"], context["without_photo"]) == (1, 1)


def test_all_photos_chosen_anew_in_one_go(desk):
    file = with_photos(desk)
    one, two, three = (DroppedFile.objects.get(name=f"{n}.jpg").pk for n in (1, 2, 3))
    save(desk, file, **{"photo-0": two, "photo-1": three, "photo-2": one})
    assert pairs() == [("2", A), ("3", B), ("1", C)]


def test_what_was_arranged_stays_when_a_line_changes(desk):
    file = with_photos(desk)
    save(desk, file, move="photo:1:0")
    save(desk, file, **{f"role-{piece(desk, file, C)}": "paragraph"})
    assert pairs() == [("2", A), ("1", B), ("3", "")]
    save(desk, file, **{f"role-{piece(desk, file, C)}": "caption"})
    assert pairs() == [("2", A), ("1", B), ("3", C)]


@pytest.mark.parametrize("move", ["photo:9:0", "photo:0:-1", "credit:0:1", "x", "photo:", "photo:0:99999999"])
def test_a_move_that_makes_no_sense_changes_nothing(desk, move):
    file = with_photos(desk)
    assert save(desk, file, move=move).status_code == 302
    assert pairs() == [("1", A), ("2", B), ("3", C)]


def test_a_role_or_a_photo_that_does_not_exist_changes_nothing(desk):
    file = with_photos(desk)
    other = makers.photo()
    wrong = {"role-0": "nonsense", "role-99": "title", "photo-0": other.pk + 99, "out": "x"}
    answer = save(desk, file, **wrong)
    assert answer.status_code == 302
    assert pairs() == [("1", A), ("2", B), ("3", C)]


def test_a_photo_of_another_event_is_let_go_and_taken_back(desk):
    file = with_photos(desk)
    first = DroppedFile.objects.get(name="1.jpg")
    save(desk, file, out=first.pk)
    assert pairs() == [("", A), ("2", B), ("3", C)]
    assert desk.get(address(file)).context["loose"] == [first]
    assert Photo.objects.count() == 3
    save(desk, file, add=[first.pk])
    assert sorted(name for name, _caption in pairs()) == ["1", "2", "3"]


def test_photos_of_several_reports_wait_until_an_editor_says_whose_they_are(desk):
    other = reports.text("HỘI THẢO VỀ DẠY HỌC BUỔI TỐI")
    last = dropped(desk, ("a.txt", reports.TEXT.encode()), ("b.txt", other.encode()), ("1.jpg", photo(0)))
    first = DroppedFile.objects.get(name="a.txt")
    loose = DroppedFile.objects.get(name="1.jpg")
    for file in (first, last):
        assert desk.get(address(file)).context["loose"] == [loose]
    save(desk, last, add=[loose.pk])
    page = last.page.get_latest_revision_as_object()
    assert [row.image for row in page.gallery_photos.all()] == [loose.photo, None, None]
    assert desk.get(address(first)).context["loose"] == []


def test_photos_that_came_with_the_report_once_more_are_offered_to_its_draft(desk):
    file = dropped(desk, text=reports.TEXT)
    dropped(desk, ("1.jpg", photo(0)), text=reports.TEXT)
    (loose,) = desk.get(address(file)).context["loose"]
    save(desk, file, add=[loose.pk])
    assert pairs()[0] == ("1", A)


def test_a_word_files_pictures_stand_with_the_captions_below_them(desk):
    content = reports.docx_with_pictures([photo(n) for n in range(3)])
    file = dropped(desk, ("bao cao.docx", content))
    assert [caption for _photo, caption in pairs()] == [A, B, C]
    assert all(name for name, _caption in pairs())
    photos = [row.image for row in draft().gallery_photos.all()]
    inside = file.photos.order_by("picture")
    assert photos == [one.photo for one in inside]


def test_more_pictures_than_captions_are_all_there(desk):
    content = reports.docx_with_pictures([photo(n) for n in range(5)], (A, B))
    file = dropped(desk, ("bao cao.docx", content))
    assert file.photos.count() == 5
    assert len(pairs()) == 5
    assert [caption for _photo, caption in pairs() if caption] == [A, B]


def test_photos_beside_a_word_file_take_the_place_of_the_same_pictures_in_it(desk):
    small = [makers.jpeg(300, 200 + 60 * n, COLOURS[n]) for n in range(3)]
    large = [makers.jpeg(900, 600 + 180 * n, COLOURS[n]) for n in range(3)]
    content = reports.docx_with_pictures(small)
    beside = [(f"IMG_{n}001.jpg", each) for n, each in zip((3, 2, 1), large, strict=True)]
    dropped(desk, *beside, ("bao cao.docx", content))
    assert pairs() == [("IMG_3001", A), ("IMG_2001", B), ("IMG_1001", C)]


def test_letters_it_cites_are_shown_linked_or_missing(desk):
    letter = makers.letter("2302/SGDĐT-GDTX")
    file = dropped(desk, text=reports.TEXT)
    cited = desk.get(address(file)).context["cited"]
    assert [(one.mention.number, one.letter) for one in cited] == [
        ("2302/SGDĐT-GDTX", letter),
        ("77/SGDĐT-VP", None),
    ]


def test_a_letter_that_a_reporter_may_not_see_is_missing_to_him(desk, client):
    makers.letter("2302/SGDĐT-GDTX", live=False, abstract="Nội dung chưa công bố")
    client.force_login(someone("Phóng viên", "phong-vien"))
    file = dropped(client, text=reports.TEXT)
    answer = client.get(address(file))
    assert [one.letter for one in answer.context["cited"]] == [None, None]
    assert "Nội dung chưa công bố" not in answer.content.decode()


def test_letters_it_cites_are_linked_once_it_is_published(desk):
    letter = makers.letter("2302/SGDĐT-GDTX")
    dropped(desk, text=reports.TEXT)
    page = draft()
    page.get_latest_revision().publish()
    from documents import citing

    page = ConferenceArticlePage.objects.get()
    assert citing.letters_of(page, makers.user("ai-do")) == [letter]


def edited_elsewhere() -> None:
    page = draft()
    page.venue = "Sửa trong trình soạn thảo"
    page.save_revision()


def test_a_draft_edited_elsewhere_is_not_made_anew_unasked(desk):
    file = with_photos(desk)
    edited_elsewhere()
    answer = save(desk, file, move="photo:1:0")
    assert answer.status_code == 200
    assert draft().venue == "Sửa trong trình soạn thảo"
    assert desk.get(address(file)).context["elsewhere"] is not None
    assert 'name="overrule"' in answer.content.decode()


def test_it_is_made_anew_when_that_is_ticked_with_what_the_form_shows(desk):
    file = with_photos(desk)
    edited_elsewhere()
    save(desk, file, move="photo:1:0", overrule="on")
    assert pairs() == [("2", A), ("1", B), ("3", C)]
    assert draft().venue == "Sửa trong trình soạn thảo"
    assert desk.get(address(file)).context["elsewhere"] is None


def test_who_was_overtaken_is_told_and_changes_nothing(desk):
    file = with_photos(desk)
    late = sent(desk, file, move="photo:1:0")
    save(desk, file, move="photo:2:1")
    answer = desk.post(address(file), late)
    assert answer.status_code == 200
    assert len(answer.context["messages"]) >= 1
    assert pairs() == [("1", A), ("3", B), ("2", C)]


def test_a_published_article_is_not_changed_here(desk):
    file = with_photos(desk)
    draft().get_latest_revision().publish()
    answer = save(desk, file, move="photo:1:0", overrule="on")
    assert answer.status_code == 200
    assert pairs() == [("1", A), ("2", B), ("3", C)]
    assert 'name="action" value="edit"' not in answer.content.decode()


def test_a_locked_draft_is_not_changed_here(desk):
    file = with_photos(desk)
    page = ConferenceArticlePage.objects.get()
    page.locked, page.locked_by = True, someone("Xuất bản", "nguoi-khoa")
    page.save()
    assert save(desk, file, move="photo:1:0").status_code == 200
    assert pairs() == [("1", A), ("2", B), ("3", C)]


def test_opening_the_editor_saves_what_was_set_right_first(desk):
    file = dropped(desk, text=reports.TEXT)
    answer = save(desk, file, venue="Nhà văn hóa", action="edit")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[draft().pk])
    assert draft().venue == "Nhà văn hóa"
    assert desk.get(answer.url).status_code == 200


def test_sending_for_review_starts_the_offices_review_and_publishes_nothing(desk, client):
    client.force_login(someone("Phóng viên", "phong-vien"))
    file = dropped(client, text=reports.TEXT)
    answer = save(client, file, venue="Nhà văn hóa", action="submit")
    assert answer.status_code == 302
    state = WorkflowState.objects.get()
    assert (state.status, state.requested_by.username) == ("in_progress", "phong-vien")
    assert draft().venue == "Nhà văn hóa" and not draft().live
    assert ReportReading.objects.get().checked_by.username == "phong-vien"
    assert client.get(address(file)).status_code == 200


def test_done_leads_to_the_next_draft_and_after_the_last_to_the_list(desk):
    other = reports.text("HỘI THẢO VỀ DẠY HỌC BUỔI TỐI")
    last = dropped(desk, ("a.txt", reports.TEXT.encode()), ("b.txt", other.encode()))
    first = DroppedFile.objects.get(name="a.txt")
    assert save(desk, first, action="done").url == address(last)
    assert save(desk, last, action="done").url == reverse("news_dropped", args=[last.intake_id])
    assert ReportReading.objects.filter(checked_at=None).count() == 0


def test_a_report_whose_article_was_deleted_has_no_review(desk):
    file = dropped(desk, text=reports.TEXT)
    ConferenceArticlePage.objects.get().delete()
    assert desk.get(address(file)).status_code == 404
    assert desk.get(reverse("news_dropped", args=[file.intake_id])).status_code == 200
    assert dropped(desk, text=reports.TEXT).outcome == "made"


def test_markup_in_a_report_is_words(desk):
    text = reports.TEXT.replace(reports.PLAIN, "<script>alert(1)</script> được trình bày tại hội nghị.")
    page = desk.get(address(dropped(desk, text=text))).content.decode()
    assert "<script>alert" not in page


def test_a_report_with_many_lines_asks_no_more_questions(desk):
    few = with_photos(desk)
    longer = "\n\n".join([reports.text("HỘI NGHỊ KHÁC VỀ TỰ HỌC"), *[reports.PLAIN] * 60])
    many = dropped(desk, *((f"{n + 1}.jpg", photo(n)) for n in range(3)), text=longer)
    counts = []
    for file in (few, many):
        desk.get(address(file))
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address(file)).status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0], counts


def test_what_was_chosen_for_a_line_is_still_chosen_where_a_field_was_wrong(desk):
    file = dropped(desk, text=reports.TEXT)
    n = piece(desk, file, reports.PLAIN)
    answer = save(desk, file, **{f"role-{n}": "summary", "title": ""})
    shown = next(one for one in answer.context["pieces"] if one.piece.n == n)
    assert (shown.chosen, shown.piece.role) == ("summary", "paragraph")


def test_the_same_word_file_again_offers_none_of_its_pictures_twice(desk):
    content = reports.docx_with_pictures([photo(n) for n in range(3)])
    file = dropped(desk, ("bao cao.docx", content))
    for _again in range(2):
        assert dropped(desk, ("bao cao.docx", content), ("moi.jpg", photo(4))).outcome == "known"
    assert [one.name for one in desk.get(address(file)).context["loose"]] == ["moi.jpg"]
    assert Photo.objects.count() == 4
