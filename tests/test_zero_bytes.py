"""No zero byte in what is asked reaches a database that takes none."""

from django.test import Client
from django.urls import get_resolver

from tests import makers

LIST = "/quan-tri/snippets/documents/letter/"
PARAMETERS = [
    *(
        "q",
        "p",
        "trang",
        "sap-xep",
        "view",
        "kind",
        "days",
        "outcome",
        "ordering",
        "status",
        "state",
        "access",
    ),
    *("signer", "issuer", "letter_type", "school_year", "task_area", "has_file", "issued_on_from", "loai"),
    *("co-quan", "nam-hoc", "linh-vuc", "nam", "tinh-trang", "nguoi-ky", "since", "until", "year", "number"),
    *("access", "type", "cursor", "letter", "user", "locale", "collection_id"),
]
WITH_ZERO = [
    *("/nam-hoc/a%00/", "/nam-hoc/a%00/atom/", "/linh-vuc/a%00/", "/van-ban/2022/a%00/", "/tin-tuc/a%00/"),
    *(
        "/quan-tri/snippets/documents/issuer/merge/a%00/",
        "/a%00/",
        "/tep-van-ban/1/a%00",
        "/anh/1/a%00",
        "/api/v1/letters/2022/a%00",
        f"{LIST}edit/a%00/",
    ),
]


def addresses(resolver=None, before: str = "/") -> list[str]:
    """Every address of the site and its admin that has no variable part."""
    found: list[str] = []
    for each in (resolver or get_resolver()).url_patterns:
        path = before + str(each.pattern).lstrip("^").replace("\\Z", "").replace("$", "")
        if hasattr(each, "url_patterns"):
            found += addresses(each, path)
        elif not set(path) & set("<(\\"):
            found.append(path)
    # Stock views that fail on purpose, or without an `id` of something.
    left_out = ("logout", "failwhale", "chosen-multiple", "/find/")
    return [path for path in found if not any(word in path for word in left_out)]


def test_a_zero_byte_in_an_address_is_never_a_fault(site, client, settings):
    """PostgreSQL takes none in a text, which Django tells as a fault of ours."""
    settings.API_RATE = ""
    letter = makers.letter()
    makers.task_area()
    wanted = {"/van-ban/", "/van-ban/atom/", "/tin-tuc/", letter.url, *addresses()}
    asked = [f"{path}?{'&'.join(f'{name}=a%00b' for name in PARAMETERS)}" for path in sorted(wanted)]
    asked += [f"{path}?{name}=a%00b" for path in ("/van-ban/", "/tim-kiem/", LIST) for name in PARAMETERS]
    staff = Client()
    staff.force_login(makers.user("van-thu", is_superuser=True))
    for reader in (client, staff):
        reader.raise_request_exception = False
    answers = {
        address: (staff if address.startswith("/quan-tri/") else client).get(address).status_code
        for address in [*asked, *WITH_ZERO]
    }
    assert not {address: code for address, code in answers.items() if code >= 500}
    form = {"username": "a\0b", "password": "a\0b"}
    assert client.post("/quan-tri/login/", form).status_code < 500
