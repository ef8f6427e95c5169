"""What the receiver asks for: in words for the giver, and what they themselves are answered."""

from __future__ import annotations

from legato.server.records.pairing.models import Ask, WishKind
from legato.server.wire.language import say


def wish_words(ask: Ask, *, is_again: bool = False) -> str:
    """Say to the giver what the receiver asks for, and that they have asked before."""
    return say(f"wish-{_kind(ask)}", again="yes" if is_again else "no", **_most(ask))


def answer_words(ask: Ask) -> str:
    """Say to the receiver what the giver was told, once they were."""
    return say(f"wish-answer-{_kind(ask)}", **_most(ask))


def _kind(ask: Ask) -> str:
    return WishKind(ask.wish).value.replace("_", "-")


def _most(ask: Ask) -> dict[str, int]:
    return {} if ask.most is None else {"most": ask.most}
