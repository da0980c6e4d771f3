"""The Vietnamese catalog: whole, compiled, and with every placeholder in its place."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

CATALOG = Path(__file__).resolve().parent.parent / "locale" / "vi" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def entries(text: str) -> list[tuple[str, str, bool]]:
    """(message, translation, fuzzy) of each entry; of a plural one, its first form."""
    found = []
    for block in text.split("\n\n")[1:]:
        fields = dict(re.findall(r'^(msg\w+(?:\[0\])?) "(.*)"$', block, re.MULTILINE))
        if "msgid" in fields and not block.startswith("#~"):
            translation = fields.get("msgstr", fields.get("msgstr[0]", ""))
            found.append((fields.get("msgid_plural", fields["msgid"]), translation, "fuzzy" in block))
    return found


def test_every_message_has_a_translation_with_its_placeholders() -> None:
    catalog = entries((CATALOG / "django.po").read_text())
    assert len(catalog) > 300
    for message, translation, fuzzy in catalog:
        assert translation and not fuzzy, message
        assert sorted(PLACEHOLDER.findall(message)) == sorted(PLACEHOLDER.findall(translation)), message


def test_the_compiled_catalog_is_the_written_one(tmp_path: Path) -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("gettext is not installed")
    made = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "-o", made, CATALOG / "django.po"], check=True)
    assert made.read_bytes() == (CATALOG / "django.mo").read_bytes()


def test_no_message_of_the_code_is_missing_in_the_catalog(tmp_path: Path) -> None:
    known = {message for message, _translation, _fuzzy in entries((CATALOG / "django.po").read_text())}
    root = CATALOG.parents[2]
    for app in ("cms", "home", "news", "documents", "search"):
        for path in (root / app).rglob("*.py"):
            for message in re.findall(r"\b_\(\s*\"((?:[^\"\\]|\\.)*)\"\s*\)", path.read_text()):
                assert message in known, (path.name, message)
    for path in (root / "templates").rglob("*.html"):
        for _quote, message in re.findall(r"{% translate ([\"'])(.*?)\1", path.read_text()):
            assert message in known, (path.name, message)
