"""Letters: what identifies one, what may be published, where it stands and what cites it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from cms.layout import lay_out
from documents import citing
from documents.models import Citation, Issuer, Letter, LetterAddress, LetterType, SchoolYear, TaskArea
from documents.source import LetterSource, entry_of
from search.rights import reader_audience
from tests import makers


@pytest.fixture
def site(db):
    """No test here asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


def same(first: str, second: str, **fields) -> bool:
    """Whether two numbers of one issuer and year identify one letter."""
    one = makers.letter(first, live=False)
    other = makers.letter(second, live=False, **fields)
    return list(one.same_identity()) == [other]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2302/SGDĐT-GDTX", "2302/sgdđt-gdtx"),
        ("2302/SGDĐT-GDTX", "Số: 2302 / SGDĐT – GDTX"),
        ("02/KH-SGDĐT", "2/KH-SGDĐT"),
        ("12/HĐ-SGDĐT", "12/HĐ-SGDĐT".replace("Đ", "Đ")),
        ("15/2022/QĐ-UBND", "15/2022/QĐ‑UBND"),
    ],
)
def test_spellings_of_one_number_identify_one_letter(site, first, second):
    assert same(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("12/HD-SGDĐT", "12/HĐ-SGDĐT"),
        ("2302/SGDĐT-GDTX", "2302/SGDĐT-GDTrH"),
        ("2302/SGDĐT-GDTX", "2303/SGDĐT-GDTX"),
        ("2302a/SGDĐT-GDTX", "2302b/SGDĐT-GDTX"),
        ("20/KH-SGDĐT", "2/KH-SGDĐT"),
    ],
)
def test_numbers_that_differ_identify_two_letters(site, first, second):
    assert not same(first, second)


def test_the_same_number_of_another_issuer_year_or_copy_is_another_letter(site):
    assert not same("1/SGDĐT-VP", "1/SGDĐT-VP", issuer=makers.issuer("Sở khác", "SK"))
    assert not same("2/SGDĐT-VP", "2/SGDĐT-VP", issued_on=date(2023, 9, 5))
    assert not same("3/SGDĐT-VP", "3/SGDĐT-VP", copy=2)


def test_the_year_in_a_number_wins_over_the_date(site):
    letter = makers.letter("30/2020/NĐ-CP", issued_on=date(2021, 1, 2))
    assert letter.year == 2020
    assert letter.path.startswith("2020/")


def test_a_number_that_does_not_parse_is_kept_as_typed(site):
    letter = makers.letter("246QĐ-SGDĐT")
    assert letter.number == "246QĐ-SGDĐT"
    assert letter.url == "/van-ban/2022/246qd-sgddt/"


def test_a_draft_may_lack_what_the_law_requires(site):
    draft = Letter(live=False, abstract="Chưa vào sổ")
    draft.save()
    draft.save_revision()
    assert Letter.objects.get().issued_on is None


REQUIRED = {"number": "", "letter_type": None, "issuer": None, "issued_on": None, "abstract": ""}


@pytest.mark.parametrize("name", REQUIRED)
def test_a_letter_without_what_the_law_requires_is_not_published(site, name):
    draft = makers.letter(live=False)
    setattr(draft, name, REQUIRED[name])
    revision = draft.save_revision(clean=False)
    with pytest.raises(ValidationError) as refusal:
        revision.publish()
    assert name in refusal.value.message_dict
    assert not Letter.objects.get().live
    assert not LetterAddress.objects.exists()


@pytest.mark.parametrize("secrecy", ["secret", "top-secret", "highest"])
def test_a_secret_letter_is_not_published(site, secrecy):
    draft = makers.letter(live=False, secrecy=secrecy)
    with pytest.raises(ValidationError):
        draft.save_revision(clean=False).publish()
    assert not Letter.objects.get().live


