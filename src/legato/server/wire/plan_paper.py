"""A plan on paper: each technique once, with its legs and times, its steps, and when to stop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legato.body import Leg
from legato.notation.technique import Technique
from legato.server.wire.plan_view import BlockView, PlanView


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A technique as it is done in a plan: on both legs where nothing differs but the time."""

    technique: Technique
    leg: Leg
    """The leg its picture shows."""
    blocks: tuple[BlockView, ...]
    steps: tuple[str, ...]
    stops: tuple[str, ...]
    pressure_words: str
    is_turned: bool


def paper_cards(plan: PlanView) -> tuple[PaperCard, ...]:
    """Return the techniques of a plan in the order in which they first come; what is done differently stands apart."""
    done: dict[tuple[str, tuple[str, ...], str], list[BlockView]] = {}
    for view in _in_order(plan):
        done.setdefault((view.technique.id, view.steps, view.pressure_words), []).append(view)
    return tuple(
        PaperCard(
            technique=views[0].technique,
            leg=views[0].block.leg,
            blocks=tuple(views),
            steps=steps,
            stops=views[0].stops,
            pressure_words=pressure,
            is_turned=views[0].is_turned,
        )
        for (_, steps, pressure), views in done.items()
    )


def _in_order(plan: PlanView) -> Iterable[BlockView]:
    return (view for leg in plan.legs for view in leg.blocks)
