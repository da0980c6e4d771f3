"""`make run` from nothing to the first page, and a second time.

    python benchmarks/make_run.py

Clones the committed tree into a temporary folder, so that no environment, database or index stands there.
pip's cache counts: NO_CACHE=1 switches it off. Prints seconds, packages and megabytes.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 300


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def until_first_page(site: Path) -> float:
    """Seconds from `make run` to the first page served whole; the server is stopped again."""
    port = free_port()
    environment = {**os.environ, "BIND": f"127.0.0.1:{port}", "VAR_DIR": str(site / "var")}
    environment |= {"PIP_NO_CACHE_DIR": "1"} if os.environ.get("NO_CACHE") else {}
    begun = time.perf_counter()
    with (site / "run.log").open("ab") as log:
        server = subprocess.Popen(
            ["make", "run"], cwd=site, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        while time.perf_counter() - begun < LIMIT:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                    answer.read()
                    return time.perf_counter() - begun
            except OSError:
                if server.poll() is not None:
                    sys.exit((site / "run.log").read_text())
                time.sleep(0.1)
        sys.exit("no page within the limit")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(site)], check=True)
        first = until_first_page(site)
        second = until_first_page(site)
        sys.path.insert(0, str(next((site / ".venv/lib").glob("python*/site-packages"))))
        from conditions import print_conditions

        print_conditions("make run, from a fresh clone to the first page")
        packages = len(list((site / ".venv/lib").glob("python*/site-packages/*.dist-info")))
        print(f"first time   {first:6.1f} s")
        print(f"second time  {second:6.1f} s")
        print(f"packages     {packages:6d}, {megabytes(site / '.venv'):.0f} MB")
        print(f"site         {megabytes(site / 'var'):8.1f} MB (database, index, photos, static files)")


if __name__ == "__main__":
    main()
