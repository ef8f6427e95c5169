"""Every phrase the guide can say from its own catalogue, with the values each of its arguments can have.

The values are few and written down, so that all sentences of a language can be listed: to be spoken ahead, to be read
by a translator, and to be proved whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from legato.body import LEGS, ZoneId
from legato.notation.checkin import MOST_MINUTES, Position
from legato.notation.phrase import Phrase
from legato.safety import load_utterance_meanings
from legato.timeline.lines import Addressee, LegPart

WHO = tuple(who.value for who in Addressee)
LEG = tuple(leg.value for leg in LEGS)
Values = tuple[str, ...] | tuple[int, ...]

TITLES: dict[str, dict[str, Values]] = {
    "get-ready": {},
    "rest": {},
    "finish": {},
    "next-grip": {},
    "stretch": {},
    "walk": {},
    "leg-first": {"who": WHO, "leg": LEG},
    "leg-only": {"who": WHO, "leg": LEG},
    "leg-next": {"who": WHO, "leg": LEG},
}
"""Shown large; spoken as sentences of their own, with a full stop."""

SENTENCES: dict[str, dict[str, Values]] = {
    "stop-any": {"who": WHO},
    "position": {"who": WHO, "position": tuple(position.value for position in Position)},
    "sit-again": {"who": WHO},
    "reach-leg": {"who": WHO},
    "leg-comfortable": {"who": WHO},
    "move": {"who": WHO, "region": tuple(region.value for region in LegPart)},
    "move-on": {"region": tuple(region.value for region in LegPart)},
    "next-place": {},
    "same-side": {},
    "pressure": {"level": tuple(range(7))},
    "softer": {},
    "leave-place": {"who": WHO, "leg": LEG, "place": tuple(zone.value for zone in ZoneId)},
    "leave-places": {"who": WHO, "leg": LEG},
    "take-oil": {},
    "take-more-oil": {},
    "wipe-the-foot": {},
    "sit-up-for-this": {"who": WHO},
    "other-way": {"who": WHO, "way": ("heart", "toes")},
    "again-in-turn": {},
    "halfway": {},
    "ask": {"who": WHO, "kind": ("machine", "ache", "pleasant")},
    "ask-again": {"who": WHO, "kind": ("machine", "ache", "pleasant")},
    "breathe": {"who": WHO, "turn": (0, 1, 2, 3)},
    "praise": {"turn": (0, 1, 2, 3)},
    "notice": {"who": WHO, "turn": (0, 1)},
    "compare": {"who": WHO},
    "five-more": {},
    "ten-seconds": {},
    "next-rest": {},
    "next-leg": {"who": WHO, "leg": LEG},
    "next-finish": {},
    "hang-loose": {},
    "rest-breath": {},
    "given": {"who": WHO, "legs": (*LEG, "both"), "minutes": tuple(range(1, MOST_MINUTES + 1))},
    "stay-still": {"who": WHO},
    "get-up-slowly": {"who": WHO},
    "get-up-dry": {"who": WHO},
    "water": {"who": WHO},
    "over": {"who": WHO},
    "stretch-pull": {"who": WHO},
    "stretch-hold": {},
    "stretch-breathe": {},
    "stretch-ten": {},
    "stretch-release": {},
    "walk-up": {"who": WHO},
    "walk-steps": {"who": WHO},
    "cramp-again": {"who": WHO},
    "cramp-lasting": {},
    **{f"advice-{code}": {"who": WHO} for code in load_utterance_meanings()},
}
"""Spoken, and shown as captions."""


def phrases_of(codes: dict[str, dict[str, Values]]) -> Iterator[Phrase]:
    """Give every phrase of these codes, with every value of every argument."""
    for code, arguments in codes.items():
        choices: list[tuple[str | int, ...]] = list(arguments.values())
        for values in product(*choices):
            yield Phrase(code=code, args=dict(zip(arguments, values, strict=True)))
