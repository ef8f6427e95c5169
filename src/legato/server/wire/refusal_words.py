"""Refusals in words."""

from __future__ import annotations

from legato.errors import RefusedError
from legato.server.records.refusals import NotNow
from legato.server.wire.language import say


def refusal_words(wrong: RefusedError) -> str:
    """Say why something is not done."""
    return not_now_words(NotNow(wrong.because))


def not_now_words(why: NotNow) -> str:
    """Say the sentence of a reason why something is not done now."""
    return say(f"refusal-{why.value.replace('_', '-')}")
