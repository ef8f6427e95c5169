"""The command that lets an assistant on this computer ask Legato."""

from __future__ import annotations

import typer

from legato.cli.serve import HostOption, PortOption
from legato.cli.server import extra_module, server_module


def mcp(host: HostOption = "127.0.0.1", port: PortOption = 8765) -> None:
    """Let an assistant on this computer ask what is still to ask, and open a session, by the Model Context Protocol.

    It speaks over standard input and output, so an assistant starts it. A person answers the questions in the app,
    which has to run as well; nothing an assistant says counts as an answer.

    **Example:** `legato mcp --port 9000`
    """
    assisting = server_module("legato.server.assisting")
    extra_module("mcp", "Assistants need more than is installed here: pip install 'legato[mcp]'.")
    name = f"[{host}]" if ":" in host else host
    raise typer.Exit(assisting.assist(f"http://{name}:{port}/"))
