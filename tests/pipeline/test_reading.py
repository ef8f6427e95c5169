"""Reading what comes from outside: one clear message with its place for everything that is wrong."""

from __future__ import annotations

import json

import pytest

from legato.errors import CheckInError, InvalidInputError, SessionError
from legato.pipeline import MOST_BYTES, read_checkin, read_session, read_wishes
from legato.pipeline.reading import MOST_FINDINGS

FULL = {
    "person": {"age": 44, "pregnant_weeks": None, "postpartum_weeks": None},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": "left", "zone": "calf", "score": 5}],
    "facts": [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}, {"fact": "blood_thinner"}],
    "minutes": 20,
    "performer": "self",
    "position": "chair",
    "reach": "toes",
    "hands": 2,
    "have": ["oil", "tennis_ball"],
    "aims": ["relax"],
}


def told(text: str | bytes) -> list[tuple[str, str]]:
    """Return what is said about a check-in that cannot be read, with its places."""
    with pytest.raises(CheckInError) as wrong:
        read_checkin(text)
    return [(finding.path, finding.says) for finding in wrong.value.findings]


def checkin_with(**changes) -> str:
    """Write a check-in with some answers changed."""
    return json.dumps(FULL | changes)


class TestACheckIn:
    """A check-in as a person, a form or another programme sends it."""

    def test_every_answer_is_read(self):
        """What is written comes back as written."""
        read = read_checkin(json.dumps(FULL))

        assert json.loads(read.model_dump_json(include=set(FULL)))["have"] == FULL["have"]
        assert (read.person.age, read.minutes, read.pain[0].score) == (44, 20, 5)

    def test_bytes_with_a_mark_of_their_order_are_read_too(self):
        """Some editors write three bytes in front of the text."""
        assert read_checkin(b"\xef\xbb\xbf" + json.dumps(FULL).encode()) == read_checkin(json.dumps(FULL))

    @pytest.mark.parametrize(
        ("changes", "path"),
        [
            ({"person": {"age": 400}}, "person.age"),
            ({"person": {"age": "44"}}, "person.age"),
            ({"minutes": 0}, "minutes"),
            ({"minutes": 4}, "minutes"),
            ({"minutes": 10_000}, "minutes"),
            ({"minutes": 7.5}, "minutes"),
            ({"pain": [{"leg": "middle", "zone": "calf", "score": 5}]}, "pain[0].leg"),
            ({"pain": [{"leg": "left", "zone": "elbow", "score": 5}]}, "pain[0].zone"),
            ({"pain": [{"leg": "left", "zone": "calf", "score": 11}]}, "pain[0].score"),
            ({"facts": [{"fact": "x" * 100_000}]}, "facts[0].fact"),
            ({"colour": "red"}, "colour"),
            ({"hands": 3}, "hands"),
        ],
    )
    def test_an_impossible_answer_is_told_with_its_place(self, changes, path):
        """One finding, at the very field."""
        [(at, says)] = told(checkin_with(**changes))

        assert at == path
        assert says.endswith(".")
        assert len(says) < 300

    def test_all_mistakes_are_told_at_once(self):
        """Nobody has to mend one to hear of the next."""
        found = told(checkin_with(minutes=0, hands=9, person={"age": 400}, colour="red"))

        assert {path for path, _ in found} == {"minutes", "hands", "person.age", "colour"}

    def test_a_missing_person_is_asked_for(self):
        """The only thing that cannot be assumed is who it is about."""
        assert told("{}") == [("person", "This field is needed.")]

    def test_a_thousand_mistakes_are_cut_short(self):
        """Past what anybody reads it is only said how many there are."""
        found = told(checkin_with(**{f"field_{number}": 1 for number in range(1_000)}))

        assert len(found) == MOST_FINDINGS + 1
        assert found[-1][1] == "There are 950 more mistakes like these."


