"""Legato: leg massage at home, composed for one person and kept safe."""

from legato.errors import (
    CheckInError,
    ContentError,
    Finding,
    InvalidInputError,
    LegatoError,
    NotClearedError,
    ScoreError,
    SessionError,
    UnknownNameError,
)
from legato.library import Library, load_library
from legato.notation.checkin import CheckIn
from legato.notation.session import Session, Wishes
from legato.pipeline import (
    NotComposed,
    Planned,
    Refused,
    clear,
    edit,
    plan,
    read_checkin,
    read_session,
    read_wishes,
    schema,
    screen,
    timeline,
)
from legato.safety import Clear, Cleared, Emergency, Modified, SeeClinicianFirst
from legato.timeline import Timeline

__version__ = "0.1.0"

__all__ = [
    "CheckIn",
    "CheckInError",
    "Clear",
    "Cleared",
    "ContentError",
    "Emergency",
    "Finding",
    "InvalidInputError",
    "LegatoError",
    "Library",
    "Modified",
    "NotClearedError",
    "NotComposed",
    "Planned",
    "Refused",
    "ScoreError",
    "SeeClinicianFirst",
    "Session",
    "SessionError",
    "Timeline",
    "UnknownNameError",
    "Wishes",
    "__version__",
    "clear",
    "edit",
    "load_library",
    "plan",
    "read_checkin",
    "read_session",
    "read_wishes",
    "schema",
    "screen",
    "timeline",
]
