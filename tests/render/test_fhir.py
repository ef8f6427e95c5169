"""A dossier as FHIR bundles: whole and true for whoever reads them, and checked as they check them, without a network.

R5 and R4B are read by the models of `fhir.resources`; R4, of which there is no such model, by HL7's own JSON Schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pydantic import ValidationError

from dossiers import ALL, FIRST, RIGHT_ARCH, answers, cramp, dossier, programme, refusal, session, trouble
from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import Who
from legato.render.fhir import FhirVersion, bundle_parts
from legato.response import Dossier, DossierPart, Findings, SpotPain, WorkDone
from legato.safety import Urgency, Verdict
from legato.words import load_sentences

Json = dict[str, Any]
SCHEMA = Path(__file__).with_name("fhir-r4.schema.json")
each_version = pytest.mark.parametrize("version", FhirVersion)


def bundle(whole: Dossier, version: FhirVersion = FhirVersion.R4) -> Json:
    """Read a bundle as another program does."""
    found: Json = json.loads(b"".join(bundle_parts(whole, version, load_sentences())))
    return found


def resources(whole: Dossier, kind: str, version: FhirVersion = FhirVersion.R4) -> list[Json]:
    """Return the resources of one kind."""
    every = [entry["resource"] for entry in bundle(whole, version)["entry"]]
    return [one for one in every if one["resourceType"] == kind]


def everything() -> Dossier:
    """Return a dossier in which there is one of each."""
    sessions = [
        session(0, note="Slow & <b>warm</b>.", status="stopped", wrong=(trouble(), trouble(1, "numb", None))),
        cramp(1, who=Who.GIVER, ended=None, status="playing", guided_ms=None, work_was_seen=False),
        session(2, is_corrected=True, pains=(SpotPain(Leg.LEFT, ZoneId.CALF, 5, None), SpotPain(*RIGHT_ARCH, 0, 0))),
        session(3, pains=(), work=(), answers=None, findings=None, felt="", was_asked_after=False),
    ]
    return dossier(sessions, refusals=(refusal(), refusal(1, answers=None)), programmes=(programme(),))


@cache
def r4_schema() -> jsonschema_rs.Validator:
    """Return HL7's schema for R4."""
    return jsonschema_rs.validator_for(json.loads(SCHEMA.read_text("utf-8")))


def codes(concept: Json) -> list[str]:
    """Return the codes of a concept."""
    return [coding["code"] for coding in concept["coding"]]


