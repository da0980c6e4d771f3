"""What the papers say stands in the tree: files, commands, pictures."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("cms", "home", "news", "documents", "search")


def test_the_ten_everyday_changes_name_one_file_each_that_is_there() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text().split("## Ten everyday changes")[1].split("\n## ")[0]
    files = re.findall(r"\| `([^`]+)` \|", table)
    assert len(files) == 10
    assert [name for name in files if not (ROOT / name).is_file()] == []


def test_the_first_screen_of_the_readme_shows_both_commands() -> None:
    first_screen = (ROOT / "README.md").read_text().splitlines()[:20]
    assert any(line.startswith("make run") for line in first_screen)
    assert any(line.startswith("make test") for line in first_screen)


def test_every_link_within_the_papers_leads_somewhere() -> None:
    for paper in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", paper.read_text()):
            assert (paper.parent / target).exists(), (paper.name, target)


def test_every_command_of_ours_is_described() -> None:
    described = (ROOT / "docs" / "commands.md").read_text()
    for app in APPS:
        for path in (ROOT / app).glob("management/commands/[a-z]*.py"):
            assert f"`{path.stem}" in described, path.stem


def test_every_setting_read_from_the_environment_is_described() -> None:
    described = (ROOT / "docs" / "operators.md").read_text()
    settings = (ROOT / "cms" / "settings.py").read_text()
    for name in re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', settings):
        assert f"`{name}`" in described, name
