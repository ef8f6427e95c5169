"""Plain words for every choice."""

from __future__ import annotations

from enum import StrEnum

import pytest

from legato.library import Library
from legato.library.library import LABELLED
from legato.notation import checkin, technique
from legato.notation.checkin import Aim, Equipment
from legato.notation.model import Model


@pytest.mark.parametrize("choices", LABELLED.values(), ids=LABELLED)
def test_every_choice_has_words_of_its_own(library: Library, choices: type[StrEnum]) -> None:
    """Each value has a label, in the order of the choice, and no two read the same."""
    labels = [library.label(choice) for choice in choices]

    assert len(set(labels)) == len(labels)
    assert [label for label in labels if "_" in label] == []
    assert set(library.labels[choices]) == {choice.value for choice in choices}


@pytest.mark.parametrize("module", [checkin, technique])
def test_no_choice_of_the_notation_is_without_words(module: object) -> None:
    """A new kind of choice cannot be forgotten."""
    kinds = {
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and not issubclass(kind, Model)
    }

    named = {kind.__name__ for kind in kinds - set(LABELLED.values()) - {StrEnum}}
    # Whom the screens speak to chooses whole sentences, and is never named by itself.
    assert named - {"Leg", "ZoneId", "AnsweredBy", "Who"} == set()


def test_help_is_there_where_a_label_is_not_enough(library: Library) -> None:
    """What a frozen bottle needs is said where it is picked; to relax needs no explanation."""
    assert "Never on bare skin" in library.help(Equipment.FROZEN_BOTTLE)
    assert library.help(Aim.RELAX) == ""
