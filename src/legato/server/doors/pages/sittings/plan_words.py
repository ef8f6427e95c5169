"""What a plan says of itself in one sentence."""

from __future__ import annotations

from legato.server.wire.language import say
from legato.server.wire.plan_view import PlanView
from legato.units import clock


def hands_on_words(plan: PlanView) -> str:
    """Say how long each leg is massaged, in the order of the plan."""
    legs = [leg for leg in plan.legs if leg.blocks]
    first, times = legs[0].leg.value, [clock(leg.lasts_ms) for leg in legs]
    if len(legs) == 1:
        return say("plan-hands-on-one", leg=first, first=times[0])
    return say("plan-hands-on-both", leg=first, first=times[0], second=times[1])
