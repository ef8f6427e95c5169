"""From a check-in and its limits to the best session there is; `verify` checks it without the solver."""

from legato.planner.aims import suggested_aims
from legato.planner.candidates import longest
from legato.planner.compose import compose
from legato.planner.midway import shorter, softer
from legato.planner.refusal import NoSession
from legato.planner.touring import tour_wishes
from legato.planner.twelve import the_twelve
from legato.planner.verify import verify

__all__ = [
    "NoSession",
    "compose",
    "longest",
    "shorter",
    "softer",
    "suggested_aims",
    "the_twelve",
    "tour_wishes",
    "verify",
]
