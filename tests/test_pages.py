"""Every public page: what it shows, what it costs, and what no address can do to it."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.layout import lay_out
from documents.models import File, LetterIndexPage, LetterType, TaskArea
from home.models import ContactPage, GuidanceFile, GuidancePage, HomePage
from news import renditions
from news.models import ArticleFile, ConferenceArticlePage, GalleryPhoto, NewsIndexPage
from tests import makers

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def site(db):
    """No test here asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


def listed(thing, area: TaskArea):
    """Put a letter or a page under a task area and a school year."""
    thing.task_areas.add(area)
    thing.school_years.set([makers.school_year()])
    return makers.published(thing)


def full(site, count: int = 1, start: int = 0):
    """`count` letters, articles with photos and guidance pages, all under one task area and school year."""
    area = makers.task_area()
    for n in range(start, start + count):
        letter = makers.letter(f"{n + 100}/SGDĐT-GDTX", abstract=f"Trích yếu {n}", issued_on=date(2022, 9, 5))
        makers.attachment(listed(letter, area))
        article = makers.article(
            site,
            f"Hội nghị {n}",
            captions=[f"Chú thích {n}"],
            text=f"Thực hiện Công văn số {letter.number} ngày 05/9/2022 về việc chung.",
            venue="Hội trường Sở",
            event_start=date(2022, 8, 1 + n % 28),
        )
        photo = makers.photo(content=makers.jpeg(40, 30))
        article.gallery_photos.update(image=photo)
        article.refresh_from_db()
        listed(article, area)
        listed(makers.guidance(site, f"Hướng dẫn {n}", text=f"Theo {letter.number}."), area)


