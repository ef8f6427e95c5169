"""Searching the content by plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.library import Found, Library, load_library, search


def first(library: Library, text: str) -> tuple[str, str]:
    """Give kind and id of the best thing found."""
    hit = search(library, text)[0]
    return hit.kind.value, hit.id


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("heel squeeze", "technique", "heel-squeeze", id="a name"),
        pytest.param("cramps", "cause", "night-cramps", id="a plural"),
        pytest.param("Varicose VEINS", "question", "varicose-veins", id="capitals"),
        pytest.param("tenis ball", "technique", "tennis-ball", id="a slip"),
        pytest.param("pregnant", "not_to_massage", "pregnancy", id="another ending"),
        pytest.param("Achillés", "technique", "achilles", id="an accent"),
        pytest.param("what about toxins?", "benefit", "toxins", id="a question"),
        pytest.param("machine every day", "question", "machines-every-day", id="several words"),
        pytest.param("kneec", "technique", "around-the-knee", id="the beginning of a word"),
        pytest.param("swollen ankles", "not_to_massage", "swollen-legs", id="not all words in one place"),
    ],
)
def test_people_find_what_they_mean(library: Library, text: str, kind: str, name: str) -> None:
    """However it is typed, the best fit comes first."""
    assert first(library, text) == (kind, name)


@pytest.mark.parametrize("text", ["", "   ", "the and of", "?!", "qqqqzzzz"])
def test_nothing_is_found_for_nothing(library: Library, text: str) -> None:
    """Fillers and noise find nothing instead of everything."""
    assert search(library, text) == ()


def test_a_zone_finds_what_works_on_it(library: Library) -> None:
    """Looking for the calf gives techniques for the calf first."""
    hits = [hit for hit in search(library, "calf") if hit.kind is Found.TECHNIQUE]

    assert {hit.id for hit in hits[:3]} == {"calf-effleurage", "calf-kneading", "calf-compression"}


def test_a_hit_can_be_shown(library: Library) -> None:
    """It has a title and a line."""
    hit = search(library, "arch rub")[0]

    assert (hit.kind, hit.id, hit.title) == (Found.TECHNIQUE, "arch-rub", "Arch rub")
    assert hit.line == library.techniques["arch-rub"].words.line


@given(st.text(max_size=300))
def test_any_text_can_be_searched_for(text: str) -> None:
    """Whatever is typed, nothing is found twice and nothing breaks."""
    hits = search(load_library(), text)

    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)