class TestTextThatIsNone:
    """What is not even JSON, or only looks like it."""

    def test_broken_json_is_told_with_its_line(self):
        """Line and column, so that an editor can go there."""
        with pytest.raises(CheckInError) as wrong:
            read_checkin('{\n  "minutes": 20,\n  "hands" 2}')

        [finding] = wrong.value.findings
        assert finding.line == 3
        assert "column 11" in finding.says

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("", "not valid JSON"),
            ("[" * 100_000, "nested too deeply"),
            ('{"a":' * 100_000, "nested too deeply"),
            (b"\xff\xfe{}", "not UTF-8"),
            # As `legato plan ... > session.json` writes it in PowerShell 5.
            (
                "\ufeff{}".encode("utf-16-le"),
                "UTF-16, as `>` writes it in an older PowerShell: use `| Out-File -Encoding utf8`.",
            ),
            ("\ufeff{}".encode("utf-16-be"), "UTF-16"),
            ('"\ud800"', "not UTF-8"),
            ("[]", "fields is needed"),
            ("null", "fields is needed"),
        ],
    )
    def test_it_is_one_clear_message(self, text, says):
        """No traceback, no riddle."""
        [(path, told_says)] = told(text)

        assert path == ""
        assert says in told_says

    @pytest.mark.parametrize(
        ("value", "says"),
        [
            ("NaN", "NaN is not a number"),
            ("-Infinity", "no number"),
            ("Infinity", "no number"),
            ("1e999", "no number"),
            pytest.param("9" * 10_000, "too long", id="many digits"),
            pytest.param("9" * 18, "too long", id="more than a browser counts"),
            pytest.param('"' + "x" * 900_000 + '"', "900000 characters; 10000 fit", id="a book"),
            pytest.param("[" * 60 + "]" * 60, "nested too deeply", id="deep"),
            ('{"a": 1, "a": 2}', "'a' is given twice"),
        ],
    )
    def test_a_value_that_no_document_may_hold_is_told_with_its_place(self, value, says):
        """Whatever the field is for."""
        [(path, told_says)] = told(f'{{"minutes": 20, "pain": [{{"leg": "left", "score": {value}}}]}}')

        assert path == ("pain" if "[[" in value else "pain[0].score")
        assert says in told_says

    def test_an_answer_given_twice_is_not_silently_replaced(self):
        """Otherwise a second, empty list of facts would hide a blood clot."""
        [(_, says)] = told('{"person": {"age": 44}, "facts": [{"fact": "past_clot"}], "facts": []}')

        assert says == "'facts' is given twice in the same place."

    def test_megabytes_are_refused_unread(self):
        """The size is told, and what is allowed."""
        [(_, says)] = told(" " * (MOST_BYTES + 1))

        assert says == f"This is {MOST_BYTES + 1} bytes long; at most {MOST_BYTES} are read."

    def test_the_size_counts_bytes_and_not_letters(self):
        """Letters of three bytes do not slip past."""
        assert "bytes long" in told('"' + "€" * (MOST_BYTES // 2) + '"')[0][1]


class TestSessionsAndWishes:
    """The other documents are read with the same care, and their errors have their own names."""

    def test_a_session_that_stops_in_the_middle_is_refused(self):
        """It needs its close."""
        steps = [{"step": "block", "leg": "left", "technique": "arch-rub", "lasts_ms": 1_000, "pressure": 3}] * 3
        with pytest.raises(SessionError, match="ends with 'close'"):
            read_session(json.dumps({"checkin": FULL, "steps": steps}))

    def test_a_mistake_inside_its_check_in_is_told_with_the_whole_path(self):
        """The way to it starts at the top of the document."""
        with pytest.raises(SessionError) as wrong:
            read_session(json.dumps({"checkin": FULL | {"minutes": 0}, "steps": []}))

        assert {finding.path for finding in wrong.value.findings} == {"checkin.minutes", "steps"}

    def test_wishes_are_read_and_refused_alike(self):
        """What a person changed in a plan is a document too."""
        assert read_wishes('{"leave_out": [{"leg": "left", "technique": "knuckle"}]}').leave_out[0].leg == "left"
        with pytest.raises(InvalidInputError):
            read_wishes('{"leave_out": [{"leg": "up", "technique": "knuckle"}]}')
