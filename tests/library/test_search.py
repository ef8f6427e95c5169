"""Searching the content by plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.library import Findable, Found, Hit, Library, load_library, search
from legato.library.pages import pages_of
from legato.library.search import MOST_HITS
from legato.library.spelling import stem, words_of


def texts(page: Findable) -> tuple[str, ...]:
    """Give what a page says, without its other names."""
    return (page.hit.title, page.hit.line, *page.about, *page.rest)


def first(library: Library, text: str) -> tuple[str, str]:
    """Give kind and id of the best thing found."""
    hit = search(library, text).hits[0]
    return hit.kind.value, hit.id


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("heel squeeze", "technique", "heel-squeeze", id="a name"),
        pytest.param("cramps", "cause", "night-cramps", id="a plural"),
        pytest.param("Varicose VEINS", "not_to_massage", "varicose-veins", id="capitals"),
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


def test_a_clot_leads_to_when_not_to_massage(library: Library) -> None:
    """Whoever types DVT reads that massage is out of the question, then about the illness; no technique is offered."""
    hits = search(library, "DVT").hits

    assert [(hit.kind, hit.id) for hit in hits] == [
        (Found.NOT_TO_MASSAGE, "blood-clots"),
        (Found.CAUSE, "blood-clot"),
    ]


@pytest.mark.parametrize("text", ["tennis ball and DVT", "how often with warfarin", "calf kneading while pregnant"])
def test_a_warning_stands_before_what_was_asked_for(library: Library, text: str) -> None:
    """Whatever else is in the query, its name of danger is answered first."""
    assert first(library, text)[0] == "not_to_massage"


@pytest.mark.parametrize(
    ("text", "place"),
    [("my leg is swollen", "blood-clots"), ("my legs are swollen", "swollen-legs")],
)
def test_one_leg_is_told_from_two(library: Library, text: str, place: str) -> None:
    """One swollen leg can be a clot; two come from elsewhere."""
    assert first(library, text) == ("not_to_massage", place)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("trombosis", "thrombosis"),
        ("my tenis-ball!", "my tennis-ball!"),
        ("calf", None),
        ("edema", None),
        ("gowt", None),
    ],
)
def test_a_guess_is_not_silent(library: Library, text: str, instead: str | None) -> None:
    """Where a word was taken for the nearest one, the answer says so; short words are not guessed at."""
    assert search(library, text).instead == instead


def test_a_word_can_be_looked_for_as_it_is_typed(library: Library) -> None:
    """Whoever meant what they typed is taken at their word."""
    finds = search(library, "trombosis", as_typed=True)

    assert (finds.hits, finds.instead) == ((), None)


def test_a_screenful_is_enough(library: Library) -> None:
    """However much fits, no more is listed than anybody reads."""
    assert len(search(library, "calf foot knee thigh heel toe").hits) == MOST_HITS


def test_every_other_name_leads_to_its_page(library: Library) -> None:
    """Whatever is written as another name of a page brings it up among the first."""
    records = [
        (kind, record)
        for kind, shelf in (
            ("cause", library.causes),
            ("question", library.faq),
            ("not_to_massage", library.not_to_massage),
            ("benefit", library.benefits),
            ("tip", library.tips),
            ("preparation", library.preparation),
            ("advice", library.advice),
        )
        for record in shelf.values()
    ]
    names = [(kind, record.id, name) for kind, record in records for name in record.also]
    names += [("technique", one.id, name) for one in library.techniques.values() for name in one.words.also]
    lost = [
        (kind, page, name)
        for kind, page, name in names
        if (kind, page) not in [(hit.kind.value, hit.id) for hit in search(library, name).hits[:3]]
    ]

    assert len(names) > len(records)
    assert lost == []


def test_no_other_name_is_a_word_that_everybody_uses(library: Library) -> None:
    """A name of one word that stands on a third of all pages would bring its page up for nearly everything."""
    pages = [frozenset(map(stem, words_of(" ".join(texts(page)), library.spelling))) for page in pages_of(library)]
    names = {stem(name.casefold()) for page in pages_of(library) for name in page.also if " " not in name}
    common = {name: many for name in names if (many := sum(name in page for page in pages)) > len(pages) / 3}

    assert names
    assert common == {}


def test_pages_of_others_are_found_as_well(library: Library) -> None:
    """What stands outside the library can be searched with it."""
    cancer = Hit(Found.RULE, "C35", "Cancer, and the team was not asked yet", "Please ask your team first.")

    assert search(library, "tumor", (Findable(cancer, ("tumour",), (), ()),)).hits == (cancer,)
    assert search(library, "cancer").hits == ()


@pytest.mark.parametrize("text", ["", "   ", "the and of", "?!", "qqqqzzzz"])
def test_nothing_is_found_for_nothing(library: Library, text: str) -> None:
    """Fillers and noise find nothing instead of everything."""
    assert search(library, text).hits == ()


def test_a_zone_finds_what_works_on_it(library: Library) -> None:
    """Looking for the calf gives techniques for the calf first."""
    hits = [hit for hit in search(library, "calf").hits if hit.kind is Found.TECHNIQUE]

    assert {hit.id for hit in hits[:3]} == {"calf-effleurage", "calf-kneading", "calf-compression"}


def test_a_hit_can_be_shown(library: Library) -> None:
    """It has a title and a line."""
    hit = search(library, "arch rub").hits[0]

    assert (hit.kind, hit.id, hit.title) == (Found.TECHNIQUE, "arch-rub", "Arch rub")
    assert hit.line == library.techniques["arch-rub"].words.line


@given(st.text(max_size=300))
def test_any_text_can_be_searched_for(text: str) -> None:
    """Whatever is typed, nothing is found twice and nothing breaks."""
    hits = search(load_library(), text).hits

    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)
