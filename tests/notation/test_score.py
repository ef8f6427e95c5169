"""Scores: what fits which kind, and what can be read from them."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from legato.body import ZoneId
from legato.notation.checkin import Performer
from legato.notation.kinds import KINDS, Shape, StrokeKind
from legato.notation.model import findings
from legato.notation.score import By, Part, PressureRange, Score, Stroke, Tempo, Touch


def stroke(**fields: Any) -> dict[str, Any]:
    """Give a thumb glide along the arch with the other hand on the top of the foot, with some fields changed."""
    return {
        "kind": "effleurage",
        "touches": [
            {"by": "outer_hand", "part": "whole_hand", "on": ["foot_top"]},
            {"by": "inner_hand", "part": "thumb_pad", "on": ["arch_line"], "shape": "line", "back": "lifted"},
        ],
        "pressure": {"least": 3, "most": 5},
        "tempo": {"per_minute": 10},
        "repetitions": 6,
        **fields,
    }


def says(**fields: Any) -> list[str]:
    """Give everything that is wrong with a stroke."""
    with pytest.raises(ValidationError) as refusal:
        Stroke.model_validate(stroke(**fields))
    return [finding.says for finding in findings(refusal.value)]


def test_every_kind_of_stroke_is_in_the_table() -> None:
    """The table says of each kind what it is in plain words, how it moves and how fast."""
    assert list(KINDS) == list(StrokeKind)
    for kind, spec in KINDS.items():
        assert spec.kind is kind
        assert spec.plain
        assert 1 <= spec.tempo[0] < spec.tempo[1] <= 60
        assert (spec.moving_contacts[1] == 0) == (spec.shapes == {Shape.STILL})


@pytest.mark.parametrize("kind", [kind for kind, spec in KINDS.items() if spec.needs])
def test_a_kind_asks_for_the_size_of_its_movement(kind: StrokeKind) -> None:
    """A circle without its width or a press without its hold cannot be played."""
    spec = KINDS[kind]
    moving = {"by": "inner_hand", "part": "palm", "on": ["calf"], "shape": min(spec.shapes)}
    other = {"by": "outer_hand", "part": "palm", "on": ["calf"], "shape": min(spec.shapes)}

    told = says(kind=kind, touches=[moving, other][: max(1, spec.moving_contacts[0])], tempo={"per_minute": 8})
    assert [f"needs size.{measure}" in told[0] for measure in spec.needs] == [True] * len(spec.needs)


def test_a_stroke_fits_its_kind() -> None:
    """Tempo, shapes and hands that the kind does not know are told together."""
    (told,) = says(
        kind="wringing",
        tempo={"per_minute": 50},
        touches=[{"by": "inner_hand", "part": "palm", "on": ["calf"], "shape": "circles"}],
    )

    assert told.split("; ") == [
        "Wringing goes at 6 to 40 strokes per minute, not 50",
        "wringing has 2 moving contacts, not 1",
        "wringing moves as line, not as circles",
        "wringing needs size.millimetres.",
    ]


def test_a_hold_fits_between_two_strokes() -> None:
    """Eight seconds cannot be held ten times a minute."""
    press = {"by": "inner_hand", "part": "thumb_pad", "on": ["heel"], "shape": "points"}

    assert says(kind="compression", touches=[press], size={"hold_ms": 8000}) == [
        "The hold is longer than a stroke at this tempo."
    ]


def test_a_hand_is_in_one_place_at_a_time() -> None:
    """The same hand cannot hold the heel and stroke the arch."""
    told = says(
        touches=[
            {"by": "inner_hand", "part": "palm", "on": ["heel"]},
            {"by": "inner_hand", "part": "thumb_pad", "on": ["arch_line"], "shape": "line"},
        ]
    )

    assert told == ["One hand is in two places at once."]


def test_hands_change_sides_once_and_only_where_there_are_hands() -> None:
    """A roller has no sides; and a stroke in which nobody changes them says nothing of it."""
    rolled = {"by": "tool", "part": "roller", "on": ["sole_line"], "shape": "line"}

    assert says(kind="rolling", touches=[rolled], changes_sides=["self"]) == ["Only hands change sides."]
    assert says(changes_sides=["self", "self"]) == ["Somebody's hands change sides twice."]
    assert Stroke.model_validate(stroke(changes_sides=["self"])).changes_sides == (Performer.SELF,)
    assert "changes_sides" not in Stroke.model_validate(stroke()).model_dump_json()


def test_everything_impossible_about_a_touch_is_told_at_once() -> None:
    """A place that does not exist does not hide a hand that holds a roller."""
    with pytest.raises(ValidationError) as refusal:
        Touch(by=By.INNER_HAND, part=Part.ROLLER, on=("elbow", "calf", "wrist"))

    (finding,) = findings(refusal.value)
    assert [name in finding.says for name in ("'elbow'", "'wrist'", "'roller'")] == [True, True, True]


def test_pressure_never_passes_six() -> None:
    """Seven hurts, and is never asked for."""
    assert says(pressure={"least": 3, "most": 7}) == ["It should be 6 or less. Given was 7."]
    assert says(pressure={"least": 5, "most": 4}) == ["The least pressure (5) is above the most (4)."]
    assert PressureRange(least=0, most=6).most == 6


def test_strokes_slow_down_and_never_up() -> None:
    """`slows_to` is below the tempo at the beginning."""
    assert Tempo(per_minute=12, slows_to=6).slows_to == 6
    with pytest.raises(ValidationError, match="slows_to"):
        Tempo(per_minute=6, slows_to=6)


def test_a_supporting_hand_touches_without_working() -> None:
    """The zones worked on leave it out; the parts on each zone do not."""
    score = Score.model_validate({"strokes": [stroke()]})

    assert score.zones == (ZoneId.ARCH,)
    assert score.parts_on == {
        ZoneId.FOOT_TOP: frozenset({Part.WHOLE_HAND}),
        ZoneId.ARCH: frozenset({Part.THUMB_PAD}),
    }


def test_a_still_hold_works_where_it_is() -> None:
    """When nothing moves, the holding hand is what is done."""
    hold = stroke(
        kind="holding",
        touches=[{"by": "inner_hand", "part": "palm", "on": ["heel"]}],
        size={"hold_ms": 5000},
        tempo={"per_minute": 10},
    )

    assert Score.model_validate({"strokes": [hold]}).zones == (ZoneId.HEEL,)


def test_a_score_knows_its_pressure_and_its_tempo() -> None:
    """Least and most over all strokes; the tempo it is known by is that of the first."""
    light, firm = stroke(pressure={"least": 1, "most": 3}), stroke(pressure={"least": 4, "most": 6})

    score = Score.model_validate({"strokes": [light, firm | {"tempo": {"per_minute": 20}}]})
    assert score.pressure == (1, 6)
    assert score.tempo == 10


@pytest.mark.parametrize(
    ("place", "way", "runs_down"),
    [
        pytest.param("tendon_line", "forward", True, id="down the tendon"),
        pytest.param("tendon_line", "backward", False, id="up the tendon"),
        pytest.param("calf_midline", "forward", False, id="up the calf"),
        pytest.param("calf_midline", "backward", True, id="down the calf"),
        pytest.param("calf_midline", "to_and_fro", False, id="both ways"),
        pytest.param("calf", "forward", False, id="no line"),
    ],
)
def test_only_glides_away_from_the_heart_can_be_turned_around(place: str, way: str, runs_down: bool) -> None:
    """A rule turns strokes toward the heart; those that go there already stay."""
    moving = {"by": "inner_hand", "part": "palm", "on": [place], "shape": "line", "way": way, "back": "lifted"}

    assert Score.model_validate({"strokes": [stroke(touches=[moving])]}).runs_from_heart is runs_down
