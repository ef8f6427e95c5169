"""The command that starts the web app.

The server is found by name and only when it is asked for, because the engine
and this command line live without Django.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Annotated

import typer

from legato.cli.exits import Exit
from legato.cli.terminal import complain

_Host = Annotated[str, typer.Option(help="The address to listen on; anything but loopback lets others in.")]
_Port = Annotated[int, typer.Option(min=1, max=65_535, help="The port to listen on.")]
_Open = Annotated[bool, typer.Option("--open/--no-open", help="Open a browser, where there is a display.")]

_Share = Annotated[
    bool,
    typer.Option("--share/--no-share", help="Let phones on your network join a session, by a code, on the next port."),
]


def serve(
    host: _Host = "127.0.0.1",
    port: _Port = 8765,
    open_browser: _Open = False,  # noqa: FBT002
    share: _Share = False,  # noqa: FBT002
) -> None:
    """Start the web app, with its records in your own data folder and no account.

    **Example:** `legato serve --port 9000 --open`
    """
    _server().main(host=host, port=port, open_browser=open_browser, share=share)


def _server() -> ModuleType:
    try:
        import_module("django")
        return import_module("legato.server.serve")
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("legato"):
            raise
        complain("The web app needs more than is installed here: pip install 'legato[server]'.")
        raise typer.Exit(Exit.BROKEN) from None
