"""The columns of the register: what is written down of a letter, and what is read from that to find it by."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from documents.fields import TaskAreas


class LetterRecord(ClusterableModel):
    """A row of the register. What the law requires may be empty here; `Letter` demands it to publish."""

    class Access(models.TextChoices):
        PUBLIC = "public", _("Everyone")
        SIGNED_IN = "signed-in", _("Signed-in people")
        GROUPS = "groups", _("Named groups")

    class Status(models.TextChoices):
        IN_FORCE = "in-force", _("In force")
        NOT_YET = "not-yet", _("Not yet in force")
        EXPIRED = "expired", _("Expired")
        REPLACED = "replaced", _("Replaced")
        REVOKED = "revoked", pgettext_lazy("letter", "Revoked")

    class Urgency(models.TextChoices):
        NORMAL = "", _("Not urgent")
        URGENT = "urgent", _("Khẩn")
        VERY_URGENT = "very-urgent", _("Thượng khẩn")
        AT_ONCE = "at-once", _("Hỏa tốc")

    class Secrecy(models.TextChoices):
        NONE = "", _("None")
        SECRET = "secret", _("Mật")
        TOP_SECRET = "top-secret", _("Tối mật")
        HIGHEST = "highest", _("Tuyệt mật")

    number = models.CharField(_("number and symbol"), max_length=200, blank=True, help_text=_("As printed"))
    letter_type = models.ForeignKey(
        "documents.LetterType", models.PROTECT, null=True, related_name="letters", verbose_name=_("type")
    )
    issuer = models.ForeignKey(
        "documents.Issuer", models.PROTECT, null=True, related_name="letters", verbose_name=_("issuer")
    )
    issued_as = models.CharField(
        _("issuer's name then"),
        max_length=255,
        blank=True,
        help_text=_("As printed, where it is neither the present name nor one with a last day of use"),
    )
    issued_on = models.DateField(_("issued on"), null=True)
    effective_on = models.DateField(
        _("effective on"), null=True, blank=True, help_text=_("Empty: from the date of issue")
    )
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    revoked_on = models.DateField(
        _("revoked on"), null=True, blank=True, help_text=_("Where no letter of the library revokes it")
    )
    deadline = models.DateField(_("deadline"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    abstract = models.TextField(_("abstract"), max_length=2000)
    body = models.TextField(_("full text"), blank=True)
    # Follows from dates and relations; stored, for lists narrow by it.
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.IN_FORCE, editable=False
    )
    urgency = models.CharField(_("urgency"), max_length=12, choices=Urgency.choices, blank=True, default="")
    secrecy = models.CharField(_("secrecy"), max_length=12, choices=Secrecy.choices, blank=True, default="")
    signer = models.CharField(_("signer"), max_length=120, blank=True)
    signer_position = models.CharField(_("signer's position"), max_length=200, blank=True)
    signing_capacity = models.CharField(
        _("signing capacity"), max_length=10, blank=True, help_text=_("TM., Q., KT., TL. or TUQ.")
    )
    drafting_unit = models.CharField(_("drafting unit"), max_length=200, blank=True)
    addressees = models.TextField(_("addressees"), blank=True)
    recipients = models.TextField(_("recipients"), blank=True)
    legal_bases = models.TextField(_("legal bases"), blank=True)
    school_year = models.ForeignKey(
        "documents.SchoolYear",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("school year"),
        help_text=_("Empty: read from the abstract, else from the date"),
    )
    school_years = ParentalManyToManyField(
        "documents.SchoolYear",
        blank=True,
        related_name="letters",
        verbose_name=_("listed under school years"),
    )
    task_areas = TaskAreas(through="documents.TaggedLetter", blank=True, verbose_name=_("task areas"))
    staff_note = models.TextField(_("staff note"), blank=True, help_text=_("Never shown to readers"))
    access = models.CharField(_("access"), max_length=10, choices=Access.choices, default=Access.PUBLIC)
    access_groups = ParentalManyToManyField(Group, blank=True, verbose_name=_("groups"))
    copy = models.PositiveSmallIntegerField(
        _("copy"), default=1, help_text=_("2 or more only where two letters really bear one number")
    )
    duplicate_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="duplicates"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    # Read from `number` and `issued_on` on every save. 0: the number does not parse.
    serial = models.PositiveIntegerField(default=0, editable=False)
    serial_suffix = models.CharField(max_length=10, blank=True, editable=False)
    symbol = models.CharField(max_length=200, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    lookup_key = models.CharField(max_length=200, blank=True, db_index=True, editable=False)
    folded_abstract = models.CharField(max_length=500, blank=True, editable=False)
    path = models.CharField(max_length=200, blank=True, db_index=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["-issued_on", "-pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(fields=["-issued_on", "-id"]),
            models.Index(fields=["letter_type", "-issued_on", "-id"]),
            models.Index(fields=["issuer", "-issued_on", "-id"]),
            models.Index(fields=["school_year", "-issued_on", "-id"]),
            models.Index(fields=["year", "serial"]),
            models.Index(fields=["signer", "-issued_on", "-id"]),
            models.Index(fields=["-updated_at", "-id"]),
            # What a day may change: few letters expire, wait or are revoked, and these find them.
            models.Index(
                fields=["status", "expires_on"],
                condition=models.Q(expires_on__isnull=False),
                name="letter_status_expires",
            ),
            models.Index(
                fields=["status", "effective_on"],
                condition=models.Q(effective_on__isnull=False),
                name="letter_status_effective",
            ),
            models.Index(
                fields=["revoked_on", "status"],
                condition=models.Q(revoked_on__isnull=False),
                name="letter_revoked_status",
            ),
            models.Index(fields=["status", "-issued_on", "-id"]),
            models.Index(fields=["access", "-issued_on", "-id"]),
            # What is rare in a long register: an index of these rows alone.
            models.Index(
                fields=["-issued_on", "-id"],
                condition=models.Q(live=False, withdrawn_at=None),
                name="letter_drafts",
            ),
            models.Index(
                fields=["-issued_on", "-id"],
                condition=models.Q(live=True, has_unpublished_changes=True),
                name="letter_changed",
            ),
            models.Index(
                fields=["-withdrawn_at", "-id"],
                condition=models.Q(withdrawn_at__isnull=False),
                name="letter_withdrawn",
            ),
            models.Index(
                fields=["deadline"], condition=models.Q(deadline__isnull=False), name="letter_deadline"
            ),
            models.Index(
                fields=["expires_on"], condition=models.Q(expires_on__isnull=False), name="letter_expires"
            ),
            # Of Wagtail's hours of publishing, asked each minute and by the home screen.
            models.Index(
                fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name="letter_expire_at"
            ),
            models.Index(fields=["-year", "-serial", "issuer"], name="letter_same_number"),
            models.Index(fields=["-year", "-serial"], condition=models.Q(copy__gt=1), name="letter_copies"),
        ]
        permissions = [
            ("restore_letter", _("Can restore withdrawn letters")),
            ("purge_letter", _("Can remove letters for good")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "symbol", "year", "serial", "serial_suffix", "copy"],
                condition=models.Q(live=True, withdrawn_at=None),
                name="one_live_letter_an_identity",
            )
        ]
