"""A letter's files with how their reading went, in one query more."""

from django import template

from documents.file_desk import with_readings
from documents.models import Attachment, Letter

register = template.Library()


@register.simple_tag
def files_of(letter: Letter) -> list[Attachment]:
    """In the letter's order; of a draft's preview, those not stored yet as well."""
    return with_readings(list(letter.attachments.all()))