@pytest.mark.parametrize("line", ["MẬT", "  TỐI MẬT ", "Tuyệt mật", "Độ mật: MẬT"])
def test_a_letter_marked_secret_on_a_line_of_its_text_is_not_published(site, line):
    draft = makers.letter(live=False, body=f"SỞ GIÁO DỤC VÀ ĐÀO TẠO\n{line}\nKính gửi các trường")
    with pytest.raises(ValidationError):
        draft.save_revision(clean=False).publish()
    assert not Letter.objects.get().live


def test_a_letter_that_only_speaks_of_secrets_is_published(site):
    text = "Thực hiện Luật Bảo vệ BÍ MẬT NHÀ NƯỚC\nĐổi MẬT KHẨU trước ngày 5"
    assert makers.letter(body=text).live


def test_a_scheduled_letter_without_what_the_law_requires_stays_a_draft(site):
    draft = makers.letter(live=False)
    draft.issued_on = None
    draft.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = draft.save_revision(clean=False, approved_go_live_at=draft.go_live_at)
    call_command("publish_scheduled")
    assert not Letter.objects.get().live
    assert Letter.objects.get().latest_revision_id == revision.pk


def test_a_scheduled_letter_goes_live_at_its_hour_and_not_before(site):
    draft = makers.letter(live=False)
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    draft.refresh_from_db()
    assert not draft.live
    call_command("publish_scheduled")
    draft.refresh_from_db()
    assert not draft.live
    revision = draft.latest_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    content = revision.content | {"go_live_at": (timezone.now() - timedelta(minutes=1)).isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(content=content)
    call_command("publish_scheduled")
    draft.refresh_from_db()
    assert draft.live
    assert draft.url


def test_the_second_of_two_drafts_of_one_identity_stays_a_draft(site):
    first, second = makers.letter(live=False), makers.letter(live=False, abstract="Thư thứ hai")
    revisions = [letter.save_revision() for letter in (first, second)]
    revisions[0].publish()
    with pytest.raises(ValidationError) as refusal:
        revisions[1].publish()
    assert "2302/SGDĐT-GDTX" in str(refusal.value)
    second.refresh_from_db()
    assert not second.live


def test_a_draft_brought_to_a_published_letters_number_is_refused(site):
    makers.letter("1/SGDĐT-VP")
    second = makers.letter("2/SGDĐT-VP")
    second.number = "1/SGDĐT - VP"
    with pytest.raises(ValidationError):
        second.save_revision(clean=False).publish()
    second.refresh_from_db()
    assert second.number == "2/SGDĐT-VP"
    assert second.live


def test_two_letters_that_really_bear_one_number_are_two_copies(site):
    first = makers.letter()
    second = makers.letter(copy=2, abstract="Thư thứ hai")
    assert first.live and second.live
    assert first.url != second.url


def test_the_number_of_a_withdrawn_letter_may_be_given_again(site):
    makers.letter().delete()
    assert makers.letter(abstract="Ban hành lại").live


def test_publishing_a_letter_again_changes_its_text_and_not_its_address(site):
    letter = makers.letter()
    before = letter.url
    letter.abstract = "Trích yếu đã sửa"
    makers.published(letter)
    assert letter.url == before
    assert letter.abstract == "Trích yếu đã sửa"


def test_a_letters_address_is_its_year_and_number(site):
    letter = makers.letter("2302/SGDĐT-GDTX-CN&CTTT-CTHS")
    assert letter.url == "/van-ban/2022/2302-sgddt-gdtx-cn-cttt-cths/"


def test_a_taken_address_gets_the_issuers_slug_then_a_number(site):
    urls = [
        makers.letter("12/HD-SGDĐT").url,
        makers.letter("12/HĐ-SGDĐT").url,
        makers.letter("12/HD-SGDĐT", copy=2).url,
        makers.letter("12/HD-SGDĐT", copy=3).url,
    ]
    stem = "/van-ban/2022/12-hd-sgddt"
    assert urls == [f"{stem}/", f"{stem}-sgddt/", f"{stem}-2/", f"{stem}-3/"]


def test_an_old_address_leads_to_the_new_one_for_good(site, client):
    letter = makers.letter("2302/SGDĐT-GDTX")
    old = letter.url
    letter.number = "2303/SGDĐT-GDTX"
    makers.published(letter)
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, "/van-ban/2022/2303-sgddt-gdtx/")
    assert client.get(letter.url).status_code == 200


