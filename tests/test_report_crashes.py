"""A worker killed with -9 over dropped reports: the next goes on where it stopped and doubles nothing."""

import json
import signal
from pathlib import Path

import pytest

from tests import engines
from tests.elsewhere import Elsewhere

pytestmark = pytest.mark.xdist_group("crashes")

BEGIN = """
import io, json, signal
from django.core.files.base import ContentFile
from cms.layout import lay_out
from news.intake import drafting, dropping, runner, storing
from news.models import ConferenceArticlePage, DroppedFile, Photo, ReportIntake
from tests import makers, reports
"""
DROP = """
lay_out()
someone = makers.user("phong-vien", is_superuser=True)
pk = None
for n, colour in enumerate(("red", "green", "blue"), 1):
    photo = ContentFile(makers.jpeg(300, 200, colour), name=str(n) + ".jpg")
    pk = dropping.add(photo, someone, pk)[0].pk
for title in (reports.TITLE, "HOI THAO KHAC"):
    dropping.add(ContentFile(reports.text(title).encode(), name="bao cao.txt"), someone, pk)
ReportIntake.release(someone, pk)
stock, calls = {module}.{name}, []

def die(*args, **kwargs):
    calls.append(1)
    if len(calls) > 1:
        {when}os.kill(os.getpid(), signal.SIGKILL)
    return stock(*args, **kwargs)

{module}.{name} = die
runner.run_next()
"""
GO_ON = """
before = [DroppedFile.objects.filter(outcome=o).count() for o in ("stored", "made")]
ReportIntake.objects.update(leased_until=None)
while runner.run_next():
    pass
pages = ConferenceArticlePage.objects.all()
print(json.dumps([before, pages.count(), pages.filter(live=True).count(), Photo.objects.count(),
    DroppedFile.objects.filter(outcome="waiting").count(), ReportIntake.objects.get().error]))
"""


@pytest.mark.parametrize(
    "module, name, when, before",
    [
        ("storing", "photo_of", "", [1, 0]),
        # In the transaction, once the page stands.
        ("drafting", "made", "stock(*args, **kwargs); ", [3, 1]),
    ],
)
def test_what_a_killed_worker_left_is_done_once(tmp_path: Path, module, name, when, before):
    with engines.place("embedded", tmp_path) as setting:
        elsewhere = Elsewhere(tmp_path, engines.environment(setting))
        dying = BEGIN + DROP.format(module=module, name=name, when=when)
        assert elsewhere.python(dying).wait(90) == -signal.SIGKILL
        said, _ = elsewhere.python(BEGIN + GO_ON).communicate(timeout=90)
    assert json.loads(said.strip().splitlines()[-1]) == [before, 2, 0, 3, 0, ""]
