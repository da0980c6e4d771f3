"""What a measurement stands on: machine, versions, date. Printed first by every script here."""

import datetime as dt
import os
import platform
import sqlite3
from importlib.metadata import version

PACKAGES = ("Django", "wagtail", "pillow", "tantivy", "gunicorn")


def print_conditions(title: str) -> None:
    """One line each, so that a figure is never quoted without them."""
    print(f"# {title}")
    print(f"date      {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC")
    print(f"machine   {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {platform.machine()}")
    print(f"versions  Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, ", end="")
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    print()
