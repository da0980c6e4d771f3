"""The letter library's tables, a file a noun."""

from .addresses import LetterAddress
from .attachments import Attachment
from .catalogue import Issuer, IssuerAlias, LetterType, SchoolYear, TaggedLetter, TaskArea, TaskAreaAddress
from .citations import Citation
from .files import File
from .intakes import Intake, IntakeRow, LetterReading
from .letters import Letter
from .pages import LetterIndexPage
from .relations import Relation
from .texts import FilePage, FileText, Scan
from .views import SavedView

__all__ = [
    "Attachment",
    "Citation",
    "File",
    "FilePage",
    "FileText",
    "Intake",
    "IntakeRow",
    "Issuer",
    "IssuerAlias",
    "Letter",
    "LetterAddress",
    "LetterIndexPage",
    "LetterReading",
    "LetterType",
    "Relation",
    "SavedView",
    "Scan",
    "SchoolYear",
    "TaggedLetter",
    "TaskArea",
    "TaskAreaAddress",
]
