"""Making clips in the background, those that are waited for first."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from legato.errors import SpeechError
from legato.render.speech import Line, Studio

HANDS = min(2, os.cpu_count() or 1)
"""Clips made at a time; more would take the pages' share of a small machine."""

ENOUGH = 3
"""After so many failures one after the other a voice is not asked again for what is waiting."""

_log = logging.getLogger(__name__)


@dataclass(eq=False)
class Job:
    """A line to be made into a clip; `trouble` says in one sentence why there is none."""

    name: str
    studio: Studio
    line: Line
    over: threading.Event = field(default_factory=threading.Event)
    trouble: str | None = None


class Renderer:
    """A queue with a few threads, of which there is one in each worker process."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[Job] = deque()
        self._jobs: dict[str, Job] = {}
        self._threads: list[threading.Thread] = []
        self._failures = 0

    def ask(self, studio: Studio, lines: Iterable[Line], *, urgently: bool = False) -> list[Job]:
        """Have lines made, in this order; urgent ones before all that wait. Returns at once."""
        with self._changed:
            asked = [self._job(studio, line) for line in lines]
            if urgently:
                for job in reversed(asked):
                    with suppress(ValueError):
                        self._waiting.remove(job)
                        self._waiting.appendleft(job)
            self._start()
            self._changed.notify_all()
        return asked

    def _job(self, studio: Studio, line: Line) -> Job:
        name = studio.name(line)
        if name not in self._jobs:
            self._jobs[name] = Job(name, studio, line)
            self._waiting.append(self._jobs[name])
        return self._jobs[name]

    def _start(self) -> None:
        """Begin with the first request, because threads do not survive the fork of the workers."""
        while len(self._threads) < HANDS:
            thread = threading.Thread(target=self._work, name="legato-sound", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        _stand_back()
        while True:
            with self._changed:
                while not self._waiting:
                    self._changed.wait()
                job = self._waiting.popleft()
            try:
                job.studio.make(job.line)
            except SpeechError as wrong:
                job.trouble = str(wrong)
            except Exception:  # noqa: BLE001 - a thread that ends would take all other clips with it
                _log.exception("a clip could not be made")
                job.trouble = "This line could not be made into sound."
            self._end(job)

    def _end(self, job: Job) -> None:
        with self._changed:
            self._failures = self._failures + 1 if job.trouble else 0
            ended = [job]
            if self._failures >= ENOUGH:
                ended += [one for one in self._waiting if one.studio.voice == job.studio.voice]
                self._waiting = deque(one for one in self._waiting if one.studio.voice != job.studio.voice)
                self._failures = 0
            for one in ended:
                one.trouble = job.trouble
                self._jobs.pop(one.name, None)
                one.over.set()


def _stand_back() -> None:
    """Let pages go first: on Linux a thread can be nice by itself."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


renderer = Renderer()
