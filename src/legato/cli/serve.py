"""The command that starts the web app."""

from __future__ import annotations

from typing import Annotated

import typer

from legato.cli.server import server_module

HostOption = Annotated[str, typer.Option(help="The address to listen on; anything but loopback lets others in.")]
PortOption = Annotated[int, typer.Option(min=1, max=65_535, help="The port to listen on.")]
_Open = Annotated[bool, typer.Option("--open/--no-open", help="Open a browser, where there is a display.")]

_Share = Annotated[
    bool,
    typer.Option("--share/--no-share", help="Let phones on your network join a session, by a code, on the next port."),
]


def serve(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8765,
    open_browser: _Open = False,  # noqa: FBT002
    share: _Share = False,  # noqa: FBT002
) -> None:
    """Start the web app, with its records in your own data folder and no account.

    **Example:** `legato serve --port 9000 --open`
    """
    server_module("legato.server.serve").main(host=host, port=port, open_browser=open_browser, share=share)
