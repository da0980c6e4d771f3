"""Publishing an article whose photos lack a text, in a real editor."""

import pytest

from news.models import ConferenceArticlePage
from tests.browser.gallery import ROWS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASKED = "[data-gallery-asked]"


def publish(page) -> None:
    with page.expect_navigation():
        page.evaluate("document.querySelector('[name=action-publish]').click()")


def test_what_is_missing_is_read_first_and_leads_to_its_row(open_article, editor, library):
    article = open_article(photos=library[:3])
    publish(editor)
    editor.wait_for_function("document.activeElement.matches('[data-gallery-asked]')")
    box, first = editor.locator(ASKED).bounding_box(), editor.locator(ROWS).first.bounding_box()
    assert box["y"] < first["y"]
    editor.locator(f"{ASKED} a").nth(1).press("Enter")
    editor.wait_for_timeout(300)
    row = editor.locator(ROWS).nth(1).bounding_box()
    assert 0 <= row["y"] < 700
    editor.locator(f"{ASKED} input").press("Space")
    publish(editor)
    assert ConferenceArticlePage.objects.get(pk=article.pk).live
