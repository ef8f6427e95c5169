"""The same problem, put to OR-Tools CP-SAT: a second opinion that shares no code with the solver.

Gains are concave, so an item's worth is written as that of its least length plus
one yes/no variable for each further grid step.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from ortools.sat.python import cp_model

from legato.planner.problem import KnapsackItem, Problem, Solution


@dataclass(frozen=True, slots=True)
class Opinion:
    """What CP-SAT found, and whether it proved that nothing is better."""

    worth: int | None
    is_proven: bool
    seconds: float
    """Processor time for solving alone, without building the model."""


class _Model:
    def __init__(self, problem: Problem, known: Solution | None) -> None:
        self.model = cp_model.CpModel()
        self.worth: list[cp_model.LinearExprT] = []
        self.strain: list[cp_model.LinearExprT] = []
        blocks, totals, by_item = [], [], []
        for at, side in enumerate(problem.sides):
            chosen, lengths = [], []
            for number, item in enumerate(side.items):
                known_length = None if known is None else known.lengths[at][number]
                is_in, length = self._item(item, known_length)
                chosen.append(is_in)
                lengths.append(length)
            self.model.add(sum(chosen) >= 1)
            by_item.append(lengths)
            if side.cap is not None:
                self.model.add(sum(lengths) <= side.cap)
            blocks.append(sum(chosen))
            totals.append(sum(lengths))
        rests = self.model.new_int_var(0, max(0, problem.time) // problem.rest, "rests")
        self.model.add(sum(totals) + problem.change * sum(blocks) + problem.rest * rests <= problem.time)
        self.model.add(sum(self.strain) <= problem.strain_limit + problem.rest_relief * rests)
        if len(totals) == 2 and problem.favoured:
            self.model.add(totals[0] >= totals[1])
            self.model.add(totals[0] <= problem.ratio * totals[1])
        elif len(totals) == 2:
            self.model.add(totals[0] == totals[1])
        if problem.twins:
            for left, right in zip(*by_item, strict=True):
                self.model.add(left == right)
        if known is not None:
            # A claim that cannot be kept makes the model infeasible; one that is too modest is beaten.
            self.model.add(sum(self.worth) >= known.worth)
        self.model.maximize(sum(self.worth))

    def _item(self, item: KnapsackItem, known: int | None) -> tuple[cp_model.IntVar, cp_model.LinearExprT]:
        is_in = self.model.new_bool_var("")
        steps = [self.model.new_bool_var("") for _ in range(item.most - item.least)]
        for before, after in zip([is_in, *steps], steps, strict=False):
            self.model.add_implication(after, before)
        if item.forced:
            self.model.add(is_in == 1)
        if known is not None:
            self.model.add_hint(is_in, known > 0)
            for number, step in enumerate(steps):
                self.model.add_hint(step, known > item.least + number)
        length = item.least * is_in + sum(steps)
        more = [after - before for before, after in zip(item.gains, item.gains[1:], strict=False)]
        self.worth.append(item.gains[0] * is_in + sum(gain * step for gain, step in zip(more, steps, strict=True)))
        self.strain.append(item.strain * length)
        return is_in, length


def ask(
    problem: Problem, known: Solution | None = None, *, effort: float | None = None, seconds: float | None = None
) -> Opinion:
    """Solve a problem with CP-SAT on one core, with or without a session that is known already.

    `effort` ends it after an amount of work that is the same on every machine, `seconds` by the clock.
    """
    model = _Model(problem, known).model
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    if effort is not None:
        solver.parameters.max_deterministic_time = effort
    if seconds is not None:
        solver.parameters.max_time_in_seconds = seconds
    begins = time.process_time()
    status = solver.solve(model)
    took = time.process_time() - begins
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Opinion(
        worth=round(solver.objective_value) if found else None,
        is_proven=status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
        seconds=took,
    )
