"""`manage.py search_index rebuild | verify [--fix] | status`"""

import sys
import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search import indexing, outbox, reconciling, tending
from search.engine import EngineError, get_engine
from search.indexing import Report, unheard

# As a shell says of what was interrupted.
INTERRUPTED = 130


class Command(BaseCommand):
    help = "Rebuild the search index, compare it with the site, or tell how it stands."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["rebuild", "verify", "status"])
        parser.add_argument("--fix", action="store_true", help="with verify: repair what differs")
        parser.add_argument("--progress", action="store_true", help="tell progress where no terminal is, too")

    def handle(self, action: str, fix: bool, progress: bool, **options) -> None:
        report = self.progress() if progress or sys.stderr.isatty() else unheard
        try:
            if action == "rebuild":
                count = indexing.rebuild(report)
                self.stdout.write(_("%(count)d entries indexed") % {"count": count})
            elif action == "verify":
                self.verify(fix, report)
            else:
                self.status()
        except EngineError as error:
            raise CommandError(_("the search engine does not answer: %(why)s") % {"why": error}) from error
        except KeyboardInterrupt:
            self.stderr.write(_("Interrupted; the index stands as before."))
            raise SystemExit(INTERRUPTED) from None

    def progress(self) -> Report:
        """Count and rate on standard error, twice a second."""
        begun = told = time.monotonic()

        def tell(seen: int, total: int) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told < 0.5:
                return
            told = now
            counted = {"seen": seen, "total": total, "rate": round(seen / (now - begun))}
            line = (
                _("%(seen)d of about %(total)d, %(rate)d a second")
                if total
                else _("%(seen)d so far, %(rate)d a second")
            )
            self.stderr.write(line % counted)

        return tell

    def status(self) -> None:
        health = get_engine().health()
        aside = outbox.set_aside()
        line = _(
            "ok: %(ok)s, entries: %(count)d, place: %(place)s, waiting: %(waiting)d, set aside: %(aside)d"
        )
        told = {"ok": health.ok, "count": health.count, "place": health.place}
        self.stdout.write(line % (told | {"waiting": outbox.waiting().count(), "aside": aside.count()}))
        for change in aside[:20]:
            self.stdout.write(f"{change.key}: {change.error}")
        if health.problem:
            self.stderr.write(health.problem)

    def verify(self, fix: bool, report: Report) -> None:
        drift = reconciling.verify(fix=fix, report=report)
        tending.note(drift, fixed=fix)
        labels = {
            "exposed": _("shown to who may not"),
            "ghosts": _("no longer there"),
            "stale": _("out of date"),
            "missing": _("missing"),
        }
        for name, keys in drift.sorts.items():
            for key in keys:
                self.stdout.write(f"{labels[name]}: {key}")
        if drift.waiting:
            self.stdout.write(_("%(count)d changes wait") % {"count": drift.waiting})
        if drift and not fix:
            raise SystemExit(1)
        self.stdout.write(_("%(count)d differences") % {"count": len(drift)})
