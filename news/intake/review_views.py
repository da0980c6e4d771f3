"""Reviewing a draft beside its report: move what was read wrongly, set fields right, hand it on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from documents.decoding import explained
from news.intake import changes, dropping, gallery, reviewing, sources
from news.intake.drafting import was_changed_elsewhere
from news.intake.drop_views import check_permission
from news.intake.review_form import NARROW, ReviewForm
from news.models import ConferenceArticlePage, DroppedFile
from news.reading import ReadingError, Report

PREVIEW = "preview"


def review(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The report as it came, and beside it the draft made of it."""
    check_permission(request)
    files = DroppedFile.objects.select_related("reading", "page", "intake")
    seen = files.filter(intake__in=dropping.intakes_of(request.user), reading__isnull=False)
    file = get_object_or_404(seen.exclude(page=None), pk=pk)
    stored = file.page
    assert stored is not None
    if not stored.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    page = stored.get_latest_revision_as_object()
    report = sources.read_again(file.reading)
    form = ReviewForm(request.POST or None, page=page, user=request.user)
    if request.method == "POST":
        answer = done(request, file, page, report, form)
        if answer is not None:
            return answer
    return render(request, "news/admin/review.html", shown(request, file, page, report, form))


def done(
    request: HttpRequest, file: DroppedFile, page: ConferenceArticlePage, report: Report, form: ReviewForm
) -> HttpResponseBase | None:
    """Do what was asked. None when the form is to be shown again, with what is wrong."""
    why_not = refusal(request, file, page)
    if not why_not and not form.is_valid():
        why_not = _("Nothing was saved: see what is wrong below.")
    if why_not:
        messages.error(request, why_not)
        return None
    overrule = was_changed_elsewhere(file.reading)
    try:
        changed = changes.apply(file.reading, report, request.POST, form, request.user, overrule=overrule)
    except ReadingError as error:
        messages.error(request, _("Nothing was saved: %(why)s") % {"why": explained(error)})
        file.reading.refresh_from_db()
        return None
    if changed:
        messages.success(request, _("The draft is saved."))
    return onward(request, file, page)


def refusal(request: HttpRequest, file: DroppedFile, page: ConferenceArticlePage) -> str:
    """Why the draft may not be changed here, now; empty when it may."""
    if page.live:
        return _("This article is published: change it in the editor.")
    lock = page.get_lock()
    if lock and lock.for_user(request.user):
        return str(lock.get_message(request.user) or _("Someone has locked this article."))
    if request.POST.get("revision", "") != str(page.latest_revision_id):
        return _("Someone saved this draft meanwhile: nothing was changed. It is shown as it is now.")
    if was_changed_elsewhere(file.reading) and "overrule" not in request.POST:
        return _("This draft was edited since: tick that its changes are given up, or go on in the editor.")
    return ""


def onward(request: HttpRequest, file: DroppedFile, page: ConferenceArticlePage) -> HttpResponseBase:
    action = request.POST.get("action", "")
    if action == "edit":
        return redirect("wagtailadmin_pages:edit", page.pk)
    if action == "submit":
        submit(request, page.pk)
    if action not in ("submit", "done"):
        return redirect(reverse("news_review", args=[file.pk]) + place_in(request))
    reviewing.check(file.reading, request.user)
    following = reviewing.next_after(file)
    if following:
        return redirect("news_review", following.pk)
    return redirect("news_dropped", file.intake_id)


def submit(request: HttpRequest, pk: int) -> None:
    """Hand the draft to those who publish, as Wagtail's editor would. Raises PermissionDenied."""
    page = ConferenceArticlePage.objects.get(pk=pk)
    if not page.permissions_for_user(request.user).can_submit_for_moderation():
        raise PermissionDenied
    page.get_workflow().start(page, request.user)
    messages.success(request, _("“%(title)s” was sent for review.") % {"title": page.title})


def place_in(request: HttpRequest) -> str:
    """Where in the review to go on: at the photo that was moved, in its new place, or at the preview, which
    stays open."""
    places = request.POST.get("move", "").split(":")
    query = "?xem=1" if PREVIEW in (request.POST.get("action"), request.POST.get("open")) else ""
    if len(places) == 3 and places[2].isdecimal():
        return f"{query}#cho-{places[2]}"
    return f"{query}#xem-truoc" if request.POST.get("action") == PREVIEW else query


def shown(
    request: HttpRequest, file: DroppedFile, page: ConferenceArticlePage, report: Report, form: ReviewForm
) -> dict[str, Any]:
    photos = gallery.photos_of(file)
    slots = gallery.slots_of(file.reading, report, photos)
    captions = gallery.captions_of(file.reading, report)
    places = reviewing.places_of(slots, captions, photos, request.POST)
    rights = ConferenceArticlePage.objects.get(pk=page.pk).permissions_for_user(request.user)
    elsewhere = was_changed_elsewhere(file.reading)
    return {
        "file": file,
        "page": page,
        "report": report,
        "form": form,
        "narrow": NARROW,
        "aside": ("letters", "letter"),
        "pieces": reviewing.pieces_of(file.reading, report, request.POST),
        "roles": [(role.value, label) for role, label in reviewing.LABELS.items()],
        "places": places,
        "without_caption": sum(not place.caption for place in places),
        "without_photo": sum(place.file is None for place in places),
        "loose": reviewing.loose_photos(file),
        "cited": reviewing.cited_by(report, request.user),
        "elsewhere": page.latest_revision if elsewhere else None,
        "is_open": not page.live and not rights.page_locked(),
        "is_previewed": "xem" in request.GET,
        "may_submit": rights.can_submit_for_moderation(),
        "following": reviewing.next_after(file),
        "said": {
            "changed": _("Changed, not saved yet: {count}"),
            "saving": _("Saving …"),
            "saved": _("Saved; the draft was made anew."),
            "lost": _("Not saved: the connection broke off or you are signed out. Try again."),
        },
    }
