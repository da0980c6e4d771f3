"""Two ways through an editor's morning: the report dropped and reviewed, and typed into Wagtail's own form.

Each is walked by a `Hand`. Where Wagtail offers a shorter way (many photos at once, Tab to the next field, a
new block that has the cursor already), the way by hand takes it.
"""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

from benchmarks import morning_report as report
from benchmarks.hand import Hand

EDITOR, PUBLISHER = "bien-tap", "xuat-ban"
HEADING, TEXT, TABLE, DELEGATES, GALLERY = range(5)


def sign_in(hand: Hand, name: str, password: str) -> None:
    """The first field has the cursor."""
    hand.open("/quan-tri/login/")
    hand.type(name)
    hand.press("Tab")
    hand.type(password)
    hand.press("Enter")
    hand.until(hand.page.locator(".sidebar-menu-item__link").first)


def drop(hand: Hand, file: Path) -> None:
    """The report is a draft and its review is open."""
    page = hand.page
    hand.click(page.locator("main a[href$='/bao-cao/']"))
    hand.send_files(page.locator("[data-drop-zone]"), [file], into=page.locator("[name=files]"))
    hand.until(page.locator("[data-drop-files] progress"), gone=True)
    hand.click(page.locator("[data-drop-button]"))
    hand.until(page.locator(".place__photo img"), count=len(report.CAPTIONS))


def mend_captions(hand: Hand, fields: Locator) -> None:
    """The cursor into each of the two wrong ones, to the wrong letter, and the right one for it."""
    last, first = (fields.nth(n) for n in sorted(report.FIXED))
    hand.click(last)
    hand.press("Control+End", "Backspace")
    hand.type("m")
    hand.click(first)
    hand.press("Control+Home", *["ArrowRight"] * 5, "Backspace")
    hand.type("d")


def review(hand: Hand) -> None:
    page = hand.page
    hand.step("captions set right")
    mend_captions(hand, page.locator(".place textarea"))
    hand.step("school year")
    hand.choose(page.locator("[name=school_year]"), report.SCHOOL_YEAR)
    hand.step("a letter linked")
    hand.click(page.locator("[name=letter]"))
    hand.type(report.LINKED.partition("/")[0])
    hand.step("seen on a phone")
    hand.click(page.locator("[name=action][value=preview]"))
    hand.until(page.frame_locator(".phone__screen").locator("figcaption"), count=len(report.CAPTIONS))
    hand.step("sent for review")
    hand.click(page.locator("[name=action][value=submit]"))
    hand.until(page.locator(".messages .success").first)


def upload_photos(hand: Hand, photos: list[Path]) -> None:
    """Into the library, all at once; their names stay their titles."""
    page = hand.page
    hand.click(page.locator(".sidebar-menu-item__link[href$='/images/']"))
    hand.click(page.locator("a.w-header-button[href$='/images/multiple/add/']"))
    hand.send_files(page.locator(".replace-file-input"), photos, into=page.locator("#fileupload"))
    hand.until(page.locator(".upload-list .upload-success"), count=len(photos))


def begin_article(hand: Hand, title: str) -> None:
    """A new one, with title, day, venue and organiser."""
    page = hand.page
    hand.click(page.locator("button.sidebar-menu-item__link").first)
    hand.click(page.locator(".sidebar-menu-item__link[href$='/bai-viet/']"))
    hand.click(page.locator("a.w-header-button[href*=choose_parent]"))
    hand.fill(page.locator("#id_title"), title)
    hand.click(page.locator("#id_event_start"))
    hand.type(report.TYPED_DAY)
    hand.press("Tab")
    hand.fill(page.locator("#id_venue"), report.VENUE)
    hand.tab_to(page.locator("#id_organiser"))
    hand.copy_out(report.ORGANISER)


def write_body(hand: Hand) -> None:
    page = hand.page
    add_block(hand, TEXT)
    write_paragraphs(hand, report.OPENING, report.PRESENT)
    add_block(hand, DELEGATES)
    write_delegates(hand)
    add_block(hand, TEXT)
    write_paragraphs(hand, *report.PARAGRAPHS)
    hand.until(page.locator("[data-contentpath=body] [data-streamfield-child]").first)


def add_block(hand: Hand, kind: int) -> None:
    """The button below the last block, then the kind from its list; the new block has the cursor."""
    page = hand.page
    outer = page.locator("[data-contentpath=body] [data-streamfield-stream-container]").first
    hand.click(outer.locator("> div > button.c-sf-add-button, > button.c-sf-add-button").last)
    hand.click(page.locator("[role=option]:visible").nth(kind))


def write_paragraphs(hand: Hand, *paragraphs: str) -> None:
    hand.until(hand.page.locator(".public-DraftEditor-content:focus"))
    for n, paragraph in enumerate(paragraphs):
        if n:
            hand.press("Enter")
        hand.copy_out(paragraph)


