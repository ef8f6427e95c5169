"""Asking for the clips of a sitting as a player does."""

from __future__ import annotations

import gzip
import time

import pytest
from django.test import Client

from legato.render.speech import Line, lines_of
from legato.server.records.sittings.models import Sitting
from legato.timeline import Timeline
from legato.words import load_sentences, narrate


def listed(client: Client, planned: Sitting, question: str = "") -> dict:
    """Ask for the clips of a sitting."""
    return client.get(f"/api/v1/sittings/{planned.id}/clips{question}").json()


def when_ready(client: Client, planned: Sitting, question: str = "") -> dict:
    """Ask until every clip has been made."""
    for _ in range(2_400):
        found = listed(client, planned, question)
        if found["ready"]:
            return found
        time.sleep(0.05)
    pytest.fail("the clips were not made in two minutes")


def once_made(client: Client, address: str) -> bytes:
    """Ask for a clip until it has been made."""
    for _ in range(20):
        answer = client.get(address)
        if answer.status_code == 200:
            return answer.content
    pytest.fail(f"{address} was not made: {answer.content.decode()}")


def lines_in(planned: Sitting) -> tuple[Line, ...]:
    """Return the lines of a sitting, in the order of speaking."""
    timeline = Timeline.model_validate_json(gzip.decompress(planned.timeline))
    return lines_of(narrate(timeline, load_sentences()))


def texts_of(planned: Sitting) -> list[str]:
    """Return what is said in a sitting, in order."""
    return [line.text for line in lines_in(planned)]
