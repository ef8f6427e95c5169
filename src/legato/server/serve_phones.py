"""The process behind the second door: gunicorn with TLS on every address of this machine.

It is a process of its own, so that whatever somebody on the network does to it,
the session on the computer plays on. It ends with the process that opened it:
when its standard input closes, nobody is there any more.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from legato.server.sharing.address import PORT_VARIABLE, share_port

if TYPE_CHECKING:
    from legato.server.sharing.certificate import Certificate

EVERYWHERE = "0.0.0.0"  # noqa: S104 - that is what it is for
_THREADS = 8


def main() -> None:
    """Serve phones until the process that opened the door is gone."""
    from legato.server.application import Application  # noqa: PLC0415 - not on Windows, and not needed to be imported
    from legato.server.sharing.certificate import certificate_of_this_machine  # noqa: PLC0415 - slow, and only here

    port = share_port()
    if port is None:
        sys.exit(f"{PORT_VARIABLE} names no port.")
    Application(_options(port, certificate_of_this_machine())).run()


def _options(port: int, own: Certificate) -> dict[str, Any]:
    return {
        "bind": f"{EVERYWHERE}:{port}",
        "workers": 1,
        "threads": _THREADS,
        "worker_class": "legato.server.worker_phones.PhonesWorker",
        "preload_app": True,
        "control_socket_disable": True,
        "loglevel": "error",
        "graceful_timeout": 3,
        "keepalive": 30,
        "sendfile": False,
        # Nobody in front of it may say where a request came from.
        "forwarded_allow_ips": "",
        # That it is encrypted; by which certificate is decided for each connection.
        "certfile": str(own.certificate),
        "keyfile": str(own.key),
        # A daemon, and may be one: it only waits in a read, which the interpreter can leave at any moment.
        "post_fork": lambda _arbiter, _worker: threading.Thread(target=_end_with_opener, daemon=True).start(),
        "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108 - heartbeat only
    }


def _end_with_opener() -> None:
    """Wait until standard input closes, then end the whole server."""
    while os.read(0, 1024):
        pass
    os.kill(os.getppid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