def write_delegates(hand: Hand) -> None:
    page = hand.page
    names = page.locator("[data-contentpath=body] input[name$='-honorific']")
    adds = page.locator("[data-contentpath=body] [data-streamfield-list-add]:visible")
    for n, delegate in enumerate(report.DELEGATES):
        if names.count() <= n:
            hand.click(adds.last)
            hand.until(names.nth(n))
        hand.fill(names.nth(n), delegate.honorific)
        for field in ("name", "position"):
            hand.tab_to(page.locator(f"[data-contentpath=body] input[name$='value-{field}']").nth(n))
            hand.copy_out(getattr(delegate, field))


def choose_photos(hand: Hand, photos: list[Path]) -> None:
    """All sixteen from the library in one go, then the caption of each."""
    page = hand.page
    hand.click(page.locator("#id_gallery_photos-OPEN_MODAL"))
    for photo in photos:
        label = page.locator(".modal label", has_text=photo.stem)
        hand.click(label.locator("[data-multiple-choice-select]"))
    hand.click(page.locator(".modal [data-multiple-choice-submit]"))
    captions = page.locator("textarea[name^=gallery_photos-][name$=-caption]:visible")
    hand.until(captions, count=len(photos))
    texts = report.CAPTIONS if hand.pastes else report.right_captions()
    for n, text in enumerate(texts):
        hand.fill(captions.nth(n), text)
    if hand.pastes:
        hand.step("captions set right")
        mend_captions(hand, captions)


def write_author(hand: Hand) -> None:
    name, position, unit = report.AUTHOR
    hand.fill(hand.page.locator("#id_author_name"), name)
    for field, text in (("position", position), ("unit", unit)):
        hand.tab_to(hand.page.locator(f"#id_author_{field}"))
        hand.copy_out(text)


def link_letter(hand: Hand) -> None:
    page = hand.page
    hand.click(page.locator("#id_related_letters-ADD"))
    hand.click(page.locator("[id^=id_related_letters-]:visible [data-chooser-action-choose]").last)
    search = page.locator(".modal [name=q]")
    hand.click(search)
    hand.type(report.LINKED.partition("/")[0])
    hand.until(page.locator(".modal [data-chooser-modal-choice]"), count=1)
    hand.click(page.locator(".modal [data-chooser-modal-choice]"))
    hand.until(page.locator(".modal"), gone=True)


def by_hand(hand: Hand, title: str, photos: list[Path]) -> None:
    page = hand.page
    hand.step("photos into the library")
    upload_photos(hand, photos)
    hand.step("title, day, place, author")
    begin_article(hand, title)
    write_author(hand)
    hand.step("body and delegates")
    write_body(hand)
    hand.step("gallery with captions")
    choose_photos(hand, photos)
    hand.step("school year")
    hand.click(page.locator("#id_school_year-chooser [data-chooser-action-choose]:visible"))
    hand.click(page.locator(".modal [data-chooser-modal-choice]", has_text=report.SCHOOL_YEAR))
    hand.until(page.locator(".modal"), gone=True)
    hand.step("a letter linked")
    link_letter(hand)
    hand.step("seen on a phone")
    hand.click(page.locator("[data-side-panel-toggle=preview]"))
    shown = page.frame_locator("[data-preview-panel] iframe, iframe#w-preview-iframe").first
    hand.until(shown.locator("figcaption"), count=len(report.CAPTIONS))
    hand.step("sent for review")
    hand.click(page.locator("footer .w-dropdown__toggle"))
    hand.click(page.locator("footer [name=action-submit]"))
    hand.until(page.locator(".messages .success").first)


def publish(hand: Hand, title: str) -> None:
    """From the home screen to the article, looked through, and approved; what our form asks is answered."""
    page = hand.page
    hand.click(page.locator("main").get_by_role("link", name=title).first)
    approve(hand)
    asked = page.locator("[name=publish_without_alt]:visible").first
    done = page.locator(".messages .success")
    hand.until(asked.or_(done).first)
    if asked.count():
        hand.click(asked)
        approve(hand)
        hand.until(done.first)


def approve(hand: Hand) -> None:
    hand.click(hand.page.locator("footer .w-dropdown__toggle"))
    hand.click(hand.page.locator("footer [data-workflow-action-name=approve]").first)


def find(hand: Hand, title: str) -> None:
    """A reader asks for a caption without its marks and opens the article."""
    hand.open("/")
    hand.click(hand.page.locator("[name=q]:visible").first)
    hand.type(report.ASKED)
    hand.press("Enter")
    hand.click(hand.page.locator("main").get_by_role("link", name=title).first)
    hand.until(hand.page.locator("figcaption"), count=len(report.CAPTIONS))


def what_readers_see(page: Page) -> tuple[list[str], str]:
    """Captions without their numbers, and all words of the article."""
    # Not the inner text, which is empty as long as a photo further down is not drawn.
    texts = [" ".join(text.split()) for text in page.locator("figcaption").all_text_contents()]
    return [re.sub(r"^Hình \d+: ", "", text) for text in texts], page.locator("main").text_content() or ""
