"""Ask one address as often as it answers, over a few connections that stay open; print answers per second.

python load.py HOST PORT PATH SECONDS CONNECTIONS [HEADER ...]
"""

from __future__ import annotations

import selectors
import socket
import sys
import time

_CHUNK = 1 << 18


class Connection:
    """One connection with at most one question under way."""

    def __init__(self, host: str, port: int, question: bytes) -> None:
        self.socket = socket.create_connection((host, port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.question = question
        self.answer = b""
        self.awaited: int | None = None

    def ask(self) -> None:
        """Send the question."""
        self.answer, self.awaited = b"", None
        self.socket.sendall(self.question)

    def listen(self) -> bool:
        """Take what has come; tell whether the answer is whole."""
        part = self.socket.recv(_CHUNK)
        if not part:
            raise ConnectionError("the server closed the connection")
        self.answer += part
        if self.awaited is None and b"\r\n\r\n" in self.answer:
            head, _, _ = self.answer.partition(b"\r\n\r\n")
            status = int(head.split(b" ", 2)[1])
            if status not in (200, 304):
                raise ConnectionError(f"the server answered {status}")
            self.awaited = len(head) + 4 + (_length(head) if status == 200 else 0)
        return self.awaited is not None and len(self.answer) >= self.awaited


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise ConnectionError("the answer does not say how long it is")


def answers_per_second(host: str, port: int, path: str, seconds: float, connections: int, headers: list[str]) -> float:
    """Return how many answers came in a second."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}:{port}", "Connection: keep-alive", *headers]
    question = ("\r\n".join(lines) + "\r\n\r\n").encode()
    ready = selectors.DefaultSelector()
    for _ in range(connections):
        connection = Connection(host, port, question)
        ready.register(connection.socket, selectors.EVENT_READ, connection)
        connection.ask()
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        for key, _ in ready.select(timeout=1):
            if key.data.listen():
                count += 1
                key.data.ask()
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    _, host, port, path, seconds, connections, *headers = sys.argv
    print(answers_per_second(host, int(port), path, float(seconds), int(connections), headers))
