"""A registrar drops fifty files and a register, checks the drafts, publishes them, and readers find each."""

import io
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect

from benchmarks.letters import build
from documents.extraction import can_ocr
from documents.intake import runner
from documents.models import Intake, IntakeRow, Letter
from search import indexing
from tests import letter_files, makers, papers
from tests.browser.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = ("bo-cong-van-1", "huong-dan-2", "ubnd-tinh-1")
ISSUERS = ("Bộ Giáo dục và Đào tạo", "Ủy ban nhân dân tỉnh Quảng Hà")
RIGHTS = (
    "access_admin",
    "take_in_letters",
    "add_letter",
    "change_letter",
    "delete_letter",
    "publish_letter",
    "view_letter",
)
PHRASE = "tủ sách dùng chung của ba thôn"
# Sends the form as it is shown, again and again, as pressing the button would.
PUBLISH_ALL = """async (address) => {
  const published = [];
  while (address.includes('kiem-tra')) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    const sent = new FormData(page.querySelector('.review__form'));
    sent.append('action', 'publish');
    const answer = await fetch(address, {method: 'POST', body: sent});
    if (answer.url === new URL(address, location).href) return {stuck: address};
    published.push(address);
    address = answer.url;
  }
  return {published: published.length};
}"""


def spec(name: str) -> dict:
    return json.loads((build.OPEN / f"{name}.json").read_text("utf-8"))


def scan(browser: Browser) -> bytes:
    """A decision whose second annex, on the third page, holds the phrase."""
    told = spec("so-quyet-dinh-1")
    annex = {"title": ["PHỤ LỤC II"], "body": [f"Các trường lập {PHRASE} ven suối trước khai giảng."]}
    return build.made(browser, told | {"annexes": [*told["annexes"], annex]})


def register() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Số ký hiệu", "Ngày ban hành", "Loại", "Trích yếu", "Cơ quan ban hành"])
    issuer = "Sở Giáo dục và Đào tạo"
    book.active.append(["931/SGDĐT-VP", "06/9/2022", "Công văn", "Lịch trực cơ quan dịp lễ", issuer])
    book.save(out)
    return out.getvalue()


def subject(n: int) -> str:
    """Words that one letter alone has."""
    return f"Tổ chức ngày hội đọc sách cụm {chr(97 + n // 10)}{chr(97 + n % 10)}vùng cao"


@pytest.fixture
def folder(tmp_path: Path, chromium: Browser) -> Path:
    """Fifty letters and a register, as they lie in someone's folder."""
    place = tmp_path / "van ban den"
    place.mkdir()
    for name in OPEN:
        papers.kept(place, f"{name}.pdf", build.made(chromium, spec(name)))
    papers.kept(place, "quyet dinh (ban quet).pdf", scan(chromium))
    for n in range(46):
        content = letter_files.typed(number=f"{4001 + n}/SGDĐT-GDTX", abstract=subject(n))
        papers.kept(place, f"cong van {n + 1}.pdf", content)
    papers.kept(place, "so cong van.xlsx", register())
    return place


@pytest.fixture
def registrar(page: Page, site) -> Page:
    someone = makers.user("van-thu")
    someone.set_password(PASSWORD)
    someone.save()
    someone.user_permissions.set(Permission.objects.filter(codename__in=RIGHTS))
    page.goto("/quan-tri/login/")
    page.fill("[name=username]", "van-thu")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/quan-tri/")
    return page


def work() -> None:
    while runner.run_next():
        pass


def first_hit(page: Page, question: str) -> str:
    answer = page.request.get(f"/tim-kiem/?q={quote(question)}").text()
    return answer.partition('<ol class="hits')[2].partition("</li>")[0]


@pytest.mark.skipif(not can_ocr(), reason="tesseract with Vietnamese is not installed")
def test_fifty_files_and_a_register_become_published_letters_that_readers_find(registrar, folder) -> None:
    makers.issuer()
    for name in ISSUERS:
        makers.issuer(name, "")
    page = registrar
    page.goto("/quan-tri/")
    # Within the letters' own part of the menu.
    page.get_by_role("button", name="Văn bản", exact=True).click()
    page.locator(f"a[href='{reverse('documents_drop')}']").click()
    page.set_input_files("[name=files]", sorted(folder.iterdir()))
    page.wait_for_url("**/tha-tep/*/", timeout=60_000)
    assert page.locator("[data-state=working]").count() == 1
    work()
    assert not Letter.objects.filter(live=True).exists()
    page.reload()
    expect(page.locator("[data-outcome=created]")).to_have_count(50)
    page.get_by_role("link", name="Check the drafts").or_(page.locator("a.button[href*=kiem-tra]")).click()
    check_one_by_hand(page)
    published = page.evaluate(PUBLISH_ALL, page.url)
    assert published == {"published": 48}
    publish_by_its_own_form(page, Letter.objects.get(number="931/SGDĐT-VP"))
    indexing.catch_up()
    letters = list(Letter.objects.filter(live=True))
    assert len(letters) == 51
    for letter in letters:
        assert letter.url in first_hit(page, letter.number), letter.number
        assert letter.url in first_hit(page, letter.abstract), letter.abstract
    scanned = IntakeRow.objects.get(filename="quyet dinh (ban quet).pdf").letter
    hit = first_hit(page, f'"{PHRASE}"')
    assert scanned.url in hit and "#page=3" in hit


