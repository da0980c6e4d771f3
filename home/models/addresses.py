"""What an editor may give as an address: of this site without its name, or of another one whole."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

# One slash and then neither a second nor a backslash: browsers take both for the name of another host.
_OWN = re.compile(r"/(?![/\\])[^\s\\<>\"]*")
_WHOLE = URLValidator(["http", "https"])


def check_address(typed: str) -> None:
    """Raise ValidationError for what is neither `/van-ban/?loai=…` nor `https://…`."""
    if _OWN.fullmatch(typed):
        return
    try:
        _WHOLE(typed)
    except ValidationError as error:
        raise ValidationError(
            _("Write an address of this site as /van-ban/ or one of another site as https://…")
        ) from error
