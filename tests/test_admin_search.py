"""The admin's own search boxes find Vietnamese with and without marks, and take any text."""

import unicodedata
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Not, Phrase, PlainText

from documents import register
from documents.models import File, Letter, LetterType
from news.models import ConferenceArticlePage, NewsIndexPage
from search.engine import EngineError, get_engine
from tests import makers

TITLE = "Hội nghị hướng nghiệp đối với học sinh Khánh Hoà"
OTHER = "Tuyển sinh lớp mười"
QUESTIONS = [
    "huong nghiep",
    "doi voi",
    "hướng nghiệp",
    "ĐỐI VỚI",
    unicodedata.normalize("NFD", "đối với"),
    "Khánh Hòa",
    "hoc sinh doi voi",
    "huong\u200b  nghiep!",
]
STRANGE = [
    *('"', '""', '"a', "'", "%s %d %", "\\", "* OR AND NOT", "(", "{title} : x", "-", "!!!", "😀"),
    *("\0", "huong\0nghiep", "\ufffe\u202e", "x'); DROP TABLE auth_user; --"),
    *("năm:abc", "năm:99999999999999999999", "loại:", "số:", "-huong", "live:yes"),
    *("ß" * 300, "a" * 5000, "huong nghiep " * 385, '"a" ' * 1250, "a-" * 2500),
]
STOCK = {
    "page explorer": "wagtailadmin_explore",
    "page search": "wagtailadmin_pages:search",
    "page chooser": "wagtailadmin_choose_page_search",
    "images": "wagtailimages:index",
    "image chooser": "wagtailimages_chooser:choose_results",
    "files": "wagtaildocs:index",
    "file chooser": "wagtaildocs_chooser:choose_results",
}
BOXES = {
    **STOCK,
    "users": "wagtailusers_users:index",
    "letters": "wagtailsnippets_documents_letter:list",
    "letter chooser": "wagtailsnippetchoosers_documents_letter:choose_results",
}
LIST, CHOOSER = BOXES["letters"], BOXES["letter chooser"]


