"""What search keeps in the database: waiting changes, editors' words, questions, the index's upkeep."""

from .changes import Change
from .promotions import Promotion
from .questions import Question
from .synonyms import SynonymGroup
from .upkeep import IndexTask, Reading

__all__ = ["Change", "IndexTask", "Promotion", "Question", "Reading", "SynonymGroup"]
