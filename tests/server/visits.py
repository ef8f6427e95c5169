"""Visits to the real app and the real door, as a browser and a phone make them, for tests of whole processes."""

from __future__ import annotations

import json
import re
import ssl
import uuid
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from running import Server, door_port, machine
from server.builders import checkin

WITHIN_S = 20
"""How long somebody waits for an answer before giving up."""


class Answer(NamedTuple):
    """A status, where it leads, and what it says."""

    status: int
    place: str
    page: str


class Visitor:
    """Somebody with cookies, who asks the app, or the door by TLS."""

    def __init__(self, host: str, port: int, trust: ssl.SSLContext | None = None) -> None:
        self.host, self.port, self.trust = host, port, trust
        self.cookies: dict[str, str] = {}
        self.token = ""

    def ask(self, method: str, path: str, body: str | None = None, kind: str = "", **headers: str) -> Answer:
        """Send one request, on a connection of its own."""
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} | headers
        if body is not None:
            sent |= {"Content-Type": kind, "X-CSRFToken": self.token, "Referer": f"https://{self.host}:{self.port}/"}
        if self.trust is None:
            connection = HTTPConnection(self.host, self.port, timeout=WITHIN_S)
        else:
            connection = HTTPSConnection(self.host, self.port, timeout=WITHIN_S, context=self.trust)
        with closing(connection):
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            page = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        found = re.search(r'name="csrf(?:-token|middlewaretoken)" (?:content|value)="([^"]+)', page)
        self.token = found[1] if found else self.token
        return Answer(answer.status, answer.headers.get("Location", ""), page)

    def get(self, path: str, **headers: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path, **headers)

    def send(self, path: str, document: object) -> Answer:
        """Send JSON, as a script does."""
        return self.ask("POST", path, json.dumps(document), "application/json")

    def press(self, path: str, **form: str) -> Answer:
        """Send a form."""
        filled = urlencode(form | {"csrfmiddlewaretoken": self.token})
        return self.ask("POST", path, filled, "application/x-www-form-urlencoded")


def at_the_computer(server: Server) -> Visitor:
    """Return a browser on the computer, on the first page."""
    split = urlsplit(server.address)
    visitor = Visitor(str(split.hostname), split.port or 0)
    visitor.get("/")
    return visitor


def a_phone(server: Server, host: str | None = None) -> Visitor:
    """Return a phone on the network, which goes on past the warning."""
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    return Visitor(host or machine(), door_port(server), trust)


def planned_for_two(computer: Visitor) -> str:
    """Plan a massage by somebody else; gives the sitting."""
    answer = computer.send("/api/v1/plans", checkin(minutes=10, performer="partner", position="bed"))
    assert answer.status == 201, answer
    return str(json.loads(answer.page)["sitting"])


def shown_code(computer: Visitor, sitting: str) -> str:
    """Show a code on the computer, and read it off."""
    computer.get(f"/sittings/{sitting}/phones/")
    page = computer.press(f"/sittings/{sitting}/phones/").page
    found = re.search(r'phone-code-text">([^<]+)<', page)
    assert found, page
    return found[1].replace(" ", "")


def join(phone: Visitor, code: str, use: str = "remote") -> Answer:
    """Join with a code."""
    assert phone.get(f"/join/{code}/").status == 200
    return phone.press(f"/join/{code}/", use=use)


def stop(remote: Visitor, sitting: str) -> Answer:
    """Press STOP."""
    return remote.send(f"/joined/{sitting}/asks", {"id": str(uuid.uuid4()), "kind": "stop", "age_ms": 0})