class TestABundle:
    """For every version."""

    def test_is_what_the_schema_of_r4_asks_for(self) -> None:
        """And the schema refuses what is not: a field that R4 does not have, and one that has to be there."""
        found = bundle(everything())
        assert [str(error) for error in r4_schema().iter_errors(found)] == []

        (at,) = [at for at, entry in enumerate(found["entry"]) if entry["resource"]["resourceType"] == "CarePlan"]
        found["entry"][at]["resource"]["addresses_of"] = "nobody"
        assert not r4_schema().is_valid(found)
        assert not r4_schema().is_valid(bundle(everything(), FhirVersion.R5))

    @pytest.mark.parametrize("name", ["R4B", "R5"])
    def test_is_read_by_the_models_of_others(self, name: str) -> None:
        """Whole: what they write again is what they were given; and a field they do not know is refused."""
        if name == "R5":
            from fhir.resources.bundle import Bundle  # noqa: PLC0415 - slow to read
        else:
            from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - as above
        found = bundle(everything(), FhirVersion.R5 if name == "R5" else FhirVersion.R4)
        read = Bundle.model_validate(found)

        assert len(read.entry) == len(found["entry"])
        again = json.loads(read.model_dump_json(exclude_none=True))
        assert again["entry"] == found["entry"]
        for entry in found["entry"]:
            entry["resource"]["unheard_of"] = "x"
            with pytest.raises(ValidationError):
                Bundle.model_validate({**found, "entry": [entry]})

    @each_version
    def test_has_the_same_ids_whenever_it_is_written(self, version: FhirVersion) -> None:
        """In either version too: who gets it again has nothing twice."""
        later = bundle(everything(), version)
        assert later == bundle(everything(), version)

        def ids(one: Json) -> set[str]:
            kept = (entry["resource"] for entry in one["entry"])
            return {resource["id"] for resource in kept if resource["resourceType"] != "ServiceRequest"}

        assert ids(later) == ids(bundle(everything(), FhirVersion.R4))
        every = [entry["resource"]["id"] for entry in later["entry"]]
        assert len(set(every)) == len(every)

    @each_version
    def test_refers_to_nothing_that_is_not_in_it(self, version: FhirVersion) -> None:
        """Whatever was left out: a reference into nowhere would be an error wherever it is read in."""
        for parts in (ALL, *(ALL - {part} for part in DossierPart)):
            found = bundle(_with(parts), version)
            there = {entry["fullUrl"] for entry in found["entry"]}
            assert set(re.findall(r'"reference": "([^"]+)"', json.dumps(found))) <= there

    @each_version
    def test_brings_every_code_of_its_own_along(self, version: FhirVersion) -> None:
        """Each one that is used stands in a code system of the bundle, with its meaning; LOINC is the only other."""
        found = bundle(everything(), version)
        systems = {one["url"]: _concepts(one["concept"]) for one in resources(everything(), "CodeSystem", version)}
        used = list(_codings(found["entry"]))

        assert len(systems) == 9
        ours = [coding for coding in used if coding["system"].startswith("urn:uuid:")]
        assert all(systems[coding["system"]][coding["code"]] == coding["display"] for coding in ours)
        others = {(coding["system"], coding["code"]) for coding in used if coding not in ours}
        assert {code for system, code in others if system == "http://loinc.org"} == {"72514-3"}
        assert not any("snomed" in system for system, _ in others)

    @each_version
    def test_has_a_text_for_people_in_every_resource(self, version: FhirVersion) -> None:
        """Whole XHTML with words in it; what somebody wrote is text there, and no markup."""
        for entry in bundle(everything(), version)["entry"]:
            division = ET.fromstring(entry["resource"]["text"]["div"])
            assert division.tag == "{http://www.w3.org/1999/xhtml}div"
            assert {inner.tag for inner in division} == {"{http://www.w3.org/1999/xhtml}p"}
            assert all("".join(inner.itertext()).strip() for inner in division)
        texts = [one["text"]["div"] for one in resources(everything(), "QuestionnaireResponse", version)]
        assert any("Slow &amp; &lt;b&gt;warm&lt;/b&gt;." in text for text in texts)

    @given(
        text=some.text(max_size=80) | some.text(some.characters(categories=["Cc", "Cf", "Zs", "Zl"])),
        version=some.sampled_from(FhirVersion),
    )
    @settings(max_examples=25)
    def test_takes_every_text(self, text: str, version: FhirVersion) -> None:
        """Whatever is in a note or a name: the text for people can be read, and R4 stays what its schema asks for."""
        found = bundle(dossier([session(note=text)], name=text), version)

        for entry in found["entry"][-6:]:
            ET.fromstring(entry["resource"]["text"]["div"])
        assert version is FhirVersion.R5 or r4_schema().is_valid(found)


