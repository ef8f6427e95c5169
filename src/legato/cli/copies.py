"""The commands that keep a copy of all records in one file, and bring one back."""

from __future__ import annotations

from typing import Annotated

import typer

from legato.cli.server import server_module

_File = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE]", help="Where to; a name with the date here when none is given.", show_default=False
    ),
]
_Copy = Annotated[str, typer.Argument(metavar="FILE", help="A copy that `legato backup` or the app has made.")]
_Yes = Annotated[bool, typer.Option("--yes", help="Ask nothing, also where there are records already.")]


def backup(file: _File = None) -> None:
    """Keep a copy of all records in one file, also while the app runs.

    **Example:** `legato backup before-the-holidays.jsonl.gz`
    """
    raise typer.Exit(server_module("legato.server.copying").backup(file))


def restore(file: _Copy, yes: _Yes = False) -> None:  # noqa: FBT002
    """Bring the records in a copy back, into an empty or a used data folder.

    What is there already stays, and a copy of it is kept first; nothing that was told since is forgotten.

    **Example:** `legato restore before-the-holidays.jsonl.gz`
    """
    raise typer.Exit(server_module("legato.server.copying").restore(file, (lambda _: True) if yes else _may))


def _may(question: str) -> bool:
    """Ask whoever is there; where nobody can answer, the answer is no."""
    try:
        return typer.confirm(question, default=False, err=True)
    except typer.Abort:
        return False
