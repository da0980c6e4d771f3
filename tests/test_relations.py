"""What letters do to each other: told from both sides, linked by number, followed to what applies today."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import relating, status
from documents.models import Letter, LetterType, Relation
from documents.relations_panel import hints
from search import queries
from search.engine import get_engine
from tests import makers
from tests.test_letter_form import PUBLISH, address, filled

ANYONE = AnonymousUser()


def related_letter(number: str, kind: str, other: Letter | None = None, named: str = "", **fields) -> Letter:
    """A published letter that does this to another, or to one it only names."""
    letter = makers.letter(number, **fields)
    letter.relations.add(Relation(kind=kind, other=other, number=named))
    return makers.published(letter)


def sides(letter: Letter, user=ANYONE) -> dict[str, list[str]]:
    """{label: numbers} as the page's part shows them."""
    letter.refresh_from_db()
    groups = relating.related(letter, user).groups
    return {
        str(group.label): [other.number for other in group.letters] + list(group.numbers) for group in groups
    }


def successors(letter: Letter, user=ANYONE) -> list[str]:
    letter.refresh_from_db()
    return [other.number for other in relating.related(letter, user).successors]


@pytest.mark.parametrize("kind", Relation.Kind.values)
def test_both_letters_tell_of_their_relation(site, client, kind):
    old = makers.letter("1/SGDĐT-VP")
    new = related_letter("2/SGDĐT-VP", kind, old)
    out, back = map(str, relating.SIDES[kind])
    assert sides(new) == {out: ["1/SGDĐT-VP"]}
    assert sides(old) == {back: ["2/SGDĐT-VP"]}
    assert old.url in client.get(new.url).text
    assert new.url in client.get(old.url).text


def test_a_letter_that_a_reader_may_not_see_is_not_told_of(site, client):
    old = makers.letter("1/SGDĐT-VP", access="signed-in", abstract="Thư kín")
    new = related_letter("2/SGDĐT-VP", "replaces", old)
    draft = makers.letter("3/SGDĐT-VP", live=False)
    draft.relations.add(Relation(kind="amends", other=new))
    draft.save()
    assert sides(new) == {}
    assert "Thư kín" not in client.get(new.url).text
    assert list(sides(new, makers.user()).values()) == [["1/SGDĐT-VP"]]


def test_a_letter_the_library_lacks_is_kept_by_number_and_linked_when_it_comes(site, client):
    new = related_letter("2/SGDĐT-VP", "replaces", named="Số: 1 / SGDĐT – VP")
    assert list(sides(new).values()) == [["01/SGDĐT-VP"]]
    assert "01/SGDĐT-VP" in client.get(new.url).text
    old = makers.letter("1/SGDĐT-VP")
    old.refresh_from_db()
    assert old.status == "replaced"
    assert old.url in client.get(new.url).text
    assert new.url in client.get(old.url).text


def test_a_link_by_number_is_undone_when_the_number_changes_or_the_letter_goes(site):
    related_letter("2/SGDĐT-VP", "replaces", named="1/SGDĐT-VP")
    old = makers.letter("1/SGDĐT-VP")
    old.number = "9/SGDĐT-VP"
    old = makers.published(old)
    assert (old.status, Relation.objects.get().other) == ("in-force", None)
    old.number = "1/SGDĐT-VP"
    old = makers.published(old)
    assert (old.status, Relation.objects.get().other) == ("replaced", old)
    old.delete()
    assert (Relation.objects.get().other, Relation.objects.get().number) == (None, "01/SGDĐT-VP")


def test_a_number_that_two_letters_bear_is_linked_to_neither(site):
    related_letter("2/SGDĐT-VP", "replaces", named="1/SGDĐT-VP")
    first, second = makers.letter("1/SGDĐT-VP"), makers.letter("1/SGDĐT-VP", issued_on=date(2021, 3, 1))
    first.refresh_from_db()
    assert (first.status, second.status) == ("in-force", "in-force")
    second.purge()
    first.refresh_from_db()
    assert first.status == "replaced"


def test_what_is_said_of_a_letter_outlives_it_under_its_number(site):
    old = makers.letter("1/SGDĐT-VP")
    new = related_letter("2/SGDĐT-VP", "replaces", old)
    old.purge()
    assert list(sides(new).values()) == [["1/SGDĐT-VP"]]
    makers.letter("1/SGDĐT-VP")
    assert Relation.objects.get().other.number == "1/SGDĐT-VP"


# What applies in its place


def test_a_replaced_letters_page_leads_to_its_successor(site, client):
    old = makers.letter("1/SGDĐT-VP")
    new = related_letter("2/SGDĐT-VP", "replaces", old)
    page = client.get(old.url).text
    banner = page[page.index('class="ended"') : page.index("</div>", page.index('class="ended"'))]
    assert new.url in banner
    assert 'class="ended"' not in client.get(new.url).text


