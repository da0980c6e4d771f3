"""A notice put away stays away in that browser, and nothing is sent or stored elsewhere."""

from datetime import date

from playwright.sync_api import Page, expect

from home.models import Notice


def test_a_notice_is_put_away_and_comes_back_when_it_says_something_else(page: Page, site):
    urgent = Notice.objects.create(text="Bão số 5", level=Notice.Level.URGENT, from_day=date(2022, 1, 1))
    Notice.objects.create(text="Bảo trì tối thứ bảy", from_day=date(2022, 1, 1))
    page.goto("/")
    page.locator(".notice-urgent button").click()
    page.goto("/van-ban/")
    expect(page.get_by_text("Bảo trì tối thứ bảy").first).to_be_visible()
    expect(page.locator(".notice-urgent")).to_be_hidden()
    assert page.context.cookies() == []
    urgent.text = "Bão số 5 đã tan"
    urgent.save()
    page.reload()
    expect(page.locator(".notice-urgent")).to_be_visible()


def test_a_notice_is_read_on_a_narrow_screen_without_scripts(chromium, live_server, site):
    Notice.objects.create(
        text="Nghỉ học ngày mai " * 12, level=Notice.Level.URGENT, from_day=date(2022, 1, 1)
    )
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 320, "height": 700}
    )
    page = context.new_page()
    page.goto("/")
    expect(page.locator(".notice-urgent")).to_be_visible()
    expect(page.locator(".notice button")).to_be_hidden()
    assert page.locator(".notice-urgent").bounding_box()["width"] <= 320
    context.close()
