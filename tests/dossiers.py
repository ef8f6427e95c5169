"""Dossiers for the tests of the forms they are written in: one person's few sessions, told in plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid5

from legato.body import Leg, ZoneId
from legato.notation.checkin import BegunCheckIn, Who
from legato.response import (
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
from legato.safety import Trouble, Urgency, Verdict

ALL = frozenset(DossierPart)
IN_DUBLIN = timezone(timedelta(hours=1))
FIRST = datetime(2026, 9, 1, 20, 5, tzinfo=IN_DUBLIN)
_HERE = UUID("7f8a3f0e-52a8-4f2e-9a33-2b8d5be4a001")
LEFT_CALF = (Leg.LEFT, ZoneId.CALF)
RIGHT_ARCH = (Leg.RIGHT, ZoneId.ARCH)


def an_id(name: str) -> str:
    """Return an id that is the same every time."""
    return str(uuid5(_HERE, name))


def answers(**changes: Any) -> BegunCheckIn:
    """Return the answers of a person of 44 with varicose veins on the left, whose left calf aches."""
    usual = {
        "person": {"age": 44},
        "complaint": "tired_from_standing",
        "pain": [{"leg": "left", "zone": "calf", "score": 5}],
        "facts": [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}, {"fact": "blood_thinner"}],
    }
    return BegunCheckIn.model_validate(usual | changes)


def session(nth: int = 0, **changes: Any) -> DossierSession:
    """Return a session of the left calf that was played to its end, so many days after the first."""
    began = FIRST + timedelta(days=nth)
    usual: dict[str, Any] = {
        "id": an_id(f"session {nth}"),
        "told_at": began - timedelta(minutes=2),
        "began": began,
        "ended": began + timedelta(minutes=20),
        "status": "finished",
        "ready": "",
        "who": Who.SELF,
        "lasts_ms": 1_200_000,
        "guided_ms": 1_200_000,
        "pains": (SpotPain(*LEFT_CALF, 5, 2),),
        "felt": "better",
        "was_asked_after": True,
        "work": (WorkDone(Leg.LEFT, "calf-effleurage"), WorkDone(Leg.RIGHT, "calf-effleurage")),
        "work_was_seen": True,
        "answers": answers(),
        "findings": Findings(Verdict.MODIFY, Urgency.NONE, (("M01", (Leg.LEFT,)),)),
    }
    return DossierSession(**(usual | changes))


def cramp(nth: int = 0, **changes: Any) -> DossierSession:
    """Return a ready-made session for a cramp: nobody was asked where it hurts before it."""
    usual = {"ready": "cramp-left", "pains": (SpotPain(*LEFT_CALF, None, 3),), "answers": None, "findings": None}
    return session(nth, **(usual | changes))


def trouble(nth: int = 0, what: str = "hurts", leg: Leg | None = Leg.LEFT, **changes: Any) -> Trouble:
    """Return something that felt wrong in the left calf."""
    zones = (ZoneId.CALF,) if leg else ()
    usual = {"id": an_id(f"trouble {nth}"), "what": what, "at": FIRST, "leg": leg, "zones": zones}
    return Trouble(**(usual | changes))


def refusal(nth: int = 0, **changes: Any) -> DossierRefusal:
    """Return a check-in after which there was no massage, because the left leg was swollen."""
    usual: dict[str, Any] = {
        "id": an_id(f"refusal {nth}"),
        "at": FIRST + timedelta(days=nth),
        "who": Who.SELF,
        "findings": Findings(Verdict.EMERGENCY, Urgency.NOW, (("E01", (Leg.LEFT,)),)),
        "answers": answers(facts=[{"fact": "chest_or_breath"}]),
    }
    return DossierRefusal(**(usual | changes))


def programme(**changes: Any) -> KeptProgramme:
    """Return a programme that is kept."""
    usual: dict[str, Any] = {
        "id": an_id("programme"),
        "programme": "evening-legs",
        "begun_on": date(2026, 9, 1),
        "ends_on": date(2026, 9, 28),
        "paused_on": None,
        "ended_on": None,
        "held": 3,
    }
    return KeptProgramme(**(usual | changes))


def dossier(
    sessions: Iterable[DossierSession] = (), parts: Iterable[DossierPart] = ALL, name: str = "Anna", **rest: Any
) -> Dossier:
    """Return what Anna takes along."""
    person = DossierPerson(an_id("Anna"), name, 44)
    made_at = rest.pop("made_at", FIRST + timedelta(days=90))
    return Dossier(made_at, Chosen(frozenset(parts)), person, iter(tuple(sessions)), **rest)
