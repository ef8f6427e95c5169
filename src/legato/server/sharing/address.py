"""Where phones on the local network find this machine."""

from __future__ import annotations

import os

from legato.server.hosts import outward_address

PORT_VARIABLE = "LEGATO_SHARE_PORT"


def share_port() -> int | None:
    """Return the port of the second door; `None` when it is shut, as it is unless somebody asks for it."""
    asked = os.environ.get(PORT_VARIABLE, "")
    return int(asked) if asked.isdigit() else None


def share_address() -> str | None:
    """Return what a phone opens; `None` when the door is shut or this machine is on no network."""
    port = share_port()
    found = outward_address()
    return f"https://{found[0]}:{port}/" if port and found else None
