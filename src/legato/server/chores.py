"""What is done beside the answers, now and then, while the app runs: the log is folded in, and a day has its copy.

A process that answers looks every other second what is due, and has it done in the background.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from legato.server import copies_folder
from legato.server.background import Background, Job, background
from legato.server.copies_folder import Why
from legato.server.journal import Journal
from legato.server.records.copies.services import copy_keep
from legato.server.records.pairing.tries import tries_forget
from legato.server.records.people.entry import home_scope
from legato.server.records.people.models import Person
from legato.server.sound.gateway import keep_spoken_within
from legato.words import ENGLISH

_LOOKS_EVERY_S = 2.0
_FIRST_COPY_AFTER_S = 5.0
"""After the start, so that the first pages come before it."""
_COPY_EVERY_S = 600.0
MOST_SPOKEN_BYTES = 256 * 1024**2
"""Of clips: more than a hundred sessions."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Folded:
    """The log folded into the file."""

    journal: Journal
    name: str = "log-folded"
    needs: None = None

    def run(self) -> None:
        """Fold it; whoever is in the way is asked again later."""
        try:
            self.journal.fold()
        except sqlite3.Error as wrong:
            _log.warning("the log of the records could not be folded in: %s", wrong)


@dataclass(frozen=True, slots=True)
class CopyOfTheDay:
    """A copy of everything, once for each day on which the app runs."""

    name: str = "copy-of-the-day"
    needs: None = None

    def run(self) -> None:
        """Keep it, unless there is one of today or nobody to keep one of."""
        now = timezone.now()
        with copies_folder.alone() as is_alone:
            if not is_alone or _is_kept(now.date()):
                return
            scope = home_scope(now=now, language=ENGLISH, chosen=None)
            if not scope.rows(Person).exists():
                return
            try:
                copy_keep(scope, why=Why.DAY)
            except (OSError, DatabaseError) as wrong:
                _log.warning("the copy of the day could not be kept in %s: %s", copies_folder.folder(), wrong)


@dataclass(frozen=True, slots=True)
class SpokenWithin:
    """The clips there are, within a size: what was used longest ago makes room."""

    most_bytes: int = MOST_SPOKEN_BYTES
    name: str = "spoken-within"
    needs: None = None

    def run(self) -> None:
        """Look through all of them."""
        keep_spoken_within(self.most_bytes)


@dataclass(frozen=True, slots=True)
class TriesForgotten:
    """Wrong codes that count no more: they are network addresses, and nobody may ever show a next code."""

    name: str = "tries-forgotten"
    needs: None = None

    def run(self) -> None:
        """Forget them."""
        tries_forget(now=timezone.now())


class Chores:
    """What one process looks after."""

    def __init__(self, owner: Background = background, clock: Callable[[], float] = time.monotonic) -> None:
        self._owner, self._clock = owner, clock
        self._journal = Journal(Path(settings.DATA_FOLDER)) if connection.vendor == "sqlite" else None
        self._looks_at = clock()
        self._copy_at = clock() + _FIRST_COPY_AFTER_S

    def look(self) -> None:
        """Have done what is due; to be called every second or so."""
        now, due = self._clock(), list[Job]()
        if now < self._looks_at:
            return
        self._looks_at = now + _LOOKS_EVERY_S
        if self._journal is not None and self._journal.wants_folding():
            due.append(Folded(self._journal))
        if now >= self._copy_at:
            self._copy_at = now + _COPY_EVERY_S
            due += [CopyOfTheDay(), SpokenWithin(), TriesForgotten()]
        if due:
            self._owner.ask(due)


def _is_kept(day: object) -> bool:
    return any(one.why is Why.DAY and one.at.date() == day for one in copies_folder.copies())
