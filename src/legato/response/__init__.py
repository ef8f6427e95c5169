"""What came of sessions: how each stands, and what helped, over one and over many."""

from legato.response.dossier import (
    Chosen,
    Dossier,
    DossierPart,
    DossierPerson,
    DossierRefusal,
    DossierSession,
    Findings,
    KeptProgramme,
    SpotPain,
    WorkDone,
)
from legato.response.guidance import guided_ms
from legato.response.helped import (
    DOTS,
    Comparison,
    ComparisonState,
    LegAccount,
    Side,
    Unclear,
    what_helped,
)
from legato.response.history import NEUTRAL, neutral_history
from legato.response.outcome import LegOutcome, PainPair, SittingOutcome, dose_of, leg_outcomes, played_ms
from legato.response.relief import PainChange, Relief, relief
from legato.response.split_leg import (
    EndedEarly,
    NotYet,
    SplitAnswer,
    SplitEnding,
    SplitResult,
    SplitSitting,
    SplitState,
    split_answer,
)
from legato.response.split_protocol import SITTINGS, SplitProtocol
from legato.response.standing import Happening, Standing, standing
from legato.response.summary import ENOUGH_SESSIONS, SessionRelief, ZoneSummary, summarise

__all__ = [
    "DOTS",
    "ENOUGH_SESSIONS",
    "NEUTRAL",
    "SITTINGS",
    "Chosen",
    "Comparison",
    "ComparisonState",
    "Dossier",
    "DossierPart",
    "DossierPerson",
    "DossierRefusal",
    "DossierSession",
    "EndedEarly",
    "Findings",
    "Happening",
    "KeptProgramme",
    "LegAccount",
    "LegOutcome",
    "NotYet",
    "PainChange",
    "PainPair",
    "Relief",
    "SessionRelief",
    "Side",
    "SittingOutcome",
    "SplitAnswer",
    "SplitEnding",
    "SplitProtocol",
    "SplitResult",
    "SplitSitting",
    "SplitState",
    "SpotPain",
    "Standing",
    "Unclear",
    "WorkDone",
    "ZoneSummary",
    "dose_of",
    "guided_ms",
    "leg_outcomes",
    "neutral_history",
    "played_ms",
    "relief",
    "split_answer",
    "standing",
    "summarise",
    "what_helped",
]
