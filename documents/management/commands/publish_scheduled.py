"""`manage.py publish_scheduled`, in the place of Wagtail's, which stops at the first item that fails."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from documents import scheduling


class Command(BaseCommand):
    help = "Publish what is scheduled and take down what expires; the worker does so each minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="only list what is due")

    def handle(self, dryrun: bool, **options) -> None:
        if dryrun:
            for item in scheduling.due():
                self.stdout.write(str(item))
            return
        done = scheduling.run()
        self.stdout.write(f"published {done.published}, expired {done.expired}, refused {done.refused}")
