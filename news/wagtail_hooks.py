"""News in the admin."""

from wagtail import hooks

from news import choosing
from news.intake import drop_desk  # noqa: F401 - for its hooks


@hooks.register("register_admin_viewset")
def gallery_chooser() -> choosing.GalleryChooserViewSet:
    return choosing.viewset
