"""Files found by what stands in them: the page, its link, and who may."""

import io
import time

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from documents import file_pages, file_texts
from documents.models import FilePage, FileText
from search import answering, indexing
from search.engine import Query
from search.rights import reader_audience
from tests import makers, papers

PAGES = ["Trang đầu", "Quy định chung", "Mức thu học phí của học viên nghề", "Phụ lục"]


def read_all() -> None:
    while file_texts.read_next():
        pass
    indexing.drain()


def ask(words: str, user=None):
    user = user or AnonymousUser()
    return answering.answer(Query(words=words, audience=reader_audience(user)), user)


def test_a_letter_is_found_by_its_files_third_page_and_the_hit_opens_it_there(site, client):
    letter = makers.letter()
    attachment = makers.attachment(letter, papers.pdf(PAGES))
    read_all()
    for words in ("mức thu học phí", "muc thu hoc phi"):
        hit = ask(words).hits[0]
        assert (hit.key, hit.page) == (letter.key, 3)
        assert hit.url == f"{attachment.get_absolute_url()}#page=3"
        assert ("học phí" in "".join(piece for piece, _ in hit.excerpt)) and any(
            found for _, found in hit.excerpt
        )
        assert hit.title_url == letter.url
    shown = client.get("/tim-kiem/", {"q": "muc thu hoc phi"}).content.decode()
    assert f"{attachment.get_absolute_url()}#page=3" in shown


def test_a_page_found_by_another_spelling_is_quoted(site):
    makers.attachment(makers.letter(), papers.pdf(["Mở đầu", "Báo cáo của các cơ sở giáo dục thường xuyên"]))
    read_all()
    assert ask("GDTX báo cáo").hits[0].page == 2


def test_a_word_files_page_is_quoted_and_opens_the_letter(site):
    letter = makers.letter()
    body = papers.paragraph("Mở đầu") + papers.paragraph("Kinh phí hỗ trợ", '<w:br w:type="page"/>')
    attachment = makers.attachment(letter, papers.docx(body), "a.docx")
    read_all()
    hit = ask("kinh phí hỗ trợ").hits[0]
    assert (hit.page, hit.url) == (2, f"{letter.url}#tep-{attachment.pk}")


def test_a_file_for_signed_in_people_is_found_counted_and_quoted_for_no_stranger(site, client):
    letter = makers.letter()
    makers.attachment(letter, papers.pdf(["Danh sách bí mật kiểm định"]), access="signed-in")
    makers.attachment(letter, papers.pdf(["Văn bản chung"]))
    read_all()
    assert ask("danh sách kiểm định").total == 0
    assert ask("văn bản chung").hits[0].page == 1
    # Found by another word, it is quoted for whoever has signed in only.
    assert "kiểm định" not in str(ask("văn bản chung kiểm định").hits)
    found = ask("văn bản chung kiểm định", makers.user())
    assert found.hits


def test_files_of_a_letter_for_signed_in_people_are_found_by_them(site):
    letter = makers.letter(access="signed-in")
    makers.attachment(letter, papers.pdf(["Danh sách kiểm định"]), access="signed-in")
    read_all()
    assert ask("danh sách kiểm định").total == 0
    assert ask("danh sách kiểm định", makers.user()).hits[0].page == 1


def test_a_files_text_leaves_search_with_the_file_and_the_letter(site):
    letter = makers.letter()
    attachment = makers.attachment(letter, papers.pdf(PAGES))
    read_all()
    assert ask("học phí").total == 1
    letter.unpublish()
    read_all()
    assert ask("học phí").total == 0
    makers.published(letter)
    letter.attachments.all()[0].delete()
    letter.refresh_from_db()
    letter.save()
    read_all()
    assert ask("học phí").total == 0
    assert not FilePage.objects.filter(attachment=attachment.pk).exists()


