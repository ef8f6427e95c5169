"""The command that speaks with an assistant: everything is set up as for the app, and standard input is read."""

from __future__ import annotations

import sys

from legato.server.starting import StartError, start

_DONE, _BAD_INPUT = 0, 2


def assist(address: str) -> int:
    """Speak the Model Context Protocol over standard input and output until it is closed.

    `address` is where people reach the pages.

    Returns:
        The exit code; what went wrong has been said, to standard error.
    """
    try:
        start()
    except StartError as wrong:
        print(wrong, file=sys.stderr, flush=True)  # noqa: T201
        return _BAD_INPUT
    from legato.server.doors.assistants.answers import Assistance  # noqa: PLC0415 - needs the settings
    from legato.server.doors.assistants.tools import assistant_server  # noqa: PLC0415 - as above
    from legato.server.public_address import public_address  # noqa: PLC0415 - as above

    public = public_address()
    assistant_server(Assistance(f"{public.origin}{public.path}" if public else address)).run("stdio")
    return _DONE
