"""From a check-in and its limits to the best session there is; `verify` checks it without the solver."""

from legato.planner.aims import suggested_aims
from legato.planner.candidates import longest
from legato.planner.compose import compose
from legato.planner.explain import speaks_for
from legato.planner.midway import shorter, softer
from legato.planner.more import firmer, longer
from legato.planner.refusal import NoSession
from legato.planner.touring import tour_wishes
from legato.planner.twelve import the_twelve
from legato.planner.verify import verify

__all__ = [
    "NoSession",
    "compose",
    "firmer",
    "longer",
    "longest",
    "shorter",
    "softer",
    "speaks_for",
    "suggested_aims",
    "the_twelve",
    "tour_wishes",
    "verify",
]
