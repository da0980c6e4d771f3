from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's accounts with our list of them, and groups whose rights are told of in the audit log."""

    user_viewset = "cms.users.UserViewSet"
    group_viewset = "cms.groups.GroupViewSet"


class CmsConfig(AppConfig):
    name = "cms"
    default = True

    def ready(self) -> None:
        from cms import nameless
        from cms.audit import content, guarding, rows, sign_ins
        from cms.layout import lay_out
        from cms.roles import appoint

        post_migrate.connect(lay_out, sender=self, dispatch_uid="cms.lay_out")
        # After it: rights to pages are given on the home page.
        post_migrate.connect(appoint, sender=self, dispatch_uid="cms.appoint")
        post_migrate.connect(guarding.guard, sender=self, dispatch_uid="cms.audit.guard")
        for part in (sign_ins, rows, content):
            part.listen()
        nameless.name_them()
