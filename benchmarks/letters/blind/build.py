"""Builds the set's files from specs/: python build.py --out DIR [--png]  (README.md says how).

Writes DIR/<id>.<pdf|docx|txt|png|jpg> and DIR/truth.json as benchmarks/letters/build.py does. --png: the three JPG
scans as PNG ("scan-png"), for a reader that knows no "scan-jpg". Needs playwright and a Chromium (CHROMIUM, else
/usr/bin/chromium).
"""

import argparse
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE)]

import page3
import scan3
import word3
from benchmarks.letters.build import MOMENT, specs_in
from benchmarks.letters.scanning import pdf_of, png_of
from playwright.sync_api import sync_playwright

ENDINGS = {"pdf": "pdf", "docx": "docx", "txt": "txt", "scan-pdf": "pdf", "scan-png": "png", "scan-jpg": "jpg"}


def made(browser, spec: dict, kind: str) -> bytes:
    if kind == "docx":
        return word3.docx_of(spec)
    if kind == "txt":
        return word3.text_of(spec)
    tab = browser.new_page()
    tab.set_content(page3.html_of(spec))
    pdf = MOMENT.sub(rb"/\1 (D:20240101000000", tab.pdf(prefer_css_page_size=True, print_background=True))
    tab.close()
    if kind == "pdf":
        return pdf
    pages = scan3.scanned(pdf, spec["scan"], spec["seed"])
    if kind == "scan-pdf":
        return pdf_of(pages, spec["scan"])
    if len(pages) > 1:
        raise SystemExit(f"{spec['id']}: a picture holds one page, this letter has {len(pages)}")
    return png_of(pages[0], spec["scan"]) if kind == "scan-png" else scan3.jpg_of(pages[0], spec["scan"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--specs", type=Path, default=HERE / "specs")
    parser.add_argument("--png", action="store_true")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    truth = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        for spec in specs_in(asked.specs):
            kind = "scan-png" if asked.png and spec["file"] == "scan-jpg" else spec["file"]
            name = f"{spec['id']}.{ENDINGS[kind]}"
            (asked.out / name).write_bytes(made(browser, spec, kind))
            truth[spec["id"]] = {"name": name, "layout": spec["layout"], "file": kind, "truth": spec["truth"], "accept": spec["accept"]}
        browser.close()
    (asked.out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{len(truth)} letters in {asked.out}")


if __name__ == "__main__":
    main()
