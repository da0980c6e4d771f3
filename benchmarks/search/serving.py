"""Real servers on loopback, each ended by its own number: Elasticsearch and the site under gunicorn."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

from benchmarks.search.language import ROOT

SCRIPT = ROOT / "deploy" / "elasticsearch.sh"
# Outside the home of whoever runs this: as root the server gets a user of its own, which must read it.
INSTALLED = Path(tempfile.gettempdir()) / "van-thu-elasticsearch-8.19.3"


def is_free(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) != 0


def free_port() -> int:
    """A port with a free one a hundred above, for the nodes' own talk."""
    while True:
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            port = door.getsockname()[1]
        if port < 65_000 and is_free(port + 100):
            return port


def wait_until(true: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            sys.exit(f"{what}: not within {seconds} s")
        time.sleep(0.2)


def _answers(address: str) -> bool:
    with suppress(OSError), urlopen(address, timeout=5) as answer:
        return bool(answer.status == 200)
    return False


@contextmanager
def elasticsearch(folder: Path, heap: str) -> Iterator[tuple[str, int]]:
    """Its address and process number; the data stay in the folder for the next run."""
    subprocess.run([SCRIPT, "install", INSTALLED], check=True)
    folder.mkdir(parents=True, exist_ok=True)
    for place in (folder, folder.parent, folder.parent.parent):
        place.chmod(0o755)
    if not (folder / "server").exists():
        (folder / "server").symlink_to(INSTALLED / "server")
    port = _kept_port(folder)
    environment = {**os.environ, "HEAP": heap}
    subprocess.run(
        [SCRIPT, "node", folder, str(port)], check=True, env=environment, stdout=subprocess.DEVNULL
    )
    pid = int((folder / str(port) / "pid").read_text())
    try:
        address = f"http://127.0.0.1:{port}"
        ready = f"{address}/_cluster/health?wait_for_status=yellow&timeout=2s"
        wait_until(lambda: _answers(ready), 120, "Elasticsearch answers")
        yield address, pid
    finally:
        _end(pid)


def _kept_port(folder: Path) -> int:
    """The port of the last run, whose name its data bear; another where that is taken."""
    old = next((int(place.name) for place in folder.iterdir() if place.name.isdigit()), 0)
    if old and is_free(old):
        return old
    port = free_port()
    if old:
        (folder / str(old)).rename(folder / str(port))
    return port


def _end(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    for _turn in range(150):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.2)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


class Site:
    """The site as it is served, one web process, asked over one connection kept open."""

    def __init__(self, port: int, process: subprocess.Popen) -> None:
        self.port, self.process = port, process
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, address: str) -> bytes:
        """The page, read whole. A connection that the server has let go is opened again."""
        for attempt in range(2):
            try:
                self.connection.request("GET", address, headers={"Host": "localhost"})
                answer = self.connection.getresponse()
                page = answer.read()
                break
            except (http.client.HTTPException, ConnectionError):
                self.connection.close()
                if attempt:
                    raise
        assert answer.status == 200, (address, answer.status)
        return page

    @property
    def worker(self) -> int:
        """The process number of the one web worker."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(children[0])


@contextmanager
def site(engine: str, host: str = "") -> Iterator[Site]:
    """The site of this process's VAR_DIR, its own worker for changes off."""
    port = free_port()
    environment = os.environ | {
        "BIND": f"127.0.0.1:{port}",
        "WORKER": "off",
        "WEB_CONCURRENCY": "1",
        "SEARCH_ENGINE": engine,
        "SEARCH_HOSTS": host,
        "DJANGO_SETTINGS_MODULE": "cms.settings",
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "cms/gunicorn.py", "cms.wsgi"]
    with (Path(os.environ["VAR_DIR"]) / "site.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until(lambda: _answers(f"http://127.0.0.1:{port}/"), 60, "the site answers")
        yield Site(port, process)
    finally:
        process.terminate()
        process.wait(timeout=30)
