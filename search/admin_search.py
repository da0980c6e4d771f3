"""The readers' search in the admin: it shows staff all they may see, restricted letters too."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea

NAME = "everything"


@hooks.register("register_admin_search_area")
def search_area() -> SearchArea:
    """Beside Wagtail's own pages, images and files: one search of letters, news and guidance."""
    return SearchArea(_("Letters, news, guidance"), reverse("search"), NAME, icon_name="search", order=1)


@hooks.register("register_search_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("Search everything"), reverse("search"), NAME, icon_name="search", order=0)
