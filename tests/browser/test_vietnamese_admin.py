"""An editor's way through the admin, and an administrator's lists: no screen says a message in English."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Page
from wagtail.models import Task, Workflow

from cms.roles import ADMINISTRATOR, EDITOR, PUBLISHER, REGISTRAR
from documents.models import File
from news.models import ConferenceArticlePage
from tests import letter_files, makers
from tests.browser.conftest import PASSWORD
from tests.browser.wording import english_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Each language is offered in its own words.
EXCEPTED = {"English"}


class Walk:
    """A window whose every screen is listened to; `faults` says what was English, and where."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[tuple[str, str, str]] = []
        self.screens = 0

    def listen(self, screen: str) -> None:
        self.page.wait_for_load_state("networkidle")
        found = english_words(self.page, EXCEPTED)
        self.faults += [(screen, text, element) for text, element in found.items()]
        self.screens += 1

    def go(self, name: str, *args: object, query: str = "") -> None:
        address = reverse(name, args=args) + query
        answer = self.page.goto(address)
        assert answer and answer.ok, address
        self.listen(address)


@pytest.fixture
def walk(page: Page) -> Iterator[Walk]:
    walk = Walk(page)
    yield walk
    assert not walk.faults, "\n".join(map(str, walk.faults))


def sign_in(walk: Walk, name: str, *groups: str) -> None:
    someone = makers.user(name, *Group.objects.filter(name__in=groups))
    someone.set_password(PASSWORD)
    someone.save()
    walk.page.fill("[name=username]", name)
    walk.page.fill("[name=password]", PASSWORD)
    with walk.page.expect_navigation():
        walk.page.click("[type=submit]")


def open_dialog(walk: Walk, opener: str, screen: str, *, tabs: str = "") -> None:
    """Press what opens a dialog, listen to it and to its tabs, and close it."""
    page = walk.page
    page.locator(opener).first.click()
    page.wait_for_selector(".modal-body")
    walk.listen(screen)
    for place in range(page.locator(tabs).count() if tabs else 0):
        page.locator(tabs).nth(place).click()
        walk.listen(f"{screen}, tab {place + 1}")
    page.locator(".modal .close").click()
    page.wait_for_selector(".modal", state="detached")


def press_save(walk: Walk, screen: str) -> None:
    with walk.page.expect_navigation():
        walk.page.locator("footer button.action-save").first.click()
    walk.listen(screen)


