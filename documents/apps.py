from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Letters")

    def ready(self) -> None:
        from documents import signals, source
        from documents.addressing import forget_library_url
        from search import indexing
        from search.engine import register

        register(source.LetterSource())
        indexing.register_fanout("task-area", source.tagged_letters)
        indexing.register_fanout("issuer", source.issued_letters)
        signals.connect()
        for signal in (post_save, post_delete):
            signal.connect(forget_library_url, dispatch_uid=f"documents.library_url.{id(signal)}")
