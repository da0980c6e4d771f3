"""The search form and its page in a real browser: by keyboard alone, by pointer, and without scripts."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests import makers

pytestmark = pytest.mark.browser
FIELD = "input[name=q][role=combobox]"
FOUND = ["hướng nghiệp", "hướng dẫn", "2302/SGDĐT-GDTX"]


@pytest.fixture
def stocked(site):
    """Letters of thirteen issuers and more than one type, and an article."""
    for n in range(14):
        issuer = makers.issuer(f"Phòng Giáo dục Quận {n + 1}", f"PGDQ{n + 1}")
        makers.letter(f"{n + 1}/SGDĐT-GDTX", abstract=f"Hướng nghiệp đợt {n + 1}", issuer=issuer)
    makers.article(site, "Hội nghị hướng dẫn", captions=["Ông Lê Đức Phong"])
    return site


@pytest.fixture
def answered(page: Page) -> list[str]:
    """A server that always suggests the same; the list is of what it was asked."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url.partition("?")[2])
        route.fulfill(status=200, content_type="application/json", body=json.dumps(FOUND))

    page.route("**/tim-kiem/goi-y/**", answer)
    return asked


def typed(page: Page, address: str = "/tim-kiem/", text: str = "huong") -> None:
    page.goto(address)
    page.locator(FIELD).focus()
    page.keyboard.type(text)
    expect(page.locator("[role=listbox]")).to_be_visible()


def active(page: Page) -> str:
    """The option that assistive technology is told of."""
    return page.evaluate(
        """() => {
          const id = document.querySelector('[role=combobox]').getAttribute('aria-activedescendant');
          const option = id && document.getElementById(id);
          return option && option.getAttribute('aria-selected') === 'true' ? option.textContent : '';
        }"""
    )


