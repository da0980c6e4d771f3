from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's accounts with our list of them."""

    user_viewset = "cms.users.UserViewSet"


class CmsConfig(AppConfig):
    name = "cms"
    default = True

    def ready(self) -> None:
        from cms import nameless
        from cms.layout import lay_out
        from cms.roles import appoint

        post_migrate.connect(lay_out, sender=self, dispatch_uid="cms.lay_out")
        # After it: rights to pages are given on the home page.
        post_migrate.connect(appoint, sender=self, dispatch_uid="cms.appoint")
        nameless.name_them()
