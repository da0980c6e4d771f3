"""A person's hand on a page: every mouse button pressed, key pressed and second waited is counted.

Both ways of a comparison go through it, so that neither is counted in another manner. Time is counted as
waiting from the end of an action until what the next one needs is there, visible and at rest; typing itself
is not.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect


@dataclass
class Count:
    clicks: int = 0
    keys: int = 0
    waited: float = 0.0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.clicks + other.clicks, self.keys + other.keys, self.waited + other.waited)


class Hand:
    """`pastes`: texts of the report come from the clipboard, one shortcut each, instead of key by key.

    A letter is one key, as on a keyboard that has them all; Telex and VNI press more for the same.
    """

    def __init__(self, page: Page, *, pastes: bool = False) -> None:
        self.page, self.pastes = page, pastes
        self.steps: dict[str, Count] = {}
        self.now = Count()

    def step(self, name: str) -> None:
        """What follows is counted under this name."""
        self.now = self.steps.setdefault(name, Count())

    def go(self, page: Page) -> None:
        """Another person's window."""
        self.page = page

    def open(self, address: str) -> None:
        """From a bookmark: nothing is pressed, its loading is waited for."""
        begun = time.perf_counter()
        self.page.goto(address)
        self.now.waited += time.perf_counter() - begun

    def until(self, target: Locator, *, count: int | None = None, gone: bool = False) -> Locator:
        """Wait until it is there (so many of it, or none), and at rest."""
        begun = time.perf_counter()
        if gone:
            expect(target).to_have_count(0, timeout=60_000)
        elif count is not None:
            expect(target).to_have_count(count, timeout=60_000)
        else:
            target.wait_for(state="visible", timeout=60_000)
        self.now.waited += time.perf_counter() - begun
        return target

    def click(self, target: Locator) -> None:
        begun = time.perf_counter()
        target.click(timeout=60_000)
        self.now.waited += time.perf_counter() - begun
        self.now.clicks += 1

    def press(self, *keys: str) -> None:
        """Keys and shortcuts, one each."""
        for key in keys:
            self.page.keyboard.press(key)
            self.now.keys += 1

    def type(self, text: str) -> None:
        """Where the cursor is."""
        self.page.keyboard.type(text)
        self.now.keys += len(text)

    def copy_out(self, text: str) -> None:
        """Words of the report: typed, or pasted. Selecting and copying them in Word is not counted."""
        if self.pastes:
            self.page.keyboard.insert_text(text)
            self.now.keys += 1
        else:
            self.type(text)

    def fill(self, target: Locator, text: str) -> None:
        """Click into a field, then write words of the report into it."""
        self.click(target)
        self.copy_out(text)

    def tab_to(self, target: Locator) -> None:
        """With the keyboard to a field a little further on: Wagtail's comment buttons stand between."""
        for _press in range(8):
            self.press("Tab")
            if target.evaluate("field => field === document.activeElement"):
                return
        raise LookupError(f"Tab does not lead to {target}")

    def choose(self, target: Locator, label: str) -> None:
        """An entry of a list that opens: two clicks."""
        begun = time.perf_counter()
        target.select_option(label=label, timeout=60_000)
        self.now.waited += time.perf_counter() - begun
        self.now.clicks += 2

    def send_files(self, target: Locator, files: Sequence[Path], *, into: Locator) -> None:
        """Files of one folder by the system's window, which `target` opens: the click on it, on one file
        (all of them are chosen by a shortcut), on its button. `into` is the field that gets them."""
        target.wait_for(state="visible")
        begun = time.perf_counter()
        into.set_input_files(files)
        self.now.waited += time.perf_counter() - begun
        self.now.clicks += 3
        self.now.keys += 1 if len(files) > 1 else 0

    def total(self, *names: str) -> Count:
        return sum((self.steps[name] for name in names or self.steps), Count())
