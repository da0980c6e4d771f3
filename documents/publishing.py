"""Publishing that law or identity may forbid: the letter stays as it was, and whoever asked is told why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log, registry
from wagtail.snippets.views.snippets import CreateView, EditView, WorkflowActionView

from documents import secrecy

if TYPE_CHECKING:
    from documents.models import Letter

# The action under which a thing's history tells that its hour came and it could not be done.
REFUSED = "documents.refuse"


@dataclass
class Outcome:
    """What became of many letters: those now published, and why each of the others is not."""

    published: list["Letter"] = field(default_factory=list)
    refused: list[tuple["Letter", str]] = field(default_factory=list)


def publish_all(letters: Iterable["Letter"], user: Any = None) -> Outcome:
    """Publish the latest draft of each, one by one: a refused letter keeps none of the others back.

    `user` must be allowed to publish letters. Raises PermissionDenied, publishing nothing, when not.
    """
    if user is not None and not user.has_perm("documents.publish_letter"):
        raise PermissionDenied
    outcome = Outcome()
    for letter in letters:
        try:
            with transaction.atomic():
                revision = letter.get_latest_revision() or letter.save_revision(user=user, clean=False)
                revision.publish(user=user)
            outcome.published.append(letter)
        except ValidationError as refusal:
            outcome.refused.append((letter, why(refusal)))
    return outcome


def why(error: Exception) -> str:
    """What a person is told: of a refusal its reasons, of a fault what it is."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return f"{type(error).__name__}: {error}"[:500]


def note_refusal(thing: models.Model, error: Exception) -> None:
    """Write down in a thing's history that its hour came and why it could not be done."""
    log(instance=thing, action=REFUSED, data={"why": why(error)})


def refusal_of(thing: models.Model) -> str:
    """Why its last scheduled hour was refused; empty when it has none or was saved or published since."""
    last = registry.get_logs_for_instance(thing).order_by("-timestamp", "-pk").first()
    return last.data.get("why", "") if last and last.action == REFUSED else ""


class ToldOfRefusal:
    """Before a stock form: publishing or a last approval that is refused says so, and the work is saved.

    So does what may be a slip: another letter of nearly this number, or one that has the same file.
    """

    request: HttpRequest
    object: Any
    expects_json_response: bool

    def run_action_method(self) -> HttpResponse | None:
        try:
            with transaction.atomic():
                return super().run_action_method()  # type: ignore[misc]
        except ValidationError as refusal:
            return self.told(refusal)

    def told(self, refusal: ValidationError) -> HttpResponse:
        said = _("Kept as a draft: %(why)s") % {"why": why(refusal)}
        if self.expects_json_response:
            return self.json_error_response("refused", said)  # type: ignore[attr-defined]
        messages.error(self.request, said)
        return redirect(self.get_edit_url())  # type: ignore[attr-defined]

    def save_action(self) -> HttpResponse:
        if not self.expects_json_response:
            self.warn()
        return super().save_action()  # type: ignore[misc]

    def warn(self) -> None:
        if secrecy.speaks_of_secrecy(self.object):
            said = _("This letter speaks of secrecy. Make sure that it may be public before it is published.")
            messages.warning(self.request, said)
        for said, other in slips(self.object):
            address = reverse("wagtailsnippets_documents_letter:edit", args=[other.pk])
            messages.warning(self.request, said, buttons=[messages.button(address, _("See that letter"))])


def slips(letter: "Letter") -> Iterator[tuple[str, "Letter"]]:
    """What may be a slip in a letter, and the letter that makes it look so."""
    other = letter.same_number().first()
    if other:
        yield (
            _("%(number)s of the same issuer has this number, too, under another symbol.")
            % {"number": other.number},
            other,
        )
    for attachment in letter.attachments.all():
        same = type(attachment).objects.filter(sha256=attachment.sha256, letter__withdrawn_at=None)
        found = same.exclude(letter=letter.pk).exclude(sha256="").select_related("letter").first()
        if found:
            said = _("The file %(file)s is in %(letter)s as well. It is kept; remove it if that was a slip.")
            yield said % {"file": attachment.filename, "letter": found.letter}, found.letter


class CreateLetter(ToldOfRefusal, CreateView):
    pass


class EditLetter(ToldOfRefusal, EditView):
    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if reason := refusal_of(self.object):
            messages.warning(request, _("Its hour came and it was not published: %(why)s") % {"why": reason})
        return super().get(request, *args, **kwargs)


class ApproveLetter(WorkflowActionView):
    """Approving in one click, from the list of tasks too."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except ValidationError as refusal:
            messages.error(request, _("Not published: %(why)s") % {"why": why(refusal)})
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)
