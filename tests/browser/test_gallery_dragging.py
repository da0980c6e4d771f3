"""A gallery's rows dragged under a finger, and over more than a window."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NAME, PASSWORD
from tests.browser.gallery import ROWS, captions, numbers, titles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HANDLE = "[data-inline-panel-child-drag]"


@pytest.fixture
def context(chromium, live_server):
    """A telephone."""
    context = chromium.new_context(
        base_url=live_server.url,
        locale="vi-VN",
        viewport={"width": 390, "height": 800},
        has_touch=True,
        is_mobile=True,
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def editor(page: Page, site, django_user_model) -> Page:
    django_user_model.objects.create_superuser(NAME, "bien-tap@example.org", PASSWORD)
    page.goto("/quan-tri/login/")
    page.fill("[name=username]", NAME)
    page.fill("[name=password]", PASSWORD)
    page.tap("[type=submit]")
    page.wait_for_url("**/quan-tri/")
    return page


class Finger:
    """A finger on the glass, through the browser's own protocol."""

    def __init__(self, page: Page):
        self.page, self.session = page, page.context.new_cdp_session(page)

    def touch(self, kind: str, *at: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in at]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def drag(self, start: tuple[float, float], end: tuple[float, float], hold: int = 0) -> None:
        self.touch("touchStart", start)
        for step in range(1, 13):
            at = tuple(a + (b - a) * step / 12 for a, b in zip(start, end, strict=True))
            self.touch("touchMove", at)
            self.page.wait_for_timeout(30)
        for _moment in range(hold // 50):
            self.touch("touchMove", (end[0], end[1] + _moment % 2))
            self.page.wait_for_timeout(50)
        self.touch("touchEnd")
        self.page.wait_for_timeout(300)


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_row_is_dragged_under_a_finger(open_article, editor, library):
    open_article(photos=library[:4])
    rows = editor.locator(ROWS)
    rows.nth(1).evaluate("row => row.scrollIntoView({ block: 'center' })")
    editor.wait_for_timeout(300)
    Finger(editor).drag(middle(rows.nth(1).locator(HANDLE)), middle(rows.nth(0).locator(HANDLE)))
    assert titles(editor) == list("bacd")
    assert numbers(editor) == list("1234")
    assert editor.locator("[data-gallery-status]").inner_text()


def test_a_row_dragged_to_the_edge_takes_the_page_along(open_article, editor, library):
    open_article(photos=library)
    rows = editor.locator(ROWS)
    rows.nth(0).evaluate("row => row.scrollIntoView({ block: 'center' })")
    editor.wait_for_timeout(300)
    start = middle(rows.nth(0).locator(HANDLE))
    Finger(editor).drag(start, (start[0], 770), hold=3000)
    place = titles(editor).index("a")
    assert place > 3
    assert len(captions(editor)) == 12
    assert numbers(editor) == [str(n) for n in range(1, 13)]
