"""A site of its own, whose processes may be killed."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHILD = """
import os, sys
sys.path.insert(0, {root!r})
import django; django.setup()
from django.db import transaction
from cms.layout import lay_out
from search import indexing, outbox, taker
from tests import makers
lay_out()
"""


class Elsewhere:
    """A site of its own on disk, worked on by processes of their own."""

    def __init__(self, place: Path, environment: Mapping[str, str] | None = None) -> None:
        self.env = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "VAR_DIR": str(place),
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            **(environment or {}),
        }
        assert self.manage("migrate", "--verbosity", "0").wait(120) == 0

    def manage(self, *words: str) -> subprocess.Popen:
        return self.run(str(ROOT / "manage.py"), *words)

    def python(self, code: str) -> subprocess.Popen:
        return self.run("-c", CHILD.format(root=str(ROOT)) + code)

    def run(self, *words: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *words], env=self.env, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )

    def search(self, words: str) -> list[str]:
        out, _ = self.manage("search", words, "--json", "--limit", "100").communicate(timeout=60)
        return [hit["key"] for hit in json.loads(out)["hits"]]
