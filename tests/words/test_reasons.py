"""A reason is a code with what it is about; whoever reads it gets one whole sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product

import pytest

from legato import pipeline
from legato.library import load_library
from legato.notation.checkin import Aim, Complaint, Equipment, Position, Reach, Who
from legato.notation.score import Part
from legato.notation.session import Reason, ReasonCode, Session
from legato.notation.technique import Grade
from legato.planner.refusal import help_for
from legato.safety import load_rule_book
from legato.words import PSEUDO, load_sentences, reason_words, session_in_words
from legato.words.pseudo import MARKS
from legato.words.reasons import REASON_NEEDS

BOOK, ENGLISH = load_rule_book(), load_sentences()
PLAIN = {f"reason-{code.value.replace('_', '-')}": code for code in ReasonCode}
VALUES: dict[str, tuple[str | int, ...]] = {
    "leg": ("left", "right"),
    "technique": ("arch-rub",),
    "complaint": tuple(one.value for one in Complaint),
    "aim": tuple(one.value for one in Aim),
    "grade": (Grade.HIGH.value, Grade.MODERATE.value, Grade.LOW.value),
    "needs": tuple(one.value for one in Reach),
    "position": tuple(one.value for one in Position),
    "fact": ("varicose_veins",),
    "zones": ("calf", "calf shin", "toes toe_webs behind_knee"),
    "minutes": (5, 20),
    "seconds": (60,),
    "least_seconds": (90,),
    "leg_seconds": (240,),
    "most_seconds": (180,),
    "grid": (10,),
    "least": (4,),
    "cap": (3,),
}
FROM = {
    "places": "zones",
    "count": "zones",
    "time": "least_seconds",
    "whole": "leg_seconds",
    "most": "most_seconds",
    "name": "fact",
}
"""What a sentence puts in, by what it is made of where that has another name."""


def every_reason() -> Iterator[Reason]:
    """Give every code with every case, and every value of what its sentence speaks of."""
    yield from (Reason(code=code) for code in ReasonCode)
    for message, needs in REASON_NEEDS.items():
        plain = next(one for one in sorted(PLAIN, key=len, reverse=True) if message.startswith(f"{one}-"))
        case = message.removeprefix(f"{plain}-").replace("-", "_")
        names = [_written(name, message) for name in needs]
        for values in product(*(_values(name, case) for name in names)):
            given = {"leg": "left", **dict(zip(names, values, strict=True)), "case": case}
            yield Reason(code=PLAIN[plain], args=given)
            yield Reason(code=PLAIN[plain], args={"technique": "arch-rub", **given, "wished": 1})


def _written(name: str, message: str) -> str:
    if name in ("things", "parts"):
        return "things"
    seconds = name == "least" and message in ("reason-no-time-too-short", "reason-excluded-block-cap")
    return "least_seconds" if seconds else FROM.get(name, name)


def _values(name: str, case: str) -> tuple[str | int, ...]:
    if name == "things":
        kind = Part if case == "part" else Equipment
        return (*(one.value for one in kind), " ".join(list(kind)[:3]))
    return VALUES[name]


def test_every_reason_is_one_whole_sentence_for_everybody() -> None:
    """No argument is missing, no mark of the catalogue is left, and each begins and ends as a sentence does."""
    for reason, who in product(every_reason(), Who):
        text = reason_words(reason, who, ENGLISH, BOOK)
        assert text[0].isupper()
        assert text.endswith(".")
        assert not re.search(r"[{}$]|\n|  ", text), text


def test_every_reason_is_marked_in_the_pseudo_language() -> None:
    """Nothing of a reason escapes the catalogue: what a translator would get is all there is."""
    pseudo = load_sentences(PSEUDO)
    for reason in every_reason():
        text = reason_words(reason, Who.SELF, pseudo, BOOK)
        assert (text[0], text[-1]) == MARKS, text


def test_every_case_is_said_with_what_it_is_about() -> None:
    """A reason with all it needs is never told in the plain sentence that knows nothing more."""
    for reason in every_reason():
        if reason.args.get("case") and not reason.args.get("wished"):
            plain = reason_words(Reason(code=reason.code), Who.SELF, ENGLISH, BOOK)
            assert reason_words(reason, Who.SELF, ENGLISH, BOOK) != plain, reason


def test_every_message_about_plans_is_asked_for() -> None:
    """Nothing lies in the catalogue that no reason leads to."""
    messages = {code for code in ENGLISH.codes() if code.startswith("reason-")}
    helps = {help_.code for code in ReasonCode if (help_ := help_for(code))}

    assert messages == PLAIN.keys() | REASON_NEEDS.keys() | {"reason-wished"}
    assert helps <= ENGLISH.codes()


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            Reason(code=ReasonCode.ZONE_EXCLUDED, args={"case": "left_out", "zones": "calf shin toes", "leg": "left"}),
            "It touches places that are left out: left calf, left shin and left toes.",
        ),
        (
            Reason(code=ReasonCode.PRESSURE_CAP, args={"case": "at_most", "least": 4, "cap": 3}),
            "It needs at least medium pressure; here only light pressure is right.",
        ),
        (
            Reason(code=ReasonCode.NO_TIME, args={"case": "least", "least_seconds": 90, "leg_seconds": 240}),
            "It takes 1:30 at least; this leg has 4:00 in all.",
        ),
        (
            Reason(
                code=ReasonCode.NEEDS_EQUIPMENT,
                args={"case": "things", "things": "tennis_ball", "technique": "arch-rub", "leg": "right", "wished": 1},
            ),
            "Arch rub, right leg: It needs something that is not within reach: tennis ball.",
        ),
    ],
)
def test_reasons_read_naturally(reason: Reason, said: str) -> None:
    """Places and things stand in whole sentences as one would write them."""
    assert reason_words(reason, Who.SELF, ENGLISH, BOOK) == said


def test_each_answer_that_rules_a_technique_out_has_a_sentence_of_its_own() -> None:
    """Nobody reads a label with a colon where a sentence belongs."""
    facts = {fact for technique in load_library().techniques.values() for fact in technique.contraindications}
    plain = ENGLISH.say("reason-excluded-not-with", fact="none", name="none").split(":")[0]

    for fact in facts:
        reason = Reason(code=ReasonCode.EXCLUDED, args={"case": "not_with", "fact": fact})
        assert plain not in reason_words(reason, Who.SELF, ENGLISH, BOOK), fact


def test_a_giver_reads_about_the_other_person() -> None:
    """What was told is about them, not about whoever holds the phone."""
    told = Reason(code=ReasonCode.EXCLUDED, args={"case": "told"})

    assert reason_words(told, Who.GIVER, ENGLISH, BOOK) == "It is left out because of what you told us about them."
    assert reason_words(told, Who.RECEIVER, ENGLISH, BOOK) == "It is left out because of what you told us."


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ({}, "It is left out on this leg."),
        ({"case": "not_with", "fact": "a_fact_of_former_days"}, "It is left out on this leg."),
        ({"case": "care", "care": "Z99"}, "It is left out on this leg."),
        ({"case": "a_case_of_later_days"}, "It is left out on this leg."),
    ],
)
def test_what_is_not_known_any_more_gets_a_plain_sentence(args: dict[str, str | int], said: str) -> None:
    """A plan of another version is read without a crash and without a guess."""
    assert reason_words(Reason(code=ReasonCode.EXCLUDED, args=args), Who.SELF, ENGLISH, BOOK) == said


def test_a_session_file_with_sentences_is_read_and_speaks_as_today() -> None:
    """What a version of before wrote down as a sentence is left aside; no other unknown field is."""
    answer = pipeline.plan(pipeline.read_checkin('{"person": {"age": 44}, "minutes": 10}'))
    assert isinstance(answer, pipeline.Planned)
    document = answer.cleared.session.model_dump(mode="json")
    assert "says" not in json.dumps(document)
    for choice in document["choices"]:
        for reason in choice["reasons"]:
            reason["says"] = "A sentence of former days."

    read = pipeline.read_session(json.dumps(document))

    assert read == answer.cleared.session
    told = session_in_words(read, ENGLISH)
    assert "A sentence of former days." not in told.model_dump_json()
    assert Session.model_validate_json(told.model_dump_json()) == read
