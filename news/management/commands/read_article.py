"""`manage.py read_article FILE [--json]`: what `import_article` would make of a report."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from documents.decoding import explained
from news.reading import ReadingError, Report, ReportSource, read, read_source


def shown(source: ReportSource, report: Report) -> dict[str, Any]:
    """The report; of a file with pictures also how many, and the caption of each or "" in their order."""
    told = report.as_json()
    if source.pictures:
        captions = dict(report.pictures)
        places = [captions.get(picture.n) for picture in source.pictures]
        told["pictures"] = len(source.pictures)
        told["picture_captions"] = ["" if place is None else told["captions"][place] for place in places]
    return told


class Command(BaseCommand):
    help = "Show what import_article would make of a report, without making it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output")

    def handle(self, file: Path, **options) -> None:
        try:
            source = read_source(file)
            report = shown(source, read(source))
        except (ReadingError, OSError) as error:
            self.stderr.write(f"{file}: {explained(error)}")
            raise SystemExit(1) from error
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        for name, value in report.items():
            if value not in (None, [], ""):
                self.stdout.write(
                    f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
                )
