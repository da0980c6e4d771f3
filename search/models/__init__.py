"""What search keeps in the database: waiting changes, editors' synonyms and promotions, the query log."""

from .changes import Change
from .promotions import Promotion
from .questions import Question
from .synonyms import SynonymGroup

__all__ = ["Change", "Promotion", "Question", "SynonymGroup"]
