"""A clock that starts at one moment each time: pictures then bear the same dates whenever they are taken."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

from django.utils import timesince, timezone

TODAY = datetime(2024, 1, 29, 8, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
# Each look at the clock is later than the one before, as in an office: what was done last is last.
TICK = timedelta(milliseconds=1)


class Clock:
    """Stands still but for a tick at each look, until it is set."""

    def __init__(self) -> None:
        self.set(TODAY)

    def set(self, moment: datetime) -> None:
        self.moment, self.looks = moment, count(1)

    def now(self) -> datetime:
        return (self.moment + next(self.looks) * TICK).astimezone(ZoneInfo("UTC"))


clock = Clock()


def wind_up() -> None:
    """Make it the site's clock; before anything of the site is imported, or what asks keeps the true one."""
    mock.patch.object(timezone, "now", clock.now).start()
    since = timesince.timesince

    def by_this_clock(d: datetime, now: datetime | None = None, *args: Any, **kwargs: Any) -> str:
        return since(d, now or clock.now(), *args, **kwargs)

    mock.patch.object(timesince, "timesince", by_this_clock).start()
