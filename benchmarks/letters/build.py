"""Builds the set's files from its specs; README.md says what a spec and its truth hold.

    python -m benchmarks.letters.build --out DIR [--specs DIR]

Writes DIR/<id>.<pdf|docx|txt|png> for each spec and DIR/truth.json, {id: {"name", "layout", "file", "truth",
"accept"}}.
Needs playwright and a Chromium (CHROMIUM, else /usr/bin/chromium).
"""

import argparse
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.letters import scanning, word
from benchmarks.letters.page import Spec, html_of

OPEN = Path(__file__).parent / "open"
ENDINGS = {"pdf": "pdf", "docx": "docx", "txt": "txt", "scan-pdf": "pdf", "scan-png": "png"}
MOMENT = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


def specs_in(folder: Path) -> Iterator[Spec]:
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def printed(browser: Browser, spec: Spec) -> bytes:
    """The typed PDF, without the moment it was made."""
    tab = browser.new_page()
    tab.set_content(html_of(spec))
    pdf = tab.pdf(prefer_css_page_size=True, print_background=True)
    tab.close()
    return MOMENT.sub(rb"/\1 (D:20240101000000", pdf)


def made(browser: Browser, spec: Spec) -> bytes:
    kind = spec["file"]
    if kind == "docx":
        return word.docx_of(spec)
    if kind == "txt":
        return word.text_of(spec).encode()
    pdf = printed(browser, spec)
    if kind == "pdf":
        return pdf
    pages = scanning.scanned(pdf, spec["scan"], spec["seed"])
    if kind == "scan-pdf":
        return scanning.pdf_of(pages, spec["scan"])
    if len(pages) > 1:
        raise SystemExit(f"{spec['id']}: a PNG holds one page, this letter has {len(pages)}")
    return scanning.png_of(pages[0], spec["scan"])


def build(specs: Path, out: Path) -> int:
    """Every file and truth.json; the number of letters."""
    out.mkdir(parents=True, exist_ok=True)
    truth = {}
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for spec in specs_in(specs):
            name = f"{spec['id']}.{ENDINGS[spec['file']]}"
            (out / name).write_bytes(made(browser, spec))
            truth[spec["id"]] = {"name": name} | {
                key: spec.get(key, {}) for key in ("layout", "file", "truth", "accept")
            }
        browser.close()
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(truth)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--specs", type=Path, default=OPEN)
    asked = parser.parse_args()
    print(f"{build(asked.specs, asked.out)} letters in {asked.out}")


if __name__ == "__main__":
    main()
