"""What the receiver asks for: in words for the giver, and what they themselves are answered."""

from __future__ import annotations

from collections.abc import Mapping

from legato.server.records.pairing.models import Ask, WishKind
from legato.words import pressure_words

WISH_WORDS: Mapping[WishKind, str] = {
    WishKind.SOFTER: "They ask for softer.",
    WishKind.STOP: "They ask you to stop. Take your hands away.",
    WishKind.MORE: "They ask for more. Go up slowly, and no further than {most}.",
    WishKind.MORE_IS_MOST: "They ask for more, but this is as firm as it may be here. Stay as you are.",
    WishKind.MORE_NOWHERE: "They ask for more. Wait for the next technique.",
}

ANSWER_WORDS: Mapping[WishKind, str] = {
    WishKind.SOFTER: "Passed on.",
    WishKind.STOP: "Passed on. Stopped.",
    WishKind.MORE: "Passed on: slowly up, to {most} at most.",
    WishKind.MORE_IS_MOST: "Passed on, but this is as firm as it may be here.",
    WishKind.MORE_NOWHERE: "Passed on, for the next technique.",
}


def wish_words(ask: Ask) -> str:
    """Say to the giver what the receiver asks for."""
    return WISH_WORDS[WishKind(ask.wish)].format(most=_most(ask))


def answer_words(ask: Ask) -> str:
    """Say to the receiver what the giver was told, once they were."""
    return ANSWER_WORDS[WishKind(ask.wish)].format(most=_most(ask))


def _most(ask: Ask) -> str:
    return "" if ask.most is None else pressure_words(ask.most).partition(",")[0]