def test_a_chain_is_followed_to_the_letter_in_force(site):
    first = makers.letter("1/SGDĐT-VP")
    second = related_letter("2/SGDĐT-VP", "replaces", first)
    third = related_letter("3/SGDĐT-VP", "replaces", second)
    assert successors(first) == ["3/SGDĐT-VP"]
    related_letter("4/SGDĐT-VP", "replaces", third, effective_on=status.today() + timedelta(days=9))
    assert successors(first) == ["3/SGDĐT-VP"]


def test_a_successor_that_a_reader_may_not_see_is_not_named(site, client):
    first = makers.letter("1/SGDĐT-VP")
    second = related_letter("2/SGDĐT-VP", "replaces", first)
    related_letter("3/SGDĐT-VP", "replaces", second, access="signed-in", abstract="Thư kín")
    assert successors(first) == ["2/SGDĐT-VP"]
    assert successors(first, makers.user()) == ["3/SGDĐT-VP"]
    assert "Thư kín" not in client.get(first.url).text
    second.delete()
    assert successors(first) == []


def test_a_ring_of_successors_ends(site):
    first = makers.letter("1/SGDĐT-VP")
    second = related_letter("2/SGDĐT-VP", "replaces", first)
    third = related_letter("3/SGDĐT-VP", "replaces", second)
    Relation.objects.create(letter=first, kind="replaces", other=third)
    assert set(successors(first)) <= {"2/SGDĐT-VP", "3/SGDĐT-VP"}


def test_a_revoked_letters_page_names_who_revoked_it(site):
    old = makers.letter("1/SGDĐT-VP")
    related_letter("2/SGDĐT-VP", "revokes", old)
    assert successors(old) == ["2/SGDĐT-VP"]


# Lists and search


def test_a_replaced_letter_is_labelled_wherever_it_is_listed(site, client):
    old = makers.letter("1/SGDĐT-VP", abstract="Quy định dạy thêm")
    related_letter("2/SGDĐT-VP", "replaces", old, abstract="Việc khác")
    article = makers.article(site, text="Theo Công văn số 1/SGDĐT-VP của Sở")
    label = str(Letter.Status.REPLACED.label)
    for url in ("/van-ban/", "/tim-kiem/?q=quy+dinh+day+them", article.url):
        assert label in client.get(url).text, url
    for url in ("/van-ban/atom/", "/tim-kiem/atom/?q=quy+dinh+day+them"):
        assert f"[{label}] 1/SGDĐT-VP: Quy định dạy thêm" in client.get(url).text, url


def test_search_puts_a_replaced_letter_after_its_successor_but_its_number_finds_it_first(site):
    old = makers.letter("1/SGDĐT-VP", abstract="Quy định dạy thêm học thêm", issued_on=date(2022, 9, 5))
    new = makers.letter("2/SGDĐT-VP", abstract="Quy định dạy thêm học thêm", issued_on=date(2022, 9, 4))
    asked = queries.parse("quy định dạy thêm")

    def found(query) -> list[str]:
        return [hit.key for hit in get_engine().search(query).hits]

    assert set(found(asked)) == {old.key, new.key}
    new.relations.add(Relation(kind="replaces", other=old))
    makers.published(new)
    assert found(asked) == [new.key, old.key]
    assert found(queries.parse("1/SGDĐT-VP"))[0] == old.key
    new.unpublish()
    assert found(asked) == [old.key]


def test_a_letters_page_asks_two_queries_more_for_all_its_relations(site, client):
    letter = makers.letter("50/SGDĐT-VP")
    bare = relating.related
    client.get(letter.url)
    with CaptureQueriesContext(connection) as asked:
        client.get(letter.url)
    before = len(asked)
    for n in range(6):
        kind = Relation.Kind.values[n]
        related_letter(f"{n + 1}/SGDĐT-VP", kind, letter)
        letter.relations.add(Relation(kind="refers", other=makers.letter(f"{n + 20}/SGDĐT-VP")))
    letter = makers.published(letter)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(letter.url).status_code == 200
    # One for the relations, asked before too; one for the letters.
    assert len(asked) - before <= 1
    with CaptureQueriesContext(connection) as asked:
        bare(letter, ANYONE)
    assert len(asked) <= 2


# The form


