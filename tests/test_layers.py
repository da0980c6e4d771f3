"""The staircase cms → home → news → documents → search: no app knows one that stands above it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parent.parent
STAIRS = ("cms", "home", "news", "documents", "search")
TEMPLATES = ROOT / "templates"


def above(app: str) -> tuple[str, ...]:
    return STAIRS[: STAIRS.index(app)]


def modules(app: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / app).rglob("*.py")):
        yield path, ast.parse(path.read_text())


def imported(tree: ast.Module, package: tuple[str, ...]) -> Iterator[str]:
    """Every module a file imports, at its top or inside a function, relative ones resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join([*base, *filter(None, [node.module])])


def strings(tree: ast.Module) -> Iterator[str]:
    """Every string a file works with; what a docstring tells is no tie."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def url_names(app: str) -> set[str]:
    """The URL names an app's own urls.py gives."""
    if not (ROOT / app / "urls.py").exists():
        return set()
    found: set[str] = set()
    todo: list[URLPattern | URLResolver] = list(get_resolver(f"{app}.urls").url_patterns)
    while todo:
        pattern = todo.pop()
        if isinstance(pattern, URLPattern):
            found |= {pattern.name} if pattern.lookup_str.startswith(f"{app}.") and pattern.name else set()
        elif app != "cms":
            todo += pattern.url_patterns
    return found


@pytest.mark.parametrize("app", STAIRS[1:])
def test_no_app_imports_an_app_above_it(app):
    higher = set(above(app))
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, tree in modules(app)
        for name in imported(tree, path.relative_to(ROOT).parts[:-1])
        if name.split(".")[0] in higher
    ]
    assert wrong == []


@pytest.mark.parametrize("app", STAIRS[1:])
def test_no_app_names_an_app_above_it_in_a_string(app):
    names = "|".join(above(app))
    tie = re.compile(rf"(?:^|[\s'\"(%])(?:{names})(?:\.[A-Za-z_]\w*|/[\w/]+\.html)|^(?:{names})$")
    wrong = [
        f"{path.relative_to(ROOT)}: {text[:80]!r}"
        for path, tree in modules(app)
        if "migrations" not in path.parts
        for text in strings(tree)
        if tie.search(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("app", STAIRS[1:])
def test_no_app_links_to_an_address_named_above_it(app):
    higher = set().union(*(url_names(name) for name in above(app)))
    reverse = re.compile(r"(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*[\"']([\w:-]+)[\"']")
    tag = re.compile(r"{%\s*url\s+[\"']([\w:-]+)[\"']")
    wrong = [
        f"{path.relative_to(ROOT)} names {name}"
        for path in [*(ROOT / app).rglob("*.py"), *(TEMPLATES / app).rglob("*.html")]
        for name in (reverse if path.suffix == ".py" else tag).findall(path.read_text())
        if name in higher
    ]
    assert wrong == []


@pytest.mark.parametrize("app", STAIRS[1:])
def test_no_template_of_an_app_uses_one_of_an_app_above_it(app):
    """`parts/` and `blocks/` belong to the whole site; the folder of an app belongs to it."""
    names = "|".join(above(app))
    uses = re.compile(rf"{{%\s*(?:include|extends)\s+[\"'](?:{names})/")
    settings = re.compile(rf"settings\.(?:{names})\.")
    libraries = {
        path.stem: name
        for name in above(app)
        for path in (ROOT / name).glob("templatetags/*.py")
        if path.stem != "__init__"
    }
    wrong = []
    for path in (TEMPLATES / app).rglob("*.html"):
        text = path.read_text()
        loaded = {word for tags in re.findall(r"{%\s*load\s+([^%]+)%}", text) for word in tags.split()}
        if uses.search(text) or settings.search(text) or loaded & set(libraries):
            wrong.append(str(path.relative_to(ROOT)))
    assert wrong == []


def test_every_template_belongs_to_an_app_or_to_the_whole_site():
    folders = {path.name for path in TEMPLATES.iterdir() if path.is_dir()}
    # What we change of Wagtail's own templates stands under their names.
    assert folders <= {*STAIRS, "parts", "blocks", "wagtailadmin"}


def test_there_is_no_app_for_leftovers():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages & {"core", "common", "base", "utils", "helpers"} == set()


def requirements() -> list[str]:
    lines = (line.split("#")[0].strip() for line in (ROOT / "requirements.txt").read_text().splitlines())
    return [line for line in lines if line]


def test_at_most_twenty_direct_dependencies_and_each_is_pinned():
    assert 0 < len(requirements()) <= 20
    assert [line for line in requirements() if not re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==[\w.]+", line)] == []


def test_each_dependency_says_its_reason():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    wordless = [line for line in lines if "==" in line and not re.search(r"#\s*\w{3}", line)]
    assert wordless == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_hashes_and_no_address(name):
    text = (ROOT / name).read_text()
    assert "://" not in text
    pinned = re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==\S+", text, re.MULTILINE)
    assert len(pinned) >= len(requirements())
    assert text.count("--hash=sha256:") >= len(pinned)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_every_direct_dependency_at_its_version(name):
    text = (ROOT / name).read_text().lower()
    missing = [line for line in requirements() if f"{line.lower().replace('_', '-')} " not in text]
    assert missing == []
