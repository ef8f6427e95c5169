"""Sound: whatever is answered and wished, what is composed breaks no limit.

The auditor looks, who shares no code with those who composed.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations

import pytest

from depth import sampled
from legato import pipeline
from legato.library import Library, load_library
from legato.notation.checkin import CheckIn, Receiver
from legato.notation.session import Session, Wishes
from legato.planner import NoSession, compose
from legato.safety import Refusal, RuleBook, load_rule_book, screen
from legato.safety.audit import audit
from safety.proofs.people import CIRCUMSTANCES, any_wishes, anybody, covering, placed

pytestmark = pytest.mark.slow

ROWS = covering()
PARTS = 8
SINGLE_ROWS = 12
CHANCES = 150


class Tally:
    """What came of composing for many people."""

    def __init__(self, book: RuleBook, library: Library) -> None:
        self.book, self.library = book, library
        self.refused = self.none = self.composed = self.blocks = 0
        self.breaches: list[tuple[CheckIn, tuple[str, ...]]] = []

    def compose(self, checkin: CheckIn, wishes: Wishes | None = None) -> Session | None:
        """Screen, compose and audit, as the product does, and count."""
        screening = screen(checkin, self.book, self.library)
        if isinstance(screening, Refusal):
            self.refused += 1
            return None
        made = compose(checkin, screening, self.library, wishes=wishes or Wishes())
        if isinstance(made, NoSession):
            self.none += 1
            return None
        self.composed += 1
        self.blocks += len(made.blocks)
        breaches = audit(made, self.book, self.library)
        if breaches:
            self.breaches.append((checkin, breaches))
        return made

    def everybody(self, people: Iterable[CheckIn]) -> None:
        """Compose for all of them."""
        for checkin in people:
            self.compose(checkin)

    def __str__(self) -> str:
        return (
            f"{self.composed:,} sessions with {self.blocks:,} blocks, no breach; "
            f"{self.refused:,} refused, {self.none:,} without a session"
        )


def somebody(row: int, *answers) -> CheckIn:
    """Make a person of 44 with answers, in the circumstances of a row."""
    return CheckIn(person=Receiver(age=44), facts=answers, **ROWS[row % len(ROWS)])


def test_the_rows_cover_every_two_circumstances() -> None:
    """Any two values of two circumstances stand together in some row."""
    for one, other in combinations(CIRCUMSTANCES, 2):
        met = {(row[one], row[other]) for row in ROWS}
        assert len(met) == len(CIRCUMSTANCES[one]) * len(CIRCUMSTANCES[other]), (one, other)


def test_a_well_person_in_all_circumstances(book, library, proved) -> None:
    """Nothing to tell, in every row."""
    tally = Tally(book, library)
    tally.everybody(somebody(row) for row in range(len(ROWS)))

    assert tally.breaches == []
    assert tally.composed > len(ROWS) // 2
    proved(f"Sound, well people in {len(ROWS)} circumstances: {tally}")


def test_every_single_fact(book, library, proved) -> None:
    """Every fact, wherever it is, in a dozen circumstances each."""
    tally = Tally(book, library)
    tally.everybody(
        somebody(at * SINGLE_ROWS + row, answer) for at, answer in enumerate(placed(book)) for row in range(SINGLE_ROWS)
    )

    assert tally.breaches == []
    assert min(tally.composed, tally.refused) > 300
    proved(f"Sound, single facts: {tally}")


@pytest.mark.parametrize("part", sampled(range(PARTS)))
def test_every_pair_of_facts(part: int, book, library, proved) -> None:
    """Every two facts, wherever they are, each pair in circumstances of its own."""
    tally = Tally(book, library)
    pairs = list(enumerate(combinations(placed(book), 2)))[part::PARTS]
    tally.everybody(somebody(at, *pair) for at, pair in pairs)

    assert tally.breaches == []
    assert min(tally.composed, tally.refused) > 100
    proved(f"Sound, pairs of facts, part {part + 1} of {PARTS}: {tally}")


@pytest.mark.parametrize("seed", sampled([21, 22, 23, 24]))
def test_anybody_with_any_wishes(seed: int, book, library, proved) -> None:
    """People by chance; each plan is changed three times, and edited, stored and read again through the pipeline."""
    dice = random.Random(seed)
    tally, answers = Tally(book, library), mild(book)
    for _ in range(CHANCES):
        made = tally.compose(anybody(dice, answers))
        for _ in range(3 if made else 0):
            assert made is not None
            wishes = any_wishes(dice, made)
            made = tally.compose(made.checkin, wishes) or made
        if made:
            edited = pipeline.edit(pipeline.read_session(made.model_dump_json()), any_wishes(dice, made))
            if isinstance(edited, pipeline.Planned):
                assert audit(edited.cleared.session, book, library) == ()

    assert tally.breaches == []
    assert tally.composed > CHANCES // 2
    proved(f"Sound, people and wishes by chance (seed {seed}): {tally}")


def mild(book: RuleBook) -> list:
    """Return the placed answers that do not refuse massage by themselves, and a few that do."""
    library = load_library()
    answers = list(placed(book))
    playable = [one for one in answers if not isinstance(screen(somebody(0, one), load_rule_book(), library), Refusal)]
    return [*playable, *answers[::20]]
