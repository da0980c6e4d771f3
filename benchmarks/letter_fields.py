"""How well letters' fields are read: `python benchmarks/letter_fields.py FOLDER [--wrong] [--texts FILE]`.

FOLDER is what `python -m benchmarks.letters.build --out FOLDER` writes. Text and scans are counted apart: a
field is right when its value is the truth's or one as good. Then what `LOOK_AT` catches: which share of
the wrong fields is below it, where an editor looks, and of the right ones in vain.
`--texts` keeps the texts of the files in FILE, so that another run need not recognise scans again.
"""

import argparse
import datetime as dt
import json
import os
import platform
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

from documents.reading import LOOK_AT, LetterFields, read  # noqa: E402
from documents.reading.fields import LISTS  # noqa: E402

TODAY = dt.date(2026, 1, 1)
BARS = {
    "number": (98, 92),
    "issued": (98, 92),
    "type": (98, 92),
    "issuer": (98, 92),
    "abstract": (95, 85),
    "signer": (95, 85),
}


@dataclass
class Tally:
    """Of one kind of file: right and wrong readings by field, and how many of each were below `LOOK_AT`."""

    letters: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    right_looked_at: Counter[str] = field(default_factory=Counter)
    wrong_looked_at: Counter[str] = field(default_factory=Counter)


def plain(value: Any) -> Any:
    """A value with what is no difference taken away: runs of spaces, case, kinds of dashes and quotes."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, str):
        text = re.sub(r"[‐‑‒–—−]", "-", value).replace("“", '"').replace("”", '"')
        return re.sub(r"\s*-\s*", "-", " ".join(text.split())).casefold().strip(" .;,")
    return value


def is_right(name: str, found: Any, truth: Any, accepted: list[Any]) -> bool:
    if name in LISTS:
        allowed = [plain(item) for item in accepted or []]
        told = [item for item in plain(found or []) if item not in allowed]
        return told == [item for item in plain(truth or []) if item not in allowed]
    return plain(found) in [plain(truth), *map(plain, accepted or [])]


def letters_in(folder: Path, texts: Path | None) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """(the letter's entry, what `read` takes of its file) of every letter of a set."""
    kept = json.loads(texts.read_text("utf-8")) if texts and texts.exists() else {}
    for key, letter in json.loads((folder / "truth.json").read_text("utf-8")).items():
        if key not in kept:
            from documents.extraction import read_file

            reading = read_file(folder / letter["name"], ocr=True)
            kept[key] = {
                "pages": [page.text for page in reading.pages],
                "by_ocr": [page.by_ocr for page in reading.pages],
                "unsure": [page.unsure for page in reading.pages],
            }
        yield letter, kept[key]
    if texts:
        texts.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")


def count(folder: Path, texts: Path | None, tells_wrong: bool) -> tuple[dict[str, Tally], float]:
    """(a tally of text and one of scans, seconds of reading fields)."""
    tallies = {"text": Tally(), "scan": Tally()}
    spent = 0.0
    for letter, file in letters_in(folder, texts):
        begun = time.perf_counter()
        fields = read(**file, today=TODAY)
        spent += time.perf_counter() - begun
        tally = tallies["scan" if letter["file"].startswith("scan") else "text"]
        tally.letters += 1
        for name, found in fields.items():
            if name not in letter["truth"]:
                continue
            truth = letter["truth"][name]
            right = is_right(name, found.value, truth, letter["accept"].get(name, []))
            (tally.right if right else tally.wrong)[name] += 1
            if found.wants_a_look:
                (tally.right_looked_at if right else tally.wrong_looked_at)[name] += 1
            if tells_wrong and not right:
                print(
                    f"{letter['name']} ({letter['file']}) {name} {found.confidence:.2f}\n    found "
                    f"{found.value!r}\n    truth {truth!r}"
                )
    return tallies, spent


def main(folder: Path, texts: Path | None, tells_wrong: bool) -> None:
    tallies, spent = count(folder, texts, tells_wrong)
    letters = sum(tally.letters for tally in tallies.values())
    each = 1000 * spent / max(1, letters)
    print(f"\n{letters} letters in {folder}; Python {platform.python_version()}; {each:.1f} ms each")
    for at, (kind, tally) in enumerate(tallies.items()):
        show(kind, tally, at)


def show(kind: str, tally: Tally, at: int) -> None:
    """A table of one kind of file; `at` is the place of its bar in BARS."""
    print(
        f"\n{kind}: {tally.letters} letters{'':14}right        bar   {'wrong':>5} and {'right':>5} looked at"
    )
    for name in [one for one in dict(LetterFields().items()) if tally.right[one] + tally.wrong[one]]:
        right, wrong = tally.right[name], tally.wrong[name]
        bar = f"{BARS[name][at]} %" if name in BARS else ""
        print(
            f"  {name:18} {right:4}/{right + wrong:<4} {100 * right / (right + wrong):5.1f} %  {bar:>6}"
            f"   {tally.wrong_looked_at[name]:8}/{wrong:<8}   {tally.right_looked_at[name]:8}/{right}"
        )
    wrong, right = tally.wrong.total(), tally.right.total()
    caught = 100 * tally.wrong_looked_at.total() / max(1, wrong)
    in_vain = 100 * tally.right_looked_at.total() / max(1, right)
    print(
        f"  below LOOK_AT = {LOOK_AT}: {caught:.0f} % of the {wrong} wrong, "
        f"{in_vain:.0f} % of the {right} right fields"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="show every field that was read wrong")
    parser.add_argument("--texts", type=Path, metavar="FILE", help="keep the files' texts here")
    given = parser.parse_args()
    main(given.folder, given.texts, given.wrong)
