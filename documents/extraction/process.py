"""The process that reads: started with limits, heard line by line, ended with all it started."""

import contextlib
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from documents.extraction.limits import OCR_WALL_SECONDS, WALL_SECONDS
from documents.extraction.pages import Outcome, Unreadable

ROOT = Path(__file__).resolve().parents[2]
LANGUAGE = "vie"
# How often whoever waits is asked whether to go on.
_LOOK_EVERY = 0.25
_BUFFER = 1 << 16
# A page holds at most so much; a longer line is no page of ours.
_LONGEST_LINE = 16 << 20
# What a library does that finds no memory or no time.
_OUT_OF_TIME = {signal.SIGXCPU, signal.SIGALRM}
_OUT_OF_MEMORY = {signal.SIGABRT, signal.SIGTRAP, signal.SIGILL, signal.SIGKILL}


class Stopped(Exception):
    """Whoever waits said to stop."""


def never() -> bool:
    return False


@lru_cache(maxsize=1)
def can_ocr() -> bool:
    """Whether tesseract stands on this machine and knows Vietnamese."""
    if not shutil.which("tesseract"):
        return False
    command = ["tesseract", "--list-langs"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    return LANGUAGE in listed.stdout.split()


def messages(
    mode: str,
    path: Path,
    *args: str,
    stop: Callable[[], bool] = never,
    module: str = "documents.extraction.child",
) -> Iterator[dict[str, Any]]:
    """What the reading process says of a file. Raises Unreadable where it ends otherwise than well, after
    all it said until then, and Stopped. Another `module` than the usual one must set its own limits."""
    wall = OCR_WALL_SECONDS if mode == "scan" else WALL_SECONDS
    command = [sys.executable, "-s", "-m", module, mode, str(path.resolve()), *args]
    process = subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=ROOT,
        env=bare_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for line in lines(process, time.monotonic() + wall, stop):
            message = json.loads(line)
            if "outcome" in message:
                raise Unreadable(Outcome(message["outcome"]), message.get("note", ""))
            if message.get("end"):
                return
            yield message
        raise Unreadable(*cause_of_death(process.wait()))
    finally:
        end(process)


def bare_environment() -> dict[str, str]:
    """No secret of the site's environment goes to a process that reads strangers' files."""
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX", "TMPDIR") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def lines(process: subprocess.Popen[bytes], until: float, stop: Callable[[], bool]) -> Iterator[bytes]:
    """Whole lines of its output. Raises Unreadable when its time is over, and Stopped."""
    out = process.stdout
    assert out is not None
    rest, looked = b"", time.monotonic()
    with selectors.DefaultSelector() as selector:
        selector.register(out, selectors.EVENT_READ)
        while True:
            ready = selector.select(_LOOK_EVERY)
            now = time.monotonic()
            if now > until:
                raise Unreadable(Outcome.TIMED_OUT)
            if now - looked >= _LOOK_EVERY:
                looked = now
                if stop():
                    raise Stopped
            if not ready:
                continue
            chunk = os.read(out.fileno(), _BUFFER)
            if not chunk:
                return
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
            if len(rest) > _LONGEST_LINE:
                raise Unreadable(Outcome.TOO_BIG)


def cause_of_death(code: int) -> tuple[Outcome, str]:
    if -code in _OUT_OF_TIME:
        return Outcome.TIMED_OUT, ""
    if -code in _OUT_OF_MEMORY:
        return Outcome.TOO_BIG, "memory"
    return Outcome.BROKEN, f"the reading process ended with {code}"


def end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()
