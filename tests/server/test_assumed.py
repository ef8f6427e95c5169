"""What a ready-made session assumes is nobody's answer: not when it is repeated, not in a record, not on a page."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest
from django.test import Client

from legato.pipeline.ready import ReadyName
from legato.safety import load_rule_book
from legato.server.records.checkins.questions import checkin_of, whole_checkin_of
from legato.server.records.checkins.services import draft_begin
from legato.server.records.diary import reliefs_of
from legato.server.records.holding import sitting_finish
from legato.server.records.people.models import Person, RememberedFact
from legato.server.records.people.services import person_remember
from legato.server.records.ready.known import health_of
from legato.server.records.sittings.models import Draft, Sitting
from legato.server.records.sittings.selectors import sittings_held
from server.builders import begin, check_in, event, exported, person, scope_for, send_events, sitting, visitor

pytestmark = pytest.mark.django_db

ASSUMED = {"bleeding_disorder", "blood_thinner", "implant_device"}


def ready(client: Client, name: str = "five", whose: Person | None = None, *, over: bool = True) -> Sitting:
    """Begin a ready-made session, and hold it to its end, as a device tells it."""
    made = uuid.uuid4()
    body = {"ready": name, "person": str(whose.id) if whose else None, "begun_at": "2026-11-22T19:00:00Z"}
    client.put(f"/api/v1/sittings/{made}", json.dumps(body), content_type="application/json")
    send_events(client, Sitting(id=made), event("started"), *([event("finished", 200_000)] if over else []))
    return Sitting.objects.get(id=made)


@pytest.mark.parametrize(("name", "page"), [("five", "five"), ("hurting", "hurting"), ("cramp-left", "cramp")])
def test_a_ready_made_session_repeats_as_ready_made(name: str, page: str) -> None:
    """Its own questions are asked again; no check-in is begun with what it assumed."""
    client = visitor(person())
    begun = ready(client, name)

    assert client.post(f"/sittings/{begun.id}/repeat/").headers["Location"] == f"/quick/{page}/"
    assert client.get(f"/quick/{page}/").status_code == 200
    assert not Draft.objects.exists()


def test_no_check_in_begins_with_what_a_session_assumed() -> None:
    """Whoever asks for it, by whatever way: a ready-made session holds no answers to begin with."""
    anna = person()
    begun = draft_begin(scope_for(anna), person=anna, repeats=ready(visitor(anna)))

    assert begun.repeats is None
    assert [step for step in begun.answers.values() if step.get("facts") or step.get("age")] == []


def test_an_older_check_in_does_not_stand_for_what_was_told_since() -> None:
    """Repeating a session from before begins with the diabetes and the age that were told after it."""
    anna = person()
    before = sitting(anna, facts=[{"fact": "blood_thinner"}])
    person_remember(scope_for(anna), person=anna, health={"age": 61}, facts=[{"fact": "diabetes"}])
    health = draft_begin(scope_for(anna), person=anna, repeats=before).answers["health"]

    assert ([answer["fact"] for answer in health["facts"]], health["age"]) == (["diabetes", "blood_thinner"], 61)
    assert health["done"] is False


def test_minutes_that_were_taken_on_top_are_not_what_was_asked_for() -> None:
    """A session that was made longer while it was held is begun again with the minutes of its check-in."""
    anna = person()
    held = sitting(anna, minutes=10)
    held.session = held.session | {"minutes_asked": 10, "checkin": held.session["checkin"] | {"minutes": 13}}
    held.save()

    assert draft_begin(scope_for(anna), person=anna, repeats=held).answers["today"]["minutes"] == 10


def test_whoever_has_to_check_in_first_is_asked_everything() -> None:
    """After a ready-made session is over, or too old, "Check in again" leads to a check-in with nothing ticked."""
    client = visitor(person())
    old = client.get(f"/sittings/{ready(client, over=False).id}/play/")
    over = client.get(f"/sittings/{ready(client).id}/")

    assert (old.status_code, over.status_code) == (409, 200)
    for page in (old.content.decode(), over.content.decode()):
        assert re.search(r'<form[^>]* action="/check-in/" method="post">.*Check in again</button></form>', page)
        assert "/repeat/" not in page


# Tours of the twelve ask for all of these instead.
@pytest.mark.parametrize("name", [name.value for name in ReadyName if not name.startswith("twelve")])
def test_the_export_tells_nothing_that_nobody_told(name: str) -> None:
    """No illness, no age and no place to leave alone; what was assumed is there under its own name."""
    client = visitor(person())
    ready(client, name)
    export = exported(client)
    (kept,) = export["sittings"]
    checkin = kept["session"]["checkin"]

    assert (kept["ready"], checkin["facts"], checkin["avoid"], checkin["person"]["age"]) == (name, [], [], None)
    assert {answer["fact"] for answer in checkin["assumed"]} >= ASSUMED
    assert all(held["assumed"] for held in kept["screening"]["held"])
    assert export["remembered_facts"] == []
    assert '"age": 40' not in json.dumps(export)


def test_what_was_told_is_kept_as_told_beside_it() -> None:
    """Her age and her veins are hers; that she might have had a drink today is the session's own care."""
    anna = person()
    veins = {"fact": "varicose_veins", "leg": "left", "zones": []}
    person_remember(scope_for(anna), person=anna, health={"age": 61}, facts=[veins])
    checkin = ready(visitor(anna)).session["checkin"]

    assert (checkin["person"]["age"], checkin["facts"]) == (61, [veins])
    assert "alcohol_or_sedatives" in {answer["fact"] for answer in checkin["assumed"]}


