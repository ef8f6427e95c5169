"""A plan as its page shows it: its blocks in their order, and what may be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from legato.body import LEGS, Leg
from legato.library import load_library
from legato.notation.session import Block, Choice, ReasonCode, Session, Wishes
from legato.notation.technique import Technique
from legato.server.wire.language import sentences as spoken_sentences
from legato.timeline import is_turned, one_line, reasons_to_stop, shown_steps
from legato.units import GRID, MILLISECONDS_PER_SECOND
from legato.words import ChoiceInWords, ReasonInWords, SessionInWords, pressure_words, session_in_words

STEP_S = 15
"""How much one press on "longer" or "shorter" asks for."""
_NOTHING = Wishes()
_NEVER_SWAPPED_IN = frozenset(
    {
        ReasonCode.EXCLUDED,
        ReasonCode.ZONE_EXCLUDED,
        ReasonCode.PRESSURE_CAP,
        ReasonCode.OUT_OF_REACH,
        ReasonCode.NEEDS_PARTNER,
        ReasonCode.NEEDS_HANDS,
        ReasonCode.POSITION,
        ReasonCode.NEEDS_EQUIPMENT,
        ReasonCode.NEEDS_OIL,
    }
)


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block with its words and what may be done with it."""

    block: Block
    technique: Technique
    number: int
    reasons: tuple[ReasonInWords, ...]
    line: str
    """What to do, in the words the player uses: for this giver, and in the direction that is safe here."""
    pressure_words: str
    shorter_s: int | None
    longer_s: int | None
    is_first: bool
    is_last: bool
    is_turned: bool
    """Whether its glides run toward the heart, against the way its picture shows."""
    steps: tuple[str, ...]
    """What to do, step by step, as far as each step holds here; for paper."""
    stops: tuple[str, ...]
    """When to stop."""

    @property
    def key(self) -> str:
        """Return what tells this block from every other of its plan."""
        return f"{self.block.leg.value}-{self.technique.id}"


@dataclass(frozen=True, slots=True)
class LeftOutTogether:
    """Techniques that are left out for the same reasons, and these in words."""

    techniques: tuple[Technique, ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegView:
    """All blocks of one leg, and what is not in it."""

    leg: Leg
    lasts_ms: int
    blocks: tuple[BlockView, ...]
    may_swap: bool
    """Whether something else is allowed on this leg that is not in the plan."""
    left_out: tuple[LeftOutTogether, ...]
    out: int
    """How many techniques are left out."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything the plan page shows."""

    session: Session
    lasts_ms: int
    legs: tuple[LegView, ...]
    is_changed: bool


def plan_view(session: Session, begun: Wishes = _NOTHING) -> PlanView:
    """Return what the page of a plan shows; `begun` is what was wished for before anybody changed it."""
    techniques = load_library().techniques
    told = _with_what_was_passed_on(session_in_words(session, spoken_sentences()), begun)
    return PlanView(
        session=session,
        lasts_ms=session.lasts,
        legs=tuple(_leg_view(told, leg, techniques) for leg in _legs_in_order(session)),
        is_changed=session.wishes != begun,
    )


def _with_what_was_passed_on(session: SessionInWords, begun: Wishes) -> SessionInWords:
    """Say of what was wished for before anybody changed anything that it was passed on, and not that it was chosen."""
    passed_on = {(grip.leg, grip.technique) for grip in (*begun.include, *begun.leave_out)}
    said = {
        ReasonCode.CHOSEN: spoken_sentences().say("recipe-reason-in"),
        ReasonCode.DROPPED: spoken_sentences().say("recipe-reason-out"),
    }
    if not passed_on:
        return session
    choices = tuple(
        choice.model_copy(
            update={
                "reasons": tuple(
                    reason.model_copy(update={"says": said.get(reason.code, reason.says)}) for reason in choice.reasons
                )
            }
        )
        if (choice.leg, choice.technique) in passed_on
        else choice
        for choice in session.choices
    )
    return session.model_copy(update={"choices": choices})


def _legs_in_order(session: Session) -> tuple[Leg, ...]:
    return tuple(dict.fromkeys([*session.legs, *LEGS]))


def _leg_view(session: SessionInWords, leg: Leg, techniques: Mapping[str, Technique]) -> LegView:
    choices = [choice for choice in session.choices if choice.leg is leg]
    out = [choice for choice in choices if not choice.included]
    return LegView(
        leg=leg,
        lasts_ms=session.time_on(leg),
        blocks=tuple(_block_views(session, leg, choices, techniques)),
        may_swap=any(may_come_in(choice) for choice in out),
        left_out=_by_reasons(out, techniques),
        out=len(out),
    )


def _by_reasons(out: Iterable[ChoiceInWords], techniques: Mapping[str, Technique]) -> tuple[LeftOutTogether, ...]:
    """Gather what is left out for the same reasons, so that each is read once."""
    gathered: dict[tuple[str, ...], list[Technique]] = {}
    for choice in out:
        says = tuple(dict.fromkeys(reason.says for reason in choice.reasons))
        gathered.setdefault(says, []).append(techniques[choice.technique])
    return tuple(LeftOutTogether(tuple(each), says) for says, each in gathered.items())


def may_come_in(choice: Choice) -> bool:
    """Tell whether a technique that is not in a plan may be put into it: no limit and no need stands against it."""
    return not any(reason.code in _NEVER_SWAPPED_IN for reason in choice.reasons)


def _block_views(
    session: SessionInWords, leg: Leg, choices: list[ChoiceInWords], techniques: Mapping[str, Technique]
) -> Iterator[BlockView]:
    reasons = {choice.technique: choice.reasons for choice in choices}
    blocks = [block for block in session.blocks if block.leg is leg]
    sentences = spoken_sentences()
    for place, block in enumerate(blocks):
        technique = techniques[block.technique]
        lasts_s = block.lasts_ms // MILLISECONDS_PER_SECOND
        yield BlockView(
            block=block,
            technique=technique,
            number=place + 1,
            reasons=reasons.get(block.technique, ()),
            line=sentences.text(one_line(block, technique, session.checkin)),
            pressure_words=pressure_words(block.pressure, sentences),
            shorter_s=_within(lasts_s - STEP_S, technique, lasts_s),
            longer_s=_within(lasts_s + STEP_S, technique, lasts_s),
            is_first=place == 0,
            is_last=place == len(blocks) - 1,
            is_turned=is_turned(block, technique),
            steps=tuple(sentences.text(step) for step in shown_steps(block, technique, session.checkin)),
            stops=tuple(sentences.text(line.phrase) for line in reasons_to_stop(technique)),
        )


def _within(wanted_s: int, technique: Technique, now_s: int) -> int | None:
    """Return a length within the technique's dose and on the grid, `None` when there is nothing left to change."""
    grid_s = GRID // MILLISECONDS_PER_SECOND
    nearest = max(technique.dose.least_s, min(technique.dose.most_s, wanted_s)) // grid_s * grid_s
    return None if nearest == now_s else nearest
