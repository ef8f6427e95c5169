"""The command that asks a running app whether it is well, for containers and monitors."""

from __future__ import annotations

import json
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

import typer

from legato.cli.exits import Exit
from legato.cli.serve import HostOption, PortOption
from legato.cli.terminal import complain

WITHIN_S = 5
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - who listens there is asked on this computer
_MOST_BYTES = 100_000


def healthcheck(host: HostOption = "127.0.0.1", port: PortOption = 8765) -> None:
    """Ask the app that runs here whether it answers and its records can be read.

    Exit codes: 0 it is well; 1 it is not, or nothing answers there.

    **Example:** `legato healthcheck --port 9000`
    """
    asked = _EVERYWHERE.get(host, host)
    shown = f"http://[{asked}]:{port}/" if ":" in asked else f"http://{asked}:{port}/"
    try:
        status, says = _answer(asked, port)
    except (OSError, HTTPException) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong) or type(wrong).__name__
        complain(f"Legato does not answer at {shown} ({why}): is it running, and on this port?")
        raise typer.Exit(Exit.BROKEN) from None
    if status != HTTPStatus.OK:
        complain(f"Legato at {shown} is not well ({status}). {says}".rstrip())
        raise typer.Exit(Exit.BROKEN)
    typer.echo(f"Legato {says} at {shown} is well.")


def _answer(host: str, port: int) -> tuple[int, str]:
    """Return the status, and the version of an app that is well or the sentence of one that is not."""
    connection = HTTPConnection(host, port, timeout=WITHIN_S)
    try:
        # By a name it always answers to, whatever it was told to listen on.
        connection.request("GET", "/healthz", headers={"Host": "localhost", "Accept": "application/json"})
        with connection.getresponse() as answer:
            given = answer.read(_MOST_BYTES)
    finally:
        connection.close()
    try:
        told = json.loads(given)
        says = told["version"] if answer.status == HTTPStatus.OK else told["error"]["says"]
    except (ValueError, KeyError, TypeError, RecursionError):
        # A page, as a proxy or another programme gives one.
        if answer.status == HTTPStatus.OK:
            raise HTTPException("something else answers there") from None
        says = ""
    return answer.status, str(says)
