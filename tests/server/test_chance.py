"""Chance that repeats itself where somebody asks for it, and is free where nobody does."""

from __future__ import annotations

import pytest

from legato.errors import SettingError
from legato.server.chance import seed_of_all
from legato.server.records.sittings.models import Sitting
from server.builders import check_in, person, visitor


@pytest.mark.parametrize(
    ("given", "seed"), [("", None), (" ", None), ("0", 0), (" 17 ", 17), (str(2**53 - 1), 2**53 - 1)]
)
def test_a_seed_for_all_is_a_whole_number(monkeypatch, given, seed):
    """Nothing is none."""
    monkeypatch.setenv("LEGATO_SEED", given)
    assert seed_of_all() == seed


@pytest.mark.parametrize("given", ["-1", "1.5", "tuesday", "²", str(2**53), "9" * 5_000])
def test_what_is_no_seed_is_told(monkeypatch, given):
    """In one sentence that says what would be right."""
    monkeypatch.setenv("LEGATO_SEED", given)
    with pytest.raises(SettingError, match="LEGATO_SEED is a whole number from 0 to 9007199254740991"):
        seed_of_all()


@pytest.mark.django_db
@pytest.mark.parametrize(("seed", "others"), [(7, 1), (None, 4)])
def test_one_seed_for_all_gives_everybody_the_same_draw(settings, seed, others):
    """Without it each check-in has a seed of its own."""
    settings.SEED = seed
    for number in range(4):
        check_in(visitor(person(f"Anna {number}")))

    assert len({sitting.session["draw"]["seed"] for sitting in Sitting.objects.all()}) == others
