"""The techniques that ship: the article's twelve, tools, machines, and ours."""

from __future__ import annotations

import re
from typing import Any

import pytest

from legato.body import FOOT, LOWER_LEG, THIGH, ZoneId
from legato.library import Library, load_library
from legato.notation import check_technique
from legato.notation.checkin import Performer, Position, Reach
from legato.notation.kinds import Shape, StrokeKind
from legato.notation.score import By, Course, Part, Way
from legato.notation.technique import Family, Grade, Oil, Origin, Technique, TechniqueRole
from legato.safety import load_rule_book

ARTICLE = [
    "warmup-twists",
    "arch-rub",
    "toe-bend",
    "foot-spread",
    "heel-squeeze",
    "knuckle",
    "thumb",
    "pressure-points",
    "achilles",
    "top-and-side-circles",
    "toe-massage",
    "finishing-strokes",
]
"""The article is finished; everything else is read from the library, so that a technique is one new file."""
TOOLS, MACHINES = (
    [name for name, one in load_library().techniques.items() if one.family is family]
    for family in (Family.TOOL, Family.MACHINE)
)
OURS = [name for name, one in load_library().techniques.items() if one.origin is Origin.LEGATO]
EVERY = list(load_library().techniques)


def moving(library: Library, name: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Give kind, and part, first place and last place of all that moves, stroke by stroke."""
    return [
        (stroke.kind.value, [(touch.part.value, touch.on[0], touch.on[-1]) for touch in stroke.moving])
        for stroke in library.techniques[name].score.strokes
    ]


def supports(library: Library, name: str) -> set[tuple[str, ...]]:
    """Give where a hand rests while the other works."""
    strokes = library.techniques[name].score.strokes
    return {touch.on for stroke in strokes for touch in stroke.touches if not touch.moves}


def test_all_of_them_are_there_in_their_order(library: Library) -> None:
    """The article's twelve in its order; tools and machines after them, and ours by hand last of all."""
    by_hand = [name for name, one in library.techniques.items() if one.family is Family.HANDS]
    from_article = [name for name in by_hand if library.techniques[name].origin is Origin.ARTICLE]

    assert from_article == EVERY[: len(ARTICLE)] == ARTICLE
    assert [name for name in by_hand if name not in ARTICLE] == [name for name in OURS if name in by_hand]
    assert {"foot-roller", "frozen-bottle", "tennis-ball"} <= set(TOOLS)
    assert {"air-compression", "shiatsu"} <= set(MACHINES)


@pytest.mark.parametrize("name", EVERY)
def test_each_one_passes_every_check(library: Library, name: str) -> None:
    """Its facts are asked, its sources are listed, its words and its score are sound."""
    facts, sources = frozenset(load_rule_book().facts), frozenset(library.sources)

    assert check_technique(library.techniques[name], facts=facts, sources=sources) == ()


def test_each_one_can_be_told_by_its_score_alone(library: Library) -> None:
    """Without words no two do the same with the same part in the same place: the two that do are named."""

    def signature(technique: Technique) -> Any:
        return tuple(
            (stroke.kind, frozenset((touch.part, touch.on, touch.shape) for touch in stroke.moving))
            for stroke in technique.score.strokes
        )

    alike: dict[Any, list[str]] = {}
    for technique in library.techniques.values():
        alike.setdefault(signature(technique), []).append(technique.id)

    assert [names for names in alike.values() if len(names) > 1] == []


# What the article says of each of its techniques, row by row.


def test_warmup_twists(library: Library) -> None:
    """A palm on each side of the foot, one against the other, lightly, from ankle to toes."""
    (stroke,) = library.techniques["warmup-twists"].score.strokes

    assert moving(library, "warmup-twists") == [
        ("wringing", [("palm", "foot_sides", "foot_sides"), ("palm", "foot_sides", "foot_sides")])
    ]
    assert [touch.opposes for touch in stroke.touches] == [False, True]
    assert stroke.pressure.most == 3


def test_arch_rub(library: Library) -> None:
    """One hand on the top; the fingers of the other from heel to ball, pressure growing."""
    (stroke,) = library.techniques["arch-rub"].score.strokes

    assert moving(library, "arch-rub") == [("effleurage", [("flat_fingers", "sole_line", "sole_line")])]
    assert supports(library, "arch-rub") == {("foot_top",)}
    assert (stroke.pressure.course, stroke.pressure.least, stroke.pressure.most) == (Course.GROWING, 3, 5)


def test_toe_bend(library: Library) -> None:
    """One hand holds the heel; the other bends all toes back and forth, gradually further."""
    (stroke,) = library.techniques["toe-bend"].score.strokes

    assert moving(library, "toe-bend") == [("mobilisation", [("whole_hand", "toe_row", "toe_row")])]
    assert supports(library, "toe-bend") == {("heel",)}
    assert stroke.moving[0].way is Way.TO_AND_FRO
    assert stroke.size.grows


def test_foot_spread(library: Library) -> None:
    """A hand on each side draws ball and arch gently apart."""
    strokes = library.techniques["foot-spread"].score.strokes

    assert [kind for kind, _ in moving(library, "foot-spread")] == ["traction", "traction"]
    assert {touch.shape for stroke in strokes for touch in stroke.touches} == {Shape.APART}
    assert library.techniques["foot-spread"].zones == (ZoneId.BALL, ZoneId.ARCH)


def test_heel_squeeze(library: Library) -> None:
    """One hand on the top; the other squeezes and releases the back of the heel, moderately."""
    assert moving(library, "heel-squeeze") == [("compression", [("thumb_and_fingers", "heel_back", "heel_back")])]
    assert supports(library, "heel-squeeze") == {("foot_top",)}
    assert library.techniques["heel-squeeze"].pressure == (3, 5)


def test_knuckle(library: Library) -> None:
    """One hand holds the foot from behind; knuckles knead the whole sole, moderately."""
    assert moving(library, "knuckle") == [("petrissage", [("knuckles", "sole_line", "sole_line")])]
    assert supports(library, "knuckle") == {("heel_back",)}
    assert library.techniques["knuckle"].zones == (ZoneId.HEEL, ZoneId.ARCH, ZoneId.BALL)


def test_thumb(library: Library) -> None:
    """Both thumbs stroke all five toe pads up and down, then the arch."""
    toes, arch = library.techniques["thumb"].score.strokes

    assert {place for touch in toes.moving for place in touch.on} == {f"toe_pad_{toe}" for toe in range(1, 6)}
    assert {zone for touch in arch.moving for zone in touch.zones} == {ZoneId.ARCH}
    assert {touch.part for stroke in (toes, arch) for touch in stroke.moving} == {Part.THUMB_PAD}
    assert {touch.way for stroke in (toes, arch) for touch in stroke.moving} == {Way.TO_AND_FRO}


def test_pressure_points(library: Library) -> None:
    """One hand supports the top; a thumb presses and releases along the instep, then the back of the heel."""
    assert moving(library, "pressure-points") == [
        ("compression", [("thumb_pad", "inner_arch_line", "inner_arch_line")]),
        ("compression", [("thumb_pad", "heel_back_line", "heel_back_line")]),
    ]
    assert supports(library, "pressure-points") == {("foot_top",)}


def test_achilles(library: Library) -> None:
    """Thumb and index finger stroke gently down the tendon to the heel."""
    assert moving(library, "achilles") == [("effleurage", [("thumb_and_index", "tendon_line", "tendon_line")])]
    assert library.techniques["achilles"].pressure[1] == 3
    assert library.techniques["achilles"].score.runs_from_heart


def test_top_and_side_circles(library: Library) -> None:
    """Fingers of both hands circle both ankles, then the sides, then between the tendons to the toes."""
    assert [
        (kind, [first for _, first, _ in touches]) for kind, touches in moving(library, "top-and-side-circles")
    ] == [
        ("friction", ["ankle_ring_inner", "ankle_ring_outer"]),
        ("friction", ["foot_inner_edge", "foot_outer_edge"]),
        ("friction", ["tendon_gap_1", "tendon_gap_4"]),
    ]
    assert ZoneId.TOE_WEBS in library.techniques["top-and-side-circles"].zones


def test_toe_massage(library: Library) -> None:
    """One hand holds the sole; fingers pull each toe from the outermost to the innermost, then rub in between."""
    pull, rub = library.techniques["toe-massage"].score.strokes

    assert pull.kind is StrokeKind.TRACTION
    assert pull.moving[0].on == ("toe_5", "toe_4", "toe_3", "toe_2", "toe_1")
    assert rub.moving[0].on == ("web_4", "web_3", "web_2", "web_1")
    assert supports(library, "toe-massage") == {("arch",)}


def test_finishing_strokes(library: Library) -> None:
    """Both hands stroke lightly over the top, from ankle to toes, slowing down and easing off."""
    (stroke,) = library.techniques["finishing-strokes"].score.strokes

    assert {touch.by for touch in stroke.moving} == {By.INNER_HAND, By.OUTER_HAND}
    assert {touch.on for touch in stroke.moving} == {("foot_top_line",)}
    assert stroke.pressure.most <= 3
    assert stroke.pressure.course is Course.EASING
    assert stroke.tempo.slows_to is not None
    assert library.techniques["finishing-strokes"].score.runs_from_heart


# What the evidence says about doses and care.


@pytest.mark.parametrize(
    ("names", "most_s"),
    [
        pytest.param(["foot-roller", "tennis-ball"], 120, id="rolling two minutes a foot (S92)"),
        pytest.param(["frozen-bottle"], 600, id="cold ten minutes a foot (S45, S49d)"),
        pytest.param(["shiatsu"], 450, id="a machine for both feet a quarter of an hour (S23)"),
        pytest.param(["air-compression"], 900, id="air a quarter of an hour"),
        pytest.param([*ARTICLE, *OURS], 180, id="hands three minutes"),
    ],
)
def test_nothing_is_done_for_longer_than_is_wise(library: Library, names: list[str], most_s: int) -> None:
    """The most seconds per leg are those of the sources."""
    assert max(library.techniques[name].dose.most_s for name in names) == most_s


def test_pressure_stays_moderate(library: Library) -> None:
    """Five is the most any technique asks for; each begins at four or lighter."""
    assert max(one.pressure[1] for one in library.techniques.values()) == 5
    assert max(one.score.strokes[0].pressure.least for one in library.techniques.values()) == 4


def test_a_press_is_held_for_eight_seconds_and_three_times(library: Library) -> None:
    """Thirty seconds in one place are the most (S98a-S98d, J)."""
    for name in ("pressure-points", "calf-compression"):
        for stroke in library.techniques[name].score.strokes:
            if stroke.kind is StrokeKind.COMPRESSION:
                assert (stroke.size.hold_ms, stroke.repetitions) == (8_000, 3)


def test_long_glides_over_hairy_skin_go_slowly(library: Library) -> None:
    """Six to ten strokes a minute up calf, shin and thigh (S95)."""
    for name in ("calf-effleurage", "shin-side-glide", "thigh-effleurage"):
        assert 6 <= library.techniques[name].score.tempo <= 10


def test_each_region_can_be_opened_gently(library: Library) -> None:
    """Foot, calf and thigh each have a warm-up, so that a leg opens somewhere when the foot is left out."""
    warmed = {zone for one in library.techniques.values() if one.role is TechniqueRole.WARM_UP for zone in one.zones}

    assert all(warmed & region for region in (FOOT, LOWER_LEG, THIGH))
    assert max(one.pressure[0] for one in library.techniques.values() if one.role is TechniqueRole.WARM_UP) <= 2
    finishing = [one for one in library.techniques.values() if one.role is TechniqueRole.FINISH]
    assert "finishing-strokes" in {one.id for one in finishing}
    assert max(one.pressure[1] for one in finishing) <= 3


def test_strokes_up_the_leg_need_no_turning_around(library: Library) -> None:
    """Ours run toward the heart already; three of the article's run away and have words for the turn."""
    turned = {one.id for one in library.techniques.values() if one.words.upward is not None}

    assert turned & {*ARTICLE} == {"arch-rub", "achilles", "finishing-strokes"}
    assert turned & {*OURS} == set()


def test_nothing_touches_the_hollow_of_the_knee_or_the_inner_thigh(library: Library) -> None:
    """These places are left to light strokes by somebody trained."""
    touched = {zone for one in library.techniques.values() for zone in one.score.parts_on}

    assert {ZoneId.BEHIND_KNEE, ZoneId.THIGH_INNER} & touched == set()


def test_everything_else_is_touched_by_something(library: Library) -> None:
    """Wherever it hurts, there is a technique for it."""
    worked = {zone for one in library.techniques.values() for zone in one.zones}

    assert set(ZoneId) - worked == {ZoneId.BEHIND_KNEE, ZoneId.THIGH_INNER}


def test_tools_are_rolled_sitting_down_and_without_hands(library: Library) -> None:
    """No bed, no floor, nobody standing; whoever cannot bend down can roll all the same."""
    for name in TOOLS:
        who = library.techniques[name].who
        assert (who.hands, who.reach, who.performers) == (0, Reach.THIGH, (Performer.SELF,))
        assert set(who.positions) == {Position.CHAIR, Position.SOFA}
        assert library.techniques[name].strain == 0


def test_somebody_with_one_hand_has_something_for_each_region(library: Library) -> None:
    """One free hand is enough for tendon, shin, knee and thigh."""
    with_one = {zone for one in library.techniques.values() if one.who.hands == 1 for zone in one.zones}

    assert {ZoneId.ACHILLES, ZoneId.SHIN, ZoneId.KNEE, ZoneId.THIGH_FRONT} <= with_one


@pytest.mark.parametrize(
    ("fact", "out"),
    [
        pytest.param("blood_thinner", ["knuckle", "thumb", "tennis-ball", "foot-roller", "shiatsu"], id="thinner"),
        pytest.param("pregnancy", ["pressure-points", "shiatsu", "air-compression", "calf-kneading"], id="pregnant"),
        pytest.param("recent_travel", ["calf-kneading", "calf-compression", *MACHINES], id="after a flight"),
        pytest.param("varicose_veins", ["calf-kneading", "calf-compression", "thigh-kneading", *MACHINES], id="veins"),
        pytest.param("diabetes", ["frozen-bottle"], id="diabetes"),
        pytest.param("numb_feet", ["knuckle", "pressure-points", *TOOLS, *MACHINES], id="numb feet"),
        pytest.param("poor_circulation", ["knuckle", *TOOLS, *MACHINES], id="little blood"),
        pytest.param("osteoporosis", ["knuckle", "toe-bend", "warmup-twists", "shiatsu"], id="brittle bones"),
        pytest.param("cold_intolerance", ["frozen-bottle"], id="cold"),
        pytest.param("implant_device", MACHINES, id="pacemaker"),
        pytest.param("fungal_infection", ["toe-massage", *MACHINES], id="athlete's foot"),
        pytest.param("child", ["frozen-bottle", *MACHINES], id="child"),
        pytest.param("lymphoedema", EVERY, id="lymphoedema"),
    ],
)
def test_what_a_condition_rules_out(library: Library, fact: str, out: list[str]) -> None:
    """Whoever tells us this does not get these."""
    assert [name for name in out if fact not in library.techniques[name].contraindications] == []


def test_gentle_strokes_are_left_to_those_who_may_not_have_more(library: Library) -> None:
    """Blood thinners, pregnancy, diabetes or a flight leave light strokes for foot, calf and thigh."""
    gentle = ("warmup-twists", "top-and-side-circles", "finishing-strokes", "calf-effleurage", "thigh-effleurage")
    told = {"blood_thinner", "pregnancy", "diabetes", "recent_travel", "varicose_veins", "older_adult", "numb_feet"}

    assert [name for name in gentle if told & set(library.techniques[name].contraindications)] == []


def test_cold_and_machines_come_with_their_warnings(library: Library) -> None:
    """A cloth in between, numb means stop, lowest level, the maker first, awake."""
    told = {
        name: " ".join(step.says for step in library.techniques[name].words.steps).lower()
        for name in ("frozen-bottle", *MACHINES)
    }

    assert [word for word in ("sock", "towel", "numb", "two hours") if word not in told["frozen-bottle"]] == []
    for machine in MACHINES:
        assert [word for word in ("maker", "lowest level", "awake") if word not in told[machine]] == []


def test_grades_are_honest(library: Library) -> None:
    """No technique is better supported than the evidence page says: low is the best there is."""
    assert {one.evidence.grade for one in library.techniques.values()} <= {Grade.LOW, Grade.VERY_LOW, Grade.NONE}
    assert {one.review.status.value for one in library.techniques.values()} == {"judgement"}


# How it sounds.


def grade(text: str) -> float:
    """Return the school year a text can be read in (Flesch-Kincaid), counting groups of vowels as syllables."""
    sentences = [part for part in re.split(r"[.!?:]", text) if part.strip()]
    said = re.findall(r"[a-z']+", text.lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word)))) for word in said)
    return 0.39 * len(said) / len(sentences) + 11.8 * syllables / len(said) - 15.59


