"""Short ways to make what tests speak of."""

import io
from datetime import date
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import PageViewRestriction

from documents.models import Attachment, Issuer, Letter, LetterIndexPage, LetterType, SchoolYear, TaskArea
from home.models import GuidancePage, HomePage
from news.models import ConferenceArticlePage, GalleryPhoto, NewsIndexPage, Photo


class Site:
    """The pages that every site has."""

    def __init__(self) -> None:
        self.home = HomePage.objects.get()
        self.news = NewsIndexPage.objects.get()
        self.library = LetterIndexPage.objects.get()


def jpeg(width: int = 1200, height: int = 800, colour: str = "steelblue", **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", **options)
    return out.getvalue()


def photo(title: str = "Ảnh", content: bytes | None = None, name: str = "anh.jpg") -> Photo:
    made = Photo(title=title, file=ContentFile(content or jpeg(), name=name))
    made.save()
    return made


def article(
    site: Site, title: str = "Hội nghị tổng kết", *, live: bool = True, captions=(), text="", **fields
):
    page = ConferenceArticlePage(
        title=title, live=False, event_start=fields.pop("event_start", date(2022, 8, 30)), **fields
    )
    if text:
        page.body = [("paragraph", f"<p>{text}</p>")]
    page.gallery_photos = [GalleryPhoto(sort_order=n, caption=caption) for n, caption in enumerate(captions)]
    site.news.add_child(instance=page)
    return published(page) if live else page


def guidance(site: Site, title: str = "Hướng dẫn tuyển sinh", *, text: str = "", **fields) -> GuidancePage:
    page = GuidancePage(
        title=title, live=False, body=[("paragraph", f"<p>{text}</p>")] if text else [], **fields
    )
    site.home.add_child(instance=page)
    return published(page)


def published(thing):
    thing.save_revision().publish()
    thing.refresh_from_db()
    return thing


def issuer(name: str = "Sở Giáo dục và Đào tạo", abbreviation: str = "SGDĐT") -> Issuer:
    return Issuer.objects.get_or_create(name=name, defaults={"abbreviation": abbreviation})[0]


def letter(number: str = "2302/SGDĐT-GDTX", *, live: bool = True, **fields) -> Letter:
    defaults = {
        "number": number,
        "letter_type": LetterType.objects.get(slug="cong-van"),
        "issuer": fields.pop("issuer", None) or issuer(),
        "issued_on": date(2022, 9, 5),
        "abstract": "Hướng dẫn thực hiện nhiệm vụ năm học",
    }
    made = Letter(live=False, **(defaults | fields))
    made.save()
    return published(made) if live else made


def task_area(name: str = "Giáo dục thường xuyên") -> TaskArea:
    return TaskArea.objects.get_or_create(name=name)[0]


def school_year(name: str = "2022-2023") -> SchoolYear:
    return SchoolYear.named(name)


def login_only(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def user(name: str = "ai-do", *groups: Group, **flags):
    """Someone with an account; `is_superuser=True` for an administrator."""
    made = get_user_model().objects.create_user(name, password="mật khẩu", **flags)
    made.groups.set(groups)
    return made


def group(name: str = "Phòng Giáo dục thường xuyên") -> Group:
    return Group.objects.get_or_create(name=name)[0]


def attachment(
    letter: Letter, content: bytes = b"%PDF-1.4 ...", name: str = "2302.pdf", **fields
) -> Attachment:
    made = Attachment(letter=letter, file=ContentFile(content, name=name), **fields)
    made.save()
    return made


def groups_only(page, *groups: Group) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set(groups)
