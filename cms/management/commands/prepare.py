"""`manage.py prepare`: from an empty folder to a site with two sample reports, for `make run`."""

import os
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from demo.draw_photos import draw
from documents.decoding import decode
from documents.importing import import_letters
from news.importing import import_article
from news.reading import read
from search import indexing
from search.engine import get_engine
from search.models import Change

DEMO = Path(settings.BASE_DIR) / "demo"


class Command(BaseCommand):
    help = "Bring the database up to date, make an administrator, and fill an empty site with the samples."

    def handle(self, **options) -> None:
        call_command("migrate", verbosity=0)
        self.make_administrator()
        self.import_samples()
        if get_engine().health().count == 0 and not Change.objects.exists():
            indexing.rebuild()
        indexing.drain()

    def make_administrator(self) -> None:
        """Make an account where there is none; its password comes from ADMIN_PASSWORD or is printed once."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        name = os.environ.get("ADMIN_NAME", "quantri")
        given = os.environ.get("ADMIN_PASSWORD", "")
        password = given or secrets.token_urlsafe(12)
        users.create_superuser(name, os.environ.get("ADMIN_EMAIL", ""), password)
        if not given:
            self.stdout.write(
                _("Administrator %(name)s, password %(password)s (shown this once), at /quan-tri/")
                % {"name": name, "password": password}
            )

    def import_samples(self) -> None:
        """The samples go in once: an editor who deletes them is not given them again."""
        done = Path(settings.VAR_DIR) / "samples-imported"
        if done.exists():
            return
        import_letters(DEMO / "letters.csv", publish=True)
        for number, report in enumerate(sorted(DEMO.glob("*.txt"))):
            captions = read(decode(report.read_bytes())).captions
            with TemporaryDirectory() as folder:
                import_article(report, draw(Path(folder), len(captions), first=100 * number), publish=True)
        done.touch()
