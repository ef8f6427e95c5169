"""The process behind the second door: gunicorn with TLS on every address of this machine.

It is a process of its own, so that whatever somebody on the network does to it,
the session on the computer plays on. It ends with the process that opened it:
when its standard input closes, nobody is there any more.
"""

from __future__ import annotations

import errno
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from legato.server.sharing.address import PORT_VARIABLE, share_port

if TYPE_CHECKING:
    from legato.server.sharing.certificate import Certificate

EVERYWHERE = "0.0.0.0"  # noqa: S104 - that is what it is for
_SETTINGS = "legato.server.settings_phones"
_THREADS = 8
_PATIENCE_S = 10.0
"""A phone that begins to speak and falls silent is not waited for longer."""
_STOPS_WITHIN_S = 5


class ImpatientContext(ssl.SSLContext):
    """TLS that waits for nobody for long, so that silent connections cannot hold all threads."""

    def wrap_socket(self, sock: socket.socket, *args: Any, **given: Any) -> ssl.SSLSocket:
        """Shake hands within some seconds; whoever does not is treated like somebody who hung up."""
        sock.settimeout(_PATIENCE_S)
        try:
            return super().wrap_socket(sock, *args, **{**given, "do_handshake_on_connect": True})
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "no handshake") from None


def open_door(port: int) -> subprocess.Popen[bytes]:
    """Start the process; it listens on the network until `close_door`, or until this process is gone."""
    environment = {**os.environ, PORT_VARIABLE: str(port), "DJANGO_SETTINGS_MODULE": _SETTINGS}
    command = [sys.executable, "-m", "legato.server.serve_phones"]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE)  # noqa: S603 - ourselves


def close_door(process: subprocess.Popen[bytes]) -> None:
    """End the process."""
    process.terminate()
    try:
        process.wait(_STOPS_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main() -> None:
    """Serve phones until the process that opened the door is gone."""
    from legato.server.application import Application  # noqa: PLC0415 - not on Windows, and not needed to be imported
    from legato.server.sharing.certificate import certificate_of_this_machine  # noqa: PLC0415 - slow, and only here

    port = share_port()
    if port is None:
        sys.exit(f"{PORT_VARIABLE} names no port.")
    Application(_options(port, certificate_of_this_machine())).run()


def _options(port: int, own: Certificate) -> dict[str, Any]:
    from legato.server.worker import Worker  # noqa: PLC0415 - not on Windows

    return {
        "bind": f"{EVERYWHERE}:{port}",
        "workers": 1,
        "threads": _THREADS,
        "worker_class": Worker,
        "preload_app": True,
        "control_socket_disable": True,
        "loglevel": "error",
        "graceful_timeout": 3,
        "keepalive": 30,
        # Nobody in front of it may say where a request came from.
        "forwarded_allow_ips": "",
        "certfile": str(own.certificate),
        "keyfile": str(own.key),
        "ssl_context": _context,
        # A daemon, and may be one: it only waits in a read, which the interpreter can leave at any moment.
        "post_fork": lambda _arbiter, _worker: threading.Thread(target=_end_with_opener, daemon=True).start(),
        "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108 - heartbeat only
    }


def _context(config: Any, _usual: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    context = ImpatientContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(config.certfile, config.keyfile)
    return context


def _end_with_opener() -> None:
    """Wait until standard input closes, then end the whole server."""
    while os.read(0, 1024):
        pass
    os.kill(os.getppid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
