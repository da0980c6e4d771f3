"""Files that pages offer for download."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


class File(AbstractDocument):
    """A file of an article or a guidance page; a letter's files are its `Attachment`s."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
