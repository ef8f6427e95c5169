"""Technique records: what has to agree inside one file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from legato.notation.model import findings
from legato.notation.technique import Dose, Review, Technique

Changed = Callable[..., Technique]


def test_doses_grow_on_the_grid() -> None:
    """Least, usual and most are multiples of five seconds in order."""
    dose = Dose(least_s=30, usual_s=60, most_s=120, sources=("J",))

    assert (dose.least, dose.usual, dose.most) == (30_000, 60_000, 120_000)
    with pytest.raises(ValidationError, match="must grow"):
        Dose(least_s=60, usual_s=30, most_s=120, sources=("J",))
    with pytest.raises(ValidationError, match="multiples of five"):
        Dose(least_s=30, usual_s=62, most_s=120, sources=("J",))


def test_nothing_pretends_to_be_reviewed() -> None:
    """A review has a name and a day; without them the status is something else."""
    assert Review(status="reviewed", by="A name", on="2026-11-22").by == "A name"
    for broken in ({"status": "reviewed"}, {"status": "judgement", "by": "A name", "on": "2026-11-22"}):
        with pytest.raises(ValidationError, match="A review names who"):
            Review.model_validate(broken)


def test_hands_and_family_agree_with_the_score(changed: Changed) -> None:
    """All contradictions between a technique and its score are told together."""
    with pytest.raises(ValidationError) as refusal:
        changed(family="tool", who__hands=1)

    (finding,) = findings(refusal.value)
    assert finding.says == (
        "The score uses 2 hands and who.hands says 1; a tool in the score and family 'tool' go together;"
        " a tool or machine must be named in equipment."
    )


@pytest.mark.parametrize("field", sorted(set(Technique.model_fields) - {"format", "equipment"}))
def test_a_file_that_lacks_anything_is_refused(changed: Changed, field: str) -> None:
    """Words, performers, oil, dose, strain, aims, contraindications, evidence, licence, review: all are needed."""
    tables = changed().model_dump(mode="json")
    del tables[field]

    with pytest.raises(ValidationError) as refusal:
        Technique.model_validate(tables)
    assert [(found.path, found.says) for found in findings(refusal.value)] == [(field, "This field is needed.")]