ADDRESSES = {
    "home": "/",
    "news": "/tin-tuc/",
    "article": "/tin-tuc/hoi-nghi-0/",
    "library": "/van-ban/",
    "letter": "/van-ban/2022/100-sgddt-gdtx/",
    "guidance": "/huong-dan-0/",
    "task area": "/linh-vuc/giao-duc-thuong-xuyen/",
    "school year": "/nam-hoc/2022-2023/",
    "not found": "/khong-co/",
}
FEEDS = {
    "news": "/tin-tuc/atom/",
    "library": "/van-ban/atom/",
    "task area": "/linh-vuc/giao-duc-thuong-xuyen/atom/",
    "school year": "/nam-hoc/2022-2023/atom/",
}
SHOWN = {
    "home": ["Hội nghị 0", "100/SGDĐT-GDTX", "Giáo dục thường xuyên"],
    "news": ["Hội nghị 0", "01/08/2022"],
    "article": ["Hội nghị 0", "Hội trường Sở", "Chú thích 0", "100/SGDĐT-GDTX", "01/08/2022", "2022-2023"],
    "library": ["100/SGDĐT-GDTX", "05/09/2022", "Trích yếu 0", "Sở Giáo dục và Đào tạo", "/tep-van-ban/"],
    "letter": ["100/SGDĐT-GDTX", "Công văn", "05/09/2022", "Trích yếu 0", "Hội nghị 0", "/tep-van-ban/"],
    "guidance": ["Hướng dẫn 0", "100/SGDĐT-GDTX", "Giáo dục thường xuyên"],
    "task area": ["Giáo dục thường xuyên", "Hội nghị 0", "100/SGDĐT-GDTX", "Hướng dẫn 0"],
    "school year": ["2022-2023", "Hội nghị 0", "100/SGDĐT-GDTX", "Hướng dẫn 0"],
    "not found": ["404"],
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_shows_what_it_should(site, client, name):
    full(site)
    answer = client.get(ADDRESSES[name])
    assert answer.status_code == (404 if name == "not found" else 200)
    for words in SHOWN[name]:
        assert words in answer.text


def test_a_page_of_an_empty_site_is_a_page(site, client):
    makers.task_area()
    makers.school_year()
    for address in ADDRESSES.values():
        assert client.get(address).status_code in (200, 404)


def test_no_page_carries_a_style_or_a_script_of_its_own(site, client):
    full(site)
    for address in ADDRESSES.values():
        text = client.get(address).text
        tags = re.findall(r"<[a-zA-Z][^>]*>", text)
        assert [tag for tag in tags if re.search(r"\s(?:style|on[a-z]+)\s*=", tag)] == []
        scripts = [tag for tag in tags if tag.startswith("<script") and " src=" not in tag]
        # A block of data is no script: no browser runs it.
        assert set(scripts) <= {'<script type="application/ld+json">'}
        assert "<style" not in text
        assert "javascript:" not in text


def test_every_page_sends_a_strict_policy(site, client):
    full(site)
    for address in ADDRESSES.values():
        policy = client.get(address)["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-inline" not in policy
        assert "unsafe-eval" not in policy


def test_a_stranger_gets_no_cookie(site, client):
    full(site)
    for address in [*ADDRESSES.values(), *FEEDS.values(), "/sitemap.xml", "/healthz"]:
        assert not client.get(address).cookies, address


def test_every_page_has_one_heading_and_says_its_language(site, client):
    full(site)
    for address in ADDRESSES.values():
        text = client.get(address).text
        assert text.count("<h1") == 1, address
        assert '<html lang="vi">' in text
        assert re.search(r"<title>\s*\S", text)


def test_every_link_of_every_page_leads_somewhere(site, client):
    full(site)
    links: dict[str, str] = {}
    for address in ADDRESSES.values():
        text = client.get(address).text
        found = re.findall(r'(?:href|src)="([^"#]*)', text)
        assert "" not in re.findall(r'(?:href|src)="([^"]*)"', text), address
        links |= {link.replace("&amp;", "&"): address for link in found if link.startswith("/")}
    skipped = ("/static/", "/tim-kiem/")
    wrong = [
        (link, address)
        for link, address in links.items()
        if not link.startswith(skipped) and client.get(link).status_code != 200
    ]
    assert wrong == []


# Wagtail itself asks six to eight (site, way to the page, restrictions); the frame of a page asks three.
LIMITS = {"home": 16, "news": 20, "library": 18, "task area": 19, "school year": 19, "not found": 7}


def questions(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_lists_feeds_and_sitemap_ask_the_same_few_questions_for_any_number_of_rows(site, client):
    limits = {ADDRESSES[name]: limit for name, limit in LIMITS.items()}
    limits |= dict.fromkeys(FEEDS.values(), 12)
    limits |= {"/sitemap-trang.xml": 8, "/sitemap-van-ban.xml": 8}
    full(site, 3)
    few = {address: questions(client, address) for address in limits}
    full(site, 17, start=3)
    many = {address: questions(client, address) for address in limits}
    assert few == many
    assert {address: n for address, n in many.items() if n > limits[address]} == {}


def test_an_article_with_sixteen_photos_asks_no_more_than_one_with_two(site, client):
    counts = []
    for name, count in (("Ít ảnh", 2), ("Nhiều ảnh", 16)):
        article = makers.article(site, name, captions=[f"Ảnh {n}" for n in range(count)])
        for row in article.gallery_photos.all():
            row.image = makers.photo(content=makers.jpeg(500, 300))
            row.save()
            renditions.prepare(row.image)
        counts.append(questions(client, article.url))
    assert counts[0] == counts[1]
    assert counts[1] <= 24


def test_a_letter_asks_no_more_for_more_files_and_more_that_cites_it(site, client):
    counts = []
    for number, count in (("1/SGDĐT-VP", 2), ("2/SGDĐT-VP", 9)):
        letter = makers.letter(number)
        for n in range(count):
            makers.attachment(letter, name=f"{n}.pdf")
            makers.article(site, f"Bài {number} {n}", text=f"Theo Công văn số {number} ngày 05/9/2022.")
            makers.letter(f"{n + 10}{number}", legal_bases=f"Căn cứ Công văn số {number} ngày 05/9/2022")
        counts.append(questions(client, letter.url))
    assert counts[0] == counts[1]
    assert counts[1] <= 25


# Filters


@pytest.fixture
def two_years(site):
    """Two letters and two articles that differ in everything a list is narrowed by."""
    area, other = makers.task_area("Hướng nghiệp"), makers.task_area("Xóa mù chữ")
    for year, name, under in ((2021, "cũ", other), (2022, "mới", area)):
        school_year = makers.school_year(f"{year}-{year + 1}")
        letter = makers.letter(f"{year}/SGDĐT-VP", abstract=f"Thư {name}", issued_on=date(year, 9, 5))
        article = makers.article(site, f"Tin {name}", event_start=date(year, 9, 5))
        for thing in (letter, article):
            thing.task_areas.add(under)
            thing.school_years.set([school_year])
            makers.published(thing)
    return site


FILTERS = [
    "nam=2022",
    "nam-hoc=2022-2023",
    "linh-vuc=huong-nghiep",
    "nam=2022&linh-vuc=huong-nghiep&nam-hoc=",
]


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize(("address", "word"), [("/tin-tuc/", "Tin"), ("/van-ban/", "Thư")])
def test_a_filter_shows_what_it_names_and_nothing_else(two_years, client, address, word, query):
    text = client.get(f"{address}?{query}").text
    assert f"{word} mới" in text
    assert f"{word} cũ" not in text


@pytest.mark.parametrize("query", ["loai=cong-van", "co-quan=sgddt", "tinh-trang=in-force"])
def test_the_library_is_narrowed_by_what_the_register_knows(two_years, client, query):
    other = makers.letter(
        "7/UBND-VP",
        abstract="Thư khác",
        issuer=makers.issuer("Ủy ban nhân dân", "UBND"),
        expires_on=date(2022, 9, 30),
    )
    other.letter_type = LetterType.objects.get(slug="ke-hoach")
    makers.published(other)
    text = client.get(f"/van-ban/?{query}").text
    assert "Thư mới" in text
    assert "Thư khác" not in text
    assert "Thư mới" not in client.get("/van-ban/?loai=ke-hoach").text


def test_a_feed_is_narrowed_as_its_list_is(two_years, client):
    text = client.get("/van-ban/atom/?nam=2022").text
    assert "Thư mới" in text
    assert "Thư cũ" not in text


HOSTILE = [
    "\x00",
    "2022\x00",
    "0",
    "0000",
    "-1",
    "10000",
    "1" * 20,
    "9" * 5000,
    "1e9",
    "٢٠٢٢",
    "²",
    "2022x",
    "2022-2023-2024",
    "hướng nghiệp",
    "../../etc",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "%s%n{0}",
    "\ud7ff\uffff",
    "😀" * 500,
    "a" * 5000,
]
PARAMETERS = ["nam", "nam-hoc", "linh-vuc", "loai", "co-quan", "tinh-trang"]


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("address", ["/tin-tuc/", "/van-ban/", "/van-ban/atom/"])
def test_a_filter_that_does_not_exist_gives_an_empty_list(two_years, client, address, parameter):
    known = address != "/tin-tuc/" or parameter in ("nam", "nam-hoc", "linh-vuc")
    for value in HOSTILE:
        answer = client.get(address, {parameter: value})
        assert answer.status_code == 200, value
        assert "<script>alert" not in answer.text
        shown = "Tin mới" in answer.text or "Thư mới" in answer.text
        assert shown != known, value


@pytest.mark.parametrize("address", ["/tin-tuc/", "/van-ban/"])
def test_a_page_number_that_does_not_exist_is_not_found(two_years, client, address):
    for value in [*HOSTILE, "2", "", " 1", "1.0", "+1", "last"]:
        assert client.get(address, {"trang": value}).status_code == 404, value
    assert client.get(address, {"trang": "1"}).status_code == 200


def test_a_long_list_is_paged(site, client):
    for n in range(21):
        makers.letter(f"{n + 1}/SGDĐT-VP")
        makers.article(site, f"Tin {n}")
    for address, row in (("/van-ban/", 'scope="row"'), ("/tin-tuc/", 'class="card"')):
        assert client.get(address).text.count(row) == 20
        assert client.get(f"{address}?trang=2").text.count(row) == 1
        assert client.get(f"{address}?trang=3").status_code == 404


PATHS = ["{}", "{}/", "van-ban/{}/", "van-ban/2022/{}/", "van-ban/{}/x/", "tin-tuc/{}/", "linh-vuc/{}/"]
PATHS += ["nam-hoc/{}/", "nam-hoc/{}/atom/", "linh-vuc/{}/atom/", "tep-van-ban/1/{}", "tep-van-ban/{}/x"]
PATHS += ["anh/1/{}", "anh/{}/x", "sitemap-{}.xml", "tep/1/{}", "tep/{}/x"]


@pytest.mark.parametrize("path", PATHS)
def test_an_address_that_does_not_exist_is_not_found(two_years, client, path):
    for value in HOSTILE:
        address = "/" + path.format(quote(value))
        assert client.get(address, follow=True).status_code == 404, address


@pytest.mark.parametrize("query", ["p=0", "p=-1", "p=abc", "p=99999999999999999999", "p=%00", "p=2"])
def test_a_part_of_the_sitemap_that_does_not_exist_is_not_found(site, client, query):
    assert client.get(f"/sitemap-trang.xml?{query}").status_code == 404


def test_the_not_found_page_is_designed_and_offers_search(site, client):
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert 'action="/tim-kiem/"' in answer.text
    assert "css/site" in answer.text
    assert "noindex" in answer.text


# Feeds and sitemap


def entries(answer) -> list[ET.Element]:
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert root.findtext(f"{ATOM}{name}"), name
    return root.findall(f"{ATOM}entry")


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_valid_atom_with_whole_addresses(site, client, name):
    full(site, 2)
    found = entries(client.get(FEEDS[name]))
    assert len(found) == {"news": 2, "library": 2}.get(name, 6)
    for entry in found:
        for child in ("id", "title", "updated"):
            assert entry.findtext(f"{ATOM}{child}"), child
        link = entry.find(f"{ATOM}link").get("href")
        assert link.startswith("http://")
        assert (
            client.get(link.removeprefix("http://testserver").removeprefix("http://localhost")).status_code
            == 200
        )
    assert len({entry.findtext(f"{ATOM}id") for entry in found}) == len(found)


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_of_an_empty_site_is_valid(site, client, name):
    makers.task_area()
    makers.school_year()
    assert entries(client.get(FEEDS[name])) == []


def test_markup_and_strange_signs_do_not_break_a_feed(site, client):
    makers.letter(abstract="Về <b>“A & B”</b> ]]> \u0001 \ud7ff")
    makers.article(site, "A & B <i>", text="x \u0001 y")
    for name in ("news", "library"):
        assert len(entries(client.get(FEEDS[name]))) == 1


def test_the_sitemap_names_every_public_page_and_letter(site, client):
    full(site)
    index = ET.fromstring(client.get("/sitemap.xml").content)
    parts = [element.text for element in index.iter(f"{SITEMAP}loc")]
    found = []
    for part in parts:
        answer = client.get("/" + part.split("/", 3)[3])
        found += [element.text for element in ET.fromstring(answer.content).iter(f"{SITEMAP}loc")]
    paths = {"/" + address.split("/", 3)[3] for address in found}
    assert paths == {ADDRESSES[name] for name in ("home", "news", "article", "library", "letter", "guidance")}


# Articles and guidance


def test_an_article_says_all_it_knows(site, client):
    article = makers.article(
        site,
        "HỘI NGHỊ TỔNG KẾT",
        summary="Tóm tắt ngắn",
        event_end=date(2022, 8, 31),
        organiser="Phòng Giáo dục thường xuyên",
        author_name="Nguyễn Văn Lan",
        author_position="Chuyên viên",
        author_unit="Phòng GDTX",
        source_name="Bài gốc",
        source_url="https://example.edu.vn/bai",
        sentence_case=True,
    )
    article.body = [
        ("heading", "Kết quả"),
        ("paragraph", "<ol><li>Việc một</li><li>Việc hai</li></ol>"),
        ("delegates", [{"honorific": "Bà", "name": "Trần Thị Mai", "position": "Giám đốc"}]),
        ("table", {"data": [["a", "b"]], "cell": [], "mergeCells": [], "table_caption": "Bảng một"}),
    ]
    file = File(title="Biểu mẫu", file=makers.ContentFile(b"x", name="mau.txt"))
    file.save()
    article.files = [ArticleFile(file=file, title="Tệp kèm")]
    makers.published(article)
    text = client.get(article.url).text
    for words in (
        "Hội nghị tổng kết",
        "Tóm tắt ngắn",
        "31/08/2022",
        "Phòng Giáo dục thường xuyên",
        "Nguyễn Văn Lan",
        "Chuyên viên",
        "Bài gốc",
        "https://example.edu.vn/bai",
        "<li>Việc hai</li>",
        "Trần Thị Mai",
        "Bảng một",
        "Tệp kèm",
        "TXT",
    ):
        assert words in text


def test_captions_are_numbered_by_their_place_or_not_at_all(site, client):
    article = makers.article(site, captions=["Một", "Hai"])
    text = client.get(article.url).text
    assert re.search(r"<b>\s*\S+ 2:</b>\s*Hai", text)
    article.captions_numbered = False
    makers.published(article)
    assert not re.search(r"<b>\s*\S+ 2:</b>", client.get(article.url).text)


def test_a_moved_photo_takes_the_number_of_its_new_place(site, client):
    article = makers.article(site, captions=["Một", "Hai"])
    article.gallery_photos.set(
        [GalleryPhoto(sort_order=0, caption="Hai"), GalleryPhoto(sort_order=1, caption="Một")]
    )
    makers.published(article)
    assert re.search(r"<b>\s*\S+ 1:</b>\s*Hai", client.get(article.url).text)


def test_a_caption_whose_photo_is_missing_says_so(site, client):
    assert "no-photo" in client.get(makers.article(site, captions=["Một"]).url).text


def test_the_gallery_stands_where_its_mark_stands_and_once(site, client):
    article = makers.article(site, captions=["Chú thích ảnh"])
    article.body = [("paragraph", "<p>Trước</p>"), ("gallery", None), ("paragraph", "<p>Sau</p>")]
    makers.published(article)
    text = client.get(article.url).text
    assert text.index("Trước") < text.index("Chú thích ảnh") < text.index("Sau")
    assert text.count('class="gallery"') == 1


def test_newer_and_older_articles_are_one_step_away(site, client):
    days = [makers.article(site, f"Tin {n}", event_start=date(2022, 8, n)) for n in (1, 2, 3)]
    text = client.get(days[1].url).text
    assert re.search(rf'rel="prev" href="{days[0].url}"', text)
    assert re.search(rf'rel="next"[^>]* href="{days[2].url}"', text)


def test_articles_of_one_day_and_of_no_day_have_neighbours_too(site, client):
    for n in range(3):
        makers.article(site, f"Cùng ngày {n}")
        makers.article(site, f"Không ngày {n}", event_start=None)
    addresses = [page.url for page in ConferenceArticlePage.objects.all()]
    seen, step = set(), max(addresses, key=lambda url: 'rel="next"' not in client.get(url).text)
    while step:
        seen.add(step)
        older = re.search(r'rel="prev" href="([^"]+)"', client.get(step).text)
        step = older[1] if older and older[1] not in seen else None
    assert seen == set(addresses)


def test_a_guidance_page_offers_its_files(site, client):
    file = File(title="Biểu mẫu", file=makers.ContentFile(b"x", name="mau.txt"))
    file.save()
    page = makers.guidance(site)
    page.files = [GuidanceFile(file=file)]
    makers.published(page)
    assert file.url in client.get(page.url).text


def test_slugs_keep_the_letters_of_vietnamese(site):
    assert makers.article(site, "Đối với đảng viên").slug == "doi-voi-dang-vien"
    assert makers.article(site, "Đối với đảng viên").slug == "doi-voi-dang-vien-2"
    assert makers.article(site, "!!!").slug


def test_an_editor_may_make_a_news_section_and_a_library_again(site):
    for page_type in (NewsIndexPage, LetterIndexPage):
        assert page_type in HomePage.allowed_subpage_models()
        assert not page_type.can_create_at(site.home)
        page_type.objects.get().delete()
        assert page_type.can_create_at(HomePage.objects.get())


def test_each_page_type_stands_where_it_belongs():
    assert ConferenceArticlePage.allowed_parent_page_models() == [NewsIndexPage]
    assert set(GuidancePage.allowed_parent_page_models()) == {HomePage, GuidancePage}
    front = {NewsIndexPage, LetterIndexPage, GuidancePage, ContactPage}
    assert set(HomePage.allowed_subpage_models()) == front
