"""An import killed with -9 in the middle of a chunk, on a database on disk, goes on and doubles nothing."""

import json
import signal
from pathlib import Path

import pytest

from tests import engines
from tests.elsewhere import Elsewhere

pytestmark = pytest.mark.xdist_group("crashes")

BEGIN = """
import json, signal
from django.core.files.base import ContentFile
from documents.intake import runner, storing
from documents.models import Intake, Letter, LetterAddress
from search.models import Change
runner.CHUNK = 3
"""
DIE = """
rows = [f"{n}/SGDĐT-VP,5/9/2022,Sở Giáo dục và Đào tạo,Việc {n}" for n in range(1, 11)]
head = "Số ký hiệu,Ngày ban hành,Cơ quan ban hành,Trích yếu"
source = ContentFile("\\n".join([head, *rows]).encode(), name="so.csv")
Intake.objects.create(kind="register", source=source, publish=True)
stock, calls = storing.keep_references, []

def die(letters):
    calls.append(len(letters))
    if letters and sum(calls) > 3:
        os.kill(os.getpid(), signal.SIGKILL)
    stock(letters)

storing.keep_references = die
runner.run_next()
"""
GO_ON = """
before = Letter.objects.count()
Intake.objects.update(leased_until=None)
runner.run_next()
intake = Intake.objects.get()
print(json.dumps([before, Letter.objects.filter(live=True).count(), LetterAddress.objects.count(),
    len(set(Letter.objects.values_list("serial", flat=True))), intake.result["counts"], intake.error]))
"""


def test_an_import_killed_in_a_chunk_goes_on_at_the_first_row_not_done(tmp_path: Path):
    with engines.place("embedded", tmp_path) as setting:
        elsewhere = Elsewhere(tmp_path, engines.environment(setting))
        assert elsewhere.python(BEGIN + DIE).wait(60) == -signal.SIGKILL
        said, _ = elsewhere.python(BEGIN + GO_ON).communicate(timeout=60)
    assert json.loads(said.strip().splitlines()[-1]) == [3, 10, 10, 10, {"created": 10}, ""]
