"""What lasts after something felt wrong: until it is answered, and for what may be dangerous until it is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import Answer
from legato.safety import (
    Lasting,
    PainTold,
    Refusal,
    Reply,
    Trouble,
    lasting,
    load_rule_book,
    load_stop_words,
    not_better,
    screen,
    with_facts,
)
from safety.people import somebody

WORDS = load_stop_words()
BOOK = load_rule_book()
THEN = datetime(2026, 3, 1, 20, tzinfo=UTC)
LATER = THEN + timedelta(days=400)
TROUBLES = [option for option in (*WORDS.what.options, *WORDS.after) if option.lasts is not None]
DANGEROUS = [option for option in TROUBLES if option.lasts is not None and option.lasts.until == "seen"]
trouble_ids = [option.id for option in TROUBLES]


def happened(what: str, *replies: Reply, at: datetime = THEN, leg: Leg | None = Leg.LEFT) -> Trouble:
    """Return something that was wrong in the calf."""
    zones = (ZoneId.CALF,) if leg else ()
    return Trouble(id=f"{what} at {at}", what=what, at=at, leg=leg, zones=zones, replies=replies)


def open_at(*troubles: Trouble, now: datetime = LATER) -> tuple[Lasting, ...]:
    """Return what still matters."""
    return lasting(troubles, now=now, words=WORDS, book=BOOK)


def facts_of(matters: tuple[Lasting, ...]) -> list[Answer]:
    """Return all facts that hold because of it."""
    return [answer for one in matters for answer in one.facts]


def facts_at(*troubles: Trouble, now: datetime = LATER) -> set[str]:
    """Return the names of the facts that hold because of what happened."""
    return {answer.fact for answer in facts_of(open_at(*troubles, now=now))}


@pytest.mark.parametrize("what", trouble_ids)
def test_holds_for_ever_when_nobody_answers(what: str) -> None:
    """More than a year later it still counts as there, and is asked about."""
    (still,) = open_at(happened(what))

    assert [answer.fact for answer in still.facts] == [still.option.fact]
    assert still.asks


@pytest.mark.parametrize("what", trouble_ids)
def test_still_there_is_no_way_out(what: str) -> None:
    """Answering that it is still there changes nothing, after whatever was answered before."""
    assert open_at(happened(what, Reply.GONE, Reply.SEEN, Reply.STILL))[0].facts == open_at(happened(what))[0].facts


@pytest.mark.parametrize("option", DANGEROUS, ids=lambda option: option.id)
def test_a_sign_of_danger_has_to_be_seen(option, library) -> None:
    """Gone is not enough: massage is refused until a doctor has looked at it."""
    gone = open_at(happened(option.id, Reply.GONE))
    refused = screen(with_facts(somebody(), facts_of(gone)), BOOK, library)

    assert isinstance(refused, Refusal)
    assert gone[0].asks
    assert open_at(happened(option.id, Reply.SEEN)) == ()


@pytest.mark.parametrize("what", ["chest_or_breath", "leg_cold_pale", "leg_swollen", "dark_urine", "bruise_spreads"])
def test_what_has_killed_counts_as_a_sign_of_danger(what: str) -> None:
    """A clot, a closed artery, a muscle breaking down and a bleeding are never just gone."""
    assert what in {option.id for option in DANGEROUS}


def test_a_place_rests_for_days_though_it_feels_well() -> None:
    """A calf that hurt is left alone for three days, a numb one for seven, from when it happened."""
    for what, days in (("hurts", 3), ("numb", 7)):
        gone = happened(what, Reply.GONE)
        (resting,) = open_at(gone, now=THEN + timedelta(days=days, seconds=-1))

        assert resting.facts == (Answer(fact="tender_place", leg=Leg.LEFT, zones=(ZoneId.CALF,)),)
        assert not resting.asks
        assert open_at(gone, now=THEN + timedelta(days=days)) == ()


def test_a_clock_that_was_set_back_shortens_nothing() -> None:
    """Before the moment it happened, by the clock, the place still rests."""
    assert facts_at(happened("hurts", Reply.GONE), now=THEN - timedelta(days=900)) == {"tender_place"}


def test_a_wrong_tap_can_be_taken_back() -> None:
    """Somebody who never had chest pain is not shut out for ever."""
    assert open_at(happened("chest_or_breath", Reply.MISTAKE), now=THEN) == ()


def test_an_answer_is_about_one_trouble_only() -> None:
    """Last month's swelling was looked at; this week's was not, and an old clearance says nothing of it."""
    cleared = happened("leg_swollen", Reply.SEEN)
    again = happened("leg_swollen", at=THEN + timedelta(days=30))

    assert facts_at(cleared, again) == {"one_leg_swollen"}


def test_the_leg_is_never_lost() -> None:
    """What happened on the right says nothing of the left; without a place it counts for both."""
    told = open_at(happened("hurts", leg=Leg.RIGHT))[0].facts[0]
    nowhere = open_at(happened("hurts", leg=None))[0].facts[0]

    assert (told.leg, told.zones) == (Leg.RIGHT, (ZoneId.CALF,))
    assert (nowhere.leg, nowhere.zones) == (None, ())


def test_what_nobody_knows_is_taken_seriously() -> None:
    """An answer from another version of these words counts as something that feels wrong."""
    assert facts_at(happened("tingling_ears")) == {"unclear_sign"}


def test_a_cramp_passes_without_a_trace() -> None:
    """It is the one thing after which a session may go on."""
    assert open_at(happened("cramp")) == ()


@given(
    st.lists(
        st.builds(
            happened,
            st.sampled_from([*trouble_ids, "cramp", "unheard_of"]),
            *[st.sampled_from(Reply)] * 2,
            at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 4, 1), timezones=st.just(UTC)),  # noqa: DTZ001
            leg=st.sampled_from([*LEGS, None]),
        ),
        max_size=6,
    )
)
def test_one_more_trouble_never_takes_a_fact_away(troubles: list[Trouble]) -> None:
    """Whatever else happened, and whatever was answered about it, each one counts by itself."""
    every = facts_at(*troubles, now=THEN)

    for left_out in range(len(troubles)):
        fewer = [one for at, one in enumerate(troubles) if at != left_out]
        assert facts_at(*fewer, now=THEN) <= every


@given(st.sampled_from(trouble_ids), st.integers(0, 4_000))
def test_time_alone_takes_nothing_away(what: str, days: int) -> None:
    """Unanswered it holds after any number of days."""
    assert facts_at(happened(what), now=THEN + timedelta(days=days)) == facts_at(happened(what), now=THEN)


@pytest.mark.parametrize("what", trouble_ids)
def test_joins_a_check_in_without_changing_anything_else(what: str, library) -> None:
    """The verdict with what lasts is never milder, and everything answered stays."""
    told = somebody("varicose_veins")
    joined = with_facts(told, facts_of(open_at(happened(what))))
    before, after = screen(told, BOOK, library), screen(joined, BOOK, library)

    assert joined.facts[: len(told.facts)] == told.facts
    assert joined.model_copy(update={"facts": told.facts}) == told
    assert after.verdict.severity >= before.verdict.severity
    for leg in LEGS:
        assert after.limits[leg].join(before.limits[leg]) == after.limits[leg]
    assert with_facts(joined, facts_of(open_at(happened(what)))) == joined


class TestNotBetter:
    """Pain that many sessions have not eased should be looked at."""

    def series(self, *scores: int, apart: int = 3) -> list[PainTold]:
        """Return the pain of the left calf before each of several sessions."""
        return [
            PainTold(at=THEN + timedelta(days=apart * at), leg=Leg.LEFT, zone=ZoneId.CALF, score=score)
            for at, score in enumerate(scores)
        ]

    def test_six_sessions_in_two_weeks_without_change(self) -> None:
        """5 before the first and 5 before the sixth: advice for this very place."""
        assert not_better(self.series(5, 4, 5, 4, 4, 5), words=WORDS) == (
            Answer(fact="not_better", leg=Leg.LEFT, zones=(ZoneId.CALF,)),
        )

    @pytest.mark.parametrize(
        ("scores", "apart"),
        [((5, 5, 5, 5, 5), 3), ((5, 5, 5, 5, 5, 5), 2), ((5, 5, 5, 5, 5, 4), 3), ((0, 0, 0, 0, 0, 0), 3)],
        ids=["five sessions", "ten days", "eased", "no pain"],
    )
    def test_says_nothing_too_early(self, scores: tuple[int, ...], apart: int) -> None:
        """Too few sessions, too few days, or pain that eases."""
        assert not_better(self.series(*scores, apart=apart), words=WORDS) == ()

    def test_looks_at_each_place_by_itself(self) -> None:
        """Three sessions for the left calf and three for the right are not six."""
        told = self.series(5, 5, 5, 5, 5, 5)
        mixed = [replace(pain, leg=LEGS[at % 2]) for at, pain in enumerate(told)]

        assert not_better(mixed, words=WORDS) == ()

    def test_the_order_of_telling_does_not_matter(self) -> None:
        """The same sessions in any order give the same answer."""
        told = self.series(3, 9, 1, 2, 4, 4, 5)

        assert not_better(told[::-1], words=WORDS) == not_better(told, words=WORDS)
