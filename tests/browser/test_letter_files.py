"""A letter's files before a reader's eyes."""

from playwright.sync_api import Page

from tests import makers, papers


def test_a_file_is_fetched_only_once_it_is_asked_to_be_read_here(site, page: Page, live_server) -> None:
    letter = makers.letter()
    attachment = makers.attachment(letter, papers.pdf(["Mức thu học phí"]))
    fetched: list[str] = []
    errors: list[str] = []
    page.on("response", lambda answer: fetched.append(answer.url))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(letter.url)
    file_url = f"{live_server.url}{attachment.get_absolute_url()}"
    page.wait_for_load_state("networkidle")
    assert file_url not in fetched
    with page.expect_response(file_url) as answer:
        page.locator(".viewer summary").click()
    assert answer.value.headers["content-type"] == "application/pdf"
    assert page.locator(".viewer iframe").bounding_box()["height"] > 300
    assert errors == []


def test_on_a_phone_a_plain_link_takes_the_viewers_place(site, page: Page) -> None:
    letter = makers.letter()
    makers.attachment(letter, papers.pdf(["Mức thu học phí"]))
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(letter.url)
    assert not page.locator(".viewer").is_visible()
    assert page.locator(".file-name").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