def test_an_address_another_letter_once_had_is_not_given_away(site, client):
    moved = makers.letter("1/SGDĐT-VP")
    old = moved.url
    moved.number = "2/SGDĐT-VP"
    makers.published(moved)
    newcomer = makers.letter("1/SGDĐT-VP", abstract="Thư mới")
    assert newcomer.url != old
    assert client.get(old)["Location"] == moved.url


def test_a_letter_that_takes_its_old_number_back_takes_its_old_address_back(site, client):
    letter = makers.letter("1/SGDĐT-VP")
    first = letter.url
    for number in ("2/SGDĐT-VP", "1/SGDĐT-VP"):
        letter.number = number
        makers.published(letter)
    assert letter.url == first
    assert client.get(first).status_code == 200


def test_a_letter_has_one_address_only(site, client):
    letter = makers.letter()
    assert client.get(letter.url.replace("/2022/", "/02022/")).status_code == 404
    assert client.get(letter.url.upper()).status_code == 404


def test_a_deleted_letter_answers_410_with_its_number_and_date(site, client):
    letter = makers.letter()
    url = letter.url
    letter.delete()
    answer = client.get(url)
    assert answer.status_code == 410
    assert "2302/SGDĐT-GDTX" in answer.text
    assert "05/09/2022" in answer.text
    assert letter.abstract not in answer.text


def test_deleting_withdraws_and_keeps_record_files_and_history(site):
    letter = makers.letter()
    makers.attachment(letter)
    letter.delete()
    kept = Letter.objects.get()
    assert kept.withdrawn_at is not None
    assert not kept.live
    assert kept.attachments.get().file.storage.exists(kept.attachments.get().file.name)
    assert kept.revisions.count() == 1


def test_deleting_many_at_once_withdraws_each(site, client):
    letters = [makers.letter(f"{n}/SGDĐT-VP") for n in (1, 2)]
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).delete()
    assert Letter.objects.exclude(withdrawn_at=None).count() == 2
    assert client.get(letters[0].url or "/van-ban/2022/01-sgddt-vp/").status_code == 410


def test_a_purged_letter_goes_on_answering_410(site, client, django_capture_on_commit_callbacks):
    letter = makers.letter()
    url, file = letter.url, makers.attachment(letter).file
    with django_capture_on_commit_callbacks(execute=True):
        letter.purge()
    assert not Letter.objects.exists()
    assert not file.storage.exists(file.name)
    answer = client.get(url)
    assert answer.status_code == 410
    assert "2302/SGDĐT-GDTX" in answer.text


def test_an_unpublished_letter_answers_404(site, client):
    letter = makers.letter()
    url = letter.url
    letter.unpublish()
    assert client.get(url).status_code == 404


def test_a_draft_has_no_address(site, client):
    assert makers.letter(live=False).url == ""
    assert client.get("/van-ban/2022/2302-sgddt-gdtx/").status_code == 404


def test_a_draft_of_a_published_letter_shows_readers_the_published_text(site, client):
    letter = makers.letter()
    letter.abstract = "Bản nháp chưa duyệt"
    letter.save_revision()
    text = client.get(letter.url).text
    assert "Bản nháp chưa duyệt" not in text
    assert "Hướng dẫn thực hiện nhiệm vụ" in text


def test_no_letter_has_an_address_or_is_seen_while_the_library_is_not_live(site, client, admin_user):
    letter = makers.letter()
    url, entry = letter.url, entry_of(letter)
    site.library.unpublish()
    letter.refresh_from_db()
    assert entry.audience == ("public",)
    assert letter.url == ""
    assert letter.audience() == ()
    assert not Letter.objects.visible_to(admin_user).exists()
    assert client.get(url).status_code == 404
    assert letter.abstract not in client.get("/").text


