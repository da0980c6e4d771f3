"""An engine that failed three times running is left alone for a while: readers need not wait for it."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from search.engine import EngineError

log = logging.getLogger(__name__)
FAILURES = 3
# A cluster finds a new head within seconds, so ask again soon; one that stays away is asked less and less.
RESTS = (1.0, 1.0, 2.0, 3.0)


class Breaker:
    """One for each engine of a process; threads may share it.

    An error that one of `harmless` caused counts for nothing: who refuses a question is there.
    """

    def __init__(self, *harmless: type[Exception]) -> None:
        self._harmless = harmless
        self._guard = threading.Lock()
        self._failures = self._rests = 0
        self._resting_until = 0.0

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Ask the engine within. Raises EngineError at once while it rests."""
        self._enter()
        try:
            yield
        except EngineError as error:
            if isinstance(error.__cause__, self._harmless):
                self._answered()
            else:
                self._failed()
            raise
        self._answered()

    def _enter(self) -> None:
        with self._guard:
            now = time.monotonic()
            if now < self._resting_until:
                raise EngineError("the search engine rests after failures")
            if self._rests:
                # One question tries; the others need not wait for what it learns.
                self._resting_until = now + self._rest()

    def _answered(self) -> None:
        with self._guard:
            self._failures = self._rests = 0
            self._resting_until = 0.0

    def _failed(self) -> None:
        with self._guard:
            self._failures += 1
            if self._failures >= FAILURES:
                log.warning("the search engine failed %d times: rests %.0f s", self._failures, self._rest())
                self._resting_until = time.monotonic() + self._rest()
                self._rests += 1

    def _rest(self) -> float:
        return RESTS[min(self._rests, len(RESTS) - 1)]
