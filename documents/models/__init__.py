"""The letter library's tables, a file a noun."""

from .addresses import LetterAddress
from .attachments import Attachment, AttachmentPage
from .catalogue import Issuer, IssuerAlias, LetterType, SchoolYear, TaggedLetter, TaskArea
from .citations import Citation
from .files import File
from .letters import Letter
from .pages import LetterIndexPage

__all__ = [
    "Attachment",
    "AttachmentPage",
    "Citation",
    "File",
    "Issuer",
    "IssuerAlias",
    "Letter",
    "LetterAddress",
    "LetterIndexPage",
    "LetterType",
    "SchoolYear",
    "TaggedLetter",
    "TaskArea",
]
