"""Every condition and sign of the evidence has its rules, and every rule answers to one of them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from legato.notation.checkin import Equipment

TABLE = tomllib.loads(Path(__file__).with_name("coverage.toml").read_text(encoding="utf-8"))["condition"]


def covers(kind: str) -> list[dict[str, Any]]:
    """Return what one part of the table covers."""
    [part] = [one for one in TABLE if one["kind"] == kind]
    return list(part["covers"])


def test_every_condition_has_its_rules(book, proved) -> None:
    """Each rule named in the table is in the book."""
    known = {rule.id for rule in book.rules} | {care.id for care in book.always}
    every = [one for part in TABLE for one in part["covers"]]

    assert all(one["rules"] for one in every)
    assert {name for one in every for name in one["rules"]} - known == set()
    proved(f"Covered: {len(every)} conditions and signs, by {len(known)} rules")


def test_every_rule_answers_to_a_condition(book) -> None:
    """No rule is there without a sign, a condition or a place that it is about."""
    rules = {name for kind in ("sign", "condition", "cold") for one in covers(kind) for name in one["rules"]}

    assert {rule.id for rule in book.rules} - rules == set(), (
        "name each of these beside its sign or condition in tests/safety/coverage.toml"
    )
    assert {care.id for care in book.always} == {name for one in covers("always") for name in one["rules"]}


def test_a_sign_refuses_or_leaves_the_place_out(book) -> None:
    """Warning signs refuse massage; only what hurt in an earlier session may leave out a place instead."""
    for one in covers("sign"):
        for name in one["rules"]:
            assert book.rule(name).verdict.refuses or one["name"].startswith("during or after a session"), name


def test_cold_and_machines_are_out_where_they_do_harm(book) -> None:
    """Each rule named for the bottle or a machine takes exactly that away."""
    for one in [*covers("cold"), *covers("machine")]:
        for name in one["rules"]:
            assert Equipment(one["out"]) in book.rule(name).limits.excluded_equipment, (one["name"], name)


def test_strokes_run_upwards_for_exactly_these(book) -> None:
    """The direction toward the heart, both ways."""
    upwards = {name for one in covers("direction") for name in one["rules"]}

    assert {rule.id for rule in book.rules if rule.limits.toward_heart} == upwards


def test_redness_is_never_asked_alone(book) -> None:
    """Red skin is hard to see when it is brown or black, so warmth, shine, size and darkness are asked with it."""
    about = [fact for fact in book.facts.values() if re.search(r"\b[Rr]ed(ness)?\b", f"{fact.asks}")]

    assert {fact.id for fact in about} >= {"one_leg_swollen", "hot_red_skin"}
    for fact in about:
        text = f"{fact.asks} {fact.help}".lower()
        assert re.search(r"\bwarm|\bhot\b|heat", text), fact.id
        assert re.search(r"dark|brown or black", text), fact.id
        assert "shin" in text, fact.id
        assert "swoll" in text or "swell" in text, fact.id


def test_nothing_is_claimed_that_nobody_could_verify(book) -> None:
    """The site of a vaccination stays out: no source was found for it."""
    words = [f"{fact.asks} {fact.help} {fact.short}" for fact in book.facts.values()]
    words += [f"{rule.says} {rule.do} {rule.why}" for rule in book.rules]

    assert not [text for text in words if re.search(r"vaccin", text, re.IGNORECASE)]