def test_letters_come_back_with_the_library(site, client):
    letter = makers.letter()
    site.library.unpublish()
    makers.published(site.library)
    letter.refresh_from_db()
    assert letter.audience() == ("public",)
    assert client.get(letter.url).status_code == 200


def test_letters_of_a_moved_library_stand_where_it_stands(site, client):
    letter = makers.letter()
    site.library.slug = "cong-van"
    makers.published(site.library)
    assert letter.url == "/cong-van/2022/2302-sgddt-gdtx/"
    assert client.get(letter.url).status_code == 200


AUDIENCES = [("public", "public"), ("signed-in", "signed-in"), ("groups", "group")]


@pytest.mark.parametrize(("access", "expected"), AUDIENCES)
def test_access_names_the_audience(site, access, expected):
    letter = makers.letter(live=False, access=access)
    letter.access_groups.set([makers.group()])
    makers.published(letter)
    wanted = f"group:{makers.group().pk}" if expected == "group" else expected
    assert letter.audience() == (wanted,)


@pytest.mark.parametrize("access", ["public", "signed-in", "groups"])
def test_rows_and_search_agree_on_who_may_see_a_letter(site, access):
    letter = makers.letter(live=False, access=access)
    letter.access_groups.set([makers.group()])
    makers.published(letter)
    readers = [
        AnonymousUser(),
        makers.user("ngoai"),
        makers.user("trong", makers.group()),
        makers.user("quan-tri", is_superuser=True),
    ]
    for library in ("public", "login", "groups"):
        if library == "login":
            makers.login_only(site.library)
        if library == "groups":
            makers.groups_only(site.library, makers.group("Nhóm khác"))
        for reader in readers:
            seen = Letter.objects.visible_to(reader).exists()
            found = bool(set(letter.audience()) & set(reader_audience(reader)))
            assert seen == found or reader.is_superuser, (library, reader)


def test_a_letter_for_groups_without_a_group_is_seen_by_no_one(site):
    letter = makers.letter(access="groups")
    assert letter.audience() == ()
    assert not Letter.objects.visible_to(makers.user()).exists()


def test_status_is_told_and_a_revoked_letter_stands_lower_in_search(site, client):
    letter = makers.letter(revoked_on=date(2023, 1, 1))
    assert "status-revoked" in client.get(letter.url).text
    assert entry_of(letter).demoted
    assert entry_of(letter).facets["status"] == ("revoked",)


def test_the_staff_note_is_never_shown(site, client):
    letter = makers.letter(staff_note="GHICHUNOIBO chờ xác minh")
    pages = [letter.url, "/van-ban/", "/", "/van-ban/atom/", "/nam-hoc/2022-2023/"]
    for url in pages:
        assert "GHICHUNOIBO" not in client.get(url).text
    client.force_login(makers.user(is_superuser=True))
    assert "GHICHUNOIBO" not in client.get(letter.url).text
    entry = entry_of(letter)
    card = LetterSource().cards([letter.pk], AnonymousUser())[letter.pk]
    assert "GHICHUNOIBO" not in f"{entry}{card}"


CITING = "<p>Thực hiện Công văn số 2302/SGDĐT-GDTX ngày 05 tháng 9 năm 2022 về nhiệm vụ năm học.</p>"


def citing_article(site, text: str = CITING):
    return makers.article(site, text=text.removeprefix("<p>").removesuffix("</p>"))


def test_an_article_and_the_letter_it_cites_link_each_other(site, client):
    letter, article = makers.letter(), citing_article(site)
    assert article.url in client.get(letter.url).text
    assert letter.url in client.get(article.url).text


def test_a_letter_and_the_letter_it_rests_on_link_each_other(site, client):
    basis = makers.letter("2302/SGDĐT-GDTX")
    letter = makers.letter("9/SGDĐT-VP", legal_bases="Căn cứ Công văn số 2302/SGDĐT-GDTX ngày 05/9/2022")
    assert basis.url in client.get(letter.url).text
    assert letter.url in client.get(basis.url).text


