"""Every engine the site can stand on, each on a place of its own."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils.module_loading import import_string

from search.engine import ENGINES, Engine
from tests import servers

NAMES = tuple(ENGINES)


@contextmanager
def place(name: str, folder: Path) -> Iterator[dict[str, Any]]:
    """The setting of an engine with an index of its own, which is gone afterwards."""
    setting: dict[str, Any] = {"ENGINE": name, "PATH": str(folder / "index")}
    if name == "embedded":
        yield setting
        return
    setting |= {"HOSTS": [servers.elasticsearch()], "INDEX": f"test-{uuid.uuid4().hex[:12]}"}
    # A machine that runs the tests is slower than one that serves readers.
    setting |= {"READER_WAIT": 10.0, "WRITER_WAIT": 20.0}
    yield setting
    opened(setting).drop()


def environment(setting: dict[str, Any]) -> dict[str, str]:
    """The same for a process of its own, which reads it from the environment."""
    names = {"ENGINE": "SEARCH_ENGINE", "PATH": "SEARCH_INDEX", "INDEX": "SEARCH_PREFIX"}
    given = {names[name]: str(value) for name, value in setting.items() if name in names}
    hosts = {"SEARCH_HOSTS": ",".join(setting["HOSTS"])} if "HOSTS" in setting else {}
    # Killed processes are the test's own: changes are taken inline, whatever the engine.
    return {**given, **hosts, "SEARCH_INLINE": "on"}


def opened(setting: dict[str, Any]) -> Engine:
    """Another engine on the same place, as another process has it."""
    return import_string(ENGINES[setting["ENGINE"]]).configured(setting)
