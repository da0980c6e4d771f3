"""What search keeps in the database: waiting changes, editors' words, questions, the index's upkeep."""

from .changes import Change
from .leases import AskedWork, LeasedWork
from .promotions import Promotion
from .questions import Question
from .synonyms import SynonymGroup
from .upkeep import IndexTask, Reading

__all__ = [
    "AskedWork",
    "Change",
    "IndexTask",
    "LeasedWork",
    "Promotion",
    "Question",
    "Reading",
    "SynonymGroup",
]