def open_actions(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").click()


def test_an_editors_way_from_signing_in_to_a_submitted_article(walk: Walk, site) -> None:
    page = walk.page
    makers.photo()
    makers.letter()
    walk.go("wagtailadmin_login")
    page.fill("[name=username]", "không-có")
    page.fill("[name=password]", "sai")
    page.click("[type=submit]")
    walk.listen("sign-in refused")
    sign_in(walk, "lan", EDITOR.name)
    walk.listen("dashboard")
    walk.go("wagtailadmin_explore", site.news.pk)
    walk.go("wagtailadmin_explore", site.home.pk, query="?q=tin")
    walk.go("wagtailadmin_pages:add_subpage", site.news.pk)
    walk.go("wagtailadmin_pages:add", "news", "conferencearticlepage", site.news.pk)
    write_an_article(walk)
    look_at_the_panels(walk)
    page.fill("[name=title]", "Hội nghị tổng kết năm học")
    open_actions(page)
    with page.expect_navigation():
        page.locator("[name=action-submit]").click()
    walk.listen("submitted")
    look_back(walk, ConferenceArticlePage.objects.get())
    walk.go("wagtailadmin_account")
    page.click(".sidebar-footer__account")
    page.click("button.sidebar-menu-item__link[type=submit]")
    page.wait_for_url("**/login/**")
    walk.listen("signed out")
    assert walk.screens > 30


def write_an_article(walk: Walk) -> None:
    page = walk.page
    press_save(walk, "an article without a title")
    page.fill("[name=title]", "Hội nghị tổng kết")
    page.locator("[name=event_start]").click()
    walk.listen("the calendar")
    page.keyboard.press("Escape")
    for block in ("heading", "paragraph", "table", "delegates", "gallery"):
        add_block(walk, block)
    page.fill("[name='body-0-value']", "Kết quả")
    page.fill("[name='body-3-value-0-value-name']", "Trần Thị Hoa")
    fill_a_paragraph(walk)
    open_dialog(walk, "#id_gallery_photos-OPEN_MODAL", "photos", tabs=".modal [role=tab]")
    for rows in ("related_letters", "files"):
        page.click(f"#id_{rows}-ADD")
        open_dialog(walk, f"#id_{rows}-FORMS .chooser__choose-button", rows, tabs=".modal [role=tab]")
        page.click(f"#id_{rows}-0-DELETE-button")
    press_save(walk, "a saved article")


def add_block(walk: Walk, block: str) -> None:
    """Through the menu of blocks, whose options stand in the order of the body's own."""
    page = walk.page
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.wait_for_selector("[role=option]")
    walk.listen("the menu of blocks")
    place = list(ConferenceArticlePage.body.field.stream_block.child_blocks).index(block)
    page.locator("[role=option]").nth(place).click()
    walk.listen(f"a block: {block}")


def fill_a_paragraph(walk: Walk) -> None:
    page = walk.page
    text = page.locator(".Draftail-Editor [contenteditable=true]").first
    text.click()
    page.keyboard.type("Toàn văn")
    page.keyboard.press("Control+a")
    walk.listen("the toolbar of a paragraph")
    open_dialog(walk, "[name=LINK]", "a link", tabs=".modal .link-types a")
    page.keyboard.press("Control+a")
    open_dialog(walk, "[name=DOCUMENT]", "a link to a file")


def look_at_the_panels(walk: Walk) -> None:
    page = walk.page
    for place in range(page.locator("button.w-side-panel-toggle").count()):
        page.locator("button.w-side-panel-toggle").nth(place).click()
        page.wait_for_timeout(300)
        walk.listen(f"side panel {place + 1}")


def look_back(walk: Walk, article: ConferenceArticlePage) -> None:
    walk.go("wagtailadmin_pages:edit", article.pk)
    walk.go("wagtailadmin_pages:history", article.pk)
    walk.go("wagtailadmin_pages:workflow_history", article.pk)
    state = article.workflow_states.get()
    walk.go("wagtailadmin_pages:workflow_history_detail", article.pk, state.pk)
    first, last = article.revisions.first().pk, article.revisions.last().pk
    walk.go("wagtailadmin_pages:revisions_compare", article.pk, first, last)
    walk.go("wagtailadmin_pages:revisions_revert", article.pk, first)
    walk.go("wagtailadmin_reports:workflow")
    walk.go("wagtailadmin_reports:workflow_tasks")


def test_a_publishers_way_with_a_submitted_article(walk: Walk, site) -> None:
    page = walk.page
    article = makers.article(site, text="Nội dung")
    submit(makers.article(site, "Chờ duyệt", live=False, text="Nội dung"), makers.user("tác-giả"))
    waiting = ConferenceArticlePage.objects.get(title="Chờ duyệt")
    walk.go("wagtailadmin_login")
    sign_in(walk, "hoa", PUBLISHER.name)
    walk.listen("dashboard with something to approve")
    walk.go("wagtailadmin_pages:edit", waiting.pk)
    for action in ("reject", "approve"):
        open_actions(page)
        open_dialog(walk, f"[data-workflow-action-name={action}][data-workflow-action-modal-url]", action)
    for name in ("copy", "move", "unpublish", "usage", "set_privacy", "confirm_workflow_cancellation"):
        walk.go(f"wagtailadmin_pages:{name}", (waiting if "workflow" in name else article).pk)
    for name in ("publish", "unpublish"):
        walk.go("wagtail_bulk_action", "wagtailcore", "page", name, query=f"?id={article.pk}")
    walk.go("wagtailadmin_pages:edit", article.pk)
    open_actions(page)
    with page.expect_navigation():
        page.locator("[name=action-publish]").click()
    walk.listen("published")
    for report in ("locked_pages", "workflow", "site_history", "aging_pages", "page_types_usage"):
        walk.go(f"wagtailadmin_reports:{report}")


def submit(article: ConferenceArticlePage, author: object) -> None:
    article.save_revision()
    article.get_workflow().start(article, author)


def test_photos_files_and_letters(walk: Walk, site, tmp_path) -> None:
    page = walk.page
    photo, letter = makers.photo(), makers.letter()
    draft = makers.letter("3/SGDĐT-VP", live=False)
    walk.go("wagtailadmin_login")
    sign_in(walk, "hoa", PUBLISHER.name, REGISTRAR.name)
    for kind, content, model in (
        ("wagtailimages", makers.jpeg(colour="red"), "photo"),
        ("wagtaildocs", letter_files.typed(), "file"),
    ):
        walk.go(f"{kind}:index")
        walk.go(f"{kind}:add")
        walk.go(f"{kind}:add_multiple")
        name = "anh.jpg" if model == "photo" else "van-ban.pdf"
        page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": content})
        page.wait_for_selector("#upload-list li form")
        walk.listen(f"uploaded to {kind}")
        walk.go(f"{kind}:index")
    walk.go("wagtailimages:edit", photo.pk)
    walk.go("wagtailimages:image_usage", photo.pk)
    walk.go("wagtaildocs:edit", File.objects.latest("pk").pk)
    walk.go("wagtail_bulk_action", "news", "photo", "add_tags", query=f"?id={photo.pk}")
    walk.go("wagtail_bulk_action", "news", "photo", "add_to_collection", query=f"?id={photo.pk}")
    walk.go("wagtailsnippets:index")
    for action, args in (
        ("list", ()), ("add", ()), ("edit", (letter.pk,)), ("edit", (draft.pk,)), ("history", (letter.pk,)),
        ("usage", (letter.pk,)), ("unpublish", (letter.pk,)), ("copy", (letter.pk,)),
    ):  # fmt: skip
        walk.go(f"wagtailsnippets_documents_letter:{action}", *args)
    press_save(walk, "a letter saved")


def test_an_administrators_lists(walk: Walk, site) -> None:
    someone = makers.user("tuấn")
    walk.go("wagtailadmin_login")
    sign_in(walk, "chủ-quản", ADMINISTRATOR.name)
    workflow = Workflow.objects.first()
    for name, *args in (
        ("wagtailusers_users:index",), ("wagtailusers_users:add",), ("wagtailusers_users:edit", someone.pk),
        ("wagtailusers_users:delete", someone.pk), ("wagtailusers_groups:index",),
        ("wagtailusers_groups:add",), ("wagtailusers_groups:edit", Group.objects.first().pk),
        ("wagtailadmin_collections:index",), ("wagtailadmin_collections:add",),
        ("wagtailredirects:index",), ("wagtailredirects:add",), ("wagtailredirects:start_import",),
        ("wagtailsites:index",), ("wagtailsites:add",), ("wagtailadmin_workflows:index",),
        ("wagtailadmin_workflows:add",), ("wagtailadmin_workflows:edit", workflow.pk),
        ("wagtailadmin_workflows:usage", workflow.pk), ("wagtailadmin_workflows:disable", workflow.pk),
        ("wagtailadmin_workflows:task_index",), ("wagtailadmin_workflows:edit_task", Task.objects.first().pk),
        ("wagtailadmin_workflows:select_task_type",),
    ):  # fmt: skip
        walk.go(name, *args)


def test_english_is_heard_in_texts_attributes_and_sentences_with_names(page: Page) -> None:
    page.set_content(
        """<title>Bài viết</title><p>Đã lưu</p><p>Save draft</p><i title="Dashboard"></i>
        <p>Page <b>'Hội nghị'</b> has been updated.</p><template><em>Log out</em></template>
        <textarea>Delete</textarea><script>"Edit"</script>"""
    )
    heard = english_words(page, set()).keys()
    assert heard >= {"Save draft", "Dashboard", "Page 'Hội nghị' has been updated.", "Log out"}
    assert not heard & {"Bài viết", "Đã lưu", "Delete", "Edit"}