class TestPain:
    """An observation before and one after, with LOINC's code for 0 to 10."""

    def test_is_a_whole_number(self) -> None:
        """Nought is one, too."""
        found = resources(dossier([session(pains=(SpotPain(Leg.RIGHT, ZoneId.SHIN, 4, 0),))]), "Observation")

        assert [(codes(one["code"]), one["valueInteger"]) for one in found] == [
            (["72514-3", "pain-before"], 4),
            (["72514-3", "pain-after"], 0),
        ]
        assert [one["effectiveDateTime"] for one in found] == ["2026-09-01T20:03:00+01:00", "2026-09-01T20:25:00+01:00"]

    def test_that_was_not_asked_is_no_number(self) -> None:
        """It says why there is none."""
        before, after = resources(dossier([cramp()]), "Observation")
        _, silent = resources(dossier([session(pains=(SpotPain(Leg.LEFT, ZoneId.CALF, 5, None),))]), "Observation")

        assert "valueInteger" not in before
        assert codes(before["dataAbsentReason"]) == ["not-asked"]
        assert "not asked" in before["text"]["div"]
        assert after["valueInteger"] == 3
        assert "valueInteger" not in silent
        assert codes(silent["dataAbsentReason"]) == ["unknown"]

    @pytest.mark.parametrize("leg", LEGS)
    def test_keeps_its_leg(self, leg: Leg) -> None:
        """In the code of the place, in its words, and in what it is a part of; the other leg is in none of them."""
        work = (WorkDone(Leg.LEFT, "calf-effleurage"), WorkDone(Leg.RIGHT, "calf-effleurage"))
        whole = [session(pains=tuple(SpotPain(leg, zone, 5, 3) for zone in ZoneId), work=work)]
        procedures = {one["bodySite"][0]["text"]: one["id"] for one in resources(dossier(whole), "Procedure")}
        found = resources(dossier(whole), "Observation")

        assert len(found) == 2 * len(ZoneId)
        other = Leg.RIGHT if leg is Leg.LEFT else Leg.LEFT
        for one in found:
            assert codes(one["bodySite"])[0].startswith(f"{leg.value}-")
            assert one["partOf"] == [{"reference": f"urn:uuid:{procedures[f'{leg.value} leg']}"}]
            assert leg.value in one["text"]["div"]
            assert not re.search(rf"\b{other.value}\b", json.dumps(one))


class TestASession:
    """A procedure for each leg."""

    @each_version
    def test_says_when_where_and_what(self, version: FhirVersion) -> None:
        """Each version has its own name for the time."""
        left, right = resources(dossier([session()]), "Procedure", version)
        period = "occurrencePeriod" if version is FhirVersion.R5 else "performedPeriod"

        assert [codes(one["bodySite"][0]) for one in (left, right)] == [["left"], ["right"]]
        assert left["status"] == "completed"
        assert left[period] == {"start": "2026-09-01T20:05:00+01:00", "end": "2026-09-01T20:25:00+01:00"}
        assert "<b>Begun:</b> Calf strokes" in left["text"]["div"]

    def test_that_was_stopped_says_why(self) -> None:
        """And of one that nobody ended it is not known whether it is over."""
        whole = dossier([session(status="stopped", wrong=(trouble(),)), session(1, status="playing", ended=None)])
        stopped, _, going, _ = resources(whole, "Procedure")

        assert stopped["status"] == "stopped"
        assert stopped["statusReason"]["text"]
        assert going["status"] == "unknown"
        assert "end" not in going["performedPeriod"]

    def test_claims_nothing_of_what_no_player_saw(self) -> None:
        """What was planned is called planned."""
        seen = resources(dossier([session()]), "Procedure")[0]
        unseen = resources(dossier([session(work_was_seen=False, guided_ms=None)]), "Procedure")[0]

        assert seen["extension"][0]["url"] != unseen["extension"][0]["url"]
        assert "what of it was done is not known" in unseen["text"]["div"]
        assert "how long it was is not known" in unseen["text"]["div"]

    @each_version
    def test_that_went_wrong_is_an_issue_with_its_place(self, version: FhirVersion) -> None:
        """It points at the massage of that leg; without a place at both."""
        whole = dossier([session(wrong=(trouble(), trouble(1, "numb", None)), findings=None)])
        here, anywhere = resources(whole, "DetectedIssue", version)

        assert [codes(one["valueCodeableConcept"]) for one in here["extension"]] == [["left-calf"]]
        assert (len(here["implicated"]), len(anywhere["implicated"])) == (1, 2)
        assert "extension" not in anywhere
        assert ("subject" in here) is (version is FhirVersion.R5)