@pytest.mark.parametrize("name", EVERY)
def test_words_are_easy_to_read(library: Library, name: str) -> None:
    """Somebody of twelve can follow."""
    words = library.techniques[name].words

    assert grade(" ".join([words.line, *(step.says for step in words.steps), words.feel, *words.stop_if])) <= 7


@pytest.mark.parametrize("name", EVERY)
def test_the_large_line_can_be_said_in_one_breath(library: Library, name: str) -> None:
    """Seventy characters are a breath."""
    words = library.techniques[name].words
    lines = [words.line, words.partner_line or "", words.upward.line if words.upward else ""]

    assert max(len(line) for line in lines) <= 70


def test_load_library_reads_once() -> None:
    """The content is the same object for everybody."""
    assert load_library() is load_library()


def test_only_long_strokes_over_thin_skin_need_oil(library: Library) -> None:
    """Without oil or lotion nearly everything is left; tools and toes stay dry, so that nothing slips."""
    needing = [one for one in library.techniques.values() if one.oil is Oil.NEEDED]
    dry = {one.id for one in library.techniques.values() if one.oil is Oil.AVOID}

    assert "shin-side-glide" in {one.id for one in needing}
    assert {stroke.kind for one in needing for stroke in one.score.strokes} == {StrokeKind.EFFLEURAGE}
    assert {"toe-massage", *TOOLS, *MACHINES} <= dry
