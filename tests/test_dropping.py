"""Dropping files in the admin: what may come, who may send it, and what is said of each."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.intake import dropping, runner
from documents.models import Intake, IntakeRow, Letter
from tests import letter_files, makers, papers

pytestmark = pytest.mark.django_db


def registrar(name: str = "van-thu", *more: str):
    """Someone with the rights that dropping asks for, and `more`."""
    made = makers.user(name)
    wanted = ("take_in_letters", "add_letter", "access_admin", *more)
    made.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    return made


@pytest.fixture
def desk(site, client):
    makers.issuer()
    client.force_login(registrar())
    return client


def file(content: bytes | None = None, name: str = "cong van.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, letter_files.typed() if content is None else content)


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def send(desk, content: SimpleUploadedFile, intake: int | str = "") -> dict:
    answer = desk.post(reverse("documents_drop_send"), {"file": content, "intake": intake})
    assert answer.status_code == 200
    return answer.json()


def outcomes(intake: int) -> list[str]:
    return [row.outcome for row in IntakeRow.objects.filter(intake=intake)]


def work() -> None:
    while runner.run_next():
        pass


def test_fifty_files_go_to_one_intake_one_by_one(desk):
    number: int | str = ""
    for n in range(50):
        number = send(desk, file(letter_files.typed(number=f"{n + 1}/SGDĐT-VP")), number)["intake"]
    intake = Intake.objects.get()
    assert (intake.kind, intake.rows.count()) == (Intake.Kind.FILES, 50)
    assert intake.asked_by.username == "van-thu"


def test_the_worker_waits_until_all_files_are_there(desk):
    answer = send(desk, file())
    assert runner.run_next() == 0
    desk.post(answer["done"])
    assert runner.run_next() == 1
    assert Letter.objects.get().number == "2302/SGDĐT-GDTX"


def test_a_browser_that_went_away_holds_the_worker_up_for_a_while_only(desk, monkeypatch):
    monkeypatch.setattr(Intake, "HELD", Intake.HELD * 0)
    send(desk, file())
    assert runner.run_next() == 1


def test_files_that_come_after_the_worker_began_go_to_an_intake_of_their_own(desk):
    answer = send(desk, file())
    desk.post(answer["done"])
    work()
    later = send(desk, file(letter_files.typed(number="9/SGDĐT-VP")), answer["intake"])
    assert later["intake"] != answer["intake"]


def test_no_one_adds_to_another_persons_files(desk, client):
    first = send(desk, file())["intake"]
    client.force_login(registrar("nguoi-khac"))
    assert send(client, file(), first)["intake"] != first


def test_without_scripts_all_files_come_in_one_request(desk):
    files = [file(letter_files.typed(number=f"{n}/SGDĐT-VP"), f"{n}.pdf") for n in (1, 2)]
    answer = desk.post(reverse("documents_drop"), {"files": [*files, file(b"<html>", "gia.pdf")]})
    intake = Intake.objects.get()
    assert answer.url == reverse("documents_dropped", args=[intake.pk])
    assert outcomes(intake.pk) == ["waiting", "waiting", "failed"]
    work()
    assert outcomes(intake.pk) == ["created", "created", "failed"]


def test_a_form_without_files_says_so(desk):
    answer = desk.post(reverse("documents_drop"))
    assert answer.status_code == 200
    assert len(answer.context["messages"]) == 1
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    "name, content", [("gia.pdf", b"<html><script>"), ("rong.pdf", b""), ("anh.svg", b"<svg/>")]
)
def test_what_is_no_letters_file_is_refused_with_a_reason_and_the_rest_goes_on(desk, name, content):
    upload = SimpleUploadedFile(name, content) if content else SimpleUploadedFile(name, b"\x00")
    answer = send(desk, upload)
    assert answer["refused"] and name in answer["refused"][0]
    send(desk, file(), answer["intake"])
    assert outcomes(answer["intake"]) == ["failed", "waiting"]


def test_a_file_too_large_is_refused_and_nothing_of_it_is_kept(desk, settings, tmp_path):
    settings.LETTER_FILE_MAX_SIZE = 100
    assert send(desk, file())["refused"]
    assert not list(tmp_path.rglob("letters/*/*"))


def test_a_zip_is_taken_apart(desk):
    content = packed(
        **{
            "thu muc/công văn 1.pdf": letter_files.typed(number="1/SGDĐT-VP"),
            "2.pdf": letter_files.typed(number="2/SGDĐT-VP"),
            "__MACOSX/._2.pdf": b"x",
        }
    )
    answer = send(desk, file(content, "bo.zip"))
    assert (answer["files"], answer["refused"]) == (2, [])
    desk.post(answer["done"])
    work()
    assert set(Letter.objects.values_list("number", flat=True)) == {"01/SGDĐT-VP", "02/SGDĐT-VP"}
    assert "công văn 1.pdf" in set(IntakeRow.objects.values_list("filename", flat=True))


def test_a_zip_bomb_is_not_unpacked(desk, settings):
    settings.LETTER_FILE_MAX_SIZE = 1 << 20
    bomb = packed(**{"to.txt": b"a" * (20 << 20)})
    answer = send(desk, file(bomb, "bom.zip"))
    assert answer["refused"] and outcomes(answer["intake"]) == ["failed"]


def test_a_zip_that_says_less_than_it_holds_is_stopped(desk):
    content = packed(**{"noi-doi.txt": b"chu " * 300_000})
    size, lie = (1_200_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    answer = send(desk, file(content.replace(size, lie), "doi.zip"))
    assert outcomes(answer["intake"]) == ["failed"]


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(30), packed()])
def test_a_zip_that_is_broken_or_empty_says_so(desk, content):
    answer = send(desk, file(content, "hong.zip"))
    assert answer["refused"] and outcomes(answer["intake"]) == ["failed"]


def test_one_drop_has_an_end(desk, monkeypatch):
    monkeypatch.setattr(dropping, "MOST_FILES", 1)
    first = send(desk, file())
    second = send(desk, file(), first["intake"])
    assert second["refused"]
    assert outcomes(first["intake"]) == ["waiting", "failed"]


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "a" * 250 + ".pdf", "\u202efdp.pdf"])
def test_a_hostile_name_is_kept_as_a_name_only(desk, name):
    answer = send(desk, file(name=name))
    desk.post(answer["done"])
    work()
    attachment = Letter.objects.get().attachments.get()
    assert attachment.file.name.startswith("letters/") and "passwd" not in attachment.file.name
    assert desk.get(answer["address"]).status_code == 200


def test_the_pages_of_a_drop_show_what_was_read(desk):
    answer = send(desk, file(papers.cut_pdf(), "hỏng.pdf"))
    send(desk, file(), answer["intake"])
    assert "http-equiv" in desk.get(answer["address"]).content.decode()
    desk.post(answer["done"])
    work()
    page = desk.get(answer["address"]).content.decode()
    for told in ("hỏng.pdf", "2302/SGDĐT-GDTX", "05/09/2022", "Hướng dẫn nhiệm vụ"):
        assert told in page
    letter = Letter.objects.get(number="2302/SGDĐT-GDTX")
    assert reverse("documents_review", args=[letter.pk]) in page
    assert "http-equiv" not in page
    assert desk.get(reverse("documents_drop")).context["page_obj"][0].unchecked == 2


def test_a_drop_of_many_files_is_shown_with_few_queries(desk):
    def queries(count: int) -> int:
        number: int | str = ""
        for n in range(count):
            number = send(desk, file(letter_files.typed(number=f"{n + count * 100}/SGDĐT-VP")), number)[
                "intake"
            ]
        desk.post(reverse("documents_drop_done", args=[number]))
        work()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.get(reverse("documents_dropped", args=[number]))
        return len(asked)

    queries(1)
    assert queries(2) == queries(6)


def test_what_stopped_half_way_goes_on_when_asked(desk):
    answer = send(desk, file())
    intake = Intake.objects.get()
    intake.end(error="The worker died over it each time.")
    desk.post(answer["address"])
    work()
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("lacking", ["take_in_letters", "add_letter"])
def test_who_may_not_take_letters_in_sees_none_of_it(site, client, lacking):
    someone = registrar()
    someone.user_permissions.remove(Permission.objects.get(codename=lacking))
    client.force_login(someone)
    intake = Intake.objects.create(kind=Intake.Kind.FILES)
    addresses = [
        ("get", reverse("documents_drop")),
        ("post", reverse("documents_drop_send")),
        ("get", reverse("documents_dropped", args=[intake.pk])),
        ("post", reverse("documents_drop_done", args=[intake.pk])),
    ]
    for verb, address in addresses:
        answer = getattr(client, verb)(address, {"file": file()} if verb == "post" else {})
        assert answer.status_code in (302, 403) and "tha-tep" not in answer.get("Location", "")
    assert reverse("documents_drop") not in client.get("/quan-tri/").content.decode()
    assert not IntakeRow.objects.exists()


def test_a_stranger_is_sent_to_the_log_in(site, client):
    assert "login" in client.get(reverse("documents_drop")).url
