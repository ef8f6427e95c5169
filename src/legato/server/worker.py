"""A process that answers requests, and the work in its background: they begin and end together."""

from __future__ import annotations

from types import FrameType
from typing import TYPE_CHECKING

from gunicorn.workers.gthread import ThreadWorker

from legato.server.background import background

if TYPE_CHECKING:
    from legato.server.chores import Chores


class Worker(ThreadWorker):
    """Gunicorn's worker with threads, as the owner of what goes on in its background."""

    _chores: Chores | None = None

    def init_process(self) -> None:
        """Answer requests until the process is to end, then leave no thread behind."""
        background.start()
        try:
            super().init_process()
        finally:
            background.stop()

    def notify(self) -> None:
        """Tell each second that it is alive, and look whether something is to be done beside the answers."""
        super().notify()
        if self.alive and self.booted:
            if self._chores is None:
                from legato.server.chores import Chores  # noqa: PLC0415 - once Django is set up

                self._chores = Chores()
            self._chores.look()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop when it suits; requests that wait for background work are let go at once, or they would hold us up."""
        background.stop(within_s=0)
        super().handle_exit(sig, frame)

    def handle_quit(self, sig: int, frame: FrameType | None) -> None:
        """Stop now."""
        background.stop(within_s=0)
        super().handle_quit(sig, frame)
