"""Where phones on the local network find this machine."""

from __future__ import annotations

import os
import socket

from legato.server.hosts import outward_address

_ANSWERS_WITHIN_S = 1.0
PORT_VARIABLE = "LEGATO_SHARE_PORT"


def share_port() -> int | None:
    """Return the port of the second door; `None` when it is shut, as it is unless somebody asks for it."""
    asked = os.environ.get(PORT_VARIABLE, "")
    return int(asked) if asked.isdigit() else None


def own_address() -> str | None:
    """Return the address at which phones find this machine now; `None` when it is on no network."""
    found = outward_address()
    return found[0] if found else None


def share_address() -> str | None:
    """Return what a phone opens; `None` when the door is shut or this machine is on no network."""
    port, found = share_port(), own_address()
    return f"https://{found}:{port}/" if port and found else None


def is_open() -> bool:
    """Tell whether somebody answers at the second door: it is a process of its own, and may have ended."""
    port = share_port()
    if port is None:
        return False
    with socket.socket() as visitor:
        visitor.settimeout(_ANSWERS_WITHIN_S)
        return visitor.connect_ex(("127.0.0.1", port)) == 0
