"""The bundle: everything of a dossier, one resource after another, written piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator

from legato.library import load_library
from legato.render.fhir.checkins import refusal_resources
from legato.render.fhir.codes import PROGRAMME, code_systems, displays_of
from legato.render.fhir.making import (
    FhirVersion,
    Making,
    Resource,
    System,
    day,
    moment,
    plain,
    stable_id,
)
from legato.render.fhir.sessions import session_resources
from legato.response import Dossier, KeptProgramme
from legato.words import Sentences


def bundle_parts(dossier: Dossier, version: FhirVersion, sentences: Sentences) -> Iterator[bytes]:
    """Write the bundle as JSON, piece by piece: years of sessions take no more memory than one."""
    head = {
        "resourceType": "Bundle",
        "id": stable_id("Bundle", dossier.person.id),
        "type": "collection",
        "timestamp": moment(dossier.made_at),
    }
    yield _json(head)[:-1] + b', "entry": ['
    for nth, resource in enumerate(resources_of(dossier, version, sentences)):
        entry = {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
        yield (b",\n" if nth else b"\n") + _json(entry)
    yield b"\n]}\n"


def resources_of(dossier: Dossier, version: FhirVersion, sentences: Sentences) -> Iterator[Resource]:
    """Give every resource of a dossier, what others refer to before them."""
    making = Making(dossier, version, sentences, displays_of(sentences))
    yield from code_systems(making)
    yield _patient(making)
    for programme in dossier.programmes:
        yield from _programme(programme, making)
    for refusal in dossier.refusals:
        yield from refusal_resources(refusal, making)
    for session in dossier.sessions:
        yield from session_resources(session, making)


def _patient(making: Making) -> Resource:
    person = making.dossier.person
    name = plain(person.name)
    says = making.sentences.say("dossier-of", known="yes" if name else "no", name=name)
    return making.resource("Patient", [person.id], [says], name=[{"text": name}] if name else None)


def _programme(kept: KeptProgramme, making: Making) -> Iterator[Resource]:
    known = load_library().programmes.get(kept.programme)
    title = known.name if known else kept.programme
    today = making.dossier.made_at.date()
    is_over = kept.ends_on is not None and kept.ends_on < today
    status = "revoked" if kept.ended_on else "completed" if is_over else "on-hold" if kept.paused_on else "active"
    end = kept.ended_on or kept.ends_on
    says = [making.sentences.say("dossier-programme", title=title, day=kept.begun_on, held=kept.held)]
    activity = None
    if known is not None:
        says.append(
            making.sentences.say(
                "programme-how-much", times=known.times_a_week, weeks=known.weeks, minutes=known.minutes
            )
        )
        timing = {"repeat": {"frequency": known.times_a_week, "period": 1, "periodUnit": "wk"}}
        if making.is_r5:
            yield making.resource(
                "ServiceRequest",
                [kept.id],
                says,
                status=status,
                intent="plan",
                code={"concept": making.concept(System.ACT, PROGRAMME)},
                subject=making.patient,
                occurrenceTiming=timing,
            )
            activity = [{"plannedActivityReference": making.reference("ServiceRequest", kept.id)}]
        else:
            detail = {
                "kind": "ServiceRequest",
                "code": making.concept(System.ACT, PROGRAMME),
                "status": {"revoked": "stopped", "active": "in-progress"}.get(status, status),
                "scheduledTiming": timing,
                "description": says[-1],
            }
            activity = [{"detail": detail}]
    period = {name: on for name, on in (("start", day(kept.begun_on)), ("end", day(end))) if on}
    yield making.resource(
        "CarePlan",
        [kept.id],
        says,
        status=status,
        intent="plan",
        title=title,
        subject=making.patient,
        period=period,
        activity=activity,
    )


def _json(told: Resource) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()
