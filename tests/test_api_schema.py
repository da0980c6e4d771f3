"""The API keeps what its description promises, whatever is asked within it or beside it."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from documents.models import Relation
from tests import makers

EXAMPLES = 20
ADDRESS = "/api/v1/openapi.json"
OTHER_LIST = "it belongs to a list of other parameters"


@pytest.fixture
def schema(site, settings):
    """The description as the site serves it, of a site with something to give, and no limit on asking."""
    settings.API_RATE = ""
    letter = makers.letter(signer="Nguyễn Văn An", body="Theo Công văn số 77/SGDĐT-KHTC.")
    makers.attachment(letter)
    other = makers.letter("2303/SGDĐT-GDTX", effective_on=None)
    Relation.objects.create(letter=other, other=letter, kind="amends")
    makers.article(site, text="Theo Công văn số 2302/SGDĐT-GDTX ngày 05/9/2022.", captions=["Toàn cảnh"])
    return schemathesis.openapi.from_wsgi(ADDRESS, get_wsgi_application())


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_operation_answers_as_described(schema, mode):
    asked = []
    for result in schema.get_all_operations():
        operation = result.ok()
        asked.append(operation.path)
        if mode is GenerationMode.NEGATIVE and not operation.definition.raw.get("parameters"):
            # Nothing can be asked wrongly.
            continue

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def answers(case):
            response = case.call()
            # A description cannot tell which cursor goes with which parameters.
            if not (response.status_code == 422 and OTHER_LIST in response.text):
                case.validate_response(response)

        answers()
    assert len(asked) == 10


def test_the_description_is_openapi_and_names_only_reading(client, site):
    description = client.get(ADDRESS).json()
    assert description["openapi"].startswith("3.1")
    for path, methods in description["paths"].items():
        assert set(methods) == {"get"}, path
        assert methods["get"]["summary"], path
        assert methods["get"]["description"], path
        assert {"200", "422", "429"} <= set(methods["get"]["responses"]), path
