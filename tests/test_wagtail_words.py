"""Wagtail's admin speaks Vietnamese to our roles, in the words of locale/wagtail."""

import gettext
import shutil
import subprocess
from pathlib import Path

import pytest
import wagtail
from django.urls import reverse

from benchmarks.catalogs import Message, read
from benchmarks.translation import ROOT, SCRIPTS, WORDS, in_scripts, same, share, spoken
from cms.unspoken import ASKED

PARTS = sorted(WORDS.glob("parts/*.po"))
SCRIPT_PARTS = sorted(WORDS.glob("parts/scripts/*.po"))
COMPILED = WORDS / "vi" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def ours() -> list[Message]:
    return [message for path in (*PARTS, *SCRIPT_PARTS) for message in read(path)]


def test_at_least_95_percent_of_what_our_roles_see_is_vietnamese() -> None:
    said = spoken()
    assert len(said) > 1500
    assert share(said) >= 0.95
    for app in {one.app for one in said}:
        part = [one for one in said if one.app == app]
        assert share(part) >= 0.95, (app, [one.message.msgid for one in part if not one.counts])


def test_every_placeholder_is_kept_whatever_catalog_says_the_message() -> None:
    assert [one for one in spoken() if not one.message.keeps_its_placeholders] == []


def test_no_translation_of_ours_is_fuzzy_or_missing(ours) -> None:
    assert len(ours) > 1100
    assert [message for message in ours if message.fuzzy or not message.text] == []


def test_what_stays_english_is_still_a_message() -> None:
    assert same() <= {one.message.msgid for one in spoken()}


def test_our_own_messages_give_wagtails_no_other_sense() -> None:
    """One catalog lies over the other: a word that means something else here wants a context."""
    own = {message.key: message.text for message in read(ROOT / "locale/vi/LC_MESSAGES/django.po")}
    wagtails = {message.key: message.text for path in reversed(PARTS) for message in read(path)}
    seen = {one.message.key for one in spoken() if one.app != SCRIPTS}
    for key in own.keys() & wagtails.keys() & seen:
        assert own[key].casefold() == wagtails[key].casefold(), key


def test_the_compiled_catalogs_are_the_joined_parts(tmp_path: Path) -> None:
    if not shutil.which("msgcat"):
        pytest.skip("gettext is not installed")
    for name, parts in (("django", PARTS), ("djangojs", SCRIPT_PARTS)):
        joined, made = tmp_path / f"{name}.po", tmp_path / f"{name}.mo"
        subprocess.run(["msgcat", "--use-first", "-o", joined, *parts], check=True)
        subprocess.run(["msgfmt", "-o", made, joined], check=True)
        with made.open("rb") as new, (COMPILED / made.name).open("rb") as kept:
            catalogs = [gettext.GNUTranslations(file)._catalog for file in (new, kept)]
        assert catalogs[0] == catalogs[1], f"make messages ({name})"


def test_the_admins_scripts_load_our_words(client) -> None:
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert '"Dashboard": "B\\u00e0n l\\u00e0m vi\\u1ec7c"' in script
    assert in_scripts()["Dashboard"] == "Bàn làm việc"


@pytest.mark.parametrize("template", ASKED)
def test_what_we_put_to_the_catalog_still_stands_in_wagtails_template(template: str) -> None:
    app = template.partition("/")[0].removeprefix("wagtail")
    source = Path(wagtail.__file__).parent / app / "templates" / template
    for said, _asked in ASKED[template]:
        assert said in source.read_text("utf-8"), said
