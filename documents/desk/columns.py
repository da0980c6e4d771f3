"""The columns of the register's list: which there are, and which someone looks at."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn

from documents.models import FileText, Letter, SavedView
from search.engine import Label

USUAL = ("issued_on", "letter_type", "issuer", "abstract", "status", "state")
# Its present columns are kept as a view without a name.
PRESENT = ""
READ = {FileText.Outcome.OK, FileText.Outcome.OCR}


def status_of(letter: Letter) -> str:
    return letter.get_status_display()


def access_of(letter: Letter) -> str:
    return letter.get_access_display()


def state_of(letter: Letter) -> str:
    """Live or draft, and what is under way; the list notes reviews and schedules of a whole page at once."""
    if letter.live:
        state = _("Live + draft") if letter.has_unpublished_changes else _("Live")
    else:
        state = _("Expired") if letter.expired else _("Draft")
    if getattr(letter, "is_in_review", False):
        return f"{state}, {_('in review')}"
    return f"{state}, {_('scheduled')}" if getattr(letter, "is_scheduled", False) else state


def files_of(letter: Letter) -> str:
    """How many files, and how reading them went: '2: Read, Needs OCR'."""
    files = list(letter.attachments.all())
    if not files:
        return _("No file")
    readings = (getattr(file, "reading", None) for file in files)
    outcomes = Counter(
        str(reading.get_outcome_display() if reading else FileText.Outcome.WAITING.label)
        for reading in readings
    )
    return f"{len(files)}: {', '.join(outcomes)}"


class DayColumn(Column):
    """The day itself: “four years ago”, as the stock column has it, finds no letter."""

    def get_value(self, instance: Letter) -> str:
        day = super().get_value(instance)
        if isinstance(day, datetime):
            return date_format(localtime(day), "d/m/Y H:i")
        return date_format(day, "d/m/Y") if day else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that may be chosen; `sort_key` only where an index has it in that order."""

    name: str
    label: Label
    make: type[Column] = Column
    accessor: str | Callable[[Letter], str] | None = None
    sort_key: str | None = None
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()


def field(name: str, **options) -> Choice:
    label = capfirst(Letter._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return Choice(name, label, **options)


def choices() -> dict[str, Choice]:
    """Every column beside the number, in the order they stand in."""
    made = [
        field("issued_on", make=DayColumn, sort_key="issued_on"),
        field("letter_type", related=("letter_type",)),
        field("issuer", related=("issuer",)),
        field("abstract"),
        field("status", accessor=status_of),
        Choice("state", gettext_lazy("State"), StatusTagColumn, state_of),
        field("school_year", related=("school_year",)),
        field("signer", sort_key="signer"),
        field("access", accessor=access_of),
        field("deadline", make=DayColumn),
        field("expires_on", make=DayColumn),
        field("updated_at", make=DayColumn, sort_key="updated_at"),
        Choice("files", gettext_lazy("Files' text"), accessor=files_of, prefetched=("attachments__reading",)),
    ]
    return {choice.name: choice for choice in made}


def column_of(choice: Choice) -> Column:
    options = {"label": choice.label, "sort_key": choice.sort_key, "accessor": choice.accessor or choice.name}
    if choice.make is StatusTagColumn:
        return StatusTagColumn(choice.name, primary=lambda letter: letter.live, **options)
    return choice.make(choice.name, **options)


def known(names: object) -> list[str]:
    """Those of the names that are columns, in the list's order; the usual ones when none is."""
    wanted = set(names) if isinstance(names, list | tuple) else set()
    return [name for name in choices() if name in wanted] or list(USUAL)


def remember(user: User, names: list[str]) -> None:
    """These are the columns this person looks at from now on."""
    SavedView.objects.update_or_create(
        user=user, name=PRESENT, defaults={"columns": known(names), "query": ""}
    )
