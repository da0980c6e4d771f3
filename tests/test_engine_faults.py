"""A search server that is down, slow or wrong: readers are answered in time, and nothing is lost."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from documents.models import Letter
from search import indexing, reconciling
from search.engine import EngineError, Query, get_engine
from search.models import Change
from search.queries import parse
from tests import engines, makers, proxies

pytestmark = pytest.mark.xdist_group("faults")


@pytest.fixture
def proxy(site, settings, tmp_path: Path) -> Iterator[proxies.Proxy]:
    """The site on Elasticsearch behind a proxy, three letters found, changes taken by the worker alone."""
    with engines.place("elastic", tmp_path) as setting:
        made = proxies.Proxy(setting["HOSTS"][0])
        settings.SEARCH_ENGINE = {
            **setting, "HOSTS": [made.url], "READER_WAIT": 1.2, "WRITER_WAIT": 3.0,
        }  # fmt: skip
        settings.SEARCH_INLINE = False
        for number in (2302, 2303, 2304):
            makers.letter(f"{number}/SGDĐT-GDTX", abstract=f"Hướng dẫn xóa mù chữ đợt {number}")
        indexing.drain()
        assert get_engine().search(Query()).total == 3
        yield made
        made.mend()
        get_engine().close()
        made.stop()


def asked(client: Client, words: str) -> tuple[float, list[str], bool]:
    """Seconds, numbers of the letters shown, and whether the page says that the index rests."""
    begun = time.monotonic()
    page = client.get("/tim-kiem/", {"q": words})
    seconds = time.monotonic() - begun
    assert page.status_code == 200
    return (
        seconds,
        [hit.card.number for hit in page.context["results"].hits],
        page.context["results"].degraded,
    )


@pytest.mark.parametrize("fault", [*proxies.FAULTS, "read-only"])
def test_readers_get_an_answer_in_time_and_editors_do_not_wait(
    fault: str, proxy, settings, client: Client
) -> None:
    proxy.break_down(fault)
    for words in ("2303", "xoa mu chu dot 2303", "2303/SGDĐT-GDTX", "đợt"):
        seconds, numbers, degraded = asked(client, words)
        assert seconds < 2.5
        assert "2303/SGDĐT-GDTX" in numbers
        assert degraded == (fault not in ("slow", "read-only"))
    begun = time.monotonic()
    makers.letter("9/SGDĐT", abstract="Thông báo nghỉ học")
    publishing = time.monotonic() - begun
    indexing.drain()
    proxy.mend()
    begun = time.monotonic()
    makers.letter("10/SGDĐT", abstract="Thông báo nghỉ học")
    assert publishing < time.monotonic() - begun + 0.2
    Change.objects.update(not_before=None, leased_until=None)
    indexing.drain()
    assert not Change.objects.exists()
    assert not reconciling.verify()
    # As a process that has seen no failure.
    assert engines.opened(settings.SEARCH_ENGINE).search(parse("nghi hoc")).total == 2


@pytest.mark.parametrize("address", ["/tim-kiem/csv/?q=xoa+mu+chu", "/tim-kiem/atom/?q=xoa+mu+chu"])
def test_a_file_and_a_feed_of_a_hung_server_are_refused_in_time(address: str, proxy, client: Client) -> None:
    assert client.get(address).status_code == 200
    proxy.break_down("hanging")
    begun = time.monotonic()
    assert client.get(address).status_code == 503
    assert time.monotonic() - begun < 2.5


def test_suggestions_of_a_hung_server_are_none_in_time(proxy, client: Client) -> None:
    proxy.break_down("hanging")
    begun = time.monotonic()
    assert client.get("/tim-kiem/goi-y/?q=xoa").json() == []
    assert time.monotonic() - begun < 2.5


def test_after_three_failures_the_server_is_left_alone_and_then_found_again(proxy, client: Client) -> None:
    proxy.break_down("hanging")
    waits = [asked(client, "2302")[0] for _ in range(8)]
    assert all(seconds > 1 for seconds in waits[:3])
    # It rests for a second, one question tries again, then for two.
    assert sum(seconds > 1 for seconds in waits[3:]) <= 1
    proxy.mend()
    begun = time.monotonic()
    while asked(client, "2302")[2]:
        assert time.monotonic() - begun < 10
        time.sleep(0.1)


def test_an_hour_away_with_a_thousand_changes_is_caught_up(proxy, client: Client) -> None:
    proxy.break_down("refused")
    for number in range(1000):
        letter = Letter(number=f"{number}/QĐ-X", abstract=f"việc {number}", live=False)
        letter.save()
    pks = list(Letter.objects.filter(number__endswith="/QĐ-X").values_list("pk", flat=True))
    template = Letter.objects.get(number="2302/SGDĐT-GDTX")
    for pk in pks:
        Letter.objects.filter(pk=pk).update(
            live=True, issued_on=template.issued_on, issuer=template.issuer, path=f"2022/v{pk}"
        )
        indexing.record(f"letter:{pk}")
    Letter.objects.filter(pk=pks[0]).update(live=False)
    assert indexing.drain() == 0
    assert Change.objects.count() == 1000
    proxy.mend()
    Change.objects.update(not_before=None, leased_until=None)
    indexing.drain()
    assert not Change.objects.exists()
    assert not reconciling.verify()
    assert get_engine().search(Query()).total == 3 + 999


def test_the_server_is_spoken_to_over_tls_with_its_key_alone(site, settings, tmp_path: Path) -> None:
    with engines.place("elastic", tmp_path) as setting:
        cert = proxies.certificate(tmp_path)
        proxy = proxies.Proxy(setting["HOSTS"][0], cert, key="c2VjcmV0")
        whole = {**setting, "HOSTS": [proxy.url], "API_KEY": "c2VjcmV0", "CA_CERTS": str(cert)}
        settings.SEARCH_ENGINE = whole
        makers.letter("2302/SGDĐT")
        indexing.drain()
        assert get_engine().search(Query()).total == 1
        for wrong in ({"API_KEY": "d3Jvbmc="}, {"API_KEY": ""}, {"CA_CERTS": ""}):
            settings.SEARCH_ENGINE = {**whole, **wrong}
            with pytest.raises(EngineError):
                get_engine().search(Query())
            get_engine().close()
        proxy.stop()
