"""Reading technique files: every mistake at once, each with file, line and path."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legato.errors import Finding, ScoreError
from legato.notation import examine, read_technique
from legato.notation.reader import MOST_BYTES, MOST_FINDINGS

Spoilt = Callable[..., str]


def mistakes(text: str) -> list[tuple[int | None, str]]:
    """Give line and path of everything that is wrong with a text."""
    return [(finding.line, finding.path) for finding in refused(text)]


def refused(text: str) -> tuple[Finding, ...]:
    """Read a text that has to be refused."""
    with pytest.raises(ScoreError) as refusal:
        read_technique(text, "mine.toml")
    assert {finding.file for finding in refusal.value.findings} == {"mine.toml"}
    return refusal.value.findings


def line_with(text: str, passage: str) -> int:
    """Give the line on which a passage stands."""
    return text[: text.index(passage)].count("\n") + 1


def test_a_technique_is_read_with_its_score(arch_rub: str) -> None:
    """The arch rub says which hand does what, where, how hard and how fast."""
    technique = read_technique(arch_rub)

    (stroke,) = technique.score.strokes
    (moving,) = stroke.moving
    assert (technique.id, technique.dose.usual, technique.pressure) == ("arch-rub", 90_000, (3, 5))
    assert (moving.by.value, moving.part.value, moving.on) == ("inner_hand", "flat_fingers", ("sole_line",))
    assert technique.score.runs_from_heart


def test_all_mistakes_are_told_at_once(spoilt: Spoilt) -> None:
    """An author mends a file in one go: each mistake has its line, also in strokes and touches."""
    text = spoilt(
        ('id = "arch-rub"', 'id = "Arch Rub"'),
        ("strain = 3", 'strain = "3"'),
        ('reach = "toes"', 'reach = "floor"'),
        ("most = 5", "most = 7"),
        ('"sole_line"', '"soul_line"'),
        ('licence = "CC-BY-4.0"', 'licence = "CC-BY-4.0"\ncolour = "red"'),
        ('feel = "', 'fell = "'),
    )

    assert set(mistakes(text)) == {
        (line_with(text, 'id = "Arch'), "id"),
        (line_with(text, "strain"), "strain"),
        (line_with(text, "reach"), "who.reach"),
        (line_with(text, "most = 7"), "score.strokes[0].pressure.most"),
        (line_with(text, '[[score.strokes.touches]]\nby = "inner'), "score.strokes[0].touches[1]"),
        (line_with(text, "colour"), "colour"),
        (line_with(text, "[words]"), "words.feel"),
        (line_with(text, "fell ="), "words.fell"),
    }


def test_a_stroke_that_breaks_in_two_ways_is_told_both(spoilt: Spoilt) -> None:
    """A pressure of 7 does not hide that the stroke does not fit its kind."""
    text = spoilt(('kind = "effleurage"', 'kind = "petrissage"'), ("most = 5", "most = 7"))

    told = {finding.path: finding.says for finding in refused(text)}
    assert "6 or less" in told["score.strokes[0].pressure.most"]
    assert told["score.strokes[0]"] == "Petrissage moves as kneads, not as line; petrissage needs size.millimetres."


def test_hands_that_do_not_add_up_are_told_beside_other_mistakes(spoilt: Spoilt) -> None:
    """A wrong strain does not hide that the score uses more hands than it says."""
    text = spoilt(("hands = 2", "hands = 1"), ("strain = 3", "strain = 9"))

    assert {finding.says for finding in refused(text)} == {
        "It should be 5 or less. Given was 9.",
        "The score uses 2 hands and who.hands says 1.",
    }


def test_a_list_with_wrong_entries_is_not_called_empty_as_well(spoilt: Spoilt) -> None:
    """Only what is really wrong is told."""
    text = spoilt(('performers = ["self", "partner"]', 'performers = ["cat"]'))

    assert [finding.says for finding in refused(text)] == ["It should be 'self' or 'partner'. Given was 'cat'."]


def test_numbers_in_quotes_are_not_numbers(spoilt: Spoilt) -> None:
    """Nothing is guessed: "10" strokes a minute are refused, and so is true."""
    told = refused(spoilt(("per_minute = 10", 'per_minute = "10"'), ("repetitions = 8", "repetitions = true")))

    assert {finding.path: finding.says for finding in told} == {
        "score.strokes[0].tempo.per_minute": "A whole number is needed. Given was '10'.",
        "score.strokes[0].repetitions": "A whole number is needed. Given was True.",
    }


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param("a = 1\nb = \nc = 2\n", 2, "This is not valid TOML: invalid value, at column 5.", id="no value"),
        pytest.param("a = 1\na = 2\n", 2, "This is not valid TOML: cannot overwrite a value, at column 6.", id="twice"),
        pytest.param('a = 1\nb = "x', 2, "This is not valid TOML: unterminated string, at the end.", id="no end"),
        pytest.param("a = " + "[\n" * 20_000, None, "This is nested too deeply.", id="too deep"),
        pytest.param(
            "b = 1\n" + "a." * 1_500 + "a = 1",
            2,
            "This line has 3005 characters; at most 2000 are read.",
            id="endless line",
        ),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(text: str, line: int | None, says: str) -> None:
    """Broken TOML gives one sentence with line and column, and no traceback."""
    (finding,) = refused(text)

    assert (finding.line, finding.says) == (line, says)


def test_an_empty_file_is_told_what_it_lacks() -> None:
    """Every field that is needed is named."""
    told = refused("")

    assert {finding.says for finding in told} == {"This field is needed."}
    assert {"id", "words", "score", "contraindications", "evidence"} <= {finding.path for finding in told}


def test_a_huge_file_is_refused_unread(arch_rub: str) -> None:
    """Nobody writes a technique of megabytes."""
    (finding,) = refused(arch_rub + "#\n" * MOST_BYTES)

    assert finding.says.endswith(f"at most {MOST_BYTES} are read.")


def test_a_flood_of_mistakes_is_cut_off(arch_rub: str) -> None:
    """The first ones are told, and how many more there are."""
    told = refused("".join(f"junk_{number} = 1\n" for number in range(200)) + arch_rub)

    assert len(told) == MOST_FINDINGS + 1
    assert told[-1].says == "There are 150 more mistakes like these."


def test_a_score_that_never_ends_is_refused(spoilt: Spoilt) -> None:
    """Sixty strokes at one a minute would take an hour; the arch rub may take three minutes."""
    text = spoilt(("per_minute = 10", "per_minute = 3"), ("repetitions = 8", "repetitions = 60"))

    (finding,) = refused(text)
    assert finding.path == "score.strokes"
    assert finding.says.startswith("Going through the score once takes 20:00, longer than the most it may last.")


def test_an_empty_list_of_contraindications_is_an_error(spoilt: Spoilt) -> None:
    """Nothing is good for everybody."""
    text = spoilt(('contraindications = ["lymphoedema"]', "contraindications = []"))

    assert mistakes(text) == [(line_with(text, "contraindications"), "contraindications")]


def test_a_technique_that_breaks_a_check_is_refused_with_its_line(spoilt: Spoilt) -> None:
    """Reading checks wisdom as well as shape."""
    text = spoilt(('line = "Slide your fingers along the arch, from heel to ball."', 'line = "Heal the arch."'))

    (finding,) = refused(text)
    assert (finding.line, finding.path) == (line_with(text, "line ="), "words.line")


def test_examining_gives_the_technique_and_what_is_wrong_with_it(spoilt: Spoilt) -> None:
    """What can be read is given back even where it is unwise, with its unknown names."""
    text = spoilt(('["S103", "S88"]', '["S103", "S8"]'))

    technique, found = examine(
        text, "mine.toml", facts=frozenset({"lymphedema"}), sources=frozenset({"S103", "S88", "J"})
    )
    assert technique is not None
    assert [str(finding) for finding in found] == [
        "mine.toml:9: contraindications[0]: There is no fact 'lymphoedema'. Did you mean 'lymphedema'?",
        f"mine.toml:{line_with(text, 'note =') + 1}: evidence.sources[1]: There is no source 'S8'. Did you mean 'S88'?",
    ]
