"""Path by path: who has a red flag reaches no session, through no door, whatever was planned before."""

from __future__ import annotations

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from typer.testing import CliRunner

import legato
from depth import sampled
from legato.cli import app
from legato.cli.exits import Exit
from legato.errors import NotClearedError
from legato.notation.session import Session, Wishes
from legato.pipeline import Planned, Refused
from legato.safety import FactGroup, FactScope, load_rule_book
from legato.server.records.sittings.models import Draft, Sitting
from server.builders import begin, checkin, person, sitting, tell, visitor

FLAGS = sorted(fact.id for fact in load_rule_book().facts.values() if fact.group is FactGroup.RED_FLAG)
DOORS = ("chest_or_breath", "leg_out_of_shape", "one_leg_swollen")
"""A plain one, one that follows up on another, and one on a leg: no door knows which flag it is shut by.

That every flag refuses is tried below the doors, in every run; each door with each flag, by `make prove`.
"""
DISTINCT = [flag for flag in FLAGS if "_" in flag]
"""Those whose names are no ordinary words."""
SOURCE = Path(legato.__file__).parent
JSON = "application/json"

pytestmark = pytest.mark.slow
each_flag = pytest.mark.parametrize("flag", FLAGS)
at_the_door = pytest.mark.parametrize("flag", sampled([*DOORS, *sorted({*FLAGS} - {*DOORS})], len(DOORS)))


@pytest.fixture(scope="module")
def planned() -> Session:
    """Plan a session for a well person."""
    answer = legato.plan(legato.read_checkin(json.dumps(checkin())))
    assert isinstance(answer, Planned)
    return answer.cleared.session


def told(flag: str) -> list[dict[str, str]]:
    """Return a flag with everything it follows up on, as facts of a check-in."""
    above = load_rule_book().facts[flag].asked_if
    return [*(told(above) if above else ()), {"fact": flag}]


def flagged(session: Session, flag: str) -> Session:
    """Return the session as it would be if its check-in had told of a red flag."""
    written = session.model_dump(mode="json")
    written["checkin"]["facts"].extend(told(flag))
    return legato.read_session(json.dumps(written))


def test_there_are_red_flags() -> None:
    """Every flag of the first page is tried."""
    facts = load_rule_book().facts

    assert len(FLAGS) >= 19
    assert {*DOORS} <= {*FLAGS}
    assert [facts[flag].asked_if is not None for flag in DOORS] == [False, True, False]
    assert [facts[flag].scope is FactScope.PERSON for flag in DOORS] == [True, False, False]


def test_no_door_knows_a_flag_by_its_name() -> None:
    """So one flag of a kind stands for all at a door; only the examples of the API name one."""
    doors = [path for door in ("server", "cli") for path in (SOURCE / door).rglob("*.py") if path.name != "examples.py"]
    pages = (SOURCE / "server").rglob("*.html")
    words = {path.name: set(re.findall(r"\w+", path.read_text())) for path in (*doors, *pages)}

    assert len(words) > 100
    assert {name: named for name, said in words.items() if (named := said & {*DISTINCT})} == {}


@each_flag
def test_through_the_library(flag: str, planned: Session) -> None:
    """Planning and editing refuse; clearing and timing raise: also a session that was stored and read again."""
    wishes = Wishes(leave_out=())
    old = flagged(planned, flag)

    assert isinstance(legato.plan(legato.read_checkin(json.dumps(checkin(facts=told(flag))))), Refused)
    assert isinstance(legato.edit(old, wishes), Refused)
    with pytest.raises(NotClearedError):
        legato.clear(old)
    with pytest.raises(NotClearedError):
        legato.timeline(old)


