"""What somebody takes along: only what they chose, only what was said, and only their own."""

from __future__ import annotations

import csv
import json
import uuid
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from pypdf import PdfReader

from legato.body import Leg, ZoneId
from legato.response import Chosen, Dossier, DossierPart, DossierSession
from legato.server.records.dossier import dossier_of
from legato.server.records.holding import sitting_finish
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Sitting
from server.builders import (
    RED_FLAG,
    check_in,
    event,
    held,
    person,
    scope_for,
    send_events,
    sitting,
    ticks,
    visitor,
)

pytestmark = pytest.mark.django_db
ALL = frozenset(DossierPart)
FILE = "/diary/take-along/file/"


def taken(whose: Person, chosen: Chosen | None = None) -> tuple[Dossier, list[DossierSession]]:
    """Return what somebody takes along, and its sessions."""
    with dossier_of(scope_for(whose), whose, chosen or Chosen(ALL)) as dossier:
        return dossier, list(dossier.sessions)


def table(whose: Person, **asked: object) -> list[dict[str, str]]:
    """Fetch the table as a browser does."""
    given = {"form": "csv", "weeks": "all", "part": [part.value for part in DossierPart]} | asked
    answer = visitor(whose).get(FILE, given)
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(answer.getvalue().decode("utf-8-sig"), newline="")))


