"""News in the admin."""

from wagtail import hooks

from news import choosing


@hooks.register("register_admin_viewset")
def gallery_chooser() -> choosing.GalleryChooserViewSet:
    return choosing.viewset