@pytest.fixture
def desk(site, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def row(kind: str = "replaces", other: Letter | None = None, number: str = "", pk: int | str = "") -> dict:
    return {
        "relations-TOTAL_FORMS": "1",
        "relations-INITIAL_FORMS": "1" if pk else "0",
        "relations-0-id": str(pk),
        "relations-0-kind": kind,
        "relations-0-other": str(other.pk) if other else "",
        "relations-0-number": number,
        "relations-0-ORDER": "1",
    }


def test_a_relation_is_filled_in_with_the_letter(desk):
    old = makers.letter("1/SGDĐT-VP")
    assert desk.post(address("add"), filled(**row(other=old)) | PUBLISH).status_code == 302
    old.refresh_from_db()
    assert old.status == "replaced"
    new = Letter.objects.get(number="2302/SGDĐT-GDTX")
    assert desk.get(address("edit", new.pk)).status_code == 200


@pytest.mark.parametrize("action", [{}, PUBLISH])
def test_a_relation_that_cannot_be_is_refused_with_a_message(desk, action):
    letter, other = makers.letter(), makers.letter("1/SGDĐT-VP")
    Relation.objects.create(letter=other, kind="replaces", other=letter)
    impossible = [
        row(other=letter),
        row(number="2302/SGDĐT-GDTX"),
        row(other=other),
        row(number="1/SGDĐT-VP"),
        row(kind="amends", other=other, number="77/SGDĐT-VP"),
        row(kind="amends"),
    ]
    for each in impossible:
        answer = desk.post(address("edit", letter.pk), filled(**each) | action)
        assert answer.status_code == 200, each
        assert answer.context["form"].formsets["relations"].forms[0].errors, each
    assert not letter.relations.exists()


def test_a_pair_that_came_about_since_the_draft_is_not_published(desk):
    old, new = makers.letter("1/SGDĐT-VP"), makers.letter()
    assert desk.post(address("edit", new.pk), filled(**row(other=old))).status_code == 302
    Relation.objects.create(letter=old, kind="replaces", other=new)
    new.refresh_from_db()
    with pytest.raises(Exception, match="."):
        new.latest_revision.publish()
    assert not new.relations.exists()


def test_a_letter_chosen_among_several_of_its_number_stays_chosen(desk):
    makers.letter("1/SGDĐT-VP", issued_on=date(2020, 3, 1))
    old = makers.letter("1/SGDĐT-VP")
    desk.post(address("add"), filled(**row(other=old, number="1/SGDĐT-VP")) | PUBLISH)
    assert Relation.objects.get().other == old


def test_every_screen_of_a_letter_with_relations_opens(desk):
    letter = related_letter("2/SGDĐT-VP", "replaces", named="1/SGDĐT-VP")
    for name in ("edit", "inspect", "history", "delete", "usage"):
        assert desk.get(address(name, letter.pk)).status_code == 200
    assert desk.get(reverse("wagtailsnippets_documents_letter:list")).status_code == 200
    revision = letter.latest_revision
    assert desk.get(address("revisions_view", letter.pk, revision.pk)).status_code == 200


# What a text says of others

READ = [
    ("Công văn này thay thế Công văn số 12/SGDĐT-VP ngày 3/4/2021.", [("replaces", "12/SGDĐT-VP")]),
    (
        "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 45/QĐ-SGDĐT ngày 6/7/2020 "
        "của Giám đốc Sở.",
        [("replaces", "45/QĐ-SGDĐT")],
    ),
    (
        "Bãi bỏ Công văn số 1/SGDĐT-VP ngày 1/2/2020 và Công văn số 2/SGDĐT-VP ngày 3/2/2020.",
        [("revokes", "01/SGDĐT-VP"), ("revokes", "02/SGDĐT-VP")],
    ),
    (
        "Về việc sửa đổi, bổ sung Quyết định số 45/QĐ-SGDĐT ngày 6/7/2020",
        [("amends", "45/QĐ-SGDĐT")],
    ),
    (
        "Sửa đổi, bổ sung một số điều của Quy chế thi đua ban hành kèm theo Quyết định số 45/QĐ-SGDĐT",
        [("amends", "45/QĐ-SGDĐT")],
    ),
    ("Bổ sung Kế hoạch số 7/KH-SGDĐT ngày 5/9/2022", [("supplements", "07/KH-SGDĐT")]),
    ("Hướng dẫn thực hiện Thông tư số 18/2019/TT-BGDĐT", [("guides", "18/2019/TT-BGDĐT")]),
    ("Căn cứ Nghị định số 5/2020/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 4/2018/NĐ-CP;", []),
    ("Công văn số 1/SGDĐT-VP được thay thế bởi Công văn số 2/SGDĐT-VP.", []),
    ("Quy chế được sửa đổi, bổ sung tại Quyết định số 3/QĐ-SGDĐT.", []),
    ("Văn bản này không thay thế Công văn số 2/SGDĐT-VP.", []),
    ("Thực hiện Công văn số 2/SGDĐT-VP. Các trường thay thế bàn ghế hỏng.", []),
    (
        "Căn cứ Công văn số 9/SGDĐT-VP ngày 1/1/2021;\nCông văn này thay thế Công văn số 2/SGDĐT-VP.",
        [("replaces", "02/SGDĐT-VP")],
    ),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_a_text_does_to_other_letters_is_read(text, expected):
    assert [(kind, mention.number) for kind, mention in relating.found_in(text)] == expected


def test_the_form_hints_at_what_the_text_says_and_sets_nothing(desk):
    text = "Công văn này thay thế Công văn số 12/SGDĐT-VP và bãi bỏ Công văn số 13/SGDĐT-VP."
    letter = related_letter("2/SGDĐT-VP", "revokes", named="13/SGDĐT-VP", body=text)
    assert [number for _label, number in hints(letter)] == ["12/SGDĐT-VP"]
    assert "12/SGDĐT-VP</strong>" in desk.get(address("edit", letter.pk)).text
    assert letter.relations.count() == 1
    assert LetterType.objects.exists()
