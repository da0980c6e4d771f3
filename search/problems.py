"""How the API says that something is wrong: one shape for every error, in English."""

from ninja import Schema
from pydantic import Field


class Wrong(Schema):
    """One parameter that was not understood."""

    where: str = Field(description="The parameter")
    message: str


class Problem(Schema):
    """Why there is no answer."""

    detail: str
    errors: list[Wrong] = Field(default=[], description="Each parameter that was not understood")


# What every operation may answer besides its own.
PROBLEMS: dict = {422: Problem, 429: Problem}