def test_a_page_of_results_loads_a_few_pages_of_a_long_file(site, django_assert_max_num_queries):
    letter = makers.letter()
    attachment = makers.attachment(letter, papers.pdf(["Một"]))
    read_all()
    FilePage.objects.bulk_create(
        FilePage(attachment=attachment, n=n, text=f"Trang {n} học phí " * 200, words=" trang hoc phi " * 200)
        for n in range(2, 4001)
    )
    card = answering.source_of(letter.key)[0].cards([letter.pk], AnonymousUser())[letter.pk]
    assert card.pages == ()
    started = time.monotonic()
    with django_assert_max_num_queries(2):
        cards = file_pages.shown({letter.pk: card}, AnonymousUser(), [(("hoc",),), (("phi",),)])
    assert len(cards[letter.pk].pages) == file_pages.PAGES_SHOWN
    assert time.monotonic() - started < 2


def test_so_much_of_a_file_is_indexed_and_no_more(site, monkeypatch):
    monkeypatch.setattr(file_pages, "MOST_CHARACTERS", 30)
    letter = makers.letter()
    makers.attachment(letter, papers.pdf(PAGES))
    read_all()
    assert [n for n, _text in file_pages.indexed({letter.pk: ("public",)})[letter.pk]] == [1, 2]


# The letter's page and the file itself


def test_the_letters_page_names_each_file_with_its_kind_size_and_pages(site, client):
    letter = makers.letter()
    attachment = makers.attachment(letter, papers.pdf(PAGES), label="annex")
    read_all()
    shown = client.get(letter.url).content.decode()
    assert f'id="tep-{attachment.pk}"' in shown
    assert "PDF" in shown
    assert f'<iframe src="{attachment.get_absolute_url()}" loading="lazy"' in shown
    assert "data-outcome" not in shown
    client.force_login(makers.user("van-thu", is_superuser=True))
    assert 'data-outcome="ok"' in client.get(letter.url).content.decode()


def test_strangers_are_offered_no_view_of_a_restricted_file(site, client):
    letter = makers.letter()
    makers.attachment(letter, papers.pdf(PAGES), access="signed-in")
    assert "<iframe" not in client.get(letter.url).content.decode()


def test_a_viewer_gets_parts_of_a_file(site, client):
    data = papers.pdf(PAGES)
    url = makers.attachment(makers.letter(), data).get_absolute_url()

    def part(asked: str, **headers):
        answer = client.get(url, headers={"range": asked, **headers})
        return answer.status_code, b"".join(answer.streaming_content) if answer.streaming else b"", answer

    status, body, answer = part("bytes=5-9")
    assert (status, body) == (206, data[5:10])
    assert answer["Content-Range"] == f"bytes 5-9/{len(data)}"
    assert part("bytes=10-")[:2] == (206, data[10:])
    assert part("bytes=-7")[:2] == (206, data[-7:])
    assert part(f"bytes={len(data)}-")[0] == 416
    for whole in ("bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=b-"):
        assert part(whole)[:2] == (200, data)
    etag = answer["ETag"]
    assert part("bytes=0-1", **{"if-range": etag})[0] == 206
    assert part("bytes=0-1", **{"if-range": '"other"'})[0] == 200
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_a_web_page_named_pdf_is_never_shown(site, client):
    attachment = makers.attachment(makers.letter(), b"<html><script>alert(1)</script>")
    answer = client.get(attachment.get_absolute_url())
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_staff_have_a_file_read_again(site, client):
    attachment = makers.attachment(makers.letter(), papers.pdf(PAGES))
    read_all()
    client.force_login(makers.user("van-thu", is_superuser=True))
    answer = client.post(reverse("letter_file_texts"), {"file": str(attachment.pk)}, follow=True)
    assert answer.status_code == 200
    assert FileText.objects.get().outcome == "waiting"
    read_all()
    assert FileText.objects.get().outcome == "ok"
    assert client.post(reverse("letter_file_texts"), {"file": "9" * 30}).status_code == 302


def test_others_do_not_see_how_files_were_read(site, client):
    client.force_login(makers.user())
    assert client.get(reverse("letter_file_texts")).status_code in (302, 403)


def test_the_worker_reads_a_new_file_into_search_in_a_turn(site):
    from django.core.management import call_command

    makers.attachment(makers.letter(), papers.pdf(PAGES))
    call_command("worker", once=True, stdout=io.StringIO())
    assert ask("học phí học viên nghề").hits[0].page == 3
