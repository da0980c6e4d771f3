from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Letters")

    def ready(self) -> None:
        from documents import signals, source
        from documents.intake import files, registering  # noqa: F401 - the handlers register themselves
        from search import indexing
        from search.engine import register

        register(source.LetterSource())
        indexing.register_fanout("task-area", source.keys_in_area)
        indexing.register_fanout("school-year", source.keys_in_school_year)
        indexing.register_fanout("letter-type", source.letters_of_type)
        indexing.register_fanout("issuer", source.issued_letters)
        indexing.register_fanout("library", signals.library_letters)
        signals.connect()
