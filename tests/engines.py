"""The engines that the promises of the index are held to, each as a SEARCH_ENGINE setting."""

from pathlib import Path

import pytest


def embedded(place: Path) -> dict[str, str]:
    return {"ENGINE": "search.embedded.EmbeddedEngine", "PATH": str(place / "index")}


# Name → a function that gives the setting for an index of a test's own.
ENGINES = {"embedded": embedded}
each_engine = pytest.mark.parametrize("engine_name", list(ENGINES))
# The same for a process of its own, which reads it from the environment.
ENVIRONMENTS: dict[str, dict[str, str]] = {"embedded": {}}
