"""A search as CSV: the same hits and rights, safe in a spreadsheet, read back the same, sent in a stream."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.decoding import decode
from documents.importing import import_letters, rows_of
from documents.models import Letter
from search import exports
from search.cells import as_meant, as_text
from search.engine import EngineError, get_engine
from tests import makers
from tests.test_search_page import WORD, hidden_things

pytestmark = pytest.mark.xdist_group("search-page")


def taken(client, **parameters) -> bytes:
    response = client.get("/tim-kiem/csv/", parameters)
    assert response.status_code == 200 and response.streaming
    return b"".join(response.streaming_content)


def rows(client, **parameters) -> list[list[str]]:
    text = taken(client, **parameters).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def test_a_hit_is_a_row(site, client) -> None:
    made = makers.letter(abstract="Hướng nghiệp; “một”, hai\nba")
    makers.article(site, "Hội nghị hướng nghiệp")
    data = taken(client, q="huong nghiep", kind="letter")
    assert data.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert len(head) == 6
    assert row == [
        "2302/SGDĐT-GDTX",
        "2022-09-05",
        "Công văn",
        made.abstract,
        "Sở Giáo dục và Đào tạo",
        f"http://testserver{made.url}",
    ]


def test_the_file_has_a_name_and_is_kept_by_no_cache(site, client) -> None:
    response = client.get("/tim-kiem/csv/", {"q": 'hướng nghiệp"; x=\r\n'})
    name = response["Content-Disposition"]
    assert name.startswith('attachment; filename="tim-kiem-huong-nghiep') and name.endswith('.csv"')
    assert name.count('"') == 2
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Cache-Control"] == "private, no-store"


def test_rows_stand_in_the_order_of_the_page(site, client) -> None:
    for n, year in enumerate((2020, 2022, 2021), 1):
        makers.letter(f"{n}/SGDĐT", abstract="Hướng nghiệp", issued_on=date(year, 1, 1))
    years = [row[1][:4] for row in rows(client, q="huong nghiep", **{"sap-xep": "moi"})]
    assert years == ["2022", "2021", "2020"]


FORMULAS = ("=1+1", "+84 28", "-5", "@SUM(A1)", "'=1+1", "''-x", "'quoted'", "a=1", "")


def test_no_cell_is_a_formula(site, client) -> None:
    for n, text in enumerate(FORMULAS[:5], 1):
        makers.letter(f"{n}/SGDĐT", abstract=f"{text} zarkon")
    cells = [cell for row in rows(client, q="zarkon") for cell in row]
    assert len(cells) == 30
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_a_cell_is_read_as_it_was_written() -> None:
    for text in (*FORMULAS, "\tx", "\rx"):
        assert as_meant(as_text(text)) == text


@given(st.text(alphabet="'=+-@\t\ra", max_size=6))
def test_any_cell_is_read_as_it_was_written(text: str) -> None:
    assert as_meant(as_text(text)) == text
    assert not as_text(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_import_reads_what_was_exported(site, client, tmp_path) -> None:
    for n, text in enumerate(FORMULAS[:7], 1):
        makers.letter(f"{n}/SGDĐT-GDTX", abstract=f"{text} zarkon", issuer=makers.issuer())
    path = tmp_path / "so.csv"
    path.write_bytes(taken(client, q="zarkon", **{"sap-xep": "cu"}))
    read = [row["abstract"] for _number, row in rows_of(decode(path.read_bytes()))]
    assert sorted(read) == sorted(Letter.objects.values_list("abstract", flat=True))
    outcome = import_letters(path)
    assert (outcome.unchanged, outcome.created, outcome.failed) == (7, 0, 0)


def test_a_reader_gets_so_many_rows_and_is_told_and_staff_get_all(
    site, client, monkeypatch, tmp_path
) -> None:
    monkeypatch.setattr(exports, "MOST", 3)
    monkeypatch.setattr(exports, "BATCH", 2)
    for n in range(5):
        makers.letter(f"{n + 1}/SGDĐT", abstract="Hướng nghiệp")
    cut = rows(client, q="huong nghiep")
    assert len(cut) == 4 and all(row[0] for row in cut[:3])
    assert cut[3][:5] == [""] * 5 and "3" in cut[3][5]
    client.force_login(makers.user("bạn đọc"))
    assert len(rows(client, q="huong nghiep")) == 4
    client.force_login(makers.user("quản-trị", is_superuser=True))
    everything = rows(client, q="huong nghiep")
    assert len(everything) == 5 and all(row[0] for row in everything)


def test_exactly_as_many_rows_as_allowed_are_not_said_to_be_cut(site, client, monkeypatch) -> None:
    monkeypatch.setattr(exports, "MOST", 3)
    for n in range(3):
        makers.letter(f"{n + 1}/SGDĐT", abstract="Hướng nghiệp")
    assert all(row[0] for row in rows(client, q="huong nghiep"))


def test_the_last_row_makes_no_letter(site, client, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(exports, "MOST", 1)
    for n in range(2):
        makers.letter(f"{n + 1}/SGDĐT", abstract="Hướng nghiệp")
    path = tmp_path / "so.csv"
    path.write_bytes(taken(client, q="huong nghiep"))
    outcome = import_letters(path)
    assert (outcome.created, outcome.unchanged, outcome.failed) == (0, 1, 0)


def test_who_may_enter_the_admin_is_staff(site) -> None:
    from django.contrib.auth.models import AnonymousUser, Permission

    group = makers.group()
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    assert exports.may_take_all(makers.user("văn-thư", group))
    assert exports.may_take_all(makers.user("viên-chức", is_staff=True))
    assert not exports.may_take_all(makers.user("bạn-đọc"))
    assert not exports.may_take_all(AnonymousUser())


def test_hidden_things_are_in_no_table_but_their_readers(site, client) -> None:
    group = hidden_things(site)
    assert WORD.encode() not in taken(client) and rows(client, q=WORD) == []
    client.force_login(makers.user("cùng-phòng", group))
    assert len(rows(client, q=WORD)) == 4


def test_rights_are_asked_again_when_rows_are_read(site, client, settings) -> None:
    made = makers.letter("1/SGDĐT", abstract=WORD)
    settings.SEARCH_INLINE = False
    made.unpublish()
    assert rows(client, q=WORD) == []


def test_without_its_index_there_is_a_page_and_no_broken_file(site, client, tmp_path, settings) -> None:
    settings.SEARCH_ENGINE = {**settings.SEARCH_ENGINE, "PATH": str(tmp_path / "file")}
    (tmp_path / "file").write_text("")
    response = client.get("/tim-kiem/csv/", {"q": "huong"})
    assert response.status_code == 503 and response["Retry-After"]
    assert response["Content-Type"].startswith("text/html") and "Content-Disposition" not in response


def test_an_engine_that_fails_on_the_way_is_named_in_the_last_row(site, client, monkeypatch) -> None:
    made = makers.letter("1/SGDĐT", abstract="Hướng nghiệp")

    def failing(*args):
        yield made.key
        raise EngineError("away")

    monkeypatch.setattr(exports, "BATCH", 1)
    monkeypatch.setattr(type(get_engine()), "scan", failing)
    found = rows(client, q="huong")
    assert [row[0] for row in found] == ["1/SGDĐT", ""] and found[1][5]


def test_a_page_of_results_leads_to_its_table(site, client) -> None:
    makers.letter("1/SGDĐT", abstract="Hướng nghiệp")
    html = client.get("/tim-kiem/?q=huong+nghiep&kind=letter&sap-xep=cu").text
    assert 'href="/tim-kiem/csv/?q=huong+nghiep&amp;kind=letter&amp;sap-xep=cu"' in html


def test_any_question_gets_a_table(site, client) -> None:
    from tests.test_search_page import HOSTILE

    for q in HOSTILE:
        assert taken(client, q=q.encode("utf-8", "surrogatepass"))
