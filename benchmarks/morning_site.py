"""Serves the site of `morning.py`, from the folder that VAR_DIR names.

    python benchmarks/morning_site.py fill             migrate; the office's people, letters and school years
    python benchmarks/morning_site.py serve PORT       the site as it is
    python benchmarks/morning_site.py serve PORT stock the same, the article's form of Wagtail's own panels

Both serve one database, as two processes of one server would.
"""

import datetime as dt
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"

import django  # noqa: E402

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import run  # noqa: E402
from wagtail.admin.forms import WagtailAdminPageForm  # noqa: E402
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel  # noqa: E402

from benchmarks import morning_report as report  # noqa: E402
from cms import roles  # noqa: E402
from cms.wsgi import application  # noqa: E402
from documents.models import Issuer, Letter, LetterType, SchoolYear  # noqa: E402
from news.models import ConferenceArticlePage, GalleryPhoto  # noqa: E402
from news.panels import GalleryPanel  # noqa: E402

PEOPLE = {"bien-tap": "Biên tập", "xuat-ban": "Xuất bản"}
PASSWORD = "mat-khau-de-do"  # noqa: S105 - of a site that lives for a minute


def fill() -> None:
    call_command("migrate", verbosity=0)
    roles.appoint()
    for name, group in PEOPLE.items():
        person = get_user_model().objects.create_user(name, password=PASSWORD)
        person.groups.add(Group.objects.get(name=group))
    issuer = Issuer.objects.create(name="Sở Giáo dục và Đào tạo", abbreviation="SGDĐT")
    for number, day, abstract in (
        (report.CITED, dt.date(2022, 9, 5), "Hướng dẫn thực hiện nhiệm vụ giáo dục thường xuyên"),
        (report.LINKED, dt.date(2024, 8, 15), "Triển khai tủ sách dùng chung ở thôn"),
    ):
        kind = LetterType.objects.get(slug="cong-van")
        letter = Letter(number=number, letter_type=kind, issuer=issuer, issued_on=day, abstract=abstract)
        letter.live = False
        letter.save()
        letter.save_revision().publish()
    for year in (report.READ_YEAR, report.SCHOOL_YEAR):
        SchoolYear.named(year)


def take_our_panels_away() -> None:
    """The gallery by Wagtail's own panel and chooser, nothing asked before an article goes public."""
    GalleryPhoto.panels = [FieldPanel(name) for name in ("image", "caption", "credit", "alt", "decorative")]
    stock = MultipleChooserPanel("gallery_photos", chooser_field_name="image", heading="Ảnh", label="ảnh")
    ConferenceArticlePage.content_panels = [
        stock if isinstance(panel, GalleryPanel) else panel for panel in ConferenceArticlePage.content_panels
    ]
    ConferenceArticlePage.base_form_class = WagtailAdminPageForm


def main() -> None:
    if sys.argv[1] == "fill":
        fill()
        return
    if "stock" in sys.argv:
        take_our_panels_away()
    run("127.0.0.1", int(sys.argv[2]), application, threading=True)


if __name__ == "__main__":
    main()
