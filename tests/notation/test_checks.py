"""Checks on techniques: each with a good score that passes and a bad one that is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legato.errors import Finding
from legato.notation import check_technique
from legato.notation.checks import CHECKS
from legato.notation.technique import Technique

Changed = Callable[..., Technique]
MOVING = "score__strokes__0__touches__1"
STROKE = "score__strokes__0"


def told(technique: Technique) -> list[tuple[str, str]]:
    """Give path and sentence of everything that is wrong with a technique."""
    return [(finding.path, finding.says) for finding in check_technique(technique)]


def test_a_good_technique_passes_every_check(changed: Changed) -> None:
    """Nothing is wrong with the arch rub."""
    assert told(changed()) == []
    assert len(CHECKS) == 12


@pytest.mark.parametrize(
    ("place", "part", "most", "paths"),
    [
        pytest.param("behind_knee", "palm", 3, [], id="flat and light behind the knee"),
        pytest.param("behind_knee", "thumb_pad", 3, [f"{MOVING}__part"], id="thumb behind the knee"),
        pytest.param("thigh_inner", "palm", 4, [f"{STROKE}__pressure__most"], id="moderate on the inner thigh"),
        pytest.param("ankle_ring_inner", "knuckles", 3, [f"{MOVING}__part"], id="knuckles at the inner ankle"),
        pytest.param("shin_side_line", "flat_fingers", 3, [], id="flat fingers beside the shin"),
        pytest.param("fibula_head", "fingertips", 5, [f"{MOVING}__part", f"{STROKE}__pressure__most"], id="outer knee"),
        pytest.param("calf", "knuckles", 5, [], id="knuckles on the sturdy calf"),
    ],
)
def test_delicate_places_take_a_flat_light_hand_only(
    changed: Changed, place: str, part: str, most: int, paths: list[str]
) -> None:
    """A thumb, or a moderate pressure, on a delicate place is told, each by itself (S30a, S30b)."""
    technique = changed(
        **{
            f"{MOVING}__on": [place],
            f"{MOVING}__part": part,
            f"{MOVING}__way": "to_and_fro",
            f"{STROKE}__pressure": {"least": 2, "most": most},
            "words__upward": None,
        }
    )

    found = [finding for finding in check_technique(technique) if "take" in finding.says]
    assert [finding.path for finding in found] == [
        path.replace("score__strokes__0", "score.strokes[0]").replace("__touches__1", ".touches[1]").replace("__", ".")
        for path in paths
    ]


def test_a_supporting_hand_keeps_off_delicate_places_too(changed: Changed) -> None:
    """Gripping the inner thigh with thumb and fingers is no support."""
    technique = changed(
        score__strokes__0__touches__0__on=["ankle_inner"], score__strokes__0__touches__0__part="thumb_and_fingers"
    )

    assert [path for path, _ in told(technique)] == [
        "score.strokes[0].touches[0].part",
        "score.strokes[0].pressure.most",
    ]


def test_a_path_runs_over_places_that_touch(changed: Changed) -> None:
    """From the heel over the arch is a path; from the toes to the heel is a jump."""
    assert told(changed(score__strokes__0__touches__1__on=["heel_centre", "arch_line", "ball"])) == []
    assert told(changed(score__strokes__0__touches__1__on=["arch_line", "heel", "toes"])) == [
        (
            "score.strokes[0].touches[1].on[2]",
            "'toes' does not touch 'heel', so no stroke runs on to it.",
        )
    ]


def test_a_glide_leads_somewhere(changed: Changed) -> None:
    """A line needs more than a point to run along."""
    found = told(changed(score__strokes__0__touches__1__on=["heel_centre"], words__upward=None))

    assert found == [("score.strokes[0].touches[1].on", "'heel_centre' is a point: a line needs somewhere to run.")]


def test_a_glide_says_how_it_comes_back(changed: Changed) -> None:
    """One way without a way back would be a hand that vanishes; to and fro needs none."""
    assert told(changed(score__strokes__0__touches__1__back="none")) == [
        ("score.strokes[0].touches[1].back", "A stroke that runs one way comes back 'lifted' or 'gliding'.")
    ]
    to_and_fro = {"score__strokes__0__touches__1__back": "none", "score__strokes__0__touches__1__way": "to_and_fro"}
    assert told(changed(**to_and_fro, words__upward=None)) == []


def test_a_score_is_over_in_time(changed: Changed) -> None:
    """Thirty strokes at ten a minute fit into three minutes; thirty-one do not."""
    assert told(changed(score__strokes__0__repetitions=30)) == []
    ((path, says),) = told(changed(score__strokes__0__repetitions=31))
    assert path == "score.strokes"
    assert says.startswith("Going through the score once takes 3:06, longer than the most it may last.")


def test_a_technique_begins_gently(changed: Changed) -> None:
    """The first stroke can be done at moderate pressure or lighter."""
    assert told(changed(score__strokes__0__pressure={"least": 4, "most": 6})) == []
    assert told(changed(score__strokes__0__pressure={"least": 5, "most": 6})) == [
        ("score.strokes[0].pressure.least", "The first stroke begins at 4 or lighter, not at 5.")
    ]


def test_reach_goes_as_far_down_as_the_score(changed: Changed) -> None:
    """Nobody who reaches their calves only is sent to their soles; a partner reaches anywhere."""
    assert told(changed(who__reach="calf")) == [
        ("who.reach", "Its score works as far down as the toes, and who.reach says 'calf'.")
    ]
    assert told(changed(who__reach="calf", who__performers=["partner"])) == []


@pytest.mark.parametrize(
    ("place", "reach"),
    [("heel", "ankle"), ("achilles", "ankle"), ("calf", "calf"), ("knee", "knee"), ("thigh_front", "thigh")],
)
def test_reach_need_not_go_further_than_the_score(changed: Changed, place: str, reach: str) -> None:
    """Whoever reaches a place may massage it."""
    technique = changed(
        score__strokes__0__touches__0__on=[place],
        score__strokes__0__touches__1__on=[place],
        who__reach=reach,
        words__upward=None,
    )

    assert told(technique) == []


def test_a_tool_in_the_score_is_the_tool_at_hand(changed: Changed) -> None:
    """A ball in the score and a bottle in the equipment are two mistakes."""
    technique = changed(
        family="tool",
        equipment=["frozen_bottle"],
        who__hands=0,
        words__upward=None,
        score__strokes__0={
            "kind": "rolling",
            "pressure": {"least": 3, "most": 4},
            "tempo": {"per_minute": 10},
            "repetitions": 5,
            "touches": [{"by": "tool", "part": "ball", "on": ["arch"], "shape": "circles"}],
        },
    )

    assert told(technique) == [
        ("equipment", "The score uses 'tennis_ball', so it belongs here."),
        ("equipment", "The score does not use 'frozen_bottle'."),
    ]


def test_each_thing_is_said_once(changed: Changed) -> None:
    """A contraindication that stands there twice is a slip."""
    assert told(changed(contraindications=["diabetes", "numb_feet", "diabetes"])) == [
        ("contraindications[2]", "'diabetes' is named a second time.")
    ]


def test_a_grade_needs_a_study(changed: Changed) -> None:
    """Our own judgement and the article are no evidence; then the grade is 'none'."""
    assert told(changed(evidence__sources=["J", "seed"])) == [
        ("evidence.sources", "A grade of 'low' needs a study; without one the grade is 'none'.")
    ]
    assert told(changed(evidence__sources=["J"], evidence__grade="none")) == []


def test_glides_away_from_the_heart_have_words_for_turning_them_around(changed: Changed) -> None:
    """On the day a rule turns the strokes around, the voice must not say the old way."""
    assert told(changed(words__upward=None)) == [
        ("words.upward", "Its glides run away from the heart, so it needs words for turning them around.")
    ]
    assert told(changed(score__strokes__0__touches__1__way="backward")) == [
        ("words.upward", "None of its glides runs away from the heart: there is nothing to turn around.")
    ]


def test_hands_begin_no_stroke_without_a_word(changed: Changed) -> None:
    """A second stroke needs a step that is said as it begins, whichever way the glides run."""
    arch = changed()
    strokes = [arch.model_dump(mode="json")["score"]["strokes"][0]] * 2
    says = "No step tells of stroke 2: write 'stroke = 2' into the one it begins with."
    assert told(changed(score__strokes=strokes)) == [("words.steps", says), ("words.upward.steps", says)]
    assert arch.words.upward is not None
    last = {
        f"words__steps__{len(arch.words.steps) - 1}__stroke": 2,
        f"words__upward__steps__{len(arch.words.upward.steps) - 1}__stroke": 2,
    }
    assert told(changed(score__strokes=strokes, **last)) == []


def test_a_step_tells_of_a_stroke_there_is(changed: Changed) -> None:
    """The arch rub has one; and the second is not told of before the first."""
    assert told(changed(words__steps__1__stroke=3)) == [
        ("words.steps[1].stroke", "The score has only 1, so none of its strokes is number 3."),
    ]


def test_only_known_facts_and_sources_are_named(changed: Changed) -> None:
    """A contraindication nobody is asked about would never rule anything out."""
    found = check_technique(
        changed(contraindications=["varicose_vein"], dose__sources=["S999"]),
        facts=frozenset({"varicose_veins"}),
        sources=frozenset({"S99a", "S103", "S88"}),
    )

    assert found == (
        Finding("contraindications[0]", "There is no fact 'varicose_vein'. Did you mean 'varicose_veins'?"),
        Finding("dose.sources[0]", "There is no source 'S999'. Did you mean 'S99a'?"),
    )
