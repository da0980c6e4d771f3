"""An editor's morning, counted: the same report dropped, and typed into Wagtail's own form.

    python benchmarks/morning.py [PAIRS]

A site of its own, twice: as it is, and with the article's form of Wagtail's panels alone. In turn a report
with eight delegates and sixteen photos is dropped and reviewed (A) and made by hand (B, every letter typed;
C, what stands in the Word file pasted piece by piece), sent for review, published by another person and found
by a reader. Each way ends in the same article, which is checked. Prints clicks, key presses and seconds
waited, the median of the runs.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from benchmarks import morning_report as report  # noqa: E402
from benchmarks import morning_ways as ways  # noqa: E402
from benchmarks.conditions import print_conditions  # noqa: E402
from benchmarks.hand import Count, Hand  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PASSWORD = "mat-khau-de-do"  # noqa: S105 - of a site that lives for a minute
WAYS = {
    "A": "dropped and reviewed",
    "B": "by hand, all typed",
    "C": "by hand, pasted from Word",
}
CLICKS, TYPING = 1 / 4, 1 / 10
# The same on both ways: signing in, approving, and what a reader does.
SHARED = ("signing in", "published", "found by a reader")


def site(var: Path, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "benchmarks" / "morning_site.py"), *arguments],
        env={**os.environ, "VAR_DIR": str(var)},
        stdout=subprocess.DEVNULL,
        stderr=(var / "errors.log").open("ab"),
    )


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def served(var: Path) -> Iterator[dict[str, str]]:
    """{way: address} of the two sites; gone afterwards."""
    if site(var, "fill").wait():
        sys.exit((var / "errors.log").read_text())
    ours, stock = free_port(), free_port()
    processes = [site(var, "serve", str(ours)), site(var, "serve", str(stock), "stock")]
    try:
        for port in (ours, stock):
            await_page(f"http://127.0.0.1:{port}/")
        yield {way: f"http://127.0.0.1:{ours if way == 'A' else stock}" for way in WAYS}
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def await_page(address: str) -> None:
    for _try in range(240):
        with suppress(OSError), urllib.request.urlopen(address) as answer:  # noqa: S310 - our own
            answer.read()
            return
        time.sleep(0.25)
    sys.exit(f"nothing answers at {address}")


def morning(browser: Browser, address: str, way: str, folder: Path, run: int) -> Hand:
    """One report from the editor's signing in to the reader's finding it."""
    title = f"{report.TITLE}, CỤM {run}"
    editor = window(browser, address)
    hand = Hand(editor, pastes=way == "C")
    hand.step("signing in")
    ways.sign_in(hand, ways.EDITOR, PASSWORD)
    if way == "A":
        hand.step("report dropped")
        file = folder / f"bao cao {run}.docx"
        file.write_bytes(report.word_file(title, run))
        ways.drop(hand, file)
        ways.review(hand)
    else:
        photos = [folder / f"hinh-{run}-{n + 1:02}.jpg" for n in range(len(report.CAPTIONS))]
        for n, photo in enumerate(photos):
            photo.write_bytes(report.photo(n, run))
        ways.by_hand(hand, title, photos)
    hand.step("signing in")
    hand.go(window(browser, address))
    ways.sign_in(hand, ways.PUBLISHER, PASSWORD)
    hand.step("published")
    ways.publish(hand, title)
    hand.step("found by a reader")
    hand.go(window(browser, address))
    ways.find(hand, title)
    check(hand, way)
    for context in browser.contexts:
        context.close()
    return hand


def window(browser: Browser, address: str) -> Page:
    context = browser.new_context(base_url=address, locale="vi-VN", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(60_000)
    return context.new_page()


def check(hand: Hand, way: str) -> None:
    """Both ways end in the same article, or their counts say nothing."""
    captions, words = ways.what_readers_see(hand.page)
    if captions != report.right_captions():
        sys.exit(f"{way}: other captions than the report's: {captions}")
    told = [report.SCHOOL_YEAR, report.LINKED, report.CITED, report.VENUE, *report.PARAGRAPHS]
    told += [one.name for one in report.DELEGATES]
    missing = [text for text in told if text not in words]
    if missing:
        sys.exit(f"{way}: the article lacks {missing}")


def median(hands: list[Hand], *names: str) -> Count:
    counts = [hand.total(*names) for hand in hands]
    return Count(
        round(statistics.median(one.clicks for one in counts)),
        round(statistics.median(one.keys for one in counts)),
        statistics.median(one.waited for one in counts),
    )


def print_table(done: dict[str, list[Hand]]) -> None:
    for way, hands in done.items():
        print(f"{way}: {WAYS[way]}, {len(hands)} runs{'':22}clicks    keys  seconds waited")
        for name in hands[0].steps:
            print(row(name, median(hands, name)))
        print(row("all", median(hands)))
        print(row("the editor alone, once signed in", median(hands, *own(hands[0]))))
        waited = ", ".join(f"{hand.total().waited:.1f}" for hand in hands)
        print(f"  seconds waited in each run: {waited}\n")


def own(hand: Hand) -> list[str]:
    return [name for name in hand.steps if name not in SHARED]


def row(name: str, count: Count) -> str:
    return f"  {name:44}{count.clicks:8}{count.keys:8}{count.waited:16.1f}"


def print_ratios(done: dict[str, list[Hand]]) -> None:
    ours = done["A"]
    for way in ("B", "C"):
        for label, part in (("the whole morning", False), ("the editor alone", True)):
            a = median(ours, *(own(ours[0]) if part else ()))
            b = median(done[way], *(own(done[way][0]) if part else ()))
            clicks, keys, waited = a.clicks / b.clicks, a.keys / b.keys, a.waited / b.waited
            print(
                f"A / {way}, {label:18} clicks {clicks:.3f} (bar {CLICKS:.2f}: {said(clicks, CLICKS)})  "
                f"keys {keys:.3f} (bar {TYPING:.2f}: {said(keys, TYPING)})  waiting {waited:.2f}"
            )


def said(ratio: float, bar: float) -> str:
    return "reached" if ratio <= bar else "not reached"


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    print_conditions("an editor's morning: a report with eight delegates and sixteen photos")
    done: dict[str, list[Hand]] = {way: [] for way in WAYS}
    with (
        tempfile.TemporaryDirectory() as var,
        tempfile.TemporaryDirectory() as folder,
        served(Path(var)) as addresses,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        for run in range(pairs * len(WAYS)):
            way = list(WAYS)[run % len(WAYS)]
            done[way].append(morning(browser, addresses[way], way, Path(folder), run + 1))
            print(f"run {run + 1}: {WAYS[way]}", file=sys.stderr)
        browser.close()
    print_table(done)
    print_ratios(done)


if __name__ == "__main__":
    main()
