"""The command line: each size in a process of its own, then the table, the JSON and the picture."""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.conditions import print_conditions
from benchmarks.search.charting import chart
from benchmarks.search.language import ROOT, own_texts
from benchmarks.search.reporting import bars, print_report

NAMES = ("embedded", "elastic", "fts5", "stock")
PICTURE = ROOT / "docs" / "pictures" / "search-growth.svg"


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    reader.add_argument("--sizes", default="10000", help="letters: 10000,100000")
    reader.add_argument("--engines", default=",".join(NAMES))
    reader.add_argument("--rounds", type=int, default=5, help="times each question is asked each way")
    reader.add_argument("--budget", type=float, default=30, help="seconds for one way and kind of question")
    reader.add_argument("--heap", default="1g", help="memory of Elasticsearch")
    reader.add_argument("--rebuild-up-to", type=int, default=100_000, help="letters rebuilt under traffic")
    reader.add_argument("--text", type=Path, nargs="*", default=[], help="more Vietnamese text to learn from")
    reader.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "van-thu-search-benchmark"
    )
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--out", type=Path, help="where the figures go as JSON")
    reader.add_argument("--picture", action="store_true", help=f"draw {PICTURE.relative_to(ROOT)} from --out")
    reader.add_argument("--size", type=int, help=argparse.SUPPRESS)
    return reader.parse_args()


def main() -> None:
    given = arguments()
    signal.signal(signal.SIGTERM, lambda *_said: sys.exit("ended"))
    if given.size:
        measure(given)
        return
    if given.picture:
        PICTURE.write_text(chart(json.loads(given.out.read_text())["sizes"]))
        return
    print_conditions("search")
    print(f"sizes {given.sizes}, engines {given.engines}, rounds {given.rounds}, seed {given.seed}; ", end="")
    client = version("elasticsearch")
    print(
        f"Elasticsearch 8.19.3, its client {client}, heap {given.heap}; SQLite cut off at 20 s\n", flush=True
    )
    sizes = {str(size): in_own_process(given, int(size)) for size in given.sizes.split(",")}
    print_report(sizes)
    if given.out:
        said = {
            "conditions": conditions(given),
            "sizes": sizes,
            "bars": [bar._asdict() for bar in bars(sizes)],
        }
        given.out.write_text(json.dumps(said, indent=1, ensure_ascii=False))


def conditions(given: argparse.Namespace) -> dict[str, Any]:
    import datetime as dt
    import platform
    import sqlite3

    packages = ("Django", "wagtail", "tantivy", "elasticsearch", "elasticsearch-dsl")
    return {
        "date": f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC",
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "elasticsearch server": "8.19.3",
        **{name: version(name) for name in packages},
        **{
            name: value for name, value in vars(given).items() if name in ("heap", "rounds", "budget", "seed")
        },
    }


def in_own_process(given: argparse.Namespace, size: int) -> dict[str, Any]:
    """Django's settings and database are those of the size's own folder."""
    folder = given.cache.resolve() / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "benchmarks.search.settings",
        "LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "benchmarks.search", *sys.argv[1:], "--size", str(size)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            status = process.wait()
        except BaseException:
            # It ends the servers that it started, and then itself.
            process.terminate()
            raise
    if status:
        sys.exit(status)
    return json.loads((folder / "figures.json").read_text())


def measure(given: argparse.Namespace) -> None:
    import django

    django.setup()
    from benchmarks.search.running import Options, Run

    options = Options(
        cache=given.cache,
        texts=[*own_texts(), *given.text],
        engines=given.engines.split(","),
        heap=given.heap,
        rounds=given.rounds,
        budget=given.budget,
        seed=given.seed,
        rebuild_up_to=given.rebuild_up_to,
    )
    made = Run(options, given.size).measure()
    (Path(os.environ["VAR_DIR"]) / "figures.json").write_text(json.dumps(made))


if __name__ == "__main__":
    main()
