"""The letter: one row of the department's register."""

import datetime as dt
import string
from collections.abc import Iterable
from typing import cast

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from documents import addressing, citing, numbers, relating, secrecy, status, withdrawing
from documents.models.addresses import LetterAddress
from documents.models.records import LetterRecord
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


class Letter(WorkflowMixin, PreviewableMixin, DraftStateMixin, LockableMixin, RevisionMixin, LetterRecord):
    """An official letter or document.

    Identity is (issuer, symbol, year, number, copy). What the law requires may be empty in a draft and is
    demanded by `full_clean` once the letter is `live`.
    """

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="letter")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="letter",
        for_concrete_model=False,
    )

    objects = LetterQuerySet.as_manager()

    class Meta(LetterRecord.Meta):
        abstract = False

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
