"""A dossier as a table (CSV): one row for each session, leg and zone, in codes that stay the same.

A cell is empty where nobody was asked or nobody answered: 0 is written only where somebody said 0. What was not
chosen has no column at all.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from legato.body import LEGS, Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import BegunCheckIn, Who
from legato.render.cells import inert
from legato.response import Dossier, DossierPart, DossierRefusal, DossierSession, Findings, SpotPain
from legato.safety import Trouble
from legato.units import whole_minutes

_ALWAYS = ("session", "began", "ended", "state", "kind", "hands", "minutes_planned", "minutes_guided", "leg", "zone")
_COLUMNS: Mapping[DossierPart, tuple[str, ...]] = {
    DossierPart.NAME: ("person", "age"),
    DossierPart.PAIN: ("asked_before", "pain_before", "answered_after", "pain_after", "felt_after"),
    DossierPart.TECHNIQUES: ("techniques", "techniques_seen"),
    DossierPart.WRONG: ("felt_wrong",),
    DossierPart.ANSWERS: ("verdict", "urgency", "rules", "complaint", "facts"),
    DossierPart.PROGRAMME: ("programme",),
    DossierPart.NOTES: ("note",),
}
"""In the order of the table; the parts that were chosen have theirs."""
_COMPOSED, _CHECK_IN, _REFUSED = "composed", "check-in", "refused"
_BETWEEN = "; "
Spot = tuple[Leg | None, ZoneId | None]
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where something of a session is to be told, and which techniques were done there."""

    pains: Mapping[Spot, SpotPain]
    work: Mapping[Spot, list[str]]

    @property
    def spots(self) -> list[Spot]:
        """Every place, in the order of the body; one that is none where there is nothing to be told of any."""
        order: list[Spot] = [(leg, zone) for leg in LEGS for zone in (*ZoneId, None)]
        return [spot for spot in order if spot in self.pains or spot in self.work] or [(None, None)]


def columns_of(parts: Iterable[DossierPart]) -> tuple[str, ...]:
    """Return the names of the columns for the parts that were chosen."""
    chosen = frozenset(parts)
    return (*_ALWAYS, *(name for part, names in _COLUMNS.items() if part in chosen for name in names))


def table_lines(dossier: Dossier) -> Iterator[bytes]:
    """Write the table line by line, for a spreadsheet: UTF-8 with its mark, lines that end as RFC 4180 says."""
    columns = columns_of(dossier.chosen.parts)
    yield b"\xef\xbb\xbf" + _line(columns)
    shared = {"person": dossier.person.name, "age": _number(dossier.person.age)}
    refusals = list(dossier.refusals)
    for session in dossier.sessions:
        while refusals and refusals[0].at <= session.began:
            yield _row(columns, shared | _refused(refusals.pop(0)))
        yield from (_row(columns, shared | cells) for cells in _session(session, dossier))
    yield from (_row(columns, shared | _refused(refusal)) for refusal in refusals)


def _session(session: DossierSession, dossier: Dossier) -> Iterator[Cells]:
    places = _places(session)
    whole = {
        "session": session.id,
        "began": _moment(session.began),
        "ended": _moment(session.ended),
        "state": session.status,
        "kind": session.ready or _COMPOSED,
        "hands": _hands(session.who),
        "minutes_planned": str(whole_minutes(session.lasts_ms, least=1)),
        "minutes_guided": "" if session.guided_ms is None else str(whole_minutes(session.guided_ms)),
        "asked_before": _yes(session.was_asked_before),
        "answered_after": _yes(session.was_asked_after),
        "felt_after": session.felt,
        "techniques_seen": _yes(session.work_was_seen) if session.work else "",
        "felt_wrong": _BETWEEN.join(_trouble(one) for one in session.wrong),
        "programme": _programme_on(session, dossier),
        "note": session.note,
    }
    for leg, zone in places.spots:
        pain = places.pains.get((leg, zone))
        yield whole | {
            "leg": leg.value if leg else "",
            "zone": zone.value if zone else "",
            "pain_before": _number(pain.before) if pain else "",
            "pain_after": _number(pain.after) if pain else "",
            "techniques": _BETWEEN.join(places.work.get((leg, zone), ())),
            **_answers(session.answers, session.findings, leg),
        }


def _places(session: DossierSession) -> _Places:
    known = load_library().techniques
    work: dict[Spot, list[str]] = {}
    for done in session.work:
        # A technique that is not known any more still was on a leg.
        zones: tuple[ZoneId | None, ...] = known[done.technique].zones if done.technique in known else (None,)
        for zone in zones:
            work.setdefault((done.leg, zone), []).append(done.technique)
    return _Places({(pain.leg, pain.zone): pain for pain in session.pains}, work)


def _refused(refusal: DossierRefusal) -> Cells:
    return {
        "session": refusal.id,
        "began": _moment(refusal.at),
        "state": _REFUSED,
        "kind": _CHECK_IN,
        "hands": _hands(refusal.who),
        **_answers(refusal.answers, refusal.findings, None),
    }


def _answers(answers: BegunCheckIn | None, findings: Findings | None, leg: Leg | None) -> Cells:
    """Tell what was answered and what followed; in a row of one leg only what is about it or about the person."""
    if answers is None and findings is None:
        return {}
    facts = [] if answers is None else [one for one in answers.facts if leg is None or one.leg in {None, leg}]
    rules = [] if findings is None else [rule for rule, legs in findings.rules if leg is None or leg in legs]
    return {
        "verdict": findings.verdict.value if findings else "",
        "urgency": findings.urgency.value if findings else "",
        "rules": _BETWEEN.join(rules),
        "complaint": answers.complaint.value if answers else "",
        "facts": _BETWEEN.join(_at(one.fact, one.leg, one.zones) for one in facts),
    }


def _trouble(trouble: Trouble) -> str:
    return _at(trouble.what, trouble.leg, trouble.zones)


def _at(what: str, leg: Leg | None, zones: Iterable[ZoneId]) -> str:
    """Write a code with its place: `cramp@left:calf,shin`; without one it is about the whole person, or both legs."""
    if leg is None:
        return what
    named = ",".join(zone.value for zone in zones)
    return f"{what}@{leg.value}:{named}" if named else f"{what}@{leg.value}"


def _programme_on(session: DossierSession, dossier: Dossier) -> str:
    day = session.began.date()
    kept = [
        one.programme
        for one in dossier.programmes
        if one.begun_on <= day and (one.ended_on is None or day <= one.ended_on)
    ]
    return _BETWEEN.join(kept)


def _hands(who: Who) -> str:
    return who.performer.value


def _yes(holds: bool) -> str:  # noqa: FBT001 - it is what is written
    return "yes" if holds else "no"


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.isoformat(timespec="seconds")


def _row(columns: tuple[str, ...], cells: Mapping[str, str]) -> bytes:
    return _line(inert(cells.get(name, "")) for name in columns)


def _line(cells: Iterable[str]) -> bytes:
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue().encode()