def check_one_by_hand(page: Page) -> None:
    """The first two drafts: the page beside the form, a field set right, and on to the next."""
    first = page.url
    picture = page.locator(".paper__pages img").first
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('.paper__pages img').naturalWidth === 1240")
    page.fill("[name=signer]", "Lê Thị Đã Sửa")
    page.locator("[name=action][value=publish]").click()
    page.wait_for_url(lambda address: "kiem-tra" in address and address != first)
    assert Letter.objects.get(live=True).signer == "Lê Thị Đã Sửa"
    second = page.url
    page.locator("[name=action][value=save]").press("Enter")
    page.wait_for_url(lambda address: "kiem-tra" in address and address != second)
    draft = Letter.objects.exclude(reading__checked_at=None).get(live=False)
    draft.get_latest_revision().publish()


def publish_by_its_own_form(page: Page, letter: Letter) -> None:
    """A register's rows were typed by people: nothing was read, so nothing is checked."""
    page.goto(reverse("wagtailsnippets_documents_letter:edit", args=[letter.pk]))
    page.locator("[data-w-dropdown-target='toggle'], .w-dropdown__toggle").last.click()
    with page.expect_navigation():
        page.locator("[name=action-publish]").click()


def test_one_refused_file_does_not_stop_the_rest_and_says_why(registrar, tmp_path) -> None:
    page = registrar
    page.goto(reverse("documents_drop"))
    files = [
        papers.kept(tmp_path, "giả.pdf", b"<html><script>alert(1)</script>"),
        papers.kept(tmp_path, "thật.pdf", letter_files.typed()),
    ]
    page.set_input_files("[name=files]", files)
    expect(page.locator("[data-drop-onward]")).to_be_visible()
    expect(page.locator(".file-drop__refused")).to_have_count(1)
    assert [row.outcome for row in Intake.objects.get().rows.all()] == ["failed", "waiting"]
    page.locator("[data-drop-onward] a").click()
    page.wait_for_url("**/tha-tep/*/")


def test_files_dropped_on_the_place_are_sent(registrar) -> None:
    page = registrar
    page.goto(reverse("documents_drop"))
    content = list(letter_files.typed())
    page.evaluate(
        """(content) => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(content)], 'kéo thả.pdf', {type: 'application/pdf'}));
          const place = document.querySelector('[data-drop-zone]');
          const how = {dataTransfer: carried, bubbles: true, cancelable: true};
          place.dispatchEvent(new DragEvent('drop', how));
        }""",
        content,
    )
    page.wait_for_url("**/tha-tep/*/")
    assert IntakeRow.objects.get().filename == "kéo thả.pdf"


def test_dropping_and_checking_work_without_scripts(registrar, chromium, tmp_path) -> None:
    makers.issuer()
    context = chromium.new_context(
        base_url=registrar.url.split("/quan-tri")[0],
        storage_state=registrar.context.storage_state(),
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto(reverse("documents_drop"))
    page.set_input_files("[name=files]", two_files(tmp_path))
    page.locator("[data-drop-button]").click()
    page.wait_for_url("**/tha-tep/*/")
    work()
    page.reload()
    page.locator("a.button[href*=kiem-tra]").click()
    first = page.url
    page.fill("[name=abstract]", "Sửa mà không cần kịch bản")
    page.locator("[name=action][value=save]").click()
    page.wait_for_url(lambda address: "kiem-tra" in address and address != first)
    assert Letter.objects.filter(abstract="Sửa mà không cần kịch bản", live=False).count() == 1
    context.close()


def test_nothing_is_wider_than_a_phone(registrar, tmp_path) -> None:
    makers.issuer()
    page = registrar
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto(reverse("documents_drop"))
    page.set_input_files("[name=files]", two_files(tmp_path))
    page.wait_for_url("**/tha-tep/*/")
    work()
    page.reload()
    drop = page.url
    page.locator("a.button[href*=kiem-tra]").click()
    page.wait_for_url("**/kiem-tra/*/")
    for address in (page.url, drop, reverse("documents_drop")):
        page.goto(address)
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wider) <= 0, address


def two_files(folder: Path) -> list[Path]:
    return [papers.kept(folder, f"{n}.pdf", letter_files.typed(number=f"{n}/SGDĐT-VP")) for n in (1, 2)]
