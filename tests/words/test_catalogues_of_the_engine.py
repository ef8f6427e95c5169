"""What is said about plans, verdicts and refusals: each message is asked for somewhere, and each code has one."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

import legato
from legato.words import load_sentences

SOURCES = "\n".join(path.read_text("utf-8") for path in sorted(Path(legato.__file__).parent.rglob("*.py")))
MADE_FROM_CODES = ("reason-", "refusal-", "wish-")
"""Messages whose names are made from a code; tests of their own hold them against the codes there are."""


def messages_of(name: str) -> list[str]:
    """Return the messages of one catalogue."""
    text = (files("legato.words") / "en" / name).read_text("utf-8")
    return re.findall(r"^([a-z][a-z0-9-]*) =", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["planner.ftl", "safety.ftl", "things.ftl", "refusals.ftl"])
def test_every_message_is_asked_for(name: str) -> None:
    """Nothing lies in a catalogue that nobody says: a translator's time is not wasted on it."""
    messages = messages_of(name)

    assert messages
    assert [one for one in messages if not one.startswith(MADE_FROM_CODES) and f'"{one}"' not in SOURCES] == []


def test_every_help_and_every_missing_plan_has_its_message() -> None:
    """What the planner names as a phrase can be said."""
    named = set(re.findall(r'"((?:help|no-session|no-split|adjusted|limit|verdict)-[a-z-]+)"', SOURCES))

    assert len(named) > 40
    assert named - load_sentences().codes() == set()
