"""The way from a check-in over its screening and plan to a timeline."""

from legato.pipeline.answers import Answer, NotComposed, Planned, Refused
from legato.pipeline.path import (
    History,
    clear,
    edit,
    firm,
    lengthen,
    narration,
    plan,
    replay,
    screen,
    script,
    shorten,
    soften,
    still_to_ask,
    timeline,
)
from legato.pipeline.reading import (
    MOST_BYTES,
    asking_for,
    read_begun_checkin,
    read_checkin,
    read_session,
    read_wishes,
)
from legato.pipeline.schemas import SCHEMAS, schema
from legato.pipeline.split_leg import NotSplit, split, split_protocol, techniques_to_compare
from legato.pipeline.tour import Tour, tour
from legato.pipeline.trying import try_technique

__all__ = [
    "MOST_BYTES",
    "SCHEMAS",
    "Answer",
    "History",
    "NotComposed",
    "NotSplit",
    "Planned",
    "Refused",
    "Tour",
    "asking_for",
    "clear",
    "edit",
    "firm",
    "lengthen",
    "narration",
    "plan",
    "read_begun_checkin",
    "read_checkin",
    "read_session",
    "read_wishes",
    "replay",
    "schema",
    "screen",
    "script",
    "shorten",
    "soften",
    "split",
    "split_protocol",
    "still_to_ask",
    "techniques_to_compare",
    "timeline",
    "tour",
    "try_technique",
]
