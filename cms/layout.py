"""The empty site that `migrate` leaves: home, news and library, and the field's letter types."""

import os

from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from documents.models import LetterIndexPage, LetterType
from documents.types import LETTER_TYPES
from home.models import HomePage
from news.models import NewsIndexPage


def lay_out(using: str = "default", **kwargs) -> None:
    """Lay out what is missing on a site that has no home page yet; anything an editor made stays."""
    if using != "default":
        return
    with transaction.atomic():
        if not LetterType.objects.exists():
            for order, (abbreviation, name, legal) in enumerate(LETTER_TYPES):
                LetterType.objects.create(name=name, abbreviation=abbreviation, legal=legal, order=order)
        if not HomePage.objects.exists():
            lay_out_pages()


def lay_out_pages() -> None:
    if not Collection.objects.exists():
        Collection.add_root(name="Bộ sưu tập gốc")
    locale = Locale.objects.get_or_create(language_code="vi")[0]
    root = Page.get_first_root_node() or Page.add_root(title="Trang gốc", slug="root", locale=locale)
    # Wagtail's own first migration leaves a welcome page in the way.
    Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()
    root.refresh_from_db()
    # Named by Wagtail's first migration, in English.
    root.title = root.draft_title = "Trang gốc"
    root.save()
    Collection.objects.filter(depth=1, name="Root").update(name="Bộ sưu tập gốc")
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu", locale=locale))
    home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc", show_in_menus=True, locale=locale))
    home.add_child(
        instance=LetterIndexPage(title="Văn bản", slug="van-ban", show_in_menus=True, locale=locale)
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": os.environ.get("SITE_HOST", "localhost"),
            "port": int(os.environ.get("SITE_PORT", "80")),
            "root_page": home,
            "site_name": "Sở Giáo dục và Đào tạo",
        },
    )
