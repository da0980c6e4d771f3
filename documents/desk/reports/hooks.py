"""The reports in the admin's menu, and their addresses."""

from functools import partial

from django.urls import URLPattern
from wagtail import hooks

from documents.desk.reports.base import addresses, menu_item
from documents.desk.reports.doubles import Doubles
from documents.desk.reports.due import Due
from documents.desk.reports.lacking import LowConfidence, MissingLetters, WithoutFile, WithoutText

REPORTS = (MissingLetters, WithoutFile, WithoutText, LowConfidence, Due, Doubles)

for order, report in enumerate(REPORTS, 1200):
    hooks.register("register_reports_menu_item", partial(menu_item, report, order))


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [pattern for report in REPORTS for pattern in addresses(report)]
