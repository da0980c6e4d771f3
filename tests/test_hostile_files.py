"""Files made to break a reader, or broken on the way: an outcome each, and the site unhurt."""

import os
import resource
import subprocess
import sys
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.layout import lay_out
from documents import file_texts
from documents.extraction import process, read_file
from documents.models import Attachment, FileText, Letter
from tests import makers, papers
from tests.papers import kept
from tests.test_letter_form import PUBLISH, address, filled

HOSTILE = {
    "a cut PDF": (papers.cut_pdf, {"broken"}),
    "a PDF without anything": (lambda: b"%PDF-1.4 ...", {"broken"}),
    "pages that hold each other": (papers.loop_pdf, {"broken", "empty", "too-big", "timed-out"}),
    "a page that unpacks to a gigabyte": (papers.bomb_pdf, {"too-big", "timed-out", "empty", "broken"}),
    "and is packed twice": (lambda: papers.bomb_pdf(twice=True), {"too-big", "timed-out", "empty", "broken"}),
    "a PDF under a password": (papers.encrypted_pdf, {"encrypted"}),
    "a Word file under a password": (papers.encrypted_docx, {"encrypted"}),
    "a Word file that unpacks to much": (papers.bomb_docx, {"too-big"}),
    "entities that grow": (papers.entity_docx, {"broken"}),
    "a cut Word file": (lambda: papers.docx(papers.paragraph("a"))[:-40], {"broken", "unsupported"}),
    "a cut picture": (lambda: papers.jpeg(papers.picture())[:3000], {"broken"}),
    "a web page": (lambda: b"<!doctype html><script>alert(1)</script>", {"empty"}),
    "noise": (lambda: bytes(range(256)) * 40, {"unsupported"}),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_has_an_outcome_in_time_and_costs_this_process_nothing(tmp_path, kind):
    make, outcomes = HOSTILE[kind]
    path = kept(tmp_path, "a.pdf", make())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    reading = read_file(path)
    assert reading.outcome in outcomes, reading.note
    assert time.monotonic() - started < 40
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_four_thousand_pages_are_read_at_a_page_at_a_time(tmp_path):
    reading = read_file(kept(tmp_path, "a.pdf", papers.many_pages_pdf()))
    assert reading.page_count == 4000
    assert reading.outcome in ("ok", "timed-out")
    assert len(reading.pages) > 500
    assert reading.pages[499].text.startswith("Trang 500\n")


def test_what_was_read_before_the_time_was_over_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "WALL_SECONDS", 0.6)
    reading = read_file(kept(tmp_path, "a.pdf", papers.many_pages_pdf()))
    assert reading.outcome == "timed-out"
    assert 0 < len(reading.pages) < 4000


def test_the_reading_process_ends_with_whoever_waits_for_it(tmp_path):
    path = kept(tmp_path, "a.pdf", papers.many_pages_pdf(2000))
    pages = iter(process.messages("text", path))
    next(pages)
    running = children()
    assert running
    pages.close()
    assert not children() & running


def children() -> set[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True)  # noqa: S603, S607
    return {int(pid) for pid in listed.stdout.split() if os.path.exists(f"/proc/{pid}")} - {os.getpid()}


def test_the_reading_process_knows_no_secret_and_starts_without_the_site(tmp_path):
    assert not {name for name in process.bare_environment() if "SECRET" in name or "DATABASE" in name}
    script = (
        "import sys, documents.extraction.child, documents.extraction.pdf; print('django' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=process.ROOT)  # noqa: S603
    assert said.stdout.strip() == "False"


# In the register


@pytest.fixture
def desk(db, client):
    lay_out()
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def with_files(*files: tuple[str, bytes], **fields) -> dict:
    sent: dict = {"attachments-TOTAL_FORMS": str(len(files))}
    for n, (name, content) in enumerate(files):
        sent |= {
            f"attachments-{n}-file": SimpleUploadedFile(name, content),
            f"attachments-{n}-label": "text",
            f"attachments-{n}-title": f"Tệp {n}",
            f"attachments-{n}-access": "letter",
            f"attachments-{n}-ORDER": str(n + 1),
        }
    return filled(**sent, **fields)


@pytest.mark.parametrize("kind", ["a cut PDF", "a PDF under a password", "pages that hold each other"])
def test_a_letter_with_a_bad_file_is_published_and_its_outcome_recorded(desk, kind):
    answer = desk.post(address("add"), with_files(("a.pdf", HOSTILE[kind][0]())) | PUBLISH)
    assert answer.status_code == 302
    letter = Letter.objects.get()
    assert file_texts.read_next() == 1
    reading = FileText.objects.get()
    assert reading.outcome in HOSTILE[kind][1]
    assert reading.ended_at
    assert desk.get(letter.url).status_code == 200
    form = desk.get(address("edit", letter.pk)).content.decode()
    assert f'data-outcome="{reading.outcome}"' in form
    page = desk.get(reverse("letter_file_texts")).content.decode()
    assert f'data-outcome="{reading.outcome}"' in page


REFUSED = {
    "a web page named PDF": ("a.pdf", b"<!doctype html><script>alert(1)</script>"),
    "a program": ("a.exe", b"MZ\x90\x00"),
    "a program named DOCX": ("a.docx", b"MZ\x90\x00\x03\x00"),
    "a picture named PDF": ("a.pdf", makers.jpeg(40, 40)),
    "two endings": ("a.pdf.php", b"%PDF-1.4"),
    "nothing at all": ("a.pdf", b"   "),
    "a drawing": ("a.svg", b"<svg/>"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_letters_file_is_a_message_in_the_form_and_nothing_typed_is_lost(desk, kind):
    sent = with_files(REFUSED[kind], ("b.pdf", b"%PDF-1.4"), abstract="Trích yếu đã gõ") | PUBLISH
    answer = desk.post(address("add"), sent)
    assert answer.status_code == 200
    assert not Letter.objects.exists()
    assert not Attachment.objects.exists()
    shown = answer.content.decode()
    assert "Trích yếu đã gõ" in shown
    assert "Tệp 1" in shown
    formset = answer.context["form"].formsets["attachments"]
    assert formset.errors[0]["file"]
    assert not formset.errors[1]


def test_a_file_over_the_limit_is_refused(desk, settings):
    settings.LETTER_FILE_MAX_SIZE = 1000
    answer = desk.post(address("add"), with_files(("a.pdf", b"%PDF-1.4" + bytes(2000))))
    assert answer.context["form"].formsets["attachments"].errors[0]["file"]


NAMES = [
    "../../etc/passwd.pdf",
    "a\x00b.pdf",
    "x" * 300 + ".pdf",
    "\u202efdp.a.pdf",
    "co\u0302ng va\u0306n.pdf",
    "a.php.pdf",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_saved_under_a_good_one(db, client, name):
    lay_out()
    letter = makers.letter("2302/SGDĐT-GDTX")
    sent = makers.attachment(letter, title=f"Kế hoạch {name}"[:200])
    answer = client.get(f"{sent.get_absolute_url()}?tai-ve")
    said = answer["Content-Disposition"]
    assert "filename*=UTF-8''2302_SGD%C4%90T-GDTX%20K%E1%BA%BF%20ho%E1%BA%A1ch" in said
    assert said.endswith(".pdf")
    assert not set('/\\\x00\u202e\n"') & set(sent.saved_name)
    assert len(sent.saved_name) <= 130
