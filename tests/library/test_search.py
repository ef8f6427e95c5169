"""Searching the content by plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.library import Found, Library, load_library, search
from legato.library.search import MOST_HITS


def first(library: Library, text: str) -> tuple[str, str]:
    """Give kind and id of the best thing found."""
    hit = search(library, text).hits[0]
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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("restless legs", "cause:restless-legs"),
        ("RLS", "cause:restless-legs"),
        ("swollen ankles", "not_to_massage:swollen-legs"),
        ("oedema", "not_to_massage:swollen-legs"),
        ("edema", "not_to_massage:swollen-legs"),
        ("lymphedema", "not_to_massage:swollen-legs"),
        ("lymph", "not_to_massage:swollen-legs"),
        ("pregnant", "not_to_massage:pregnancy"),
        ("roller", "technique:foot-roller"),
        ("blood clot", "cause:blood-clot"),
        ("DVT", "cause:blood-clot"),
        ("thrombosis", "cause:blood-clot"),
        ("how often", "question:how-often"),
        ("how long", "question:how-long"),
        ("varicous", "question:varicose-veins"),
        ("achiles", "technique:achilles"),
        ("diabetes", "cause:diabetes-nerves"),
        ("neuropathy", "cause:diabetes-nerves"),
        ("lotion", "question:lotion-instead-of-oil"),
        ("numb", "not_to_massage:less-feeling"),
        ("sciatica", "cause:sciatica"),
        ("fever", "not_to_massage:fever"),
        ("plantar fasciitis", "cause:heel-pain"),
        ("heel pain", "cause:heel-pain"),
        ("foot pain", "cause:heel-pain"),
        ("warfarin", "not_to_massage:blood-thinners"),
        ("eliquis", "not_to_massage:blood-thinners"),
        ("arthritis", "benefit:worn-knees"),
        ("osteoarthritis", "benefit:worn-knees"),
        ("bunion", "question:when-not"),
        ("bursitis", "question:when-not"),
        ("gout", "question:when-not"),
        ("cellulitis", "not_to_massage:wounds-and-skin"),
        ("phlebitis", "not_to_massage:varicose-veins"),
        ("peripheral artery disease", "cause:poor-blood-flow"),
        ("poor circulation", "cause:poor-blood-flow"),
        ("reflexology", "benefit:organ-points"),
        ("quads", "technique:thigh-kneading"),
        ("hamstring", "technique:thigh-effleurage"),
        ("hamstrings", "technique:thigh-effleurage"),
        ("runner", "question:sports-recovery"),
        ("calves", "technique:calf-effleurage"),
        ("charley horse", "cause:night-cramps"),
        ("cramp", "cause:night-cramps"),
        ("shin splints", "cause:stress-fracture"),
        ("ankle sprain", "cause:injury"),
        ("how do I massage my mother", "question:alone-or-with-a-partner"),
        ("tired legs", "cause:standing-all-day"),
        ("machine", "question:machines-every-day"),
        ("blood thinner", "not_to_massage:blood-thinners"),
        ("stress", "benefit:calm"),
        ("sleep", "benefit:sleep"),
        ("headache", "benefit:headache"),
        ("toxins", "benefit:toxins"),
    ],
)
def test_the_words_of_patients_and_doctors_lead_to_the_page(library: Library, text: str, place: str) -> None:
    """Clinical names, brand names, American spellings and everyday names find the right page first, and few others."""
    assert ":".join(first(library, text)) == place
    assert len(search(library, text).hits) <= MOST_HITS


def test_a_clot_leads_to_when_not_to_massage_too(library: Library) -> None:
    """Whoever types DVT reads about the illness, then that massage is out of the question; nothing else is offered."""
    hits = search(library, "DVT").hits

    assert [(hit.kind, hit.id) for hit in hits] == [
        (Found.CAUSE, "blood-clot"),
        (Found.NOT_TO_MASSAGE, "blood-clots"),
    ]


@pytest.mark.parametrize(
    ("text", "instead"),
    [("thrombosys", "thrombosis"), ("tenis ball", "tennis ball"), ("calf", None), ("edema", None), ("gowt", None)],
)
def test_a_guess_is_not_silent(library: Library, text: str, instead: str | None) -> None:
    """Where a word was taken for the nearest one, the answer names it; short words are not guessed at."""
    assert search(library, text).instead == instead


def test_every_other_name_leads_to_its_page(library: Library) -> None:
    """Each of them belongs to a page that is there, and brings it up among the first."""
    kinds = {kind: pages for kind, pages in library.search_words.items() if kind != "spelling"}
    lost = [
        (kind, page, name)
        for kind, pages in kinds.items()
        for page, names in pages.items()
        for name in names
        if (kind, page) not in [(hit.kind.value, hit.id) for hit in search(library, name).hits[:3]]
    ]

    assert kinds
    assert lost == []


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
