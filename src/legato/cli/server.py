"""The way to what needs the extra `legato[server]`: found by name and only when it is asked for.

The engine and this command line live without Django.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import typer

from legato.cli.exits import Exit
from legato.cli.terminal import complain

_OF_UNIX = "fcntl"
"""A module of Python itself that Windows does not have; locks on files are made with it, and gunicorn needs it."""


def server_module(name: str) -> ModuleType:
    """Return a module of the server; without the extra it is said what is missing, and the command ends."""
    try:
        import_module(_OF_UNIX)
    except ModuleNotFoundError:
        complain("The web app and its records need Linux or macOS; on Windows they run in WSL.")
        raise typer.Exit(Exit.BROKEN) from None
    needs = "The web app and its records need more than is installed here: pip install 'legato[server]'."
    extra_module("django", needs)
    return extra_module(name, needs)


def extra_module(name: str, needs: str) -> ModuleType:
    """Return a module that an extra brings, or that needs one; without it `needs` is said, and the command ends."""
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("legato"):
            raise
        complain(needs)
        raise typer.Exit(Exit.BROKEN) from None
