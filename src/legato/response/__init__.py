"""What came of sessions: how each stands, and what helped, over one and over many."""

from legato.response.guidance import guided_ms
from legato.response.history import NEUTRAL, neutral_history
from legato.response.relief import PainChange, Relief, relief
from legato.response.standing import Happening, Standing, standing
from legato.response.summary import ENOUGH_SESSIONS, SessionRelief, ZoneSummary, summarise

__all__ = [
    "ENOUGH_SESSIONS",
    "NEUTRAL",
    "Happening",
    "PainChange",
    "Relief",
    "SessionRelief",
    "Standing",
    "ZoneSummary",
    "guided_ms",
    "neutral_history",
    "relief",
    "standing",
    "summarise",
]