def test_real_suggestions_are_walked_and_chosen_by_keyboard_alone(stocked, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto("/van-ban/")
    for _press in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("huong ngh")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert page.locator(FIELD).get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = active(page)
    assert chosen.startswith("hướng nghiệp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=h*")
    assert page.locator(FIELD).input_value() == chosen
    assert page.locator("ol.hits > li").count() > 0
    assert complaints == []


def test_arrows_go_round_and_the_keyboard_stays_in_the_field(site, page: Page, answered) -> None:
    typed(page)
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(active(page))
    assert seen == [*FOUND, "", FOUND[2], FOUND[1]]
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.locator("[aria-selected=true]").count() == 1


def test_home_and_end_move_in_the_text(site, page: Page, answered) -> None:
    typed(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    place = "document.querySelector('[role=combobox]').selectionStart"
    assert (page.evaluate(place), active(page)) == (0, "")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    assert (page.evaluate(place), active(page)) == (5, "")
    expect(page.locator("[role=listbox]")).to_be_visible()


def test_escape_closes_and_then_clears(site, page: Page, answered) -> None:
    typed(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert page.locator(FIELD).input_value() == "huong"
    assert page.locator(FIELD).get_attribute("aria-expanded") == "false" and active(page) == ""
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=listbox]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator(FIELD).input_value() == ""


def test_tab_leaves_and_chooses_nothing(site, page: Page, answered) -> None:
    typed(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert page.evaluate("document.activeElement.type") == "submit"
    assert page.locator(FIELD).input_value() == "huong" and page.url.endswith("/tim-kiem/")


def test_enter_without_a_choice_searches_what_was_typed(site, page: Page, answered) -> None:
    typed(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=huong")


def test_a_pointer_chooses(site, page: Page, answered) -> None:
    typed(page, "/")
    page.locator("[role=option]").nth(1).click()
    page.wait_for_url("**/tim-kiem/?q=h*")
    assert page.locator(FIELD).input_value() == FOUND[1]


def test_how_many_there_are_is_announced(site, page: Page, answered) -> None:
    page.goto("/tim-kiem/")
    said = page.locator("form [role=status]")
    assert said.text_content() == "" and said.get_attribute("aria-live") == "polite"
    page.locator(FIELD).focus()
    page.keyboard.type("huong")
    expect(said).to_contain_text("3")
    page.unroute("**/tim-kiem/goi-y/**")
    page.keyboard.type(" zzz")
    expect(said).to_have_text(page.locator("form[data-none]").get_attribute("data-none"))
    expect(page.locator("[role=listbox]")).to_be_hidden()


def test_one_question_is_asked_when_the_typing_rests(site, page: Page, answered) -> None:
    typed(page, text="huong nghiep")
    assert answered == ["q=huong+nghiep"]


def test_an_answer_that_comes_late_is_dropped(site, page: Page) -> None:
    held: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith("q=ho"):
            held.append(route)
        else:
            route.fulfill(status=200, content_type="application/json", body='["hội nghị"]')

    page.route("**/tim-kiem/goi-y/**", answer)
    page.goto("/tim-kiem/")
    page.locator(FIELD).focus()
    with page.expect_request("**/goi-y/?q=ho"):
        page.keyboard.type("ho")
    page.keyboard.type("i")
    expect(page.locator("[role=option]")).to_have_text(["hội nghị"])
    held[0].fulfill(status=200, content_type="application/json", body='["hồ sơ"]')
    page.wait_for_timeout(200)
    expect(page.locator("[role=option]")).to_have_text(["hội nghị"])


def test_a_server_that_fails_leaves_the_form_as_it_is(site, page: Page) -> None:
    page.route("**/tim-kiem/goi-y/**", lambda route: route.fulfill(status=500, body="<h1>no</h1>"))
    page.goto("/tim-kiem/")
    page.locator(FIELD).focus()
    with page.expect_response("**/goi-y/**"):
        page.keyboard.type("huong")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=huong")


def test_while_a_syllable_is_composed_nothing_is_asked_and_no_key_is_taken(site, page, answered) -> None:
    """As Telex and VNI do through an input method: 'huwowng' is composed into 'hương'."""
    page.goto("/tim-kiem/")
    page.locator(FIELD).focus()
    composing = page.context.new_cdp_session(page)
    for text in ("hư", "hươ", "hương"):
        composing.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
        page.wait_for_timeout(250)
    assert answered == []
    taken = page.locator(FIELD).evaluate(
        """field => ["ArrowDown", "Enter", "Escape"].filter((key) => !field.dispatchEvent(
          new KeyboardEvent("keydown", { key, isComposing: true, cancelable: true, bubbles: true })))"""
    )
    assert taken == [] and page.locator(FIELD).input_value() == "hương"
    composing.send("Input.insertText", {"text": "hương"})
    expect(page.locator("[role=listbox]")).to_be_visible()
    assert answered == ["q=h%C6%B0%C6%A1ng"]


def test_a_suggestion_that_looks_like_markup_is_text(site, page: Page) -> None:
    evil = "<img src=x onerror=alert(1)>"
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.route(
        "**/tim-kiem/goi-y/**", lambda route: route.fulfill(content_type="application/json", json=[evil])
    )
    typed(page)
    expect(page.locator("[role=option]")).to_have_text([evil])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    assert page.locator(FIELD).input_value() == evil and page.locator("main img").count() == 0


def test_the_list_is_in_sight_on_a_phone_with_text_twice_as_large(site, page: Page, answered) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    for address in ("/", "/tim-kiem/", "/van-ban/"):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.locator(FIELD).focus()
        page.keyboard.type("huong")
        expect(page.locator("[role=option]").last).to_be_visible()
        box = page.locator("[role=listbox]").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 375, address
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, address


def test_the_chosen_suggestion_is_seen_in_every_scheme(site, page: Page, answered) -> None:
    for media in ({"color_scheme": "dark"}, {"color_scheme": "light"}, {"forced_colors": "active"}):
        page.emulate_media(**media)
        typed(page)
        page.keyboard.press("ArrowDown")
        shades = page.locator("[role=option]").evaluate_all(
            "all => all.map(option => getComputedStyle(option).backgroundColor)"
        )
        assert shades[0] != shades[1] == shades[2], media


def test_facets_are_chosen_and_taken_out_by_keyboard_alone(stocked, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/tim-kiem/?q=huong")
    page.locator("details.fold > summary").focus()
    page.keyboard.press("Enter")
    issuer = page.locator("section[aria-labelledby=loc-issuer]")
    assert issuer.locator(":scope > ul > li").count() == 12
    issuer.locator("summary").focus()
    page.keyboard.press("Enter")
    issuer.locator("details li a").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**issuer=*")
    assert page.locator("ol.hits > li").count() == 1
    page.locator(".choice").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=huong")
    assert page.locator(".choice").count() == 0


def test_days_are_chosen_without_scripts(stocked, chromium, live_server) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/tim-kiem/?q=huong&kind=letter&sap-xep=cu")
    assert page.locator("input[type=search]").count() == 1 and page.locator("[role=listbox]").count() == 0
    page.locator("#loc-tu").fill("2022-01-01")
    page.locator("#loc-den").fill("2022-12-31")
    page.locator("form.dates button").click()
    assert page.url.endswith("/tim-kiem/?q=huong&kind=letter&sap-xep=cu&tu=2022-01-01&den=2022-12-31")
    assert page.locator(".choice").count() == 3
    page.locator(".remove-all").click()
    assert page.url.endswith("/tim-kiem/?q=huong&sap-xep=cu")
    context.close()


def test_the_table_is_downloaded_under_its_name(stocked, page: Page) -> None:
    page.goto("/tim-kiem/?q=huong+nghiep")
    with page.expect_download() as download:
        page.locator("a[href*='/tim-kiem/csv/']").click()
    assert download.value.suggested_filename.startswith("tim-kiem-huong-nghiep")