@pytest.fixture
def desk(site, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def address(name: str) -> str:
    return reverse(name, args=[NewsIndexPage.objects.get().pk] if name == "wagtailadmin_explore" else [])


def file(title: str) -> File:
    return File.objects.create(title=title, file=ContentFile(b"%PDF-1.4", name="tep.pdf"))


def filled(site, box: str, title: str) -> None:
    """One thing of this title for the box to find."""
    if "page" in box:
        makers.article(site, title)
    elif "image" in box:
        makers.photo(title)
    elif "file" in box:
        file(title)
    elif box == "users":
        makers.user(str(hash(title)), first_name=title)
    else:
        makers.letter(f"{len(title)}/SGDĐT-GDTX", abstract=title)


def shown(client, name: str, question: str, **also) -> str:
    answer = client.get(address(name), {"q": question, **also})
    assert answer.status_code == 200, (name, question[:40])
    return answer.content.decode()


def listed(client, question: str, **also) -> list[str]:
    """The numbers in the register's list, in its order."""
    answer = client.get(address(LIST), {"q": question, **also})
    assert answer.status_code == 200
    return [letter.number for letter in answer.context["object_list"]]


def offered(client, question: str) -> list[str]:
    answer = client.get(address(CHOOSER), {"q": question})
    assert answer.status_code == 200
    return [letter.number for letter in answer.context["results"]]


@pytest.mark.parametrize("box", [box for box in BOXES if "letter" not in box])
def test_a_box_finds_with_and_without_marks(site, desk, box):
    filled(site, box, TITLE)
    filled(site, box, OTHER)
    for question in QUESTIONS:
        text = shown(desk, BOXES[box], question)
        assert TITLE in text, question
        assert OTHER not in text, question


@pytest.mark.parametrize("box", ["letters", "letter chooser"])
def test_the_register_and_its_chooser_find_with_and_without_marks(site, desk, box):
    makers.letter("1/SGDĐT-GDTX", abstract=TITLE)
    makers.letter("2/SGDĐT-GDTX", abstract=TITLE, live=False)
    makers.letter("3/SGDĐT-GDTX", abstract=OTHER)
    ask = listed if box == "letters" else offered
    for question in QUESTIONS:
        assert sorted(ask(desk, question)) == ["1/SGDĐT-GDTX", "2/SGDĐT-GDTX"], question


@pytest.mark.parametrize("box", BOXES)
def test_no_text_breaks_a_box(site, desk, box):
    filled(site, box, TITLE)
    for question in STRANGE:
        shown(desk, BOXES[box], question)


@pytest.mark.parametrize("box", STOCK)
def test_a_box_finds_while_a_word_is_being_typed(site, desk, box):
    filled(site, box, "Quyết định về kỹ năng")
    for typed in ("q", "qu", "quy", "quyê", "quyết", "quyet d", "kĩ nă", "ky na"):
        assert "Quyết định về kỹ năng" in shown(desk, BOXES[box], typed), typed


def test_a_box_of_pages_finds_drafts(site, desk):
    makers.article(site, TITLE, live=False)
    assert TITLE in shown(desk, BOXES["page search"], "huong nghiep")


def test_a_renamed_page_is_found_by_its_new_title_only(site, desk):
    page = makers.article(site, OTHER)
    page.title = TITLE
    makers.published(page)
    assert TITLE in shown(desk, BOXES["page search"], "huong nghiep")
    assert TITLE not in shown(desk, BOXES["page search"], "tuyen sinh")


def test_a_page_search_takes_quoted_phrases_as_they_stand(site, desk):
    makers.article(site, TITLE)
    assert TITLE in shown(desk, BOXES["page search"], '"đối với học sinh"')
    assert TITLE not in shown(desk, BOXES["page search"], '"học sinh đối với"')


def test_tags_of_images_are_found(site, desk):
    photo = makers.photo("DSC_0042")
    photo.tags.add("Hướng nghiệp")
    photo.save()
    assert "DSC_0042" in shown(desk, BOXES["images"], "huong nghiep")


def test_the_title_that_says_least_besides_comes_first(site):
    titles = [f"{TITLE} năm {year}" for year in (2020, 2021)]
    made = [makers.article(site, title) for title in ("Hướng nghiệp", *titles, "Hướng nghiệp mới")]
    found = list(get_search_backend().autocomplete("huong nghiep", ConferenceArticlePage))
    assert found[:2] == [made[0], made[3]]
    assert len(found) == 4


def test_the_backend_answers_every_form_of_question(site):
    page = makers.article(site, TITLE)
    backend = get_search_backend()
    found = [
        Phrase("Đối Với học sinh"),
        PlainText("tuyen huong", operator="or"),
        PlainText("huong") & PlainText("nghiep"),
        PlainText("huong") & ~PlainText("tuyen"),
        PlainText("tuyen") | Phrase("huong nghiep"),
        PlainText('"') & PlainText("huong"),
    ]
    for question in found:
        assert list(backend.search(question, ConferenceArticlePage)) == [page], question
    for question in ("", "!", Phrase("!"), PlainText("nghi") & PlainText("tuyen"), Not(PlainText("huong"))):
        assert list(backend.search(question, ConferenceArticlePage)) == [], question


def test_rebuilding_wagtails_index_keeps_what_is_found(site, desk):
    from django.core.management import call_command

    makers.article(site, TITLE)
    call_command("wagtail_update_index", verbosity=0)
    assert TITLE in shown(desk, BOXES["page search"], "doi voi")


@pytest.mark.parametrize(
    "question", ["duc", "nguyen van duc", "NGUYỄN VĂN ĐỨC", "Đức Nguyễn", "nvduc@", "van-duc"]
)
def test_a_user_is_found_by_name_account_and_address(site, desk, question):
    makers.user("van-duc", first_name="Văn Đức", last_name="Nguyễn", email="nvduc@so.edu.vn")
    makers.user("thi-hoa", first_name="Thị Hoà", last_name="Trần", email="tthoa@so.edu.vn")
    text = shown(desk, BOXES["users"], question)
    assert "van-duc" in text
    assert "thi-hoa" not in text


def test_all_users_of_a_searched_and_filtered_list_are_no_others(site, desk):
    group = makers.group()
    makers.user("duc-1", group, first_name="Đức")
    makers.user("duc-2", first_name="Đức")
    makers.user("hoa", group, first_name="Hoà")
    action = reverse("wagtail_bulk_action", args=["auth", "user", "set_active_state"])
    answer = desk.get(action, {"id": "all", "q": "duc", "group": group.pk, "next": address(BOXES["users"])})
    assert [item["item"].username for item in answer.context["items"]] == ["duc-1"]


def test_all_letters_of_a_searched_list_are_no_others(site, desk):
    makers.letter("1/SGDĐT-GDTX", abstract=TITLE)
    makers.letter("2/SGDĐT-GDTX", abstract=OTHER)
    action = reverse("wagtail_bulk_action", args=["documents", "letter", "delete"])
    desk.post(f"{action}?id=all&q=doi+voi&next={address(LIST)}", {"reason": "Trùng"})
    assert [letter.number for letter in Letter.objects.kept()] == ["2/SGDĐT-GDTX"]


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize(
    "question", ["2302", "cv 2302", "2302 sgddt", "2302/sgdđt", "2302/SGDĐT-GDTX-CN&CTTT-CTHS", "số 2302"]
)
def test_a_letter_is_found_first_by_any_spelling_of_its_number(site, desk, question, live):
    makers.letter("2302/SGDĐT-GDTX-CN&CTTT-CTHS", live=live, issued_on=date(2022, 9, 5))
    for number in range(3):
        makers.letter(
            f"10{number}/SGDĐT-VP",
            abstract="Theo Công văn 2302/SGDĐT-GDTX-CN&CTTT-CTHS",
            body="Căn cứ Công văn số 2302/SGDĐT-GDTX-CN&CTTT-CTHS",
            issued_on=date(2023, 1, 1),
        )
    makers.letter("23021/SGDĐT-VP", issued_on=date(2023, 2, 1))
    for ask in (listed, offered):
        found = ask(desk, question)
        assert found[0] == "2302/SGDĐT-GDTX-CN&CTTT-CTHS"
        assert "23021/SGDĐT-VP" not in found


def test_the_registers_filters_hold_for_what_is_found(site, desk):
    decision = LetterType.objects.get(slug="quyet-dinh")
    makers.letter("1/SGDĐT-GDTX", abstract=TITLE)
    makers.letter("2/QĐ-SGDĐT", abstract=TITLE, letter_type=decision)
    makers.letter("3/QĐ-SGDĐT", abstract=TITLE, letter_type=decision, live=False)
    makers.letter("4/QĐ-SGDĐT", abstract=OTHER, letter_type=decision)
    assert sorted(listed(desk, "huong nghiep", letter_type=decision.pk)) == ["2/QĐ-SGDĐT", "3/QĐ-SGDĐT"]
    assert sorted(listed(desk, "loại:quyết-định doi voi")) == ["2/QĐ-SGDĐT", "3/QĐ-SGDĐT"]
    assert listed(desk, "huong nghiep năm:1999") == []


def test_a_filter_reaches_what_stands_behind_the_first_thousand_hits(site, desk, monkeypatch):
    monkeypatch.setattr(register, "MOST", 2)
    for number in (1, 2, 3):
        makers.letter(f"{number}/SGDĐT-GDTX", abstract="hướng nghiệp")
    makers.letter(
        "4/QĐ-SGDĐT", abstract=f"{TITLE} hai", letter_type=LetterType.objects.get(slug="quyet-dinh")
    )
    assert len(listed(desk, "huong nghiep")) == 2
    assert "2" in shown(desk, LIST, "huong nghiep").split("help-warning")[1]
    quyet_dinh = LetterType.objects.get(slug="quyet-dinh").pk
    assert listed(desk, "huong nghiep", letter_type=quyet_dinh) == ["4/QĐ-SGDĐT"]


def test_a_chosen_order_holds_for_what_is_found(site, desk):
    for number, year in ((1, 2020), (2, 2022), (3, 2021)):
        makers.letter(f"{number}/SGDĐT-VP", abstract=TITLE, issued_on=date(year, 1, 2))
    assert listed(desk, "doi voi", ordering="issued_on") == ["1/SGDĐT-VP", "3/SGDĐT-VP", "2/SGDĐT-VP"]
    assert listed(desk, "doi voi", ordering="-issued_on") == ["2/SGDĐT-VP", "3/SGDĐT-VP", "1/SGDĐT-VP"]


def test_withdrawn_letters_are_not_found(site, desk):
    makers.letter("1/SGDĐT-VP", abstract=TITLE).delete()
    assert listed(desk, "huong nghiep") == offered(desk, "huong nghiep") == []


def staff(name: str, *permissions: str):
    made = makers.user(name)
    names = ["access_admin", *permissions]
    made.user_permissions.set(Permission.objects.filter(codename__in=names))
    return made


def restricted(number: str, **fields) -> Letter:
    made = makers.letter(number, live=False, abstract=TITLE, access=Letter.Access.GROUPS, **fields)
    made.access_groups.set([makers.group()])
    made.save()
    return makers.published(made)


def test_who_keeps_the_register_finds_restricted_letters_too(site, client):
    restricted("1/SGDĐT-VP")
    client.force_login(staff("van-thu", "change_letter"))
    assert listed(client, "huong nghiep") == offered(client, "huong nghiep") == ["1/SGDĐT-VP"]


def test_who_only_writes_reports_is_offered_what_they_may_read(site, client):
    hidden = restricted("1/SGDĐT-VP")
    draft = makers.letter("2/SGDĐT-VP", abstract=TITLE, live=False)
    makers.letter("3/SGDĐT-VP", abstract=TITLE)
    client.force_login(staff("phong-vien"))
    assert offered(client, "huong nghiep") == offered(client, "") == ["3/SGDĐT-VP"]
    for letter in (hidden, draft):
        chosen = reverse("wagtailsnippetchoosers_documents_letter:chosen", args=[letter.pk])
        assert client.get(chosen).status_code == 404


def test_letters_are_found_while_no_library_is_live(site, desk):
    makers.letter("1/SGDĐT-VP", abstract=TITLE)
    site.library.unpublish()
    assert listed(desk, "huong nghiep") == ["1/SGDĐT-VP"]


def test_without_the_index_the_database_answers_and_the_list_says_so(site, desk, monkeypatch):
    makers.letter("2302/SGDĐT-GDTX", abstract=TITLE)
    makers.letter("2303/SGDĐT-GDTX", abstract=TITLE, live=False)
    makers.letter("2304/SGDĐT-GDTX", abstract=OTHER)

    def broken(*args):
        raise EngineError("away")

    monkeypatch.setattr(type(get_engine()), "search", broken)
    for ask in (listed, offered):
        assert sorted(ask(desk, "hướng nghiệp")) == ["2302/SGDĐT-GDTX", "2303/SGDĐT-GDTX"]
        assert ask(desk, "cv 2304") == ["2304/SGDĐT-GDTX"]
    said = gettext(
        "The search index is resting. These answers come from titles and numbers alone and may not be all."
    )
    results = reverse("wagtailsnippets_documents_letter:list_results")
    for page in (address(LIST), results, address(CHOOSER)):
        assert said in desk.get(page, {"q": "hướng nghiệp"}).content.decode()
    assert said not in desk.get(address(LIST)).content.decode()


def test_a_close_spelling_is_said_to_be_one(site, desk):
    makers.letter("1/SGDĐT-VP", abstract=TITLE)
    assert "huong nghiepp" in shown(desk, LIST, "huong nghiepp").split("help-warning")[1]


@pytest.mark.parametrize("name", [LIST, CHOOSER, BOXES["users"], BOXES["page search"], BOXES["images"]])
def test_more_rows_cost_no_more_queries(site, desk, name):
    box = next(box for box, url in BOXES.items() if url == name)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(desk, name, "sinh")
        return len(captured)

    for number in range(2):
        filled(site, box, f"{OTHER} {'x' * number}")
    # Pictures are made small when they are first listed.
    queries()
    before = queries()
    for number in range(2, 8):
        filled(site, box, f"{OTHER} {'x' * number}")
    queries()
    assert queries() == before
