"""Handing out letters' files: the one place where they leave private storage."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase

from documents.models import Attachment, Letter
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
