"""What is kept holds codes; a door says them in the words of today, whatever was said when it was written down."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.utils.html import escape

from legato.safety import load_rule_book
from legato.server.records.sittings.models import Draft, Outcome, Sitting
from legato.server.records.sittings.selectors import screening_of, session_of
from legato.words import load_sentences, session_in_words, verdict_in_words
from server.builders import RED_FLAG, begin, export_of, person, scope_for, sitting, tell, visitor

pytestmark = pytest.mark.django_db

BOOK, ENGLISH = load_rule_book(), load_sentences()
MIGRATION = import_module("legato.server.records.sittings.migrations.0010_codes_and_no_sentences")
WRONG = "A warning that has been corrected since."


def migrate() -> None:
    """Do what the migration does to rows."""
    MIGRATION.forget_sentences(apps, None)


def limited() -> Sitting:
    """Plan a session for somebody with veins and a blood thinner."""
    veins = {"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}
    return sitting(person(), facts=[veins, {"fact": "blood_thinner"}])


def with_words(screening: dict[str, Any]) -> dict[str, Any]:
    """Write a screening as it was written before: with what was said then."""
    told = verdict_in_words(screening_of(screening), ENGLISH).model_dump(mode="json")
    for reason in told["reasons"]:
        reason["says"] = WRONG
    return told


def written_before(made: Sitting) -> Sitting:
    """Write a sitting as it was written before, with the sentences of that day."""
    made.session = session_in_words(session_of(made), ENGLISH).model_dump(mode="json")
    for choice in made.session["choices"]:
        for reason in choice["reasons"]:
            reason["says"] = WRONG
    made.screening = with_words(made.screening)
    made.save()
    return made


def sentences_in(document: object) -> list[str]:
    """Return what the book and the catalogues say, as far as it stands in a document."""
    text = json.dumps(document, ensure_ascii=False, default=str)
    said = [sentence for rule in BOOK.rules for sentence in (rule.says, rule.why, rule.do) if sentence]
    said += [sentence for care in BOOK.always for sentence in (care.says, care.why)]
    said += [fact.name for fact in BOOK.facts.values() if " " in fact.name]
    return [one for one in (*said, WRONG, '"says"') if one in text]


def test_a_plan_is_kept_without_a_sentence() -> None:
    """Neither the session nor the screening says anything by itself, and the export shows what is kept."""
    made = limited()

    assert sentences_in(made.session) == []
    assert sentences_in(made.screening) == []
    kept = export_of(scope_for(made.person))
    assert sentences_in(kept["sittings"]) == []


def test_a_refusal_is_kept_without_a_sentence() -> None:
    """What a check-in was refused for is told by the rules behind it."""
    client = visitor(person())
    draft = begin(client)
    tell(client, draft, RED_FLAG)
    draft.refresh_from_db()

    assert draft.outcome == Outcome.REFUSED
    assert sentences_in(draft.screening) == []
    rule = BOOK.rule(screening_of(draft.screening).reasons[0].rule)
    page = client.get(f"/check-in/{draft.id}/verdict/").content.decode()
    assert rule.says.partition(".")[0] in page


def test_what_was_written_before_is_rewritten_with_its_codes() -> None:
    """Session and screening are what they would have been, without the sentences; nothing decided is lost."""
    fresh = limited()
    session, screening = fresh.session, fresh.screening
    written_before(fresh)
    refused = Draft.objects.create(person=fresh.person, outcome=Outcome.REFUSED, screening=with_words(screening))
    open_one = Draft.objects.create(person=fresh.person)

    migrate()

    fresh.refresh_from_db()
    refused.refresh_from_db()
    open_one.refresh_from_db()
    assert fresh.session == session
    assert fresh.screening == refused.screening == screening
    assert open_one.screening is None
    assert session_of(fresh).choices


def test_a_corrected_warning_reaches_a_plan_of_before() -> None:
    """Its page says what the book says today, not what was said then."""
    made = written_before(limited())
    migrate()
    client = visitor(made.person)

    care = client.get(f"/sittings/{made.id}/care/").content.decode()
    plan = client.get(f"/sittings/{made.id}/").content.decode()

    assert WRONG not in care + plan
    for reason in screening_of(Sitting.objects.get(id=made.id).screening).reasons:
        assert BOOK.rule(reason.rule).name in care


def test_a_rule_that_is_gone_is_told_calmly() -> None:
    """A plan of before names a rule that has been replaced: its limits hold, and the page says so."""
    made = written_before(limited())
    made.screening["reasons"][0]["rule"] = "M998"
    made.save()
    migrate()
    made.refresh_from_db()

    care = visitor(made.person).get(f"/sittings/{made.id}/care/")

    assert care.status_code == 200
    assert "This was a reason to be careful then; the rule has since been replaced." in care.content.decode()
    assert made.screening["verdict"] == "modify"


def test_reasons_of_a_version_without_arguments_are_told_plainly() -> None:
    """A plan of long ago has codes only; each is told in the sentence that needs nothing more."""
    made = written_before(limited())
    for choice in made.session["choices"]:
        for reason in choice["reasons"]:
            del reason["args"]
    made.save()
    migrate()

    page = visitor(made.person).get(f"/sittings/{made.id}/")

    assert page.status_code == 200
    assert "It is left out on this leg." in page.content.decode()


def test_the_api_gives_codes_and_sentences() -> None:
    """Who asks by a programme gets each reason with what it says today."""
    made = limited()
    client = visitor(made.person)

    told = client.get(f"/api/v1/sittings/{made.id}").json()

    assert all(reason["says"] for choice in told["session"]["choices"] for reason in choice["reasons"])
    for reason in told["screening"]["reasons"]:
        rule = BOOK.rule(reason["rule"])
        assert (reason["says"], reason["why"], tuple(reason["sources"])) == (rule.says, rule.why, rule.sources)


def test_a_plan_speaks_the_language_of_whoever_reads_it() -> None:
    """The same record in another language: every reason of it comes from that language's catalogue."""
    made = limited()
    page = visitor(made.person).get(f"/sittings/{made.id}/", headers={"Accept-Language": "en-XA"}).content.decode()
    other = session_in_words(session_of(made), load_sentences("en-XA"))
    reasons = [escape(reason.says) for choice in other.choices for reason in choice.reasons]

    assert all(reason in page for reason in reasons)
    assert all(reason.startswith("⟦") for reason in reasons)
