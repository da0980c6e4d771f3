"""Taking letters in, in the admin: asking for it, watching it, mending and undoing it."""

from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from documents.decoding import ReadingError, explained
from documents.intake import register, reports, undoing
from documents.intake.register import RegisterError
from documents.models import Intake, IntakeRow, Letter

PERMISSION = "documents.take_in_letters"
PAGE = 50
MOST_BYTES = 50_000_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class IntakeForm(forms.ModelForm):
    """A register, and the files it names."""

    class Meta:
        model = Intake
        fields = ["source", "enclosed", "dry_run", "publish"]
        labels = {"source": _("Register (CSV or XLSX)"), "dry_run": _("Only try: store nothing yet")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = True

    def clean_source(self):
        """Refuse what is no register before anything is stored. Raises ValidationError."""
        source = self.cleaned_data["source"]
        if source.size > MOST_BYTES:
            raise ValidationError(_("A register may have 50 MB."))
        try:
            register.opened(source.read())
        except (RegisterError, ReadingError) as error:
            raise ValidationError(explained(error)) from error
        source.seek(0)
        return source


def check_permission(request: HttpRequest, publish: bool = False) -> None:
    """Raise PermissionDenied for who may not take letters in, or not publish them."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if publish and not request.user.has_perm("documents.publish_letter"):
        raise PermissionDenied


def signed_in(request: HttpRequest) -> User:
    """Whoever asks: these screens have let no one else in."""
    return cast(User, request.user)


def index(request: HttpRequest) -> HttpResponseBase:
    """The intakes so far, and the form that asks for another."""
    check_permission(request)
    form = IntakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        check_permission(request, form.cleaned_data["publish"])
        intake = form.save(commit=False)
        intake.kind, intake.asked_by = Intake.Kind.REGISTER, signed_in(request)
        intake.source_name = form.cleaned_data["source"].name[-255:]
        intake.save()
        return redirect("documents_intake", intake.pk)
    listed = Intake.objects.select_related("asked_by")
    page = Paginator(listed, PAGE).get_page(request.GET.get("p"))
    return render(request, "documents/admin/intakes.html", {"form": form, "page_obj": page})


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponseBase:
    """How far an intake is and what became of its rows, narrowed by outcome."""
    check_permission(request)
    intake = get_object_or_404(Intake, pk=pk)
    if intake.kind == Intake.Kind.FILES:
        # Dropped files have a page of their own, which leads to the drafts to be checked.
        return redirect("documents_dropped", pk)
    rows = intake.rows.select_related("letter")
    outcome = request.GET.get("outcome", "")
    if outcome in IntakeRow.Outcome.values:
        rows = rows.filter(outcome=outcome)
    counts = intake.result.get("counts", {})
    named = [(value, label, counts[value]) for value, label in IntakeRow.Outcome.choices if counts.get(value)]
    context = {
        "intake": intake,
        "counts": named,
        "outcome": outcome,
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("p")),
        "may_be_undone": intake.ended_at and not intake.dry_run and not intake.undone_at,
        "kept": Letter.objects.filter(pk__in=intake.result.get("kept", [])[:PAGE]),
    }
    return render(request, "documents/admin/intake.html", context)


@require_safe
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    """What the page's script asks while the worker is at it."""
    check_permission(request)
    intake = get_object_or_404(Intake, pk=pk)
    return JsonResponse({"seen": intake.seen, "total": intake.total, "ended": bool(intake.ended_at)})


@require_safe
def table(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """The errors, or the whole report, as a spreadsheet."""
    check_permission(request)
    intake = get_object_or_404(Intake, pk=pk)
    made = reports.errors(intake) if which == "errors" else reports.whole(intake)
    response = HttpResponse(made, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{which}-{intake.pk}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def take_in_now(request: HttpRequest, pk: int) -> HttpResponseBase:
    """After a try: the same register and files, this time stored."""
    check_permission(request)
    tried = get_object_or_404(Intake, pk=pk, dry_run=True)
    check_permission(request, tried.publish)
    intake = Intake.objects.create(
        kind=tried.kind,
        publish=tried.publish,
        source=tried.source.name,
        enclosed=tried.enclosed.name,
        source_name=tried.source_name,
        asked_by=signed_in(request),
    )
    return redirect("documents_intake", intake.pk)


def undo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Says what will go and what is kept; asks the worker for it once that is confirmed."""
    check_permission(request)
    if not request.user.has_perm("documents.purge_letter"):
        raise PermissionDenied
    intake = get_object_or_404(Intake, pk=pk, undone_at=None, dry_run=False, ended_at__isnull=False)
    if request.method == "POST":
        undoing.ask(intake, signed_in(request))
        messages.success(request, _("The letters of this intake are being taken back."))
        return redirect("documents_intake", pk)
    kept = undoing.changed_since(intake)
    made = intake.rows.filter(outcome__in=undoing.MADE, letter__isnull=False)
    context = {
        "intake": intake,
        "going": made.exclude(letter__in=kept).count(),
        "live": made.exclude(letter__in=kept).filter(letter__live=True).count(),
        "kept": Letter.objects.filter(pk__in=kept)[:PAGE],
        "kept_count": len(kept),
    }
    return render(request, "documents/admin/undo_intake.html", context)
