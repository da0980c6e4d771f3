"""Dropping files in the admin: sending them, and seeing what became of each."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from documents import unpacking
from documents.intake import dropping
from documents.intake.reviewing import described, first_unchecked
from documents.models import Intake, IntakeRow
from documents.uploads import KINDS

PAGE = 50
MADE = (IntakeRow.Outcome.CREATED, IntakeRow.Outcome.DUPLICATE)
UNCHECKED = Q(
    rows__outcome__in=MADE,
    rows__letter__reading__isnull=False,
    rows__letter__reading__checked_at=None,
    rows__letter__withdrawn_at=None,
)


def check_permission(request: HttpRequest) -> None:
    if not dropping.may_take_in(request.user):
        raise PermissionDenied


def drops() -> "QuerySet[Intake]":
    """Files dropped so far, the newest first, with how many drafts wait for someone's eye."""
    counted = Intake.objects.filter(kind=Intake.Kind.FILES).select_related("asked_by")
    return counted.order_by("-pk").annotate(
        count=Count("rows", distinct=True), unchecked=Count("rows", filter=UNCHECKED, distinct=True)
    )


def drop(request: HttpRequest) -> HttpResponseBase:
    """The place to drop files; without scripts they all come in one request."""
    check_permission(request)
    files = request.FILES.getlist("files")
    if request.method == "POST" and files:
        pk: int | None = None
        for file in files:
            pk = dropping.add(file, request.user, pk)[0].pk
        Intake.release(request.user, pk or 0)
        return redirect("documents_dropped", pk)
    if request.method == "POST":
        messages.error(request, _("No file was chosen."))
    limit = settings.LETTER_FILE_MAX_SIZE
    context = {
        "limit": limit,
        "zip_limit": limit * unpacking.MOST_IN_ZIP,
        "most": unpacking.MOST_FILES,
        "kinds": ", ".join(sorted(ending[1:].upper() for ending in KINDS)),
        "accept": ",".join(KINDS),
        "said": said(),
        "page_obj": Paginator(drops(), PAGE).get_page(request.GET.get("p")),
    }
    return render(request, "documents/admin/drop.html", context)


def said() -> dict[str, str]:
    """What the script says; {name} and the like are filled in there."""
    return {
        "sending": _("Sending {done} of {count}"),
        "sent": _("{count} files sent, {failed} of them refused."),
        "kept": _("Sent"),
        "unpacked": _("Taken apart: {count} files"),
        "too_large": _("It is larger than {limit} MB."),
        "lost": _("Not sent: the connection broke off or you are signed out. Try again."),
        "refused": _("Not sent: the server refused it ({status})."),
    }


@require_POST
def send(request: HttpRequest) -> JsonResponse:
    """One file of many, sent by the script; its answer says where the next ones go."""
    check_permission(request)
    file, number = request.FILES.get("file"), request.POST.get("intake", "")
    if file is None:
        return JsonResponse({"error": _("No file was chosen.")}, status=400)
    pk = int(number) if number.isdecimal() and len(number) < 19 else None
    intake, rows = dropping.add(file, request.user, pk)
    failed = [row for row in rows if row.outcome == row.Outcome.FAILED]
    refused = [row.message if len(rows) == 1 else f"{row.filename}: {row.message}" for row in failed]
    answer: dict[str, Any] = {
        "intake": intake.pk,
        "files": len(rows),
        "refused": refused,
        "done": reverse("documents_drop_done", args=[intake.pk]),
        "address": reverse("documents_dropped", args=[intake.pk]),
    }
    return JsonResponse(answer)


@require_POST
def done(request: HttpRequest, pk: int) -> JsonResponse:
    """All files were sent: the worker may begin."""
    check_permission(request)
    Intake.release(request.user, pk)
    return JsonResponse({"address": reverse("documents_dropped", args=[pk])})


def dropped(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What became of each file, and the way to check the drafts."""
    check_permission(request)
    intake = get_object_or_404(drops(), pk=pk)
    if request.method == "POST":
        try_again(intake)
        return redirect("documents_dropped", pk)
    rows = intake.rows.select_related("letter__reading", "letter__issuer")
    page = Paginator(rows, PAGE).get_page(request.GET.get("p"))
    return render(
        request,
        "documents/admin/dropped.html",
        {
            "intake": intake,
            "counts": counts(intake),
            "rows": described(page.object_list),
            "page_obj": page,
            "first": first_unchecked(intake),
            "may_try_again": intake.error or failed_with_file(intake).exists(),
        },
    )


def try_again(intake: Intake) -> None:
    """Have the worker go on with what stopped or failed, as far as its files are kept."""
    with transaction.atomic():
        ended = Intake.objects.filter(pk=intake.pk, undone_at=None).exclude(ended_at=None)
        if ended.update(ended_at=None, leased_until=None, attempts=0, error=""):
            waiting = {"outcome": IntakeRow.Outcome.WAITING, "message": "", "cells": {}}
            failed_with_file(intake).update(**waiting)


def failed_with_file(intake: Intake) -> "QuerySet[IntakeRow]":
    return intake.rows.filter(outcome=IntakeRow.Outcome.FAILED).exclude(file="")


def counts(intake: Intake) -> list[tuple[str, int]]:
    labels = dict(IntakeRow.Outcome.choices)
    found = intake.rows.order_by().values_list("outcome").annotate(count=Count("pk"))
    return [(str(labels.get(outcome, outcome)), count) for outcome, count in found]
