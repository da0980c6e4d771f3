"""`manage.py import_article FILE… [--photos DIR] [--publish] [--replace]`"""

from argparse import ArgumentParser
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.decoding import explained
from news.importing import Imported, import_article
from news.models import NewsIndexPage
from news.reading import ReadingError

ACTIONS = {
    "created": gettext_lazy("made"),
    "updated": gettext_lazy("brought up to date"),
    "kept": gettext_lazy("left as it is"),
}


class Command(BaseCommand):
    help = (
        "Make draft articles of conference reports (DOCX, DOC, PDF, HTML, text, ZIP); none is ever doubled."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--photos", type=Path, metavar="DIR", help="photos beside those of the file")
        parser.add_argument(
            "--publish", action="store_true", help="publish at once instead of leaving a draft"
        )
        parser.add_argument(
            "--replace", action="store_true", help="overwrite an edited or published article too"
        )

    def handle(self, files: list[Path], photos: Path | None, publish: bool, replace: bool, **options) -> None:
        if photos and not photos.is_dir():
            raise CommandError(_("%(path)s: no such folder") % {"path": photos})
        failed = 0
        for path in files:
            try:
                self.report(path, import_article(path, photos, publish=publish, replace=replace))
            except NewsIndexPage.DoesNotExist as error:
                raise CommandError(_("The site has no published news section to put articles in.")) from error
            except (ReadingError, OSError, ValidationError) as error:
                failed += 1
                self.stderr.write(f"{path}: {explained(error)}")
        if failed:
            raise SystemExit(1)

    def report(self, path: Path, imported: Imported) -> None:
        page = imported.page
        self.stdout.write(f"{path.name}: {ACTIONS[imported.action]}: {page.title} ({page.url or page.pk})")
        for note in imported.notes:
            self.stdout.write(f"  {note}")
