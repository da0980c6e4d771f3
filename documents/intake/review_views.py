"""Checking a draft beside its page's picture: save and go on, publish, or set aside what is no letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from documents.file_desk import described
from documents.intake import dropping, page_pictures, reviewing
from documents.intake.review_form import ReviewForm
from documents.models import Attachment, FilePage, FileText, Letter
from documents.rights import may_view_register
from documents.serving import served
from search.rights import Reader

# Fields that stand side by side.
NARROW = ("issued_on", "place", "letter_type", "signing_capacity", "school_year", "copy")


@dataclass(frozen=True)
class Asked:
    """A field of the form and why it deserves a look; empty when it does not."""

    field: BoundField
    why: str

    @property
    def is_narrow(self) -> bool:
        return self.field.name in NARROW


def may_review(user: Reader, letter: Letter) -> bool:
    """Who takes letters in checks their drafts; what is published is for those who change letters."""
    return user.has_perm("documents.change_letter") or (dropping.may_take_in(user) and not letter.live)


def review(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The page's picture, and beside it what was read of it as a form."""
    if not may_view_register(request.user):
        raise PermissionDenied
    letter = get_object_or_404(Letter.objects.kept().filter(reading__isnull=False), pk=pk)
    if not may_review(request.user, letter):
        raise PermissionDenied
    draft = letter.get_latest_revision_as_object()
    form = ReviewForm(request.POST or None, instance=draft, for_user=request.user, reading=letter.reading)
    if request.method == "POST":
        answer = done(request, letter, form)
        if answer is not None:
            return answer
    return render(request, "documents/admin/review.html", shown(request, letter, form))


def done(request: HttpRequest, letter: Letter, form: ReviewForm) -> HttpResponseBase | None:
    """Do what was asked. None when the form is to be shown again, with what is wrong in it."""
    action = request.POST.get("action", "")
    lock = letter.get_lock()
    if lock and lock.for_user(request.user):
        messages.error(request, lock.get_message(request.user) or _("Someone has locked this letter."))
        return None
    if is_behind(request, letter):
        messages.error(request, _("Someone saved this draft meanwhile. Your words stand below: save again."))
        return None
    following = reviewing.next_after(letter)
    if action == "withdraw":
        return set_aside(request, letter, following)
    if action == "publish" and not request.user.has_perm("documents.publish_letter"):
        raise PermissionDenied
    if not stored(form, letter, request.user, publishes=action == "publish"):
        messages.error(request, _("Nothing was saved: see what is wrong below."))
        return None
    said = _("“%(letter)s” is published.") if action == "publish" else _("“%(letter)s” is saved as a draft.")
    messages.success(request, said % {"letter": form.instance})
    return onward(request, letter, following)


def is_behind(request: HttpRequest, letter: Letter) -> bool:
    """Whether another person saved the draft since the form was shown; one's own second click is none."""
    latest = letter.latest_revision
    shown_then = request.POST.get("revision", "")
    return bool(latest) and shown_then not in ("", str(latest.pk)) and latest.user_id != request.user.pk


def stored(form: ReviewForm, letter: Letter, user: Any, *, publishes: bool) -> bool:
    """Save the draft as checked and, if asked, publish it; False, storing nothing, where that is refused."""
    if not publishes:
        form.defer_required_fields()
    try:
        # A new issuer, the draft and its publishing are one.
        with transaction.atomic():
            if not form.is_valid():
                raise ValidationError([])
            draft = form.save(commit=not letter.live)
            revision = draft.save_revision(user=user, log_action=True, clean=False)
            reviewing.check(letter, user)
            if publishes:
                revision.publish(user=user)
    except ValidationError as refusal:
        if form.is_valid():
            form._update_errors(refusal)
        return False
    return True


def set_aside(request: HttpRequest, letter: Letter, following: int | None) -> HttpResponseBase:
    """What is no letter is withdrawn, as long as no reader has seen it; the registrar may bring it back."""
    if letter.live or letter.first_published_at:
        raise PermissionDenied
    with transaction.atomic():
        reviewing.check(letter, request.user)
        letter.delete()
        log(instance=letter, action="wagtail.delete", user=request.user)
    messages.success(request, _("“%(letter)s” is set aside as no letter.") % {"letter": letter})
    return onward(request, letter, following)


def onward(request: HttpRequest, letter: Letter, following: int | None) -> HttpResponseBase:
    if following:
        return redirect("documents_review", following)
    row = reviewing.drop_of(letter)
    if row and dropping.may_take_in(request.user):
        messages.success(request, _("All drafts of these files are checked."))
        return redirect("documents_dropped", row.intake_id)
    return redirect("wagtailsnippets_documents_letter:list")


def shown(request: HttpRequest, letter: Letter, form: ReviewForm) -> dict[str, Any]:
    reasons = {} if letter.reading.checked_at else reviewing.reasons(letter.reading, letter)
    for name in reasons:
        form.fields[name].widget.attrs["aria-describedby"] = f"xem-lai-{name}"
    intake, left = reviewing.place_of(letter)
    return {
        "letter": letter,
        "reading": letter.reading,
        "form": form,
        "fields": [Asked(field, reasons.get(field.name, "")) for field in listed(form)],
        "look_count": len(reasons),
        "files": [file_shown(file) for file in letter.attachments.all()],
        "intake": intake if dropping.may_take_in(request.user) else None,
        "left": left,
        "may_publish": request.user.has_perm("documents.publish_letter"),
        "may_edit": request.user.has_perm("documents.change_letter"),
        "may_set_aside": not letter.live and not letter.first_published_at,
    }


def listed(form: ReviewForm) -> Iterator[BoundField]:
    """The fields in the order of the screen; the new issuer's stand within the issuer's."""
    return (form[name] for name in ReviewForm.Meta.fields)


def file_shown(file: Attachment) -> dict[str, Any]:
    """A file with the numbers of the pages drawn, or with its text."""
    known = described(FileText.objects.filter(attachment=file).first())
    total = known.total if known else 0
    is_drawn = page_pictures.is_drawn(file) and total > 0
    texts = FilePage.objects.filter(attachment=file).values_list("text", flat=True)
    return {
        "file": file,
        "known": known,
        "pages": range(1, min(total, page_pictures.MOST_SHOWN) + 1) if is_drawn else (),
        "total": total,
        "has_more": is_drawn and total > page_pictures.MOST_SHOWN,
        "text": "" if is_drawn else "\n\n".join(texts[: page_pictures.MOST_SHOWN]),
    }


def file_of(request: HttpRequest, pk: int, file: int) -> Attachment:
    """A file of a draft, for who works on the register. Raises PermissionDenied and Http404."""
    if not may_view_register(request.user):
        raise PermissionDenied
    files = Attachment.objects.select_related("letter").filter(letter__in=Letter.objects.kept())
    found = get_object_or_404(files, pk=file, letter=pk)
    if not found.file.storage.exists(found.file.name or ""):
        raise Http404("no file here")
    return found


@require_safe
def original(request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
    """The file itself: readers' address of it opens once the letter is published."""
    return served(request, file_of(request, pk, file), saving="tai-ve" in request.GET)


@require_safe
def page_picture(request: HttpRequest, pk: int, file: int, n: int) -> HttpResponse:
    found = page_pictures.picture(file_of(request, pk, file), n)
    if found is None:
        raise Http404("no such page")
    response = HttpResponse(found, content_type="image/png")
    response["Cache-Control"] = "private, max-age=900"
    response["X-Content-Type-Options"] = "nosniff"
    return response
