"""Addresses that stay: letters' files, which leave private storage here alone, and short ones of letters."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from documents.models import Attachment, Letter, LetterIndexPage
from documents.rights import may_enter
from documents.serving import served


def attachment(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A letter's file, for whom the letter and the file are both open; anyone else gets 404.

    `?tai-ve` offers it for saving under its readable name instead of showing it.
    """
    letters = Letter.objects.visible_to(request.user)
    found = Attachment.objects.select_related("letter").filter(pk=pk, letter__in=letters)
    if not request.user.is_authenticated:
        found = found.filter(~Q(access=Attachment.Access.SIGNED_IN))
    item = found.first()
    if item is None or not item.file.storage.exists(item.file.name):
        raise Http404("no file here")
    return served(request, item, saving="tai-ve" in request.GET)


def short_address(request: HttpRequest, pk: int) -> HttpResponseBase:
    """To wherever the letter stands now; 410 once it is withdrawn, 404 for what this reader may not see."""
    letter = Letter.objects.visible_to(request.user).filter(pk=pk).only("path").first()
    if letter and letter.url:
        # Not for good: the letter may be renumbered or the library moved, and a browser would remember.
        return redirect(letter.url)
    withdrawn = Letter.objects.filter(pk=pk, access=Letter.Access.PUBLIC).exclude(withdrawn_at=None).first()
    address = withdrawn and withdrawn.addresses.filter(path=withdrawn.path).first()
    library = LetterIndexPage.objects.live().first()
    if address is None or library is None or not may_enter(request.user):
        raise Http404("no letter here")
    return library.not_here(request, address)
