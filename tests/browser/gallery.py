"""What the tests of the gallery's panel look at and do in its window."""

from django.urls import reverse
from django.utils.translation import gettext, override

ROWS = ".gallery-rows > [data-inline-panel-child]:not(.deleted)"
CHOICES = "[data-multiple-choice-select]"
UP, DOWN = "[data-inline-panel-child-move-up]", "[data-inline-panel-child-move-down]"


def show(page, article) -> None:
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    page.wait_for_selector(".gallery-rows", state="attached")


def titles(page) -> list[str]:
    return [text.strip() for text in page.locator(f"{ROWS} [data-chooser-title]").all_text_contents()]


def captions(page) -> list[str]:
    return [field.input_value() for field in page.locator(f"{ROWS} textarea").all()]


def numbers(page) -> list[str]:
    headings = page.locator(f"{ROWS} [data-panel-heading-text]").all_text_contents()
    return [" ".join(heading.split()).split()[-1] for heading in headings]


def choose(page, *wanted: str) -> None:
    for title in wanted:
        page.locator(f".modal label:has({CHOICES})", has_text=title).locator(CHOICES).check()


def save_draft(page) -> None:
    with page.expect_navigation():
        page.locator("button.action-save:visible").click()


def said(message: str, **values) -> str:
    with override("vi"):
        text = gettext(message)
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
