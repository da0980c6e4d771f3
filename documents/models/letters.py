"""The letter: one row of the department's register."""

import datetime as dt
import string
from collections.abc import Iterable
from typing import cast

from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from documents import addressing, citing, numbers, relating, secrecy, status, withdrawing
from documents.fields import TaskAreas
from documents.models.addresses import LetterAddress
from documents.rights import LetterQuerySet, within
from search import indexing
from search.engine import Label
from search.rights import group_audience
from search.text import clean, fold

# Columns a draft or a lock touches; saving only these leaves what readers see as it was.
BOOKKEEPING = {
    "latest_revision",
    "has_unpublished_changes",
    "locked",
    "locked_at",
    "locked_by",
    "live_revision",
}
# Demanded to publish, not to save.
LEGALLY_REQUIRED = ("number", "letter_type", "issuer", "issued_on", "abstract")


class Letter(
    WorkflowMixin, PreviewableMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel
):
    """An official letter or document.

    Identity is (issuer, symbol, year, number, copy). What the law requires may be empty in a draft and is
    demanded by `full_clean` once the letter is `live`.
    """

    class Access(models.TextChoices):
        PUBLIC = "public", _("Everyone")
        SIGNED_IN = "signed-in", _("Signed-in people")
        GROUPS = "groups", _("Named groups")

    class Status(models.TextChoices):
        IN_FORCE = "in-force", _("In force")
        NOT_YET = "not-yet", _("Not yet in force")
        EXPIRED = "expired", _("Expired")
        REPLACED = "replaced", _("Replaced")
        REVOKED = "revoked", _("Revoked")

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

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="letter")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="letter",
        for_concrete_model=False,
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
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

    def __str__(self) -> str:
        return self.number or self.abstract[:80] or str(_("letter without a number"))

    @property
    def revisions(self) -> models.QuerySet:
        return self._revisions

    @property
    def key(self) -> str:
        """The entry's key in search and in citations."""
        return f"letter:{self.pk}"

    @property
    def url(self) -> str:
        """The letter's address, or an empty string while it or the library has none."""
        return addressing.url_of(self.path)

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def issuer_name(self) -> str:
        """The issuer as it was called when this letter was issued; empty without one."""
        return self.issued_as or (self.issuer.name_on(self.issued_on) if self.issuer else "")

    @property
    def citing_texts(self) -> tuple[str, str]:
        """Where this letter itself may name others."""
        return (self.legal_bases, self.body)

    def read_number(self) -> None:
        """Take the number apart into the columns that identify, sort and look up."""
        self.number = " ".join(clean(self.number).split())
        read = numbers.parse(self.number)
        digits = read.number.rstrip(string.ascii_letters) if read else "0"
        self.serial, self.serial_suffix = int(digits), read.number[len(digits) :].lower() if read else ""
        # Folding may lengthen: ß is two letters then.
        self.symbol = numbers.identity_symbol(read.symbol if read else self.number)[:200]
        self.year = (read.year if read else None) or (self.issued_on.year if self.issued_on else None)
        self.lookup_key = numbers.lookup_key(self.number)[:200]
        self.folded_abstract = fold(clean(self.abstract))[:500]

    def same_identity(self) -> models.QuerySet["Letter"]:
        """Other kept letters, drafts included, that bear this letter's number."""
        if not self.number:
            return Letter.objects.none()
        return (
            Letter.objects.kept()
            .filter(
                issuer=self.issuer,
                symbol=self.symbol,
                year=self.year,
                serial=self.serial,
                serial_suffix=self.serial_suffix,
                copy=self.copy,
            )
            .exclude(pk=self.pk)
        )

    def same_number(self) -> models.QuerySet["Letter"]:
        """Other kept letters of this number, year and issuer under another symbol: perhaps a slip."""
        if not self.serial or not self.year:
            return Letter.objects.none()
        near = Letter.objects.kept().filter(year=self.year, serial=self.serial, issuer=self.issuer)
        return near.filter(serial_suffix=self.serial_suffix).exclude(symbol=self.symbol).exclude(pk=self.pk)

    def clean_fields(self, exclude: Iterable[str] | None = None) -> None:
        # `check_publishable` demands these once the letter is to be live.
        super().clean_fields({*(exclude or ()), *LEGALLY_REQUIRED})

    def clean(self) -> None:
        """Refuse what must never be published, and a second letter of one identity.

        Raises ValidationError. Drafts pass: a register is filled in piece by piece.
        """
        super().clean()
        self.read_number()
        if self.live:
            self.check_publishable()

    def validate_constraints(self, exclude: Iterable[str] | None = None) -> None:
        """Nothing: `taken` says it better, naming the other letter, and the database has the last word."""

    def check_publishable(self, twins: Iterable["Letter"] | None = None) -> None:
        """Raise ValidationError for what law or identity forbids.

        `twins` are the kept letters that bear this number, where the caller has them already.
        """
        errors: dict[str, Label] = {}
        for name in LEGALLY_REQUIRED:
            if not getattr(self, name):
                errors[name] = _("Required to publish a letter.")
        errors |= secrecy.errors_of(self)
        if self.withdrawn_at:
            errors[NON_FIELD_ERRORS] = _("This letter is withdrawn: restore it first.")
        if taken := self.taken(twins):
            errors["number"] = taken
        if errors:
            raise ValidationError(errors)

    def taken(self, twins: Iterable["Letter"] | None = None) -> Label:
        """Which published letter bears this number already; empty when none does."""
        if twins is None:
            twins = self.same_identity().filter(live=True)[:1]
        other = next((twin for twin in twins if twin.live), None)
        if other is None:
            return ""
        return _("Letter %(number)s of %(date)s already bears this number.") % {
            "number": other.number,
            # What is live has its date: the law requires it.
            "date": date_format(cast("dt.date", other.issued_on), "d/m/Y"),
        }

    def save(self, *args, **kwargs) -> None:
        """Store the row, its address and its search change in one transaction."""
        fields = kwargs.get("update_fields")
        if fields is not None and set(fields) <= BOOKKEEPING:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            with status.together() as settled:
                self.store(*args, **kwargs)
            self.status = settled.get(self.pk, self.status)

    def store(self, *args, **kwargs) -> None:
        """The row, and all that follows from it for citations, relations and the index."""
        self.read_number()
        # As the row stands: this object may have been read before it was published.
        before = Letter.objects.filter(pk=self.pk).values_list("lookup_key", "live").first()
        was_key, was_live = before or ("", False)
        if self.live:
            self.path = LetterAddress.path_for(self)
        super().save(*args, **kwargs)
        if self.live:
            self.keep_address()
            citing.note_letter(self)
        elif was_live:
            citing.forget(self.key)
        citing.relink(self, was_key)
        relating.relink({self.lookup_key, was_key}, self.pk)
        status.settle([self.pk, *relating.ended_by(self.pk)])
        if self.live or was_live:
            indexing.record(self.key)

    def keep_address(self) -> None:
        """Remember the path; where another letter took it in the same moment, have the next that is free."""
        while not LetterAddress.keep(self):
            self.path = LetterAddress.path_for(self)
            Letter.objects.filter(pk=self.pk).update(path=self.path)

    def publish(self, revision: Revision, *args, **kwargs) -> None:
        """Publish a revision. Raises ValidationError, publishing nothing, when law or identity forbids it."""
        draft = revision.as_object()
        draft.live = True
        try:
            with transaction.atomic():
                # Held from here on, as it stands now: who withdraws it in this moment was first, or waits.
                held = Letter.objects.select_for_update(no_key=True).filter(pk=self.pk)
                draft.withdrawn_at = held.values_list("withdrawn_at", flat=True).first()
                draft.full_clean()
                # Here and in the form, not in `clean`: a form is cleaned before relations reach it.
                relating.check(draft)
                super().publish(revision, *args, **kwargs)
        except IntegrityError as error:
            # Another process published the same number after the look at it above.
            if taken := draft.taken():
                raise ValidationError({"number": taken}) from error
            raise

    def with_content_json(self, content: dict) -> "Letter":
        """As a revision has it, which must not bring back a withdrawn letter; a type, issuer or school year
        that left its list since is left empty."""
        gone: dict[str, None] = {}
        for name in ("letter_type", "issuer", "school_year"):
            listed = Letter._meta.get_field(name).related_model._default_manager
            if content.get(name) and not listed.filter(pk=content[name]).exists():
                gone[name] = None
        letter = super().with_content_json(content | gone)
        letter.withdrawn_at = self.withdrawn_at
        return letter

    def unpublish(self, *args, **kwargs) -> None:
        with transaction.atomic():
            super().unpublish(*args, **kwargs)

    def delete(self, *args, **kwargs) -> None:
        """Withdraw: readers get 410; record, files and history stay for the registrar to restore."""
        withdrawing.put_away(self)

    def purge(self) -> None:
        """Remove the record, its files and its history for good; its addresses go on answering 410."""
        withdrawing.purge_row(self, super().delete)

    def audience(self) -> tuple[str, ...]:
        """Who may find this letter; empty when no one may."""
        if not self.live or self.withdrawn_at or not self.path:
            return ()
        own: tuple[str, ...] = (self.access,)
        if self.access == self.Access.GROUPS:
            own = tuple(group_audience(group.pk) for group in self.access_groups.all())
        return within(own, addressing.library_audience())

    def get_preview_template(self, request, mode_name: str) -> str:
        return "documents/letter.html"

    def get_preview_context(self, request, mode_name: str) -> dict:
        return {"letter": self, "request": request}
