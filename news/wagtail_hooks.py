"""News in the admin."""

from django.urls import URLPattern
from wagtail import hooks

from news import alt_report, choosing, desk
from news.intake import drop_desk  # noqa: F401 - for its hooks


@hooks.register("register_admin_viewset")
def gallery_chooser() -> choosing.GalleryChooserViewSet:
    return choosing.viewset


@hooks.register("register_admin_viewset")
def news_group() -> desk.NewsGroup:
    return desk.NewsGroup()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return alt_report.addresses()


@hooks.register("register_reports_menu_item")
def undescribed_photos() -> alt_report.ReportItem:
    return alt_report.menu_item()