class TestACheckIn:
    """What was answered, and what followed."""

    def test_holds_the_answers_with_their_places(self) -> None:
        """Each in the words of its question."""
        found = resources(dossier([session(felt="")]), "QuestionnaireResponse")[0]
        items = {item["linkId"]: item for item in found["item"]}

        assert items["age"]["answer"] == [{"valueInteger": 44}]
        assert items["pain.left.calf"]["answer"] == [{"valueInteger": 5}]
        (where,) = items["fact.varicose_veins.left"]["answer"][0]["item"]
        assert where["answer"][0]["valueCoding"]["code"] == "left-calf"
        assert items["fact.blood_thinner"]["answer"] == [{"valueBoolean": True}]
        assert found["source"] == found["subject"]

    def test_before_a_ready_made_session_has_no_answers_that_nobody_gave(self) -> None:
        """Minutes, complaint and pain were not asked there."""
        whole = dossier([cramp(answers=answers(facts=[], pain=[]), felt="")])
        (found,) = resources(whole, "QuestionnaireResponse")

        assert [item["linkId"] for item in found["item"]] == ["age"]

    def test_answered_by_the_giver_has_another_source(self) -> None:
        """Not the person it is about."""
        assert "source" not in resources(dossier([session(who=Who.GIVER)]), "QuestionnaireResponse")[0]

    @pytest.mark.parametrize(
        ("verdict", "severity"),
        [(Verdict.MODIFY, "low"), (Verdict.SEE_CLINICIAN_FIRST, "moderate"), (Verdict.EMERGENCY, "high")],
    )
    def test_leads_to_an_issue(self, verdict: Verdict, severity: str) -> None:
        """With the rules behind it, each with its legs."""
        found = Findings(verdict, Urgency.NONE, (("M01", (Leg.RIGHT,)),))
        (issue,) = resources(dossier([session(findings=found)]), "DetectedIssue")

        assert (codes(issue["code"]), issue["severity"]) == ([verdict.value], severity)
        assert codes(issue["evidence"][0]["code"][0]) == ["M01"]
        assert codes(issue["evidence"][0]["extension"][0]["valueCodeableConcept"]) == ["right"]

    def test_that_is_clear_is_no_issue(self) -> None:
        """Nothing stood against massage."""
        clear = session(findings=Findings(Verdict.CLEAR, Urgency.NONE, ()))

        assert resources(dossier([clear]), "DetectedIssue") == []


class TestAProgramme:
    """A care plan."""

    @pytest.mark.parametrize(
        ("changes", "status"),
        [
            ({"made_at": FIRST}, "active"),
            ({}, "completed"),
            ({"made_at": FIRST, "paused_on": FIRST.date()}, "on-hold"),
            ({"ended_on": FIRST.date()}, "revoked"),
        ],
    )
    @each_version
    def test_says_how_it_stands(self, changes: Json, status: str, version: FhirVersion) -> None:
        """Kept, over, at rest, or ended before its end."""
        made = {name: changes[name] for name in ("made_at",) if name in changes}
        kept = {name: value for name, value in changes.items() if name != "made_at"}
        (plan,) = resources(dossier([], programmes=(programme(**kept),), **made), "CarePlan", version)

        assert plan["status"] == status
        assert plan["period"]["start"] == "2026-09-01"
        assert "Tired legs in the evening" in plan["text"]["div"]

    def test_that_is_not_known_any_more_is_called_by_its_id(self) -> None:
        """It was kept all the same."""
        (plan,) = resources(dossier([], programmes=(programme(programme="gone", ends_on=None),)), "CarePlan")

        assert (plan["title"], "activity" in plan) == ("gone", False)


def _with(parts: Iterable[DossierPart]) -> Dossier:
    """Return a dossier as records give it when these parts were chosen."""
    chosen = frozenset(parts)
    told: Json = {}
    if DossierPart.PAIN not in chosen:
        told |= {"pains": (), "felt": ""}
    if DossierPart.TECHNIQUES not in chosen:
        told |= {"work": ()}
    if DossierPart.WRONG in chosen:
        told |= {"wrong": (trouble(),)}
    if DossierPart.ANSWERS not in chosen:
        told |= {"answers": None, "findings": None}
    name = "Anna" if DossierPart.NAME in chosen else ""
    refusals = (refusal(),) if DossierPart.ANSWERS in chosen else ()
    return dossier([session(0, **told)], chosen, name, refusals=refusals)


def _concepts(given: list[Json]) -> dict[str, str]:
    found = {one["code"]: one["display"] for one in given}
    for one in given:
        found |= _concepts(one.get("concept", []))
    return found


def _codings(part: Any) -> Iterable[Json]:
    if isinstance(part, dict):
        if {"system", "code"} <= part.keys():
            yield part
        for inner in part.values():
            yield from _codings(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _codings(inner)
