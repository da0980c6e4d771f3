import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from tests import makers, papers, reports
from cms import roles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_shots(editor, tmp_path):
    makers.issuer()
    makers.letter("2302/SGDĐT-GDTX")
    makers.task_area("Giáo dục thường xuyên")
    makers.task_area("Khuyến học")
    page = editor
    page.goto(reverse("news_drop"))
    files = [papers.kept(tmp_path, "bao cao.txt", reports.TEXT.encode())]
    for n, c in enumerate(["red", "green", "blue", "gray"], 1):
        files.append(papers.kept(tmp_path, f"anh {n}.jpg", makers.jpeg(900, 600, c)))
    files.append(papers.kept(tmp_path, "bang.xlsx", b"PK"))
    for w in (1440, 375):
        page.set_viewport_size({"width": w, "height": 900})
        page.screenshot(path=f"/tmp/shots/drop-{w}.png", full_page=True)
    page.set_input_files("[name=files]", files)
    page.wait_for_function("document.querySelectorAll('[data-drop-files] progress').length === 0")
    page.wait_for_timeout(300)
    page.screenshot(path="/tmp/shots/drop-sent.png")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.click("[data-drop-button]")
    page.wait_for_url("**/bao-cao/*/")
    page.screenshot(path="/tmp/shots/dropped-1440.png", full_page=True)
    page.click("a[href*=ra-soat]")
    for w in (1440, 375):
        page.set_viewport_size({"width": w, "height": 900})
        page.wait_for_timeout(300)
        page.screenshot(path=f"/tmp/shots/review-{w}.png", full_page=True)
        print(w, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
    page.set_viewport_size({"width": 1440, "height": 900})
    page.screenshot(path="/tmp/shots/review-1440-top.png")
    page.set_viewport_size({"width": 1440, "height": 2600})
    page.wait_for_timeout(300)
    page.screenshot(path="/tmp/shots/review-tall.png")
    page.set_viewport_size({"width": 375, "height": 3600})
    page.wait_for_timeout(300)
    page.screenshot(path="/tmp/shots/review-tall-375.png")
