"""English that Wagtail's templates say without asking the catalog, and how they are made to ask."""

from django.template import Origin
from django.template.loaders import app_directories

SEARCH = ('value="Search"', """value="{% load i18n %}{% trans 'Search' %}\"""")
RIGHT = ("{{ option.choice_label }}", "{% trans option.data.value.instance.name %}")
# Of each template: what stands in it, and what shall. A new Wagtail may mend one; then nothing is replaced.
ASKED: dict[str, tuple[tuple[str, str], ...]] = {
    "wagtailadmin/home.html": (SEARCH,),
    "wagtailadmin/permissions/includes/collection_member_permissions_form.html": (RIGHT,),
    "wagtailadmin/shared/header.html": (SEARCH,),
    "wagtailadmin/shared/headers/_actions.html": (
        ('aria-label="Actions"', """aria-label="{% load i18n %}{% trans 'Actions' %}\""""),
    ),
    "wagtailadmin/shared/user_avatar.html": (("{{ user }}", "{{ user|default_if_none:'' }}"),),
    "wagtailadmin/tables/boolean_cell.html": (("value|stringformat:'s'", "value|yesno"),),
    "wagtailimages/chooser/results.html": (
        ('title="Select ', """title="{% load i18n %}{% trans 'Choose' %} """),
    ),
    "wagtailusers/groups/includes/formatted_permissions.html": (
        ("content_perms_dict.add.perm.name }}", "content_perms_dict.object }}: {% trans 'Add' %}"),
        ("content_perms_dict.change.perm.name }}", "content_perms_dict.object }}: {% trans 'Change' %}"),
        ("content_perms_dict.delete.perm.name }}", "content_perms_dict.object }}: {% trans 'Delete' %}"),
    ),
    "wagtailusers/groups/includes/page_permissions_form.html": (RIGHT,),
}


class Loader(app_directories.Loader):
    """The apps' templates, with what they say hard-coded put to the catalog."""

    def get_contents(self, origin: Origin) -> str:
        text = super().get_contents(origin)
        for said, asked in ASKED.get(str(origin.template_name), ()):
            text = text.replace(said, asked)
        return text
