"""Dropping reports in the admin: sending them with their photos, and seeing what became of each."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from documents import unpacking
from documents.intake import drop_views
from news.importing import PHOTO_SUFFIXES
from news.intake import dropping, runner
from news.models import DroppedFile, ReportIntake

PAGE = 50
MADE = Q(files__outcome=DroppedFile.Outcome.MADE, files__page__isnull=False)


def check_permission(request: HttpRequest) -> None:
    if not dropping.may_take_in(request.user):
        raise PermissionDenied


def drops(user: Any) -> "QuerySet[ReportIntake]":
    """What this person may see of what was dropped so far, the newest first, with how many drafts of it no
    one has looked at."""
    unchecked = MADE & Q(files__reading__checked_at=None)
    return (
        dropping.intakes_of(user)
        .select_related("asked_by")
        .order_by("-pk")
        .annotate(count=Count("files", filter=MADE), unchecked=Count("files", filter=unchecked))
    )


def drop(request: HttpRequest) -> HttpResponseBase:
    """The place to drop reports; without scripts all comes in one request."""
    check_permission(request)
    sent = request.FILES.getlist("files")
    text = request.POST.get("text", "").strip()
    if request.method == "POST" and (sent or text):
        pk: int | None = None
        for file in [*sent, *([dropping.pasted(text)] if text else [])]:
            pk = dropping.add(file, request.user, pk)[0].pk
        return redirect(taken_in(pk or 0, request.user))
    if request.method == "POST":
        messages.error(request, _("Choose a report or paste its text."))
    limit = settings.LETTER_FILE_MAX_SIZE
    context = {
        "limit": limit,
        "zip_limit": limit * unpacking.MOST_IN_ZIP,
        "most": unpacking.MOST_FILES,
        "reports": dropping.kinds(dropping.REPORTS),
        "photos": dropping.kinds(PHOTO_SUFFIXES),
        "accept": ",".join([*dropping.REPORTS, *sorted(PHOTO_SUFFIXES), ".zip"]),
        "said": said(),
        "page_obj": Paginator(drops(request.user), PAGE).get_page(request.GET.get("p")),
    }
    return render(request, "news/admin/drop.html", context)


def said() -> dict[str, str]:
    """What the script says; {name} and the like are filled in there."""
    return drop_views.said() | {
        "sent": _("{count} files are here, {failed} of them refused. Add others, or make the drafts."),
        "nothing": _("Choose a report or paste its text."),
        "reading": _("The report is being read …"),
    }


@require_POST
def send(request: HttpRequest) -> JsonResponse:
    """One file of many or a pasted text, sent by the script; its answer says where the next ones go."""
    check_permission(request)
    file, number = request.FILES.get("file"), request.POST.get("intake", "")
    text = request.POST.get("text", "").strip()
    if file is None and not text:
        return JsonResponse({"error": _("No file was chosen.")}, status=400)
    pk = int(number) if number.isdecimal() and len(number) < 19 else None
    intake, rows = dropping.add(file or dropping.pasted(text), request.user, pk)
    failed = [row for row in rows if row.outcome == row.Outcome.FAILED]
    refused = [row.message if len(rows) == 1 else f"{row.name}: {row.message}" for row in failed]
    answer: dict[str, Any] = {
        "intake": intake.pk,
        "files": len(rows),
        "note": rows[0].get_kind_display() if len(rows) == 1 else "",
        "refused": refused,
        "done": reverse("news_drop_done", args=[intake.pk]),
        "address": reverse("news_dropped", args=[intake.pk]),
    }
    return JsonResponse(answer)


@require_POST
def done(request: HttpRequest, pk: int) -> JsonResponse:
    """All files were sent: a small report is read at once, the others by the worker."""
    check_permission(request)
    get_object_or_404(ReportIntake, pk=pk, asked_by=request.user)
    return JsonResponse({"address": taken_in(pk, request.user)})


def taken_in(pk: int, user: Any) -> str:
    """Where to look: at the review where all came to one draft, else at the list of what came."""
    ReportIntake.release(user, pk)
    runner.run_now(pk)
    files = list(DroppedFile.objects.filter(intake=pk, picture=None))
    made = [file for file in files if file.outcome == DroppedFile.Outcome.MADE]
    open_ones = (DroppedFile.Outcome.STORED, DroppedFile.Outcome.MADE)
    if len(made) == 1 and all(file.outcome in open_ones for file in files):
        return reverse("news_review", args=[made[0].pk])
    return reverse("news_dropped", args=[pk])


def dropped(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What became of each file, and the way to the drafts."""
    check_permission(request)
    intake = get_object_or_404(drops(request.user), pk=pk)
    if request.method == "POST":
        runner.try_again(intake)
        return redirect("news_dropped", pk)
    files = intake.files.filter(picture=None)
    reports = files.filter(kind=DroppedFile.Kind.REPORT).select_related("page", "reading")
    others = files.exclude(kind=DroppedFile.Kind.REPORT).select_related("report__page", "photo")
    context = {
        "intake": intake,
        "reports": described(list(reports.annotate(count=Count("photos"))), request.user),
        "loose": others.filter(report=None, outcome=DroppedFile.Outcome.STORED).count(),
        "page_obj": Paginator(others, PAGE).get_page(request.GET.get("p")),
        "first": reports.filter(outcome=DroppedFile.Outcome.MADE, reading__checked_at=None)
        .exclude(page=None)
        .first(),
        "may_try_again": intake.ended_at and (intake.error or runner.failed_with_file(intake).exists()),
    }
    return render(request, "news/admin/dropped.html", context)


def described(files: list[DroppedFile], user: Any) -> list[tuple[DroppedFile, bool, DroppedFile | None]]:
    """Reports, each with whether this person may edit its article and the file by which it is reviewed."""
    pages = [file.page_id for file in files if file.page_id]
    seen = DroppedFile.objects.filter(intake__in=dropping.intakes_of(user), reading__isnull=False)
    reviewed = {one.page_id: one for one in seen.filter(page__in=pages).select_related("reading")}
    return [
        (
            file,
            file.page is not None and file.page.permissions_for_user(user).can_edit(),
            reviewed.get(file.page_id),
        )
        for file in files
    ]


@require_safe
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    check_permission(request)
    intake = get_object_or_404(dropping.intakes_of(request.user), pk=pk)
    return JsonResponse({"seen": intake.seen, "total": intake.total, "ended": bool(intake.ended_at)})
