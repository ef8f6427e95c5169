"""Stories told by lay people and answered by labels: nobody in danger is massaged, and few others are sent away."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from legato.notation.checkin import CheckIn
from legato.safety import FactScope, Screening, Urgency, Verdict, screen

FOLDER = Path(__file__).parent / "lay"
STORIES: list[dict[str, Any]] = [
    story
    for name in ("first.toml", "second.toml")
    for story in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["story"]
]
CONDITIONS: list[dict[str, Any]] = tomllib.loads((FOLDER / "red_team.toml").read_text(encoding="utf-8"))["condition"]
WORDINGS = [(condition["name"], wording) for condition in CONDITIONS for wording in condition["wordings"]]
VARIANTS = ("labels", "help")
MAY_BE_SENT_AWAY = 10
"""Of so many who may be massaged, one at most is refused for nothing."""
ENOUGH = 8
"""Wordings of each condition."""


def answered(told: dict[str, Any], ticked: list[dict[str, Any]], book, library) -> Screening:
    """Screen somebody who ticked these boxes; a leg counts where the box asks for one."""
    facts = [
        {
            key: value
            for key, value in tick.items()
            if key == "fact" or book.facts[tick["fact"]].scope is not FactScope.PERSON
        }
        for tick in ticked
    ]
    rest = {name: told[name] for name in ("complaint", "performer") if name in told}
    return screen(
        CheckIn.model_validate({"person": told["person"], "pain": told["pain"], "facts": facts, **rest}), book, library
    )


def degree(answer: dict[str, str]) -> tuple[int, int]:
    """Return how severe and how urgent an expected answer is."""
    return Verdict(answer["verdict"]).severity, Urgency(answer["urgency"]).degree


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("story", STORIES, ids=[story["id"] for story in STORIES])
def test_nobody_is_answered_too_mildly(story: dict[str, Any], variant: str, book, library) -> None:
    """Whether somebody reads only labels or opens every help, the answer is at least as careful as medicine's."""
    told = answered(story, story[variant], book, library)
    severity, urgency = degree(story["least"])

    assert told.verdict.severity >= severity, told.verdict
    assert told.urgency.degree >= urgency, told.urgency


@pytest.mark.parametrize("variant", VARIANTS)
def test_few_are_sent_away_for_nothing(variant: str, book, library, proved) -> None:
    """Of those who may be massaged at most one in ten is refused."""
    welcome = [story for story in STORIES if not Verdict(story["most"]["verdict"]).refuses]
    refused = [story["id"] for story in welcome if answered(story, story[variant], book, library).verdict.refuses]

    assert len(refused) * MAY_BE_SENT_AWAY <= len(welcome), refused
    proved(f"Lay stories by {variant}: {len(STORIES)}, of {len(welcome)} who may be massaged {len(refused)} refused")


@pytest.mark.parametrize(
    ("condition", "wording"), WORDINGS, ids=[f"{name}-{at}" for at, (name, _) in enumerate(WORDINGS)]
)
def test_every_wording_of_a_dangerous_condition_is_refused(condition, wording: dict[str, Any], book, library) -> None:
    """However a lay person tells it, the labels lead to a refusal."""
    assert answered(wording, wording["labels"], book, library).verdict.refuses, condition


def test_there_are_enough_wordings(proved) -> None:
    """Twenty conditions, each told in many ways."""
    assert len(CONDITIONS) >= 20
    assert [one["id"] for one in CONDITIONS if len(one["wordings"]) < ENOUGH] == []
    proved(f"Red team: {len(WORDINGS)} wordings of {len(CONDITIONS)} conditions reach a refusal by labels alone")
