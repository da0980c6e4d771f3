"""What a letter's file may be: looked at before it is stored, by its bytes."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from documents.extraction.kinds import kind_of

# A file's ending → what it must be. An Office file under a password has no other kind than that.
KINDS = {
    ".pdf": {"pdf"},
    ".docx": {"docx", "encrypted"},
    ".xlsx": {"xlsx", "encrypted"},
    ".pptx": {"pptx", "encrypted"},
    ".doc": {"doc", "encrypted", "ole", "rtf", "docx"},
    ".xls": {"xls", "encrypted", "ole", "xlsx"},
    ".odt": {"odf"},
    ".ods": {"odf"},
    ".rtf": {"rtf"},
    ".jpg": {"jpeg"},
    ".jpeg": {"jpeg"},
    ".png": {"png"},
    ".tif": {"tiff"},
    ".tiff": {"tiff"},
    ".webp": {"webp"},
    ".txt": {"text"},
    ".csv": {"text"},
    ".zip": {"zip", "docx", "xlsx", "pptx", "odf"},
}


def check(file: Any) -> None:
    """Refuse what is too large, empty or other than its name says. Raises ValidationError.

    A file that is broken, or under a password, passes: the letter is kept, and its reading says so.
    """
    if getattr(file, "_committed", False):
        return
    check_size(file)
    suffix = suffix_of(file)
    if suffix not in KINDS:
        kinds = ", ".join(sorted(ending[1:] for ending in KINDS))
        raise ValidationError(
            _("“%(name)s” is not a kind of file that letters have. Allowed: %(kinds)s.")
            % {"name": shown(file), "kinds": kinds}
        )
    check_bytes(file, KINDS[suffix])


def check_size(file: Any) -> None:
    """Raises ValidationError."""
    limit = settings.LETTER_FILE_MAX_SIZE
    if file.size > limit:
        raise ValidationError(
            _("“%(name)s” has %(size)s; a file may have %(limit)s at most.")
            % {"name": shown(file), "size": filesizeformat(file.size), "limit": filesizeformat(limit)}
        )


def check_bytes(file: Any, kinds: set[str]) -> None:
    """Refuse a file that is none of these kinds, as `kind_of` tells them. Raises ValidationError."""
    kind = kind_of(file.file)
    if kind == "empty":
        raise ValidationError(_("“%(name)s” is empty.") % {"name": shown(file)})
    if kind not in kinds:
        raise ValidationError(
            _("“%(name)s” is no %(suffix)s file, whatever its name says. Save it anew and choose it again.")
            % {"name": shown(file), "suffix": suffix_of(file)}
        )


def suffix_of(file: Any) -> str:
    """A file's ending with its dot, in small letters."""
    return PurePath(file.name or "").suffix.lower()


def shown(file: Any) -> str:
    """A file's name as a message may repeat it."""
    name = PurePath((file.name or "").replace("\\", "/")).name
    return "".join(char for char in name if char.isprintable())[:80]
