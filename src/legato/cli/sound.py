"""The way to the sound, which is an extra."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import typer

from legato.cli.exits import Exit
from legato.cli.terminal import complain


def sound_or_exit() -> ModuleType:
    """Return `legato.render.speech`, or say what to install and end the command."""
    try:
        # It raises OSError where the library beneath it is missing.
        import_module("soundfile")
    except (ModuleNotFoundError, OSError):
        complain("Sound needs more than is installed here: pip install 'legato[sound]'.")
        raise typer.Exit(Exit.BROKEN) from None
    return import_module("legato.render.speech")
