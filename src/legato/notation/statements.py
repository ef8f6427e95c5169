"""What the words of a step state: a pressure, a direction or a place that the step must say it knows about.

A limit can only change words that know what they say. So a sentence that names a pressure, a way or a zone and does
not carry it as data is refused, however well it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legato.body import ZoneId
from legato.errors import Finding
from legato.notation.technique import Words
from legato.notation.technique_step import TechniqueStep, Towards

RAISES = re.compile(
    r"\b(?:firm(?:er|ly)?|hard(?:er)?\b|deep(?:er|ly)?|strong(?:er|ly)?"
    r"|(?:press|lean|push|squeeze|dig)\b[^.:;]{0,20}\bmore|a little more|further each time|good ache|full\b)",
    re.IGNORECASE,
)
"""Words that ask for pressure, or for more of it."""

RAISES_FROM = 3
"""Words that ask for pressure presume at least so much is allowed; below it a touch is light by name [J]."""

EASES = re.compile(
    r"\b(?:light(?:er|ly)?|soft(?:er|ly)?(?! hollow| part)|gentl[ey]|gentler|without strength|no strength)\b",
    re.IGNORECASE,
)
"""Words that ask for little pressure; they are true at any."""

_UPWARD = re.compile(
    r"\b(?:(?:glide|stroke|work|strokes|slide)\b[^.]{0,18}\bup(?:ward)?\b(?! and down)"
    r"|towards? the (?:knee|heart|hip))",
    re.IGNORECASE,
)
_DOWNWARD = re.compile(
    r"\b(?:stroke\b[^.]{0,18}\bdown\b(?! the back)|(?:towards?|to the tips of|down to) the toes)", re.IGNORECASE
)

NAMES: dict[ZoneId, re.Pattern[str]] = {
    ZoneId.TOES: re.compile(r"(?<!between the )\btoes?\b", re.IGNORECASE),
    ZoneId.TOE_WEBS: re.compile(r"between the toes|gap to the|grooves", re.IGNORECASE),
    ZoneId.BALL: re.compile(r"ball of the foot|at the ball\b|to the ball\b|heel to ball|on the ball\.", re.IGNORECASE),
    ZoneId.ARCH: re.compile(r"\barch\b|\binstep\b", re.IGNORECASE),
    ZoneId.HEEL: re.compile(r"\bheel\b(?! bone)", re.IGNORECASE),
    ZoneId.FOOT_TOP: re.compile(r"top of the foot", re.IGNORECASE),
    ZoneId.ANKLE_INNER: re.compile(r"\bankle\b", re.IGNORECASE),
    ZoneId.ACHILLES: re.compile(r"\btendon\b", re.IGNORECASE),
    ZoneId.CALF: re.compile(r"\bcalf\b", re.IGNORECASE),
    ZoneId.SHIN: re.compile(r"\bshin\b", re.IGNORECASE),
    ZoneId.KNEE: re.compile(r"\bkneecap\b|(?<!behind the )\bknee\b(?! hollow)", re.IGNORECASE),
    ZoneId.BEHIND_KNEE: re.compile(r"behind the knee|knee hollow", re.IGNORECASE),
    ZoneId.THIGH_FRONT: re.compile(r"front of the thigh", re.IGNORECASE),
    ZoneId.THIGH_BACK: re.compile(r"back of the thigh", re.IGNORECASE),
    ZoneId.THIGH_INNER: re.compile(r"inner (?:side of the )?thigh", re.IGNORECASE),
}
"""How people name a zone; what the words name, the step must list."""


def check_statements(words: Words) -> Iterator[Finding]:
    """Find steps that state a pressure, a direction or a place without saying so in their fields."""
    for path, steps, turned in (
        ("words.steps", words.steps, False),
        ("words.upward.steps", words.upward.steps if words.upward else (), True),
    ):
        for at, step in enumerate(steps):
            for says in (*_pressure(step), *_direction(step, turned=turned), *_places(step)):
                yield Finding(f"{path}[{at}]", says)


def _texts(step: TechniqueStep) -> tuple[str, str]:
    return step.says, step.short


def _pressure(step: TechniqueStep) -> Iterator[str]:
    for text in _texts(step):
        if (raised := RAISES.search(text)) and not (step.pressure and _knows(step)):
            yield f"{raised[0]!r} asks for pressure: say from which `pressure` on it is true, {RAISES_FROM} or more."
        elif (eased := EASES.search(text)) and step.pressure is None:
            yield f"{eased[0]!r} states a pressure: say so in `pressure`."


def _knows(step: TechniqueStep) -> bool:
    """Tell whether a step that names more pressure presumes it, or tells people to stay below it."""
    assert step.pressure is not None
    return step.pressure.least >= RAISES_FROM or step.pressure.most < RAISES_FROM


def _direction(step: TechniqueStep, *, turned: bool) -> Iterator[str]:
    for text in _texts(step):
        if (up := _UPWARD.search(text)) and step.towards not in (Towards.HEART, Towards.BOTH):
            yield f"{up[0]!r} sends a stroke toward the heart: say so in `towards`."
        if (down := _DOWNWARD.search(text)) and step.towards not in (Towards.TOES, Towards.BOTH):
            yield f"{down[0]!r} sends a stroke toward the toes: say so in `towards`."
    if turned and step.towards is Towards.TOES:
        yield "Where glides are turned toward the heart, no words send them toward the toes."


def _places(step: TechniqueStep) -> Iterator[str]:
    for zone, name in NAMES.items():
        found = next((found for text in _texts(step) if (found := name.search(text))), None)
        if found and zone not in step.places:
            yield f"{found[0]!r} names a place: list {zone.value!r} in `places`."