def test_a_letter_does_not_cite_itself(site):
    makers.letter(body="Số: 2302/SGDĐT-GDTX\nHuế, ngày 05 tháng 9 năm 2022")
    assert not Citation.objects.exists()


def test_a_cited_letter_the_library_lacks_is_listed(site, client):
    article = citing_article(site)
    assert [c.number for c in citing.missing(article.key)] == ["2302/SGDĐT-GDTX"]
    assert "2302/SGDĐT-GDTX" in client.get(article.url).text


def test_a_citation_is_linked_when_the_missing_letter_arrives(site, client):
    article = citing_article(site)
    letter = makers.letter()
    assert citing.missing(article.key) == []
    assert letter.url in client.get(article.url).text


def test_a_citation_follows_a_number_that_changes(site):
    article, letter = citing_article(site), makers.letter("9/SGDĐT-GDTX")
    letter.number = "2302/SGDĐT-GDTX"
    makers.published(letter)
    assert citing.missing(article.key) == []
    letter.number = "9/SGDĐT-GDTX"
    makers.published(letter)
    assert [c.number for c in citing.missing(article.key)] == ["2302/SGDĐT-GDTX"]


def test_a_citation_of_another_year_is_not_linked(site):
    letter, article = makers.letter(issued_on=date(2021, 9, 6)), citing_article(site)
    assert len(citing.missing(article.key)) == 1
    letter.issued_on = date(2022, 9, 5)
    makers.published(letter)
    assert citing.missing(article.key) == []


def test_a_citation_that_could_mean_two_letters_is_not_linked_until_it_can_mean_one(site):
    article = citing_article(site, "<p>Theo Công văn số 2302/SGDĐT-GDTX của Sở.</p>")
    makers.letter()
    other = makers.letter(issuer=makers.issuer("Sở khác", "SK"))
    assert len(citing.missing(article.key)) == 1
    other.number = "2999/SGDĐT-GDTX"
    makers.published(other)
    assert citing.missing(article.key) == []


def test_a_citation_of_a_withdrawn_letter_is_missing_again(site):
    article, letter = citing_article(site), makers.letter()
    letter.delete()
    assert len(citing.missing(article.key)) == 1


def test_a_text_that_no_longer_cites_is_forgotten(site):
    article = citing_article(site)
    article.body = [("paragraph", "<p>Không nhắc công văn nào.</p>")]
    makers.published(article)
    assert not Citation.objects.exists()


def test_an_issuer_whose_abbreviation_is_taken_gets_an_address_part_of_its_own(site):
    makers.issuer("Sở Giáo dục và Đào tạo", "SGDĐT")
    slugs = [
        Issuer.objects.create(name=name, abbreviation="SGDĐT").slug
        for name in ("Sở GD&ĐT Đà Nẵng", "Sở GD và ĐT Đà Nẵng", "???")
    ]
    assert slugs == ["so-gd-dt-da-nang", "so-gd-va-dt-da-nang", "co-quan"]
    assert LetterType.objects.create(name="Quyết Định").slug == "quyet-dinh-2"


def test_a_task_areas_address_keeps_the_letters_of_its_name(site):
    assert TaskArea.objects.create(name="Đối với đảng").slug == "doi-voi-dang"
    assert TaskArea.objects.create(name="!!!").get_absolute_url() == "/linh-vuc/linh-vuc/"
    area = TaskArea(name="Đoàn đội", slug="đoàn-đội")
    area.full_clean()
    assert area.slug == "doan-doi"


def test_any_spelling_of_a_school_year_becomes_one(site):
    year = SchoolYear(name="2031/2032")
    year.full_clean()
    assert year.name == "2031-2032"
    for wrong in ("2031-2035", "năm học", "2031/abc"):
        with pytest.raises(ValidationError):
            SchoolYear(name=wrong).full_clean()
