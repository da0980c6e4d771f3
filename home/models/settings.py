"""What a department says of itself on every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from news.models import Photo


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Read in templates only; the department's name itself is Wagtail's `Site.site_name`."""

    parent_body = models.CharField(_("parent body"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=255, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    responsible = models.CharField(_("responsible for content"), max_length=200, blank=True)
    licence = models.CharField(_("licence of the site"), max_length=200, blank=True)
    logo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("emblem")
    )

    panels = [
        MultiFieldPanel([FieldPanel("parent_body"), FieldPanel("logo")], heading=_("The department")),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("phone"), FieldPanel("email")], heading=_("Contacts")
        ),
        MultiFieldPanel([FieldPanel("responsible"), FieldPanel("licence")], heading=_("The site")),
    ]

    class Meta:
        verbose_name = _("department and site")
