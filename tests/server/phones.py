"""Phones for the tests: codes shown on the computer, and visitors from the network."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client

from legato.server.records.pairing.services import code_show
from legato.server.records.sittings.models import Sitting
from server.builders import scope_for

JSON = "application/json"
SOMEWHERE = "192.168.1.30"
"""An address on the local network."""


def phone(address: str = SOMEWHERE, *, checks_csrf: bool = False) -> Client:
    """Return the browser of a phone on the network, with nothing joined."""
    return Client(enforce_csrf_checks=checks_csrf, REMOTE_ADDR=address)


def code_for(whose: Sitting) -> str:
    """Show a code on the computer, and read it off."""
    return code_show(scope_for(whose.person), sitting=whose).code


def join(client: Client, code: str, use: str = "remote") -> HttpResponse:
    """Open the link of a code and press a button."""
    return client.post(f"/join/{code}/", {"use": use}, secure=True)


def joined(whose: Sitting, use: str = "remote") -> Client:
    """Return a phone that has joined a sitting."""
    client = phone()
    answer = join(client, code_for(whose), use)
    assert answer.status_code == 302, answer.content
    return client


def ask(client: Client, whose: Sitting, kind: str, **changes: Any) -> HttpResponse:
    """Press a button of the remote."""
    given = {"id": str(uuid.uuid4()), "kind": kind, "age_ms": 0} | changes
    return client.post(f"/joined/{whose.id}/asks", json.dumps(given), content_type=JSON, secure=True)


def tell(client: Client, address: str, **changes: Any) -> HttpResponse:
    """Say where a screen is."""
    given = {"screen": str(uuid.uuid4()), "position_ms": 0, "playing": True, "change": True} | changes
    return client.post(address, json.dumps(given), content_type=JSON, secure=True)
