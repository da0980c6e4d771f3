"""`manage.py export_library FILE.zip`"""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.archiving import ArchiveError, export_library
from documents.decoding import explained


class Command(BaseCommand):
    help = "Write the whole library with its files to one ZIP."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.zip")

    def handle(self, file: Path, **options) -> None:
        try:
            count = export_library(file)
        except (ArchiveError, OSError) as error:
            raise CommandError(f"{file}: {explained(error)}") from error
        self.stdout.write(_("%(count)d letters") % {"count": count})
