"""Wagtail's fields and columns whose heading is their name in the code, named.

Only for `ready`: forms can be read once every model is.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.forms.workflows import WorkflowContentTypeForm, WorkflowPagesFormSet
from wagtail.contrib.redirects.forms import ConfirmImportForm
from wagtail.models import Site
from wagtail.sites.views import IndexView
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

FIELDS = (
    (LoginForm, "password", _("password")),
    (ExternalLinkChooserForm, "link_text", _("words of the link")),
    (AnchorLinkChooserForm, "link_text", _("words of the link")),
    (PhoneLinkChooserForm, "link_text", _("words of the link")),
    (PhoneLinkChooserForm, "phone_number", _("phone number")),
    (EmailLinkChooserForm, "link_text", _("words of the link")),
    (EmailLinkChooserForm, "email_address", _("email address")),
    (EmailLinkChooserForm, "subject", _("subject of the e-mail")),
    (EmailLinkChooserForm, "body", _("text of the e-mail")),
    (WorkflowPagesFormSet.form, "page", _("page")),
    (WorkflowContentTypeForm, "content_types", _("content types")),
    (ConfirmImportForm, "permanent", _("permanent")),
    (PagePermissionsForm, "page", _("page")),
    (RoleForm, "role", _("role")),
)


def name_them() -> None:
    for form, field, name in FIELDS:
        form.base_fields[field].label = capfirst(name)
    for column in IndexView.columns:
        if column.name in ("port", "site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
