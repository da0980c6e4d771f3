"""How to reach the department and its units."""

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from search.engine import Card, Entry
from search.pages import FoundPage


class ContactPage(FoundPage, Page):
    """Address, telephones, hours, and the units with theirs.

    Address, telephone and e-mail of the department itself are those of the site's settings, where this page
    says nothing else. What the law asks for in English stands beside the Vietnamese.
    """

    introduction = models.TextField(_("introduction"), blank=True, max_length=1000)
    address = models.CharField(
        _("address"), max_length=255, blank=True, help_text=_("Empty: as in the settings")
    )
    phone = models.CharField(_("phone"), max_length=60, blank=True, help_text=_("Empty: as in the settings"))
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Empty: as in the settings"))
    hours = models.TextField(_("working hours"), blank=True, max_length=500)
    map_link = models.URLField(
        _("map"), blank=True, max_length=500, help_text=_("A plain link; no map is loaded from elsewhere")
    )
    english_title = models.CharField(_("title in English"), max_length=255, blank=True)
    english_introduction = models.TextField(_("introduction in English"), blank=True, max_length=1000)
    english_address = models.CharField(_("address in English"), max_length=255, blank=True)
    english_hours = models.TextField(_("working hours in English"), blank=True, max_length=500)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("hours"),
                FieldPanel("map_link"),
            ],
            heading=_("Contacts"),
        ),
        InlinePanel("units", heading=_("Units"), label=_("unit")),
        MultiFieldPanel(
            [
                FieldPanel("english_title"),
                FieldPanel("english_introduction"),
                FieldPanel("english_address"),
                FieldPanel("english_hours"),
            ],
            heading=_("In English"),
        ),
    ]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "home/contact_page.html"
    search_kind = "contact"
    shown_with = ("units",)

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def search_entry(self) -> Entry:
        return Entry(
            key=self.key,
            kind=self.search_kind,
            version=0,
            title=self.title,
            people=tuple(unit.head for unit in self.units.all() if unit.head),
            body=self.text,
            facets={},
            date=None,
        )

    def search_card(self) -> Card:
        return Card(
            kind_label=str(_("Contact")),
            title=self.title,
            url=self.url or "",
            date=localtime(self.last_published_at).date() if self.last_published_at else None,
            body=self.text,
        )

    @property
    def text(self) -> str:
        """All that it tells in Vietnamese, a paragraph a unit."""
        told = [self.introduction, self.address, self.phone, self.email, self.hours]
        return "\n\n".join(filter(None, [*told, *(unit.text for unit in self.units.all())]))


class ContactUnit(Orderable):
    """A unit of the department: who leads it and how to reach it."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(_("name"), max_length=200)
    english_name = models.CharField(_("name in English"), max_length=200, blank=True)
    head = models.CharField(_("head of the unit"), max_length=120, blank=True)
    duties = models.CharField(_("what it is asked about"), max_length=255, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    room = models.CharField(_("room or address"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("english_name")]),
        FieldRowPanel([FieldPanel("head"), FieldPanel("room")]),
        FieldPanel("duties"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        told = (self.name, self.head, self.duties, self.room, self.phone, self.email)
        return "\n".join(filter(None, told))
