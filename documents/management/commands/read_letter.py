"""`manage.py read_letter FILE [--json] [--no-ocr]`: what would be read from a letter's file."""

import json
from argparse import ArgumentParser, BooleanOptionalAction
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.decoding import ReadingError, decode, explained
from documents.extraction import PageText, read_file
from documents.reading import LetterFields, known_lists, read

# Outcomes of a file that say nothing of a letter: there is nothing to read, and no reading was made.
UNREADABLE = ("encrypted", "broken", "unsupported")


def labels() -> dict[str, str]:
    """What a person calls each field."""
    return {
        "number": _("number and symbol"),
        "issued": _("issued on"),
        "place": _("place"),
        "type": _("type"),
        "abstract": _("abstract"),
        "issuer": _("issuer"),
        "parent_issuer": _("parent body"),
        "addressees": _("addressees"),
        "bases": _("legal bases"),
        "signer": _("signer"),
        "signer_position": _("signer's position"),
        "signing_capacity": _("signing capacity"),
        "recipients": _("recipients"),
        "school_year": _("school year"),
        "task_areas": _("task areas"),
    }


class Command(BaseCommand):
    help = "Show what would be read from a letter's file: PDF, Word, a scan or plain text."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
        parser.add_argument(
            "--ocr", action=BooleanOptionalAction, default=True, help="recognise the text of scanned pages"
        )

    def handle(self, file: Path, **options) -> None:
        try:
            outcome, pages = self.pages_of(file, options["ocr"])
        except (ReadingError, OSError) as error:
            self.fail(file, explained(error))
        if outcome in UNREADABLE:
            self.fail(file, _("The file cannot be read: %(outcome)s.") % {"outcome": outcome})
        fields = read(
            [page.text for page in pages],
            by_ocr=[page.by_ocr for page in pages],
            unsure=[page.unsure for page in pages],
            known=known_lists(),
        )
        if options["json"]:
            told = fields.as_json(outcome, pages=len(pages))
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self.show(fields)

    def fail(self, file: Path, why: str) -> None:
        self.stderr.write(f"{file}: {why}")
        raise SystemExit(1)

    def pages_of(self, file: Path, ocr: bool) -> tuple[str, list[PageText]]:
        """(outcome, pages). Raises OSError, ReadingError for plain text."""
        with file.open("rb") as opened:
            opened.read(1)
        if file.suffix.lower() == ".txt":
            texts = decode(file.read_bytes()).split("\f")
            return "ok", [PageText(n, text) for n, text in enumerate(texts, 1)]
        reading = read_file(file, ocr=ocr)
        return reading.outcome, reading.pages

    def show(self, fields: LetterFields) -> None:
        """A line a field, with its confidence and a mark where an editor looks."""
        names = labels()
        for name, found in fields.items():
            value = "; ".join(found.value) if isinstance(found.value, list) else found.value
            look = f"  ← {_('look at this')}" if found.wants_a_look else ""
            self.stdout.write(f"{names[name]}: {value or '–'} ({100 * found.confidence:.0f} %){look}")
