"""Reports become articles: whole, once, and never over what a person has written."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.utils.timezone import localtime

from documents.models import Citation
from news import pictures
from news.importing import import_article
from news.models import ConferenceArticlePage, NewsIndexPage, Photo
from tests import makers

REPORT = """Hội nghị giao ban công tác xóa mù chữ năm học 2023-2024

Ngày 12 tháng 10 năm 2023, tại Hội trường Sở GD&ĐT, Sở Giáo dục và Đào tạo đã tổ chức Hội nghị giao ban.

Hội nghị thống nhất các việc sau:

1. Rà soát người chưa biết chữ.

2. Mở lớp tại các trung tâm học tập cộng đồng.

Hình 1: Quang cảnh Hội nghị

Hình 2: Đại biểu thảo luận

Trần Thị Thử – Chuyên viên Phòng GDTX
"""


@pytest.fixture
def report(tmp_path):
    return makers.write(tmp_path, "bao-cao.txt", REPORT)


@pytest.fixture
def photos(tmp_path):
    folder = tmp_path / "anh"
    folder.mkdir()
    for n, colour in ((10, "red"), (2, "green"), (1, "blue")):
        (folder / f"anh {n}.jpg").write_bytes(makers.jpeg(colour=colour))
    return folder


def run(*arguments, **options) -> int:
    try:
        call_command("import_article", *map(str, arguments), **options)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return 0


def test_the_summary_conference_of_2022_becomes_an_article(site, articles_dir):
    page = import_article(articles_dir / "hoi-nghi-tong-ket-2021-2022.txt", publish=True).page
    page = ConferenceArticlePage.objects.get(pk=page.pk)
    assert page.live and page.event_start == date(2022, 8, 30) and page.venue == "Hội trường Sở GD&ĐT"
    assert localtime(page.updated_at) == datetime.fromisoformat("2022-09-19T11:41:00+07:00")
    assert (page.author_name, page.author_position) == ("Nguyễn Văn Lưu", "Chuyên viên")
    assert page.author_unit == "P. GDTX-CN&CTTT-CTHS"
    assert page.school_year.name == "2022-2023"
    assert {year.name for year in page.school_years.all()} == {"2021-2022", "2022-2023"}
    assert page.gallery_photos.count() == 3 and not page.captions_numbered
    texts = "".join(str(block.value) for block in page.body)
    assert texts.count("<li>") == 8 and "<ol>" in texts
    cited = Citation.objects.filter(source=page.key).order_by("pk")
    assert [c.number.split("/")[0] for c in cited] == ["2302", "2304"]
    assert [c.issued_on for c in cited] == [date(2022, 9, 5), date(2022, 9, 6)]


def test_the_first_term_conference_of_2024_becomes_an_article(site, articles_dir):
    page = import_article(articles_dir / "hoi-nghi-so-ket-hoc-ki-1-2023-2024.txt", publish=True).page
    page = ConferenceArticlePage.objects.get(pk=page.pk)
    assert page.title.startswith("HỘI NGHỊ SƠ KẾT HỌC KÌ I VÀ TRIỂN KHAI NHIỆM VỤ HỌC KÌ II")
    assert page.event_start == date(2024, 1, 23) and page.school_year.name == "2023-2024"
    assert page.venue == "Trường Cao đẳng Kinh tế Thành phố Hồ Chí Minh"
    captions = [photo.caption for photo in page.gallery_photos.all()]
    assert len(captions) == 16 and page.captions_numbered
    assert captions[0] == captions[1] and not any(caption.startswith("Hình") for caption in captions)
    assert page.source_name == "Liên kết bài viết gốc" and "Liên kết" not in captions[-1]
    delegates = next(block for block in page.body if block.block_type == "delegates").value
    assert [delegates[0][part] for part in ("honorific", "name")] == ["Ông", "Dương Trí Dũng"]
    assert len(delegates) == 8


def test_photos_go_to_captions_in_the_natural_order_of_their_names(site, report, photos):
    imported = import_article(report, photos)
    rows = list(imported.page.gallery_photos.all())
    assert [row.caption for row in rows] == ["Quang cảnh Hội nghị", "Đại biểu thảo luận", ""]
    assert all(row.image for row in rows)
    assert [row.image.tone for row in rows] == [
        makers.photo(content=makers.jpeg(colour=colour)).tone for colour in ("blue", "green", "red")
    ]
    assert imported.notes == ["3 ảnh cho 2 chú thích"]


def test_each_photo_is_cleaned_once(site, report, photos, monkeypatch):
    cleaned, seen = pictures.cleaned, []
    monkeypatch.setattr(pictures, "cleaned", lambda *given: seen.append(given) or cleaned(*given))
    import_article(report, photos)
    assert len(seen) == 3


def test_a_broken_photo_is_reported_and_the_others_go_in(site, report, photos):
    (photos / "anh 1.jpg").write_bytes(b"\xff\xd8\xff\xe0x")
    imported = import_article(report, photos)
    assert Photo.objects.count() == 2
    assert [note.split(":")[0] for note in imported.notes] == ["anh 1.jpg"]


def test_captions_without_photos_are_kept(site, report):
    rows = import_article(report).page.gallery_photos.all()
    assert [(row.image, row.caption) for row in rows] == [
        (None, "Quang cảnh Hội nghị"),
        (None, "Đại biểu thảo luận"),
    ]


def test_the_same_report_again_updates_an_untouched_draft_and_doubles_nothing(site, report, photos):
    first = import_article(report, photos)
    report.write_text(REPORT.replace("Rà soát", "Rà soát lại"))
    second = import_article(report, photos)
    assert (first.action, second.action) == ("created", "updated")
    assert ConferenceArticlePage.objects.count() == 1 and Photo.objects.count() == 3
    latest = second.page.get_latest_revision_as_object()
    assert "Rà soát lại" in str(latest.body) and latest.gallery_photos.count() == 3


def test_a_draft_that_a_person_edited_is_left_alone_unless_overruled(site, report):
    page = import_article(report).page.get_latest_revision_as_object()
    page.summary = "Người sửa"
    page.save_revision()
    again = import_article(report)
    assert again.action == "kept" and again.notes
    assert ConferenceArticlePage.objects.get().get_latest_revision_as_object().summary == "Người sửa"
    assert import_article(report, replace=True).action == "updated"
    assert ConferenceArticlePage.objects.get().get_latest_revision_as_object().summary == ""


def test_a_published_article_is_left_alone(site, report):
    import_article(report, publish=True)
    assert import_article(report).action == "kept"
    assert ConferenceArticlePage.objects.get().live


def test_one_bad_file_gets_one_line_and_the_others_go_in(site, report, tmp_path, capsys):
    bad = [
        makers.write(tmp_path, "rong.txt", ""),
        tmp_path / "khong-co.txt",
        tmp_path,
        makers.write(tmp_path, "khong-tieu-de.txt", "x"),
    ]
    (tmp_path / "anh.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert run(*bad, tmp_path / "anh.txt", report) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 5
    assert all(str(path) in line for path, line in zip([*bad, tmp_path / "anh.txt"], lines, strict=True))
    assert "Traceback" not in "".join(lines) and "No such file" not in "".join(lines)
    assert ConferenceArticlePage.objects.count() == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_reports_in_other_encodings_go_in(site, tmp_path, encoding):
    report = makers.write(tmp_path, "bao-cao.txt", REPORT, encoding)
    assert import_article(report).page.title.startswith("Hội nghị giao ban công tác xóa mù chữ")


@pytest.mark.parametrize(
    ("source", "name", "link"),
    [
        ("Nguồn: https://sgddt.example.vn/tin/1", "", "https://sgddt.example.vn/tin/1"),
        ("Nguồn: www.sgddt.example.vn", "", "https://www.sgddt.example.vn"),
        ("Nguồn: Báo Giáo dục và Thời đại", "Báo Giáo dục và Thời đại", ""),
        (f"Nguồn: https://sgddt.example.vn/{'a' * 600}", None, ""),
    ],
)
def test_a_source_of_any_kind_never_stops_an_import(site, tmp_path, source, name, link):
    page = import_article(makers.write(tmp_path, "bao-cao.txt", f"{REPORT}\n{source}\n")).page
    if name is None:
        assert "sgddt.example.vn" in page.source_name + str(page.body)
    else:
        assert page.source_name == name
    assert page.source_url == link


def test_an_endless_title_loses_no_word(site, tmp_path):
    title = "Hội nghị " + " ".join(f"chuyên đề {n}" for n in range(25))
    page = import_article(makers.write(tmp_path, "bao-cao.txt", f"{title}\n\n{REPORT}")).page
    assert len(page.title) <= 255
    assert title in f"{page.title} {page.summary} {page.body}"


def test_markup_in_a_report_is_text(site, tmp_path):
    report = REPORT.replace("Rà soát", "<script>alert(1)</script> Rà soát")
    page = import_article(makers.write(tmp_path, "bao-cao.txt", report), publish=True).page
    assert "&lt;script&gt;" in str(page.body) and "<script>" not in str(page.body)


def test_without_a_news_section_the_command_says_so(site, report):
    from django.core.management.base import CommandError

    NewsIndexPage.objects.get().unpublish()
    with pytest.raises(CommandError):
        call_command("import_article", str(report))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("HỘI NGHỊ SƠ KẾT HỌC KÌ I ĐỐI VỚI GDTX", "Hội nghị sơ kết học kì I đối với GDTX"),
        ("HỘI NGHỊ “GDNN-GDTX”, HỌC KÌ II", "Hội nghị “GDNN-GDTX”, học kì II"),
    ],
)
def test_a_title_in_capitals_can_be_shown_as_a_sentence(site, typed, shown):
    page = makers.article(site, typed, sentence_case=True)
    assert page.display_title == shown
    assert page.title == typed


def test_an_article_without_an_event_stands_under_the_day_here_not_in_greenwich(site):
    page = makers.article(site, event_start=None)
    page.first_published_at = datetime.fromisoformat("2024-03-05T01:00:00+07:00").astimezone(UTC)
    assert page.shown_date == date(2024, 3, 5)
