"""`manage.py worker`: what must not wait for a reader and no reader should wait for."""

import logging
import signal
import threading
import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from news import renditions
from search import indexing, querylog

log = logging.getLogger(__name__)
PAUSE = 1.0
HOUR = 3600.0


class Command(BaseCommand):
    help = "Make photos' sizes and take waiting changes into the search index, until told to stop."
    tidied_at = -HOUR

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits now, then stop")

    def handle(self, once: bool, **options) -> None:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *received: stop.set())
        while not stop.is_set():
            worked = self.turn()
            if once and not worked:
                return
            if not worked:
                stop.wait(PAUSE)

    def turn(self) -> int:
        """One change batch and one photo; a fault of one kind of work does not stop the other."""
        worked = 0
        for work in (indexing.drain, lambda: renditions.prepare_waiting(limit=1), self.tidy):
            try:
                worked += work()
            except Exception:
                log.exception("the worker could not finish a piece of work")
        close_old_connections()
        return worked

    def tidy(self) -> int:
        """What is due once an hour; nothing waits for it, so it counts as no work."""
        if time.monotonic() - self.tidied_at >= HOUR:
            self.tidied_at = time.monotonic()
            querylog.forget_old()
        return 0
