"""Work that goes on after an answer, and its one owner in each process.

A new kind of work is one class with the shape of `Job`, handed to `background.ask`.
Nothing else in the server starts a thread for work: whoever starts one has to end
it, and a thread that is still inside a C library when the interpreter goes takes
the whole process down with it.

What waits here is forgotten when the process ends. That is right for what can be
made again from what is kept, and for nothing else (docs/why.md).
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Hashable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from django.db import connections

from legato.errors import LegatoError
from legato.render.wanted import WANTED

HANDS = min(2, os.cpu_count() or 1)
"""Jobs done at a time; more would take the pages' share of a small machine."""

ENOUGH = 3
"""After so many failures one after the other, what needs the same is not tried for all that wait."""

STOPS_WITHIN_S = 2.5
"""How long a job in hand may take to notice that it has to end; gunicorn ends a worker the hard way after three."""

STOPPED_SAYS = "Legato is being stopped."
FAILED_SAYS = "This could not be done."

_log = logging.getLogger(__name__)


class ItsOwnError(LegatoError):
    """This one job cannot be done, and what it needs is none the worse for it."""


class Job(Protocol):
    """One thing to do in the background."""

    @property
    def name(self) -> str:
        """What it is known by: asked for twice under one name while it waits, it is done once."""

    @property
    def needs(self) -> Hashable:
        """What it shares with others and cannot do without, such as a voice; `None` when there is no such thing."""

    def run(self) -> None:
        """Do it, in seconds; ask `WANTED` in between where it takes longer.

        Raises:
            LegatoError: it cannot be done, and why in one sentence.
            ItsOwnError: the same, and others that need the same can still be done.
        """


@dataclass(eq=False)
class Ticket:
    """What is given for a job: `over` once it was tried; `trouble` says in one sentence why it was not done."""

    job: Job
    over: threading.Event = field(default_factory=threading.Event)
    trouble: str | None = None


class Background:
    """A queue with a few threads, which live as long as there is something to do."""

    def __init__(self) -> None:
        # Held again by a signal that comes while the same thread is stopping already.
        self._lock = threading.RLock()
        self._waiting: deque[Ticket] = deque()
        self._known: dict[str, Ticket] = {}
        self._threads: set[threading.Thread] = set()
        self._failures: Counter[Hashable] = Counter()
        self._is_open = False

    def start(self) -> None:
        """Take jobs from now on; threads begin with the first, because they do not survive a fork."""
        with self._lock:
            self._is_open = True

    def stop(self, within_s: float = STOPS_WITHIN_S) -> bool:
        """Take no more jobs, give up what waits, and wait for what is in hand.

        Returns:
            Whether nothing goes on any more; otherwise it ends by itself, before the interpreter does.
        """
        until = time.monotonic() + within_s
        with self._lock:
            self._is_open = False
            waiting = self._forgotten(self._waiting)
            threads = set(self._threads)
        _tell(waiting, STOPPED_SAYS)
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def ask(self, jobs: Sequence[Job], *, urgently: bool = False) -> list[Ticket]:
        """Have jobs done in this order; urgent ones before all that wait. Returns at once."""
        with self._lock:
            tickets = [self._ticket(job) for job in jobs]
            if urgently:
                for ticket in reversed(tickets):
                    with suppress(ValueError):
                        self._waiting.remove(ticket)
                        self._waiting.appendleft(ticket)
            while self._waiting and len(self._threads) < min(HANDS, len(self._known)):
                # No daemon: the interpreter waits for it, and it looks whether it still has to go on.
                thread = threading.Thread(target=self._work, name="legato-background")
                thread.start()
                self._threads.add(thread)
        return tickets

    def _ticket(self, job: Job) -> Ticket:
        known = self._known.get(job.name)
        if known is not None:
            return known
        ticket = Ticket(job)
        if self._is_open:
            self._known[job.name] = ticket
            self._waiting.append(ticket)
        else:
            ticket.trouble = STOPPED_SAYS
            ticket.over.set()
        return ticket

    def _goes_on(self) -> bool:
        """Tell whether work is still wanted: the main thread is gone when the interpreter is about to end."""
        return self._is_open and threading.main_thread().is_alive()

    def _work(self) -> None:
        _stand_back()
        WANTED.set(self._goes_on)
        while (ticket := self._next()) is not None:
            trouble, needs = None, ticket.job.needs
            try:
                ticket.job.run()
            except ItsOwnError as wrong:
                trouble, needs = str(wrong), None
            except LegatoError as wrong:
                trouble = str(wrong)
            except Exception:  # noqa: BLE001 - a thread that ends would take all other jobs with it
                _log.exception("a job could not be done")
                trouble = FAILED_SAYS
            with self._lock:
                ended = self._forgotten([ticket, *self._hopeless(needs, failed=trouble is not None)])
            _tell(ended, trouble)
        connections.close_all()

    def _next(self) -> Ticket | None:
        """Take the next job; without one this thread is done, and the next job brings a new one."""
        with self._lock:
            if self._waiting and self._goes_on():
                return self._waiting.popleft()
            self._threads.discard(threading.current_thread())
            return None

    def _hopeless(self, needs: Hashable, *, failed: bool) -> list[Ticket]:
        """Return what is not to be tried any more, because what it needs keeps failing."""
        if needs is None:
            return []
        self._failures[needs] = self._failures[needs] + 1 if failed else 0
        if self._failures[needs] < ENOUGH:
            return []
        del self._failures[needs]
        return [ticket for ticket in self._waiting if ticket.job.needs == needs]

    def _forgotten(self, tickets: Iterable[Ticket]) -> list[Ticket]:
        """Wait for these no longer, and do not take later ones of their names for the same."""
        forgotten = list(tickets)
        for ticket in forgotten:
            self._known.pop(ticket.job.name, None)
        self._waiting = deque(ticket for ticket in self._waiting if ticket.job.name in self._known)
        return forgotten


def _tell(tickets: Iterable[Ticket], trouble: str | None) -> None:
    """Let those who wait for these go on."""
    for ticket in tickets:
        ticket.trouble = trouble
        ticket.over.set()


def _stand_back() -> None:
    """Let pages go first: on Linux a thread can be nice by itself."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


background = Background()
