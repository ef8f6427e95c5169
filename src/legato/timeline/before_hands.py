"""What is said before hands are laid on: when oil is taken or wiped off, which way it goes, when to sit up."""

from __future__ import annotations

from collections.abc import Iterator

from legato.body import Leg, ZoneId
from legato.notation.phrase import phrase
from legato.notation.session import Block
from legato.notation.technique import Family, Oil, Technique
from legato.notation.technique_step import Towards
from legato.safety import zones_touched
from legato.timeline import instructions
from legato.timeline.lines import ScriptLine
from legato.timeline.model import Purpose
from legato.timeline.preparing import stays_dry
from legato.timeline.scene import StepContext
from legato.units import seconds

REMINDED_FROM = seconds(45)
"""Shorter blocks have no time for more oil: their steps need it [J]."""

_UNDER_A_LEG_LAIN_ON = frozenset({ZoneId.THIGH_OUTER, ZoneId.SHIN})
"""Where no hand comes while somebody lies on that side: the outer thigh, and the shin's outer side [J]."""


def before_hands(scene: StepContext, block: Block) -> Iterator[ScriptLine]:
    """Give what comes before the hands are laid on, in order."""
    technique = scene.play.techniques[block.technique]
    if scene.play.is_oily:
        yield from _oil(scene, block, technique)
    turned = instructions.is_turned(block, technique)
    if (block.technique, not turned) in scene.memory.explained:
        way = Towards.HEART if turned else Towards.TOES
        yield ScriptLine(phrase("other-way", who=scene.who.value, way=way.value), Purpose.ADVICE)
    if _is_lain_on(scene, block, technique):
        yield ScriptLine(phrase("sit-up-for-this", who=scene.who.value), Purpose.ADVICE)


def _oil(scene: StepContext, block: Block, technique: Technique) -> Iterator[ScriptLine]:
    """Say when oil is taken, where it has to wait, and that what rolls wants a dry foot again."""
    play, memory = scene.play, scene.memory
    if technique.oil is Oil.AVOID:
        if block.leg in memory.oiled and technique.family is Family.TOOL:
            yield ScriptLine(phrase("wipe-the-foot"), Purpose.SAFETY)
        return
    is_first, begun = block.leg not in memory.oiled, bool(memory.oiled)
    memory.oiled.add(block.leg)
    if is_first and begun and block.lasts_ms >= REMINDED_FROM:
        yield ScriptLine(phrase("take-more-oil"), Purpose.FEEL)
    elif is_first and not begun and stays_dry(play.session, play.techniques):
        yield ScriptLine(phrase("take-oil"), Purpose.PLACING)


def _is_lain_on(scene: StepContext, block: Block, technique: Technique) -> bool:
    """Tell whether a technique works where a leg would be lain on: the left one, for whom a rule lays on the left."""
    lies = scene.play.counsel.decides_position and block.leg is Leg.LEFT
    return lies and not _UNDER_A_LEG_LAIN_ON.isdisjoint(zones_touched(technique))