def test_the_page_of_what_was_changed_says_what_nobody_was_asked() -> None:
    """It gives no reason that speaks of an illness as hers, and says that none of it is kept as her answer."""
    client = visitor(person())
    begun = ready(client)
    care = client.get(f"/sittings/{begun.id}/care/").content.decode()
    plan = client.get(f"/sittings/{begun.id}/").content.decode()

    assert "We did not ask about the things below" in care
    assert 'class="change"' not in care
    assert f"/sittings/{begun.id}/care/" in plan
    assert "changed for your safety" not in plan
    assert "We leave it out" not in plan
    assert "deep bruise" not in plan


def test_the_page_of_somebody_who_told_something_says_that_reason() -> None:
    """A blood thinner that she told stays a reason, in a ready-made session too."""
    anna = person()
    person_remember(scope_for(anna), person=anna, health={"age": 61}, facts=[{"fact": "blood_thinner"}])
    client = visitor(anna)
    care = client.get(f"/sittings/{ready(client, whose=anna).id}/care/").content.decode()

    assert care.count('class="change"') == 1


def test_pain_before_that_nobody_asked_about_is_no_pain_of_nought() -> None:
    """The diary does not call four of ten after it a rise from nothing."""
    anna = person()
    begun = ready(visitor(anna), "hurting")
    sitting_finish(
        scope_for(begun.person), sitting=begun, pains=[{"leg": "left", "zone": "calf", "score": 4}], felt="better"
    )

    assert [(pain.before, pain.after) for pain in begun.pains.all()] == [(None, 4)]
    assert [reliefs_of(one) for one in sittings_held(scope_for(anna))] == [()]
    assert "Your left calf: 4 after. Pain before was not asked." in visitor(anna).get("/diary/").content.decode()


def test_a_rise_of_pain_that_nobody_compared_says_so() -> None:
    """It counts with the same care, once, and the record tells that the pain before was not asked."""
    begun = ready(visitor(person()), "hurting")
    for _ in range(2):
        sitting_finish(
            scope_for(begun.person), sitting=begun, pains=[{"leg": "left", "zone": "calf", "score": 4}], felt="worse"
        )

    (rise,) = begun.events.filter(kind="told_after")
    assert rise.detail == {"what": "pain_rose", "zone": "calf", "before": "not asked"}


def test_a_question_that_was_not_there_is_not_answered_with_no() -> None:
    """Only what the last check-in asked counts as settled before a ready-made session; the rest is asked or assumed."""
    anna = person()
    client = visitor(anna)
    check_in(client, today={"pain-left-calf": "", "pain-left-arch": "3"})
    anna.refresh_from_db()
    asked = {name for step in Draft.objects.get().answers.values() for name in step.get("asked", ())}
    book = load_rule_book()
    settled = {name for name in health_of(scope_for(anna), anna).settled if book.facts[name].derived is None}

    assert settled == {name for name in asked if load_rule_book().facts[name].remembered}
    assert "diabetes" in settled

    draft = Draft.objects.get()
    draft.answers["health"]["asked"].remove("diabetes")
    draft.save()
    checkin = ready(client, whose=anna).session["checkin"]
    assert "diabetes" not in health_of(scope_for(anna), anna).settled
    assert "diabetes" in {answer["fact"] for answer in checkin["assumed"]}


def test_pain_that_a_check_in_left_at_nought_is_told() -> None:
    """There the map was answered, and a zone without pain has none."""
    planned = sitting(person())
    sitting_finish(
        scope_for(planned.person), sitting=planned, pains=[{"leg": "right", "zone": "shin", "score": 1}], felt="better"
    )

    assert [(pain.before, pain.after) for pain in planned.pains.filter(leg="right")] == [(0, 1)]


def test_nobody_is_asked_to_look_at_her_feet_for_an_illness_she_never_told() -> None:
    """The foot check after a session is for those who have told that they need it."""
    client = visitor(person())
    begun = ready(client)

    assert client.post(f"/sittings/{begun.id}/after/", {"felt": "better"}).headers["Location"] == "/diary/"


def test_an_age_that_was_not_asked_yet_is_unknown() -> None:
    """The first answers are screened without one, and no plan is made before there is one."""
    client = visitor(person())
    draft = begin(client)

    assert checkin_of(draft.answers).person.age is None
    with pytest.raises(Exception, match=r"age"):
        whole_checkin_of(draft.answers)


@pytest.mark.parametrize(
    "claim", [{"assumed": [{"fact": "blood_thinner"}]}, {"person": {"age": None}}], ids=["a fact", "no age"]
)
def test_no_client_may_claim_an_assumption(claim: dict[str, Any]) -> None:
    """What is sent to be planned is what somebody answered."""
    body = json.dumps({"person": {"age": 44}, **claim})

    assert visitor(person()).post("/api/v1/plans", body, content_type="application/json").status_code == 422
    assert not RememberedFact.objects.exists()
