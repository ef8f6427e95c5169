"""What helped: relief per leg and zone, over one session and over many."""

from legato.response.history import NEUTRAL, neutral_history
from legato.response.relief import Change, Relief, relief
from legato.response.summary import ENOUGH_SESSIONS, Outcome, ZoneSummary, summarise

__all__ = [
    "ENOUGH_SESSIONS",
    "NEUTRAL",
    "Change",
    "Outcome",
    "Relief",
    "ZoneSummary",
    "neutral_history",
    "relief",
    "summarise",
]
