"""What comes out of asking for a session: planned, refused, or not to be composed."""

from __future__ import annotations

from dataclasses import dataclass

from legato.planner import NoSession
from legato.safety import Cleared, Playable, Refusal


@dataclass(frozen=True, slots=True)
class Planned:
    """A session that was composed and cleared."""

    screening: Playable
    cleared: Cleared


@dataclass(frozen=True, slots=True)
class Refused:
    """Massage would be wrong; the screening says why and what to do instead."""

    screening: Refusal


@dataclass(frozen=True, slots=True)
class NotComposed:
    """Massage would be possible, but nothing sensible fits within the limits and the time."""

    screening: Playable
    no_session: NoSession


Answer = Planned | Refused | NotComposed
