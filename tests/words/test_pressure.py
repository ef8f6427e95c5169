"""How hard: one scale of six, said in the same words wherever it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from legato.notation.phrase import phrase
from legato.units import MOST_PRESSURE
from legato.words import load_sentences

ROOT = Path(__file__).parents[2]
ENGLISH = load_sentences()
LEVELS = range(1, MOST_PRESSURE + 1)
OF_TEN = re.compile(r"pressure[^.]*\bof (10|ten)\b|\bof (10|ten)\b[^.]*pressure", re.IGNORECASE)
CAPPED = ("limit-pressure", "limit-pressure-flat", "limit-pressure-places")


def label(level: int) -> str:
    """Return what stands beside the bars."""
    return ENGLISH.text(phrase("pressure-label", level=level)).split(",")[0]


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_said_is_what_stands_beside_the_bars(level: int):
    """The voice, the player and every limit use one word for one level."""
    said = ENGLISH.text(phrase("pressure", level=level))
    limits = [ENGLISH.say(code, cap=level, places="left shin") for code in CAPPED]

    assert said.lower().startswith(label(level))
    assert all(limit.lower().startswith(f"{label(level)} pressure at most") for limit in limits)


def test_every_level_has_a_word_of_its_own():
    """Six bars, six words."""
    assert len({label(level) for level in LEVELS}) == MOST_PRESSURE


def test_a_limit_that_leaves_a_technique_out_says_it_in_the_same_words():
    """What it needs at least, and what is right here."""
    said = ENGLISH.say("reason-pressure-cap-at-most", who="self", least=4, cap=3)

    assert f"at least {label(4)} pressure" in said
    assert f"only {label(3)} pressure" in said


def test_nobody_at_home_reads_of_a_scale_of_ten():
    """Pain is told from 0 to 10; pressure beside six bars is not."""
    read = [*(ROOT / "src/legato/words/en").glob("*.ftl"), ROOT / "src/legato/library/data/advice.toml"]
    found = [
        f"{path.name}: {line}" for path in read for line in path.read_text("utf-8").splitlines() if OF_TEN.search(line)
    ]

    assert len(read) > 20
    assert found == []


def test_the_player_draws_as_many_bars_as_there_are_levels():
    """The number in its script is that of the engine."""
    script = (ROOT / "web/src/player/labels.ts").read_text(encoding="utf-8")

    assert f"const HIGHEST_PRESSURE = {MOST_PRESSURE};" in script
