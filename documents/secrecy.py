"""Documents marked MẬT, TỐI MẬT or TUYỆT MẬT: in a letter's field, its text or its files' first pages."""

import re
from typing import TYPE_CHECKING

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.mail import send_mail
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from search.engine import Label
from search.text import clean

if TYPE_CHECKING:
    from documents.models import FilePage, Letter

FIRST_PAGE = 4000
FOUND = "documents.secret"
# A stamp is often set with spaces between its letters, and stands in a frame or a cell of its own.
_MARK = r"(?:(?:T ?U ?Y ?Ệ ?T|T ?Ố ?I) {0,3})?M ?Ậ ?T|Tuyệt mật|Tối mật|Mật"
# What a recogniser makes of a stamp's marks.
_OCR_MARK = (
    r"(?:T ?U ?Y ?[ỆÊẾỀE] ?T|T ?[ỐÔỒỔO] ?I) {0,3}M ?[ẬẤẦẨÂẠA] ?T"
    r"|M ?[ẬẤẦÂẠ] ?T"
)
_FRAME = r"[\W_]*"
_LABEL = r"(?:(?:ĐỘ|Độ) ?(?:MẬT|mật)[\W_]+|(?:DẤU|Dấu) (?:ĐỘ |độ )?(?:MẬT|mật)[\W_]+)?"
_LINE = re.compile(rf"{_FRAME}{_LABEL}(?:{_MARK}){_FRAME}")
_OCR_LINE = re.compile(rf"{_FRAME}{_LABEL}(?:{_MARK}|{_OCR_MARK}){_FRAME}")
# Columns of a page laid side by side; there only capitals are a stamp.
_CELLS = re.compile(r"\s{4,}|\t+|\|")
_CELL = re.compile(rf"{_FRAME}(?:(?:T ?U ?Y ?Ệ ?T|T ?Ố ?I) {{0,3}})?M ?Ậ ?T{_FRAME}")
_CAPITALS = re.compile(r"\bMẬT\b")
_PHRASE = re.compile(r"\b(?:bí mật nhà nước|tối mật|tuyệt mật|độ mật)\b", re.IGNORECASE)


def is_marked(text: str, by_ocr: bool = False) -> bool:
    """Whether a line, or a cell of one, of this first page is a secrecy mark and nothing else."""
    line = _OCR_LINE if by_ocr else _LINE
    for raw in clean(text).splitlines():
        if line.fullmatch(" ".join(raw.split()) if len(raw) < 80 else raw):
            return True
        if any(_CELL.fullmatch(cell) for cell in _CELLS.split(raw) if cell):
            return True
    return False


def is_mentioned(text: str) -> bool:
    """Whether secrecy is spoken of (BÍ MẬT NHÀ NƯỚC, MẬT KHẨU): worth a look, no reason to refuse."""
    text = clean(text)
    return bool(_CAPITALS.search(text) or _PHRASE.search(text))


def first_pages(letter: "Letter") -> "list[FilePage]":
    """The first page of each of the letter's files, as far as they are read; the same file read elsewhere
    counts."""
    from documents.models import FilePage

    files = letter.attachments.all()
    if not files:
        # An import of ten thousand letters asks this of each.
        return []
    read = models.Q(attachment__in=[file.pk for file in files if file.pk])
    read |= models.Q(attachment__sha256__in=[file.sha256 for file in files if file.sha256])
    return list(FilePage.objects.filter(read, n=1))


def errors_of(letter: "Letter") -> dict[str, Label]:
    """Why secrecy forbids to publish this letter, by field; empty when it does not."""
    errors: dict[str, Label] = {}
    if letter.secrecy:
        errors["secrecy"] = gettext_lazy("A secret document must not be published.")
    if is_marked(letter.body[:FIRST_PAGE]):
        errors["body"] = gettext_lazy(
            "A line of the first page marks this document as secret: it must not be published."
        )
    if any(is_marked(page.text[:FIRST_PAGE], page.by_ocr) for page in first_pages(letter)):
        errors[NON_FIELD_ERRORS] = gettext_lazy(
            "The first page of a file marks this document as secret: it must not be published."
        )
    return errors


def speaks_of_secrecy(letter: "Letter") -> bool:
    """Whether whoever publishes should be told to look: secrecy is mentioned, but nothing is marked."""
    texts = [letter.body[:FIRST_PAGE], *(page.text[:FIRST_PAGE] for page in first_pages(letter))]
    return not errors_of(letter) and any(map(is_mentioned, texts))


def check(letter: "Letter") -> bool:
    """Take a letter off the site at once when it turns out to be marked secret, and tell who publishes.

    For whoever has just read one of its files. Returns whether it was taken off or its schedule undone.
    """
    from documents.models import Letter

    with transaction.atomic():
        current = Letter.objects.select_for_update().filter(pk=letter.pk).first()
        if current is None or current.withdrawn_at or not errors_of(current):
            return False
        scheduled = current.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)
        if not current.live and not scheduled:
            return False
        UnpublishAction(current, log_action=False).execute(skip_permission_checks=True)
        log(current, FOUND, data={"number": current.number})
        transaction.on_commit(lambda: tell(current))
    return True


def tell(letter: "Letter") -> None:
    """Write to everyone who may publish letters. A mail server that is away must not undo the rest."""
    publishers = policy_registry.get(letter).users_with_permission("publish").filter(is_active=True)
    addresses = [user.email for user in publishers if user.email]
    if not addresses:
        return
    send_mail(
        subject=_("Taken off the site: %(letter)s is marked secret") % {"letter": letter},
        message=_(
            "A file of %(letter)s (no. %(pk)d in the register) is marked secret on its first page. "
            "The letter is no longer public. Look at it, and correct its secrecy or its file."
        )
        % {"letter": letter, "pk": letter.pk},
        from_email=None,
        recipient_list=addresses,
        fail_silently=True,
    )
