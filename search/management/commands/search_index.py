"""`manage.py search_index rebuild | verify [--fix] | status`"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search import indexing
from search.engine import EngineError, get_engine
from search.models import Change


class Command(BaseCommand):
    help = "Rebuild the search index, compare it with the site, or tell how it stands."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["rebuild", "verify", "status"])
        parser.add_argument("--fix", action="store_true", help="with verify: repair what differs")

    def handle(self, action: str, fix: bool, **options) -> None:
        try:
            if action == "rebuild":
                self.stdout.write(_("%(count)d entries indexed") % {"count": indexing.rebuild()})
            elif action == "verify":
                self.verify(fix)
            else:
                self.status()
        except EngineError as error:
            raise CommandError(_("the search engine does not answer: %(why)s") % {"why": error}) from error

    def status(self) -> None:
        health = get_engine().health()
        aside = Change.objects.filter(attempts__gte=indexing.MAX_ATTEMPTS)
        waiting = Change.objects.filter(attempts__lt=indexing.MAX_ATTEMPTS).count()
        line = _(
            "ok: %(ok)s, entries: %(count)d, place: %(place)s, waiting: %(waiting)d, set aside: %(aside)d"
        )
        told = {"ok": health.ok, "count": health.count, "place": health.place}
        self.stdout.write(line % (told | {"waiting": waiting, "aside": aside.count()}))
        for change in aside[:20]:
            self.stdout.write(f"{change.key}: {change.error}")
        if health.problem:
            self.stderr.write(health.problem)

    def verify(self, fix: bool) -> None:
        drift = indexing.verify(fix=fix)
        for label, keys in ((_("missing"), drift.missing), (_("no longer there"), drift.ghosts)):
            for key in keys:
                self.stdout.write(f"{label}: {key}")
        if drift and not fix:
            raise SystemExit(1)
        self.stdout.write(_("%(count)d differences") % {"count": len(drift.missing) + len(drift.ghosts)})