class TestADossier:
    """One record, from which every form is written."""

    def test_tells_a_session_as_it_was(self) -> None:
        """Pain before and after with its leg, what was done, what was answered, what followed."""
        anna = person("Anna")
        stopped = sitting(anna, facts=[{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}])
        send_events(
            visitor(anna),
            stopped,
            event("started"),
            event("cue_reached", 20_000, leg="right", technique=_technique(stopped, "right")),
            event("something_wrong", 40_000, leg="right", detail={"what": "hurts", "where": "right_foot"}),
        )
        sitting_finish(
            scope_for(anna), sitting=stopped, pains=[{"leg": "left", "zone": "calf", "score": 4}], note="Slow."
        )
        dossier, (told,) = taken(anna)

        assert (dossier.person.name, dossier.person.id) == ("Anna", str(anna.id))
        assert [(pain.leg, pain.zone, pain.before, pain.after) for pain in told.pains] == [
            (Leg.LEFT, ZoneId.CALF, 5, 4)
        ]
        assert [(one.leg.value, one.technique) for one in told.work] == [("right", _technique(stopped, "right"))]
        assert told.work_was_seen
        assert [(one.what, one.leg) for one in told.wrong] == [("hurts", Leg.RIGHT)]
        assert (told.status, told.note, told.guided_ms) == ("stopped", "Slow.", 40_000)
        assert told.findings is not None
        assert told.findings.rules[0][1] == (Leg.LEFT,)
        assert told.answers is not None
        assert [(one.fact, one.leg) for one in told.answers.facts] == [("varicose_veins", Leg.LEFT)]

    def test_knows_nothing_of_what_was_not_asked(self) -> None:
        """Before a ready-made session nobody is asked where it hurts, and what it assumes is nobody's answer."""
        anna = person("Anna")
        client = visitor(anna)
        made = uuid.uuid4()
        body = {"ready": "five", "person": str(anna.id), "begun_at": "2026-11-22T19:00:00Z"}
        client.put(f"/api/v1/sittings/{made}", json.dumps(body), content_type="application/json")
        send_events(client, Sitting(id=made), event("started"))
        ready = Sitting.objects.get(id=made)
        sitting_finish(scope_for(anna), sitting=ready, pains=[{"leg": "right", "zone": "arch", "score": 2}])
        _, (told,) = taken(anna)

        assert ready.session["checkin"]["assumed"]
        assert not told.was_asked_before
        assert [(pain.leg.value, pain.before, pain.after) for pain in told.pains] == [("right", None, 2)]
        assert told.answers is not None
        assert told.answers.facts == ()
        assert told.findings is not None
        assert (told.findings.verdict, told.findings.rules) == ("clear", ())

    def test_gives_nobody_a_name_they_have_not(self) -> None:
        """Who was there first is called "Me" until somebody says otherwise, which is no name for a doctor."""
        assert taken(person("Me"))[0].person.name == ""

    def test_has_no_sessions_that_were_only_planned(self) -> None:
        """Nobody was massaged in them."""
        anna = person("Anna")
        sitting(anna)

        assert taken(anna)[1] == []

    def test_tells_of_check_ins_that_were_refused(self) -> None:
        """With the verdict and the rules behind it."""
        anna = person("Anna")
        check_in(visitor(anna), first=ticks(RED_FLAG))
        (refused,) = taken(anna)[0].refusals

        assert refused.findings.verdict.refuses
        assert refused.answers is not None
        assert [one.fact for one in refused.answers.facts] == [RED_FLAG]

    def test_tells_of_the_programme(self) -> None:
        """Its first day and its last."""
        anna = person("Anna")
        visitor(anna).post("/programme/begin/evening-legs/")
        (kept,) = taken(anna)[0].programmes

        assert kept.ends_on is not None
        assert (kept.programme, (kept.ends_on - kept.begun_on).days % 7) == ("evening-legs", 6)

    @pytest.mark.parametrize("part", DossierPart)
    def test_holds_nothing_of_a_part_that_was_left_out(self, part: DossierPart) -> None:
        """Not in the record itself, so no form of it can tell it."""
        anna = person("Anna")
        check_in(visitor(anna), first=ticks(RED_FLAG))
        session = held(anna)
        sitting_finish(
            scope_for(anna),
            sitting=session,
            pains=[{"leg": "left", "zone": "calf", "score": 2}],
            felt="better",
            wrong=["hurts"],
            note="Slow.",
        )
        whole, (full,) = taken(anna)
        less, (short,) = taken(anna, Chosen(ALL - {part}))
        told = {
            DossierPart.NAME: (whole.person.name, less.person.name),
            DossierPart.PAIN: ((full.pains, full.felt), (short.pains, short.felt)),
            DossierPart.TECHNIQUES: (full.work, short.work),
            DossierPart.WRONG: ((full.wrong, full.status), (short.wrong, short.status)),
            DossierPart.ANSWERS: ((full.answers, whole.refusals), (short.answers, less.refusals)),
            DossierPart.NOTES: (full.note, short.note),
        }
        if part in told:
            there, gone = told[part]
            assert all(there) if isinstance(there, tuple) else there
            assert not any(gone) if isinstance(gone, tuple) else not gone
        # Age and pain are answers as well, and go with their own part.
        also = {DossierPart.ANSWERS} if part in {DossierPart.NAME, DossierPart.PAIN} else set()
        assert all(one[0] == one[1] for name, one in told.items() if name not in {part, *also})
        if also:
            assert short.answers is not None
            assert short.answers != full.answers

    def test_holds_nothing_before_the_first_day(self) -> None:
        """A session of that day is in it, one of the day before is not."""
        anna = person("Anna")
        old, new = held(anna), held(anna)
        today = scope_for(anna).today
        Sitting.objects.filter(id=old.id).update(made_at=scope_for(anna).now - timedelta(days=8))
        _, told = taken(anna, Chosen(ALL, today - timedelta(days=7)))

        assert [one.id for one in told] == [str(new.id)]

    def test_is_the_same_every_time(self) -> None:
        """What was taken along once is known again by its ids."""
        anna = person("Anna")
        held(anna)

        assert taken(anna)[1] == taken(anna)[1]

    def test_asks_the_database_no_oftener_for_more_sessions(self, django_assert_max_num_queries: object) -> None:
        """Some questions for each hundred sessions, and none for each."""
        anna = person("Anna")
        one = held(anna)
        for _ in range(30):
            one.pk = uuid.uuid4()
            one.save(force_insert=True)
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            assert len(taken(anna)[1]) == 31


