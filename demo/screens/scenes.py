"""What each picture of the guide shows: who looks, where, and what was done there just before."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page

from demo.draw_photos import draw
from demo.screens import papers
from documents.models import Letter
from home.models import ContactPage, Notice
from news.models import ConferenceArticlePage


@dataclass
class Scene:
    """`name` is the picture's; `who` is signed in, nobody where empty; `act` gets the window and a folder."""

    name: str
    who: str
    where: Callable[[], str]
    act: Callable[[Page, Path], None] = lambda page, folder: None
    phone: bool = False
    height: int = 800


def at(name: str, *args: object, query: str = "") -> Callable[[], str]:
    return lambda: reverse(name, args=args) + query


def article(name: str, words: str) -> Callable[[], str]:
    """A view of the article whose title has these words, in whichever case."""

    def where() -> str:
        titles = ConferenceArticlePage.objects.values_list("pk", "title")
        return reverse(name, args=[next(pk for pk, title in titles if words in title.lower())])

    return where


def letter(name: str, number: str) -> Callable[[], str]:
    return lambda: reverse(name, args=[Letter.objects.get(number__startswith=number).pk])


def notice(name: str) -> Callable[[], str]:
    return lambda: reverse(name, args=[Notice.objects.get().pk])


def middle(page: Page, selector: str) -> None:
    """Scroll what is named into the middle of the window."""
    page.locator(selector).first.evaluate("(it) => it.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.wait_for_timeout(300)


def choose_report(page: Page, folder: Path) -> None:
    report = papers.write_report(folder / "bao-cao-xoa-mu-chu.docx")
    photos = draw(folder / "anh", len(papers.CAPTIONS), first=500)
    page.set_input_files("[name=files]", [report, *sorted(photos.glob("*.jpg"))])
    page.wait_for_function("!document.querySelector('[data-drop-files] progress')")


def drop_report(page: Page, folder: Path) -> None:
    choose_report(page, folder)
    page.click("[data-drop-button]")
    page.wait_for_url("**/ra-soat/*/")


def choose_what_is_refused(page: Page, folder: Path) -> None:
    broken = folder / "bao-cao-hong.pdf"
    broken.write_text("không phải PDF")
    report = papers.write_report(folder / "bao-cao-xoa-mu-chu.docx")
    page.set_input_files("[name=files]", [broken, report])
    page.wait_for_selector(".file-drop__refused")
    page.wait_for_function("!document.querySelector('[data-drop-files] progress')")


def show_gallery(page: Page, folder: Path) -> None:
    page.wait_for_selector(".gallery-rows [data-chooser-title]")
    middle(page, ".gallery-rows > [data-inline-panel-child]")


def paste_captions(page: Page, folder: Path) -> None:
    show_gallery(page, folder)
    page.locator("[data-captions-open]").press("Enter")
    page.fill("[data-captions-dialog] textarea", papers.PASTED)
    page.wait_for_selector("[data-captions-apply]:enabled")


def ask_for_alt_texts(page: Page, folder: Path) -> None:
    with page.expect_navigation():
        page.evaluate("document.querySelector('[name=action-publish]').click()")
    page.wait_for_selector("[data-gallery-asked]")
    page.wait_for_timeout(400)
    middle(page, "[data-gallery-asked]")


def open_actions(page: Page, folder: Path) -> None:
    page.click("footer .w-dropdown__toggle")
    page.wait_for_timeout(400)


def send_back(page: Page, folder: Path) -> None:
    open_actions(page, folder)
    page.click("[data-workflow-action-name=reject][data-workflow-action-modal-url]")
    page.fill(".modal-body textarea", "Xin bổ sung tên đơn vị ở Hình 2.")


def open_schedule(page: Page, folder: Path) -> None:
    page.click("[data-side-panel-toggle=status]")
    page.wait_for_timeout(400)
    page.click("[data-a11y-dialog-show=schedule-publishing-dialog]")
    page.wait_for_selector("#schedule-publishing-dialog [name=go_live_at]")


def show_corrections(page: Page, folder: Path) -> None:
    page.click("#id_corrections-ADD")
    page.fill("[name=corrections-0-corrected_on]", "29/01/2024")
    page.locator("[name=corrections-0-text]").fill("Số học viên là 1.204, không phải 1.240.")


def try_register(page: Page, folder: Path) -> None:
    page.set_input_files("[name=source]", papers.write_register(folder / "so-van-ban.csv"))
    page.check("[name=dry_run]")


SCENES = (
    Scene("dang-nhap", "", at("wagtailadmin_login")),
    # First of those signed in: the log is to tell of the office and not of the pictures.
    Scene("nhat-ky", "binh", at("audit_log", query="?kind=sign-in&kind=rights")),
    Scene("ban-lam-viec", "hoa", at("wagtailadmin_home"), height=1000),
    Scene("tha-bao-cao", "an", at("news_drop"), choose_report),
    Scene("ra-soat", "an", at("news_drop"), drop_report),
    Scene("tep-bi-tu-choi", "an", at("news_drop"), choose_what_is_refused),
    Scene("tha-bao-cao-dien-thoai", "an", at("news_drop"), phone=True),
    Scene("sua-bai", "lan", article("wagtailadmin_pages:edit", "hướng nghiệp cho")),
    Scene("thu-vien-anh", "lan", article("wagtailadmin_pages:edit", "hướng nghiệp cho"), show_gallery),
    Scene("dan-chu-thich", "lan", article("wagtailadmin_pages:edit", "hướng nghiệp cho"), paste_captions),
    Scene("mo-ta-anh", "hoa", article("wagtailadmin_pages:edit", "hướng nghiệp cho"), ask_for_alt_texts),
    Scene("duyet-bai", "hoa", article("wagtailadmin_pages:edit", "chuyển đổi số"), open_actions),
    Scene("tra-lai", "hoa", article("wagtailadmin_pages:edit", "chuyển đổi số"), send_back),
    Scene("hen-gio", "hoa", article("wagtailadmin_pages:edit", "hướng nghiệp cho"), open_schedule),
    Scene("dinh-chinh", "hoa", article("wagtailadmin_pages:edit", "học kì i"), show_corrections),
    Scene("tha-van-ban", "minh", at("documents_drop")),
    Scene("kiem-tra-van-ban", "minh", letter("documents_review", "112/")),
    Scene("so-van-ban", "minh", at("wagtailsnippets_documents_letter:list")),
    Scene("sua-van-ban", "minh", letter("wagtailsnippets_documents_letter:edit", "2304/")),
    Scene("nhap-so", "minh", at("documents_intakes"), try_register),
    Scene("tim-tat-ca", "minh", at("search", query="?q=xoa+mu+chu")),
    Scene("lien-ket-hong", "hoa", at("broken_links")),
    Scene("chuyen-huong", "hoa", at("redirects_import")),
    Scene(
        "thong-bao",
        "hoa",
        notice("wagtailsnippets_home_notice:edit"),
    ),
    Scene("trinh-don", "hoa", at("wagtailsnippets_home_menulink:list")),
    Scene("trang-lien-he", "", lambda: ContactPage.objects.get().url or "", phone=True),
    Scene("tu-dong-nghia", "minh", at("wagtailsnippets_search_synonymgroup:list")),
    Scene("ket-qua-goi-y", "minh", at("wagtailsnippets_search_promotion:add")),
    Scene("bao-cao", "minh", at("missing_letters")),
    Scene("tim-khong-thay", "minh", at("found_nothing")),
    Scene("ban-lam-viec-dien-thoai", "hoa", at("wagtailadmin_home"), phone=True),
)
