"""The names this server answers to: loopback and the host it was asked to listen on, nothing else."""

from __future__ import annotations

import ipaddress
import os
import re
import socket

from legato.server.public_address import public_address

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, never listened on

_LONGEST_NAME = 253
_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
"""A name or an address as people type them; never what could end a setting and begin another."""


def allowed_hosts(asked: str | None = None) -> list[str]:
    """Return the Host headers that are answered.

    Any other name is answered with this setting, and said in the console (docs/hosting.md).
    `LEGATO_HOST` is the address the server listens on; `LEGATO_ALLOWED_HOSTS`
    adds names, divided by commas, for somebody with a name server of their own,
    and the name in `LEGATO_URL` is the one a proxy passes on.
    """
    host = os.environ.get("LEGATO_HOST", "127.0.0.1") if asked is None else asked
    extra = [name.strip() for name in os.environ.get("LEGATO_ALLOWED_HOSTS", "").split(",")]
    public = public_address()
    extra += [public.name] if public else []
    own = own_names() if host in _EVERYWHERE else [_bracketed(host)]
    return list(dict.fromkeys(name for name in [*LOOPBACK, *own, *extra] if name and name != "*"))


def could_be_ours(name: str) -> bool:
    """Tell whether a name that was asked for can be one: somebody may have typed anything."""
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


def is_this_computer(host: str) -> bool:
    """Tell whether an address, with its port or without, means whoever's computer it is opened on."""
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    name = name.strip("[]")
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def own_names() -> list[str]:
    """Return the machine's own name and addresses, for a server that listens on all of them."""
    name = socket.gethostname()
    try:
        found = socket.getaddrinfo(name, None, proto=socket.IPPROTO_TCP)
    except OSError:
        found = []
    addresses = [_bracketed(str(entry[4][0])) for entry in found]
    return [name, f"{name}.local", *addresses, *outward_address()]


def outward_address() -> list[str]:
    """Return the address other machines of the network see; opening a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return []
        return [str(probe.getsockname()[0])]


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
