from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self) -> None:
        from cms.layout import lay_out

        post_migrate.connect(lay_out, sender=self, dispatch_uid="cms.lay_out")
