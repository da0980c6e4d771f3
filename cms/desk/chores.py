"""What waits for someone's hand, on the home screen: each a count and the place to do it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from documents import citing
from documents.models import Intake, LetterReading
from documents.reading import LOOK_AT
from documents.rights import may_view_register
from home.care import report
from home.models import BrokenLink
from news import alt_texts
from search import outbox, querylog, reports, status
from search.rights import Reader

# Counting further tells no one more and reads a million rows.
MOST = 1000
# A change that waits longer than this for the index is told of.
LATE_SECONDS = 60


class Chore(NamedTuple):
    """`text` says what and how many; `url` leads there; a problem is marked as one."""

    text: str
    url: str
    icon: str = "tasks"
    is_problem: bool = False


class ChoresPanel(Component):
    """Nothing to do is said too: an empty place would look like a fault."""

    name = "chores"
    template_name = "cms/admin/chores.html"
    order = 230

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"chores": list(chores(parent_context["request"].user))}


def chores(user: Reader) -> Iterator[Chore]:
    if count := counted(alt_texts.lacking(user)):
        said = ngettext(
            "%(count)s article has photos without alternative text",
            "%(count)s articles have photos without alternative text",
            count,
        )
        yield Chore(said % {"count": shown(count)}, reverse("undescribed_photos"), "image")
    if may_view_register(user):
        yield from of_the_register()
    if reports.may_see(user) and (count := counted(querylog.asked_often(30).filter(last_found=0))):
        said = ngettext(
            "%(count)s question of readers finds nothing",
            "%(count)s questions of readers find nothing",
            count,
        )
        yield Chore(said % {"count": shown(count)}, reverse("found_nothing"), "search")
    if user.has_perm(report.PERMISSION) and (count := counted(BrokenLink.objects.all())):
        said = ngettext(
            "%(count)s link or picture leads nowhere: mend it",
            "%(count)s links or pictures lead nowhere: mend them",
            count,
        )
        yield Chore(said % {"count": shown(count)}, reverse(report.NAME), "link")
    if user.has_perm(status.PERMISSION):
        yield from of_the_index()


def of_the_register() -> Iterator[Chore]:
    doubtful = LetterReading.objects.filter(
        checked_at=None, confidence__lt=LOOK_AT, letter__withdrawn_at=None
    )
    if count := counted(doubtful):
        said = ngettext(
            "%(count)s letter was read with doubt: check it",
            "%(count)s letters were read with doubt: check them",
            count,
        )
        yield Chore(said % {"count": shown(count)}, reverse("letters_to_check"), "warning")
    if count := counted(citing.missing_letters()):
        said = ngettext(
            "%(count)s letter is cited and not in the library",
            "%(count)s letters are cited and not in the library",
            count,
        )
        yield Chore(said % {"count": shown(count)}, reverse("missing_letters"), "link")
    if count := counted(Intake.objects.filter(ended_at=None, undone_at=None)):
        said = ngettext("%(count)s intake is under way", "%(count)s intakes are under way", count)
        yield Chore(said % {"count": shown(count)}, reverse("documents_intakes"), "upload")


def of_the_index() -> Iterator[Chore]:
    """How search keeps up with the site."""
    url = reverse("search_index_status")
    if aside := outbox.set_aside().count():
        said = ngettext(
            "Search could not take %(count)s change in", "Search could not take %(count)s changes in", aside
        )
        yield Chore(said % {"count": aside}, url, "warning", is_problem=True)
    late = status.lag()
    if late is not None and late > LATE_SECONDS:
        yield Chore(
            _("Search is %(minutes)d minutes behind the site") % {"minutes": max(1, late // 60)},
            url,
            "warning",
            is_problem=True,
        )


def counted(rows: QuerySet) -> int:
    return rows.order_by()[: MOST + 1].count()


def shown(count: int) -> str:
    return str(count) if count <= MOST else _("more than %(most)s") % {"most": MOST}