@at_the_door
def test_through_the_command_line(flag: str, planned: Session, tmp_path: Path) -> None:
    """`plan`, `timeline` and `play` end with the code for refused, and write no cue."""
    asked, old = tmp_path / "checkin.json", tmp_path / "session.json"
    asked.write_text(json.dumps(checkin(facts=told(flag))))
    old.write_text(flagged(planned, flag).model_dump_json())

    for words in (
        ["plan", str(asked)],
        ["plan", str(asked), "--json"],
        ["plan", str(asked), "--minutes", "5"],
        ["timeline", str(old)],
        ["timeline", str(old), "--json"],
        ["play", str(old), "--speed", "1000"],
        ["render", str(old), "--to", "vtt"],
        ["render", str(old), "--to", "audio", "-o", str(tmp_path / "old.mp3")],
    ):
        ended = CliRunner().invoke(app, words)
        assert ended.exit_code == Exit.REFUSED, (words, ended.output)
        for word in ("Arch rub", "arch-rub", '"steps"', '"cues"', "Finished", "WEBVTT"):
            assert word not in ended.stdout, words
    assert not (tmp_path / "old.mp3").exists()


@at_the_door
@pytest.mark.django_db
def test_through_the_check_in_pages(flag: str) -> None:
    """One tick on the first page, whoever asks, and no sitting is made."""
    client = visitor()
    draft = begin(client)
    answer = tell(client, draft, flag)

    assert answer.headers["Location"] == f"/check-in/{draft.id}/verdict/"
    assert not Sitting.objects.exists()


@at_the_door
@pytest.mark.django_db
def test_through_the_api(flag: str) -> None:
    """A plan is refused and nothing is stored."""
    refused = visitor(person()).post("/api/v1/plans", json.dumps(checkin(facts=told(flag))), content_type=JSON)

    assert refused.json()["outcome"] == "refused"
    assert "session" not in refused.json()
    assert not Sitting.objects.exists()


@at_the_door
@pytest.mark.django_db
def test_through_an_old_sitting(flag: str) -> None:
    """A sitting whose answers hold a flag is not played, timed or changed into one that is, by page or by API."""
    whose = person()
    old = sitting(whose)
    stored = {**old.session, "checkin": checkin(facts=told(flag))}
    Sitting.objects.update(session=stored, compiled_by="an earlier version", timeline=b"")
    client = visitor(whose)

    client.post(f"/sittings/{old.id}/edit/", {"change": "softer"})
    changed = client.patch(f"/api/v1/plans/{old.id}", json.dumps({"leave_out": []}), content_type=JSON)
    assert changed.json().get("outcome", "refused") == "refused"
    assert "session" not in changed.json()
    assert client.get(f"/sittings/{old.id}/play/").status_code == 409
    assert client.get(f"/api/v1/sittings/{old.id}/timeline").status_code == 409
    old.refresh_from_db()
    assert old.session == stored


@at_the_door
@pytest.mark.parametrize("door", ["the API", "a device that was without a network"])
@pytest.mark.django_db
def test_through_a_plan_from_before_the_flag_was_told(door: str, flag: str) -> None:
    """Wherever it was told, nothing that was planned before is played, timed or kept on a device any more."""
    whose = person()
    earlier = sitting(whose)
    client = visitor(whose)
    if door == "the API":
        client.post("/api/v1/plans", json.dumps(checkin(facts=told(flag))), content_type=JSON)
    else:
        facts = [answer["fact"] for answer in told(flag)]
        body = json.dumps({"facts": facts, "person": str(whose.id)})
        assert client.put(f"/api/v1/refusals/{uuid4()}", body, content_type=JSON).json()["verdict"] != "clear"

    assert client.get(f"/sittings/{earlier.id}/play/").status_code == 409
    assert client.get(f"/api/v1/sittings/{earlier.id}/timeline").status_code == 409
    assert client.get("/api/v1/offline").json()["sittings"] == []


@at_the_door
@pytest.mark.django_db
def test_through_repeating(flag: str) -> None:
    """Holding a good sitting once more begins with the red flags, and one tick ends it."""
    whose = person()
    good = sitting(whose)
    client = visitor(whose)
    first = client.post(f"/sittings/{good.id}/repeat/").headers["Location"]
    answer = tell(client, Draft.objects.latest("made_at"), flag)

    assert first.endswith("/first-questions/")
    assert answer.headers["Location"].endswith("/verdict/")
    assert list(Sitting.objects.values_list("id", flat=True)) == [good.id]


@pytest.mark.prove
def test_paths_are_counted(proved) -> None:
    """Say how many flags were tried through how many doors."""
    doors = "the library, command line, pages, API, old and earlier plans, repeats"
    proved(f"Path by path: {len(FLAGS)} red flags through {doors}")
