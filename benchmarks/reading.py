"""How well reports are read: `python benchmarks/reading.py [FOLDER]`, a folder of reports in any form
(NAME.txt, NAME.docx, NAME.html, NAME.zip …), each with the NAME.json that a perfect `read_article` prints.

Each field counts as right or wrong, a report at a time.
"""

import json
import os
import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

from news.management.commands.read_article import shown  # noqa: E402
from news.reading import ReadingError, read, read_source  # noqa: E402

SAMPLES = ROOT / "tests" / "samples" / "reports"
NO_AUTHOR = {"name": None, "position": None, "unit": None}


def same_in_meaning(field: str, value: Any) -> Any:
    """The value with what may be said in two ways said in one: no author is null or three nulls."""
    if field == "author":
        return value or NO_AUTHOR
    if field == "body":
        return [_block(block) for block in value]
    return value


def _block(block: dict[str, Any]) -> dict[str, Any]:
    """A short label that ends in ":" may be a heading or a paragraph: the samples' README says so."""
    if block["type"] in ("heading", "paragraph") and block["text"].endswith(":"):
        return {**block, "type": "label"}
    return block


def differences(expected: dict[str, Any], found: dict[str, Any]) -> dict[str, str]:
    """{field: what differs} of two reports in the `read_article` form."""
    wrong = {}
    for field in expected:
        wanted, got = (same_in_meaning(field, report.get(field)) for report in (expected, found))
        if wanted != got:
            wrong[field] = _told(wanted, got)
    return wrong


def _told(wanted: Any, got: Any) -> str:
    if not (isinstance(wanted, list) and isinstance(got, list)):
        return f"expected {_json(wanted)}\n      found    {_json(got)}"
    rows = [
        f"[{at}] expected {_json(one)}\n      [{at}] found    {_json(two)}"
        for at, (one, two) in enumerate(_zip_all(wanted, got))
        if one != two
    ]
    return "\n      ".join(rows)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _zip_all(wanted: list[Any], got: list[Any]) -> Iterator[tuple[Any, Any]]:
    for at in range(max(len(wanted), len(got))):
        yield (wanted[at] if at < len(wanted) else None, got[at] if at < len(got) else None)


def reports_in(folder: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """The plain ones."""
    for path, expected in files_in(folder):
        if path.suffix == ".txt":
            yield path.stem, path.read_bytes(), expected


def files_in(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each file that has its JSON beside it: NAME.json, or NAME.docx.json where names are the same."""
    for path in sorted(folder.iterdir()):
        for told in (path.with_name(f"{path.name}.json"), path.with_suffix(".json")):
            if path.is_file() and path.suffix != ".json" and told.exists():
                yield path, json.loads(told.read_text("utf-8"))
                break


def faults(path: Path, expected: dict[str, Any]) -> dict[str, str]:
    """{field: what is wrong}; of a report that is refused, every field."""
    try:
        source = read_source(path)
        found = shown(source, read(source))
    except ReadingError as error:
        return dict.fromkeys(expected, f"refused: {error}")
    return differences(expected, found)


def main(folder: Path) -> None:
    right: dict[str, int] = {}
    told_in: dict[str, int] = {}
    count = spent = 0
    for path, expected in files_in(folder):
        begun = time.perf_counter()
        wrong = faults(path, expected)
        spent += time.perf_counter() - begun
        count += 1
        for field in expected:
            right[field] = right.get(field, 0) + (field not in wrong)
            told_in[field] = told_in.get(field, 0) + 1
        for field, told in wrong.items():
            print(f"{path.name}: {field}\n      {told}")
    each = 1000 * spent / max(count, 1)
    print(f"\n{count} reports in {folder}; Python {platform.python_version()}; {each:.1f} ms each")
    for field, good in right.items():
        print(f"{field:20} {good:3}/{told_in[field]}  {100 * good / told_in[field]:5.1f} %")
    print(f"{'all fields':20} {100 * sum(right.values()) / max(1, sum(told_in.values())):13.1f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
