"""News in the admin."""

from wagtail import hooks

from news import choosing, desk


@hooks.register("register_admin_viewset")
def gallery_chooser() -> choosing.GalleryChooserViewSet:
    return choosing.viewset


@hooks.register("register_admin_viewset")
def news_group() -> desk.NewsGroup:
    return desk.NewsGroup()