class TestTheFile:
    """Downloaded from the diary."""

    def test_is_offered_on_the_diary(self) -> None:
        """The page says what can be chosen; notes stay where they are unless somebody wants them along."""
        anna = person("Anna")
        held(anna)
        assert b'href="/diary/take-along/"' in visitor(anna).get("/diary/").content
        page = visitor(anna).get("/diary/take-along/").content.decode()

        assert page.count('name="part"') == len(DossierPart)
        assert 'value="pain" checked' in page
        assert 'value="notes" checked' not in page

    def test_is_a_table_that_is_not_kept_in_caches(self) -> None:
        """Nothing in its name tells whose it is."""
        anna = person("Anna")
        held(anna)
        answer = visitor(anna).get(FILE, {"form": "csv", "weeks": "all", "part": ["pain"]})

        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert "Anna" not in answer.headers["Content-Disposition"]
        assert b"Anna" not in answer.getvalue()

    def test_holds_what_was_chosen_alone(self) -> None:
        """Nothing ticked is nothing told; a part that does not exist adds nothing."""
        anna = person("Anna")
        held(anna)

        assert "pain_before" in table(anna)[0]
        assert not {"pain_before", "person", "note"} & table(anna, part=["everything"])[0].keys()

    @pytest.mark.parametrize("form", ["fhir-r4", "fhir-r5"])
    def test_is_a_bundle_for_other_programs(self, form: str) -> None:
        """With the pain of this very session, and nothing that was left out."""
        anna = person("Anna")
        session = held(anna)
        given = {"form": form, "weeks": "all", "part": ["pain", "techniques"]}
        answer = visitor(anna).get(FILE, given)
        told = json.loads(answer.getvalue())
        pains = [one["resource"] for one in told["entry"] if one["resource"]["resourceType"] == "Observation"]

        assert answer.headers["Content-Type"] == "application/fhir+json; charset=utf-8"
        assert sorted(one["valueInteger"] for one in pains) == [2, 5]
        assert {one["bodySite"]["text"] for one in pains} == {"left calf"}
        assert "Anna" not in json.dumps(told)
        assert session.status == "finished"

    def test_is_a_page_for_a_doctor(self) -> None:
        """One side of paper, with what was chosen and no more."""
        anna = person("Anna")
        held(anna)
        answer = visitor(anna).get(FILE, {"form": "pdf", "weeks": "all", "part": ["pain"]})
        read = PdfReader(BytesIO(answer.getvalue()))
        told = " ".join(read.pages[0].extract_text().split())

        assert answer.headers["Content-Type"] == "application/pdf"
        assert len(read.pages) == 1
        assert "left calf 5 (5–5) 2 (2–2) 1" in told
        assert "No name given" in told
        assert "Anna" not in told
        assert "The person left out: name and age, what was done" in told

    def test_is_no_page_where_nothing_can_set_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It says what is missing, and offers nothing that breaks."""
        monkeypatch.setattr("legato.server.wire.dossier_files.paper_is_possible", lambda: False)
        anna = person("Anna")
        page = visitor(anna).get("/diary/take-along/").content.decode()

        assert 'value="pdf"' not in page
        assert "pip install" in page
        assert visitor(anna).get(FILE, {"form": "pdf", "weeks": "all"}).status_code == 404

    @pytest.mark.parametrize("asked", [{"form": "docx"}, {"form": ""}, {"weeks": "1000"}, {"weeks": ""}])
    def test_of_no_form_or_time_there_is_is_not_found(self, asked: dict[str, str]) -> None:
        """Rather than more than was asked for."""
        answer = visitor(person("Anna")).get(FILE, {"form": "csv", "weeks": "all"} | asked)

        assert answer.status_code == 404

    def test_is_nobody_else_s(self) -> None:
        """Of another household there is nothing in it, nor of somebody else in the same one."""
        anna, stranger = person("Anna"), person("Eve")
        ben = person("Ben", anna.household)
        held(stranger)
        held(ben)

        assert table(anna) == []
        assert {row["person"] for row in table(ben)} == {"Ben"}


def _technique(planned: Sitting, leg: str) -> str:
    return next(
        step["technique"] for step in planned.session["steps"] if step["step"] == "block" and step["leg"] == leg
    )
