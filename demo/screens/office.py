"""The scratch site's people and papers, all invented: what waits on an ordinary morning."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.roles import ADMINISTRATOR, EDITOR, PUBLISHER, REGISTRAR, REPORTER
from demo.draw_photos import draw
from demo.screens import papers
from demo.screens.clock import TODAY, clock
from documents.intake import dropping
from documents.models import Intake, Letter
from home.models import (
    ContactPage,
    ContactUnit,
    DayOfReads,
    GuidancePage,
    HomePage,
    MenuLink,
    Notice,
    SiteSettings,
)
from news.importing import import_article
from news.models import ConferenceArticlePage
from search.models import Promotion, Question, SynonymGroup
from search.text import question_key

PEOPLE = {
    "an": ("Phạm Thu An", REPORTER),
    "lan": ("Nguyễn Thị Lan", EDITOR),
    "hoa": ("Trần Thị Hoa", PUBLISHER),
    "minh": ("Lê Văn Minh", REGISTRAR),
    "binh": ("Vũ Đức Bình", ADMINISTRATOR),
}
UNFOUND = "học bạ số"
ASKED = {
    "xóa mù chữ": 42,
    "lịch thi nghề phổ thông": 31,
    "2304/SGDĐT": 27,
    "hướng nghiệp": 19,
    UNFOUND: 11,
}


def furnish(files: Path) -> dict[str, str]:
    """Fill an empty site, `files` being letters to drop. Returns the key of each person's session."""
    clock.set(TODAY - timedelta(days=6))
    call_command("prepare", verbosity=0, stdout=ContentFile(""))
    name_the_department()
    people = {name: hire(name) for name in PEOPLE}
    clock.set(TODAY - timedelta(minutes=50))
    sessions = {name: session_of(someone) for name, someone in people.items()}
    clock.set(TODAY - timedelta(minutes=40))
    write(papers.CITING, people["hoa"], publish=True)
    write(papers.UNFINISHED, people["lan"])
    waiting = write(papers.WAITING, people["lan"])
    waiting.get_workflow().start(waiting, people["lan"])
    tend_the_site()
    drop_letters(files, people["minh"])
    remember_readers()
    SynonymGroup.objects.create(spellings="bổ túc\n→ giáo dục thường xuyên", note="Tên gọi trước năm 1998")
    letter = Letter.objects.get(number__startswith="2304/")
    Promotion.objects.create(words="nhiệm vụ năm học", address=letter.get_absolute_url(), key=letter.key)
    clock.set(TODAY)
    return sessions


def name_the_department() -> None:
    site = Site.objects.get(is_default_site=True)
    site.site_name = "Sở Giáo dục và Đào tạo Quảng Hà"
    site.save()
    SiteSettings.objects.update_or_create(
        site=site,
        defaults={"parent_body": "Ủy ban nhân dân tỉnh Quảng Hà", "email": "so@quangha.example"},
    )


def hire(name: str) -> User:
    called, role = PEOPLE[name]
    someone = User.objects.create_user(name, f"{name}@quangha.example", first_name=called)
    someone.groups.add(Group.objects.get(name=role.name))
    return someone


def session_of(someone: User) -> str:
    """The key of a session in which this person is signed in."""
    client = Client()
    client.force_login(someone)
    return client.cookies["sessionid"].value


def write(text: str, author: User, *, publish: bool = False) -> ConferenceArticlePage:
    """An article of someone's report, with a photo for each of its captions."""
    captions = text.count("Hình ")
    with TemporaryDirectory() as folder:
        report = Path(folder) / "bao-cao.txt"
        report.write_text(text)
        photos = draw(Path(folder) / "anh", captions, first=len(text))
        page = import_article(report, photos, publish=publish).page
    ConferenceArticlePage.objects.filter(pk=page.pk).update(owner=author)
    return ConferenceArticlePage.objects.get(pk=page.pk)


def tend_the_site() -> None:
    """A contact page, a notice, menus, a former address, and a link that leads nowhere."""
    home = HomePage.objects.get()
    hours = "Thứ Hai đến thứ Sáu: 7 giờ 30 đến 17 giờ"
    contact = ContactPage(title="Liên hệ", show_in_menus=True, hours=hours)
    units = [
        ContactUnit(name="Văn phòng Sở", head="Đinh Thị Mai", duties="Văn bản, lịch làm việc", sort_order=0),
        ContactUnit(name="Phòng Giáo dục thường xuyên", head="Trần Văn Khải", sort_order=1),
    ]
    contact.units.set(units)
    guidance = GuidancePage(title="Hồ sơ thi nghề phổ thông", body=[("paragraph", papers.GUIDANCE)])
    for page in (contact, guidance):
        home.add_child(instance=page)
        page.save_revision().publish()
    Notice.objects.create(
        text="Tạm ngừng tiếp nhận hồ sơ trực tiếp từ 08/02 đến 14/02/2024 để nghỉ Tết Nguyên đán.",
        from_day=date(2024, 1, 26),
        to_day=date(2024, 2, 14),
    )
    MenuLink.objects.create(address="/van-ban/?loai=quyet-dinh", label="Quyết định")
    MenuLink.objects.create(address="/tim-kiem/", label="Tìm kiếm", place=MenuLink.Place.FOOTER)
    Redirect.objects.create(
        old_path=Redirect.normalise_path("/tin-tuc/tong-ket-gdtx.html"),
        redirect_link="/tin-tuc/",
        site=Site.objects.get(is_default_site=True),
    )


def drop_letters(files: Path, registrar: User) -> None:
    pk: int | None = None
    for path in sorted(files.glob("*.pdf")):
        pk = dropping.add(ContentFile(path.read_bytes(), name=path.name), registrar, pk)[0].pk
    if pk:
        Intake.release(registrar, pk)
    call_command("worker", once=True)


def remember_readers() -> None:
    """A month of readers, the same each time, and what they asked."""
    keys = [f"article:{pk}" for pk in ConferenceArticlePage.objects.live().values_list("pk", flat=True)]
    keys += [f"letter:{pk}" for pk in Letter.objects.filter(live=True).values_list("pk", flat=True)]
    for ago in range(30):
        day: date = (TODAY - timedelta(days=ago)).date()
        rest = 0.3 if day.weekday() > 4 else 1
        for place, key in enumerate(keys):
            times = int((60 - 13 * place + (ago * 37) % 23) * rest)
            DayOfReads.objects.create(day=day, key=key, times=max(times, 1))
    for words, times in ASKED.items():
        remember_question(words, times)


def remember_question(words: str, times: int) -> None:
    for ago in (1, 2, 4, 8):
        Question.objects.create(
            day=(TODAY - timedelta(days=ago)).date(),
            words=words,
            key=question_key(words),
            times=times // 4,
            found=0 if words == UNFOUND else 3,
        )
