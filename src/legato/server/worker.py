"""A process that answers requests, and the work in its background: they begin and end together."""

from __future__ import annotations

from types import FrameType

from gunicorn.workers.gthread import ThreadWorker

from legato.server.background import background


class Worker(ThreadWorker):
    """Gunicorn's worker with threads, as the owner of what goes on in its background."""

    def init_process(self) -> None:
        """Answer requests until the process is to end, then leave no thread behind."""
        background.start()
        try:
            super().init_process()
        finally:
            background.stop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop when it suits; requests that wait for background work are let go at once, or they would hold us up."""
        background.stop(within_s=0)
        super().handle_exit(sig, frame)

    def handle_quit(self, sig: int, frame: FrameType | None) -> None:
        """Stop now."""
        background.stop(within_s=0)
        super().handle_quit(sig, frame)
