"""The guide for editors: its pictures are there, and what it says in bold is what the screens say."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from benchmarks.catalogs import PLACEHOLDER, read
from cms.management.commands import prepare
from cms.roles import ARTICLE_REVIEW, REVIEW
from demo.screens import office
from demo.screens.scenes import SCENES
from tests import letter_files, makers

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures" / "huong-dan"
PAGES = [DOCS / "bien-tap.md", *sorted(DOCS.glob("huong-dan/*.md"))]
CATALOGS = [ROOT / "locale/vi/LC_MESSAGES/django.po", *ROOT.glob("locale/wagtail/parts/**/*.po")]
SMALL = 61_000


def folded(text: str) -> str:
    """As a label shows it: at its beginning a message may be small and its label large."""
    return " ".join(text.split()).casefold()


@pytest.fixture(scope="module")
def said() -> set[str]:
    texts = {folded(message.text) for path in CATALOGS for message in read(path)}
    return texts | {folded(REVIEW), folded(ARTICLE_REVIEW)}


def is_said(label: str, said: set[str]) -> bool:
    """Whether a message is this label, or becomes it with another message in its place."""
    if label in said:
        return True
    for text in said:
        if len(PLACEHOLDER.findall(text)) == 1 and len(PLACEHOLDER.sub("", text)) > 4:
            before, after = PLACEHOLDER.split(text)
            filled = label.removeprefix(before).removesuffix(after)
            if label == f"{before}{filled}{after}" and filled in said:
                return True
    return False


def shown(page: Path) -> set[Path]:
    return {
        (page.parent / name).resolve() for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text())
    }


def test_every_picture_of_the_guide_is_there_and_every_one_there_is_shown() -> None:
    pictures = {path.resolve() for path in PICTURES.iterdir()}
    named = set().union(*map(shown, PAGES))
    assert named == pictures
    assert {path.stem for path in pictures} == {scene.name for scene in SCENES}


def test_no_picture_is_heavy() -> None:
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > SMALL] == []


def test_every_page_of_the_guide_is_in_its_contents() -> None:
    contents = (DOCS / "bien-tap.md").read_text()
    assert [page.name for page in PAGES[1:] if f"(huong-dan/{page.name})" not in contents] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_stands_in_bold_is_said_by_a_screen(page: Path, said: set[str]) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", page.read_text(), re.DOTALL)
    labels = [folded(part) for label in bold for part in folded(label).split(" → ")]
    assert bold
    assert [label for label in labels if label != "đậm" and not is_said(label, said)] == []


def small_photos(folder: Path, count: int, first: int = 1) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(1, count + 1):
        (folder / f"hinh-{n}.jpg").write_bytes(makers.jpeg(90 + n, 60 + first % 97))
    return folder


@pytest.mark.django_db(transaction=True)
def test_each_picture_is_of_a_screen_that_its_person_may_see(client, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(office, "draw", small_photos)
    monkeypatch.setattr(prepare, "draw", small_photos)
    files = tmp_path / "van-ban"
    files.mkdir()
    for number in ("112/SGDĐT-GDTX", "118/SGDĐT-GDTX"):
        (files / f"{number[:3]}.pdf").write_bytes(letter_files.typed(number=number))
    office.furnish(files)
    for scene in SCENES:
        client.logout()
        if scene.who:
            client.force_login(User.objects.get(username=scene.who))
        assert client.get(scene.where()).status_code == 200, scene.name
