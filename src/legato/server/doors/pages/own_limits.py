"""What of a leg's limits is a change for this person: not what holds for everybody, nor what they do not have."""

from __future__ import annotations

from collections.abc import Collection

from legato.library import load_library
from legato.notation.checkin import Equipment
from legato.notation.score import MACHINE_PARTS, TOOL_PARTS
from legato.safety import Limits, load_rule_book

_PARTS_OF_THINGS = TOOL_PARTS | MACHINE_PARTS


def own_limits(limits: Limits, have: Collection[Equipment]) -> Limits:
    """Return the limits without the care that delicate places get from everybody, and without things not at hand."""
    always, techniques = load_rule_book().care, load_library().techniques
    foreign = {name for name, technique in techniques.items() if set(technique.equipment) - set(have)}
    usual = {zone for zone, cap in limits.zone_caps.items() if cap == always.zone_caps.get(zone)}
    return limits.model_copy(
        update={
            "excluded_techniques": limits.excluded_techniques - foreign,
            "excluded_equipment": limits.excluded_equipment & frozenset(have),
            "excluded_parts": limits.excluded_parts - (frozenset() if have else _PARTS_OF_THINGS),
            "zone_caps": {zone: cap for zone, cap in limits.zone_caps.items() if zone not in usual},
            "flat_zones": limits.flat_zones - (always.flat_zones & usual),
        }
    )
