"""Gunicorn's application for both processes that serve: the app, and the door for phones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gunicorn.app.base import BaseApplication


class Application(BaseApplication):
    """Gunicorn with the given options, and nothing from files or the command line."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Take the options."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the app, ready for its first request."""
        from legato.server.warm import warmed_application  # noqa: PLC0415 - once, before the fork

        return warmed_application()
