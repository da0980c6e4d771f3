"""`manage.py worker`: what must not wait for a reader and no reader should wait for."""

import logging
import signal
import threading
import time
from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from documents import file_texts, scheduling, status
from documents.intake import runner
from home import reading_counter
from home.care import checking
from news import renditions
from news.intake import runner as reports
from search import indexing, querylog, tending

log = logging.getLogger(__name__)
PAUSE = 1.0
MINUTE, HOUR = 60.0, 3600.0
# Of a large change this much, then a photo and a look whether to stop.
DRAIN_SECONDS = 5.0


class Command(BaseCommand):
    help = (
        "Publish what is scheduled, let dates change letters' status, make photos' sizes, take reports and "
        "letters in, read their files, take waiting changes into the search index, compare or rebuild it "
        "when asked and each night, look for links that lead nowhere, until told to stop."
    )
    tidied_at = -HOUR
    looked_at = -MINUTE
    followed_on: date | None = None

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits now, then stop")

    def handle(self, once: bool, **options) -> None:
        self.stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *received: self.stop.set())
        tending.ask_first_build()
        file_texts.ask_forgotten()
        while not self.stop.is_set():
            worked = self.turn(nightly=not once)
            if once and not worked:
                return
            if not worked:
                self.stop.wait(PAUSE)

    def turn(self, *, nightly: bool) -> int:
        """A little of each kind of work; a fault of one does not stop the others."""
        worked = 0
        nights = [tending.ask_nightly, checking.ask_nightly] if nightly else []
        works = (
            self.keep_hours,
            self.follow_dates,
            self.take_changes,
            self.make_sizes,
            self.take_reports_in,
            self.take_letters_in,
            self.read_file,
            self.read_scan,
            self.tend_index,
            self.look_at_links,
            self.tidy,
        )
        for work in (*nights, *works):
            try:
                worked += work()
            except Exception:
                log.exception("the worker could not finish a piece of work")
        close_old_connections()
        return worked

    def follow_dates(self) -> int:
        """At the start, and once after each midnight in Viet Nam; tried again when it fails."""
        day = status.today()
        if self.followed_on == day:
            return 0
        changed = status.bring_up_to_date(day)
        self.followed_on = day
        return changed

    def keep_hours(self) -> int:
        """What goes live or expires, looked for once a minute."""
        if time.monotonic() - self.looked_at < MINUTE:
            return 0
        self.looked_at = time.monotonic()
        return scheduling.run().total

    def take_changes(self) -> int:
        return indexing.drain(seconds=DRAIN_SECONDS)

    def make_sizes(self) -> int:
        return renditions.prepare_waiting(limit=1)

    def read_file(self) -> int:
        return file_texts.read_next(self.is_stopped_else_changes)

    def read_scan(self) -> int:
        return file_texts.read_next_scan(self.is_stopped_else_changes)

    def is_stopped_else_changes(self) -> bool:
        """Asked while a file is read elsewhere: changes do not wait for it."""
        if not self.stop.is_set():
            self.take_changes()
        return self.stop.is_set()

    def take_letters_in(self) -> int:
        return runner.run_next(self.is_stopped_else_changes)

    def take_reports_in(self) -> int:
        return reports.run_next(self.is_stopped_else_changes)

    def tend_index(self) -> int:
        return tending.run_next(self.stop.is_set)

    def look_at_links(self) -> int:
        return checking.run_next(self.stop.is_set)

    def tidy(self) -> int:
        """What is due once an hour; nothing waits for it, so it counts as no work."""
        if time.monotonic() - self.tidied_at >= HOUR:
            self.tidied_at = time.monotonic()
            querylog.forget_old()
            reading_counter.forget_old()
            file_texts.ask_forgotten()
        return 0
