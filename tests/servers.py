"""Real servers for the tests, on loopback: one of each a run, shared by its workers, ended with it."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "deploy" / "elasticsearch.sh"
# Outside the home of whoever runs the tests: as root the server gets a user of its own, which must read it.
INSTALLED = Path(tempfile.gettempdir()) / "van-thu-elasticsearch-8.19.3"
RUN = "VAN_THU_TEST_RUN"


def begin_run() -> None:
    """Called once, by the process that starts the workers: they find this run's servers by the variable."""
    if RUN not in os.environ:
        os.environ[RUN] = tempfile.mkdtemp(prefix="van-thu-servers-")
        os.chmod(os.environ[RUN], 0o755)  # noqa: S103


def end_run() -> None:
    """End what this run started, by its own pid files."""
    folder = Path(os.environ.pop(RUN, "/nonexistent"))
    for pid in folder.glob("*/pid"):
        send(pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def send(pid_file: Path, what: signal.Signals) -> None:
    with suppress(ProcessLookupError, FileNotFoundError, ValueError):
        os.kill(int(pid_file.read_text()), what)


@contextmanager
def only_one(name: str) -> Iterator[None]:
    with (Path(os.environ[RUN]) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def free_ports(count: int) -> list[int]:
    """Ports with a free one a hundred above each, for the nodes' own talk."""
    ports: list[int] = []
    while len(ports) < count:
        with socket.socket() as low, socket.socket() as high:
            low.bind(("127.0.0.1", 0))
            port = low.getsockname()[1]
            try:
                high.bind(("127.0.0.1", port + 100))
                ports.append(port)
            except (OSError, OverflowError):
                continue
    return ports


def not_here(reason: str) -> NoReturn:
    """What a test needs may be missing on a user's machine; in CI that is a failure."""
    if os.environ.get("CI") or os.environ.get("ALL"):
        pytest.fail(reason)
    pytest.skip(reason)


def install() -> None:
    """Bring the server."""
    missing = [tool for tool in ("java", "mvn", "setpriv") if not shutil.which(tool)]
    if missing and not (INSTALLED / "server").exists():
        not_here(f"Elasticsearch cannot be brought: {', '.join(missing)} not installed")
    with only_one("install"):
        subprocess.run([SCRIPT, "install", INSTALLED], check=True)  # noqa: S603


def start_node(folder: Path, port: int, *cluster: int) -> None:
    with suppress(FileExistsError):  # the nodes of a cluster are started at once, from one folder
        (folder / "server").symlink_to(INSTALLED / "server")
    command = [SCRIPT, "node", folder, *map(str, (port, *cluster))]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def answers(port: int, path: str = "/_cluster/health?wait_for_status=yellow&timeout=2s") -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:  # noqa: S310
            return answer.status == 200
    except (OSError, urllib.error.URLError):
        return False


def wait_until(true, seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            pytest.fail(f"{what}: not within {seconds} s")
        time.sleep(0.1)


def elasticsearch() -> str:
    """The address of this run's server; the first to ask starts it."""
    install()
    folder = Path(os.environ[RUN])
    with only_one("elasticsearch"):
        known = folder / "port"
        if not known.exists():
            (port,) = free_ports(1)
            start_node(folder, port)
            wait_until(lambda: answers(port), 60, "Elasticsearch answers")
            known.write_text(str(port))
    return f"http://127.0.0.1:{known.read_text()}"


def postgres() -> str:
    """The address of this run's own PostgreSQL cluster, of Debian's package; the first to ask starts it."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not programs:
        not_here("PostgreSQL is not installed")
    folder = Path(os.environ[RUN]) / "postgres"
    with only_one("postgres"):
        known = folder / "port"
        if not known.exists():
            folder.mkdir()
            (port,) = free_ports(1)
            start_postgres(programs[-1], folder, port)
            known.write_text(str(port))
    return f"postgres://van_thu@127.0.0.1:{known.read_text()}/postgres"


def start_postgres(programs: Path, folder: Path, port: int) -> None:
    """A cluster that trusts whoever is on this machine and need not outlive a power cut.

    Its order of words is Vietnamese, not that of bytes: what holds here holds under any. Root may not run it.
    """
    own: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        own = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    data = folder / "data"
    vietnamese = ["--locale=C.UTF-8", "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=vi"]
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    run = [*own, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "van_thu", *vietnamese]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL, cwd="/")
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*own, str(programs / "postgres"), "-D", str(data), *options], stdout=log, stderr=log, cwd="/"
        )
    (folder / "pid").write_text(str(server.pid))
    ready = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    wait_until(lambda: subprocess.run(ready).returncode == 0, 30, "PostgreSQL answers")


def make_database(address: str, name: str) -> str:
    """An empty database beside the one of this address. Returns its own address."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as session:
        session.execute(f'CREATE DATABASE "{name}"')
    return f"{address.rpartition('/')[0]}/{name}"
