"""`manage.py import_library FILE.zip`"""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.archiving import ArchiveError, import_library
from documents.decoding import explained


class Command(BaseCommand):
    help = "Fill an empty library from a ZIP that export_library wrote."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.zip")

    def handle(self, file: Path, **options) -> None:
        try:
            count = import_library(file)
        except (ArchiveError, OSError) as error:
            raise CommandError(f"{file}: {explained(error)}") from error
        self.stdout.write(_("%(count)d letters") % {"count": count})
