"""Gunicorn's application for both processes that serve: the app, and the door for phones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter


class Application(BaseApplication):
    """Gunicorn with the given options, and nothing from files or the command line.

    `beside` is called each second or so, in the process that looks after those that answer.
    """

    def __init__(self, options: Mapping[str, Any], beside: Callable[[], None] = lambda: None) -> None:
        self._options = options
        self._beside = beside
        super().__init__()

    def load_config(self) -> None:
        """Take the options."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the app, ready for its first request."""
        from legato.server.warm import warmed_application  # noqa: PLC0415 - once, before the fork

        return warmed_application()

    def run(self) -> None:
        """Serve until it is stopped."""
        try:
            _Arbiter(self, self._beside).run()
        except RuntimeError as wrong:
            print(wrong, file=sys.stderr, flush=True)  # noqa: T201
            sys.exit(1)


class _Arbiter(Arbiter):
    """Who looks after the processes that answer, and after one thing more."""

    def __init__(self, app: Application, beside: Callable[[], None]) -> None:
        self._beside = beside
        super().__init__(app)

    def manage_workers(self) -> None:
        super().manage_workers()
        self._beside()
