"""The player's tests read a timeline that the engine would write today."""

from __future__ import annotations

import json
from typing import Any

import player_fixtures
from legato.words import Narration

RENEW = "run: python scripts/player_fixtures.py"


def _shape(timeline: dict[str, Any]) -> set[tuple[str, ...]]:
    """Say which fields each kind of cue and each kind of step has."""
    cues = {(cue["kind"], *sorted(cue)) for cue in timeline["cues"]}
    steps = {(cue["shown"]["step"], *sorted(cue["shown"])) for cue in timeline["cues"] if "shown" in cue}
    return cues | steps


def test_the_player_knows_the_schema_of_today() -> None:
    """A field that is added or renamed in the engine cannot be forgotten in the player."""
    kept = json.loads(player_fixtures.FOLDER.joinpath("timeline.schema.json").read_text())

    assert kept == player_fixtures.fixtures()["timeline.schema.json"], RENEW


def test_the_player_is_tested_with_a_timeline_of_today_s_shape() -> None:
    """Every kind of cue and of step comes with the fields the engine gives it now."""
    kept = player_fixtures.FOLDER.joinpath("timeline.json").read_text()

    assert Narration.model_validate_json(kept)
    assert _shape(json.loads(kept)) == _shape(player_fixtures.fixtures()["timeline.json"]), RENEW
