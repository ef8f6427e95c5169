"""From a check-in and its limits to the best session there is; `verify` checks it without the solver."""

from legato.planner.aims import suggested_aims
from legato.planner.candidates import longest
from legato.planner.compose import compose
from legato.planner.explain import speaks_for
from legato.planner.midway import shorter, softer
from legato.planner.more import firmer, longer
from legato.planner.refusal import NoSession
from legato.planner.split_leg import NoSplit, SplitPair, compared_zone, split_choices, split_seconds, split_session
from legato.planner.touring import tour_wishes
from legato.planner.twelve import the_twelve
from legato.planner.verify import verify

__all__ = [
    "NoSession",
    "NoSplit",
    "SplitPair",
    "compared_zone",
    "compose",
    "firmer",
    "longer",
    "longest",
    "shorter",
    "softer",
    "speaks_for",
    "split_choices",
    "split_seconds",
    "split_session",
    "suggested_aims",
    "the_twelve",
    "tour_wishes",
    "verify",
]
