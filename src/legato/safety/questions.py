"""Which questions are still worth asking: those whose answer can yet change verdict, urgency or limits.

A question is left out only when no way of answering the rest lets a yes to it differ from a no.
That is exact, and found without trying every way: rules only ever add, so if any
completion tells the two apart, then the smallest one does in which a rule with this fact
fires, told in as few places as it needs.
When massage is refused there is nothing left to limit, so only verdict and urgency count, and whom to call: a yes
that puts a more special line in the place of one of those that say what to do now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import CheckIn
from legato.safety.acting import about, replaces, standing
from legato.safety.asking import Fact, FactGroup, FactScope
from legato.safety.book import RuleBook
from legato.safety.facts import Holding, facts_of
from legato.safety.firing import fires, firing, limits_by_leg, techniques_out
from legato.safety.limits import WHOLE_LEG, join
from legato.safety.model import Limits, Rule

if TYPE_CHECKING:
    from legato.library import Library

_Places = Mapping[Leg, frozenset[ZoneId]]
_Holdings = Mapping[str, Holding]


def still_to_ask(checkin: CheckIn, no: Iterable[str], book: RuleBook, library: Library) -> tuple[Fact, ...]:
    """Return the questions that are open, red flags first, each after the one it follows up on.

    Args:
        checkin: what has been answered with yes, and the numbers and maps told so far; an assumption answers nothing.
        no: the facts that have been answered with no, derived ones included.
            What is neither here nor in the check-in has not been asked.
        book: the rules.
        library: the techniques, whose own contraindications count as well.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    known = _Known(facts_of(checkin.without_assumptions(), book), frozenset(no), book, library)
    flags = [fact for fact in book.asked_facts if _is_flag(fact)]
    rest = [fact for fact in book.asked_facts if not _is_flag(fact)]
    # Who is refused never comes to the pages of the map and the numbers, so what follows from them is asked outright.
    derived = book.derived_facts if known.outcome.limits is None else ()
    return tuple(
        fact for fact in (*flags, *derived, *rest) if known.is_open(fact) and (_is_flag(fact) or known.matters(fact))
    )


class _Outcome(NamedTuple):
    """What counts of a screening."""

    severity: int
    degree: int
    limits: Mapping[Leg, Limits] | None
    """`None` when massage is refused."""
    acts: tuple[Rule, ...]
    """The rules whose lines say what to do now."""


class _Known:
    """What has been answered, and what can still follow from it."""

    def __init__(self, held: _Holdings, no: frozenset[str], book: RuleBook, library: Library) -> None:
        self.held, self.book, self.library = held, book, library
        self.no = no - held.keys()

    @cached_property
    def outcome(self) -> _Outcome:
        """What follows when every open question is answered with no."""
        return self._outcome_of(self.held)

    def is_open(self, fact: Fact) -> bool:
        """Tell whether a question can still be answered with yes, and has not been."""
        return fact.id not in self.held and self._can_hold(fact)

    def matters(self, fact: Fact) -> bool:
        """Tell whether yes can make a difference, by itself or through what is asked after it."""
        if any(self._differs(fact, (), None)) or any(
            any(self._differs(fact, rule.when, rule)) for rule in self.book.rules_about(fact.id)
        ):
            return True
        return any(
            self.is_open(below) and self.matters(below) for below in self.book.asked_facts if below.asked_if == fact.id
        )

    def _can_hold(self, fact: Fact) -> bool:
        if fact.id in self.held:
            return True
        if fact.id in self.no:
            return False
        if fact.id in self.book.doctors_words:
            return self._can_hold(self.book.facts[self.book.doctors_words[fact.id]])
        return fact.asked_if is None or self._can_hold(self.book.facts[fact.asked_if])

    def _differs(self, fact: Fact, when: Iterable[str], rule: Rule | None) -> Iterator[bool]:
        """Say of each smallest completion in which `when` holds whether a yes to the fact changes anything."""
        added = self._with_what_they_follow([fact.id, *when])
        if not all(self._can_hold(each) for each in added):
            return
        for on_both in self._on_both(rule):
            options = [list(_smallest_places(each, on_both=each.id in on_both)) for each in added]
            if self.outcome.limits is None or (rule is not None and rule.verdict.refuses):
                # Places move limits, and a refusal is not about limits.
                options = [places[:1] for places in options]
            for places in product(*options):
                told = {each.id: Holding(each, where) for each, where in zip(added, places, strict=True)}
                without = {name: holding for name, holding in told.items() if not self._follows(name, fact.id)}
                yield self._grows({**self.held, **without}, {**self.held, **told})

    def _on_both(self, rule: Rule | None) -> Iterator[frozenset[str]]:
        """Give the facts that have to hold on both legs: for this rule, and for lines it could take the place of."""
        if rule is None:
            yield frozenset()
            return
        yield about(rule) if rule.on_both_legs else frozenset()
        for general in self.book.rules:
            if general.on_both_legs and not rule.on_both_legs and replaces(rule, general):
                yield about(general)

    def _with_what_they_follow(self, names: Iterable[str]) -> list[Fact]:
        """Return the facts that do not hold yet, and those whose yes they wait for."""
        found: dict[str, Fact] = {}
        for name in names:
            above: str | None = name
            while above is not None and above not in self.held:
                found[above] = self.book.facts[above]
                above = found[above].asked_if
        return list(found.values())

    def _follows(self, name: str, other: str) -> bool:
        """Tell whether a fact is another one, or asked only of those who say yes to it."""
        at: str | None = name
        while at is not None and at != other:
            at = self.book.facts[at].asked_if
        return at == other

    def _grows(self, before: _Holdings, after: _Holdings) -> bool:
        """Tell whether what is added makes anything stricter."""
        had = self.outcome if len(before) == len(self.held) else self._outcome_of(before)
        added = after.keys() - before.keys()
        rules = [rule for rule in self._rules_about(added) if fires(rule, after)]
        if any(rule.verdict.severity > had.severity or rule.urgency.degree > had.degree for rule in rules):
            return True
        if had.limits is None:
            return any(self._changes_what_to_do(rule, had.acts) for rule in rules)
        out = techniques_out({name: after[name] for name in added}, self.library)
        return any(not names <= had.limits[leg].excluded_techniques for leg, names in out.items()) or any(
            had.limits[leg].join(limits) != had.limits[leg]
            for rule in rules
            for leg, limits in limits_by_leg(rule, after, self.book).items()
        )

    def _changes_what_to_do(self, rule: Rule, acts: Iterable[Rule]) -> bool:
        """Tell whether a rule takes the place of a line that says what to do now."""
        return rule.verdict.refuses and any(
            rule.urgency.degree > one.urgency.degree or replaces(rule, one) for one in acts
        )

    def _rules_about(self, facts: Iterable[str]) -> list[Rule]:
        return list({rule.id: rule for fact in facts for rule in self.book.rules_about(fact)}.values())

    def _outcome_of(self, holdings: _Holdings) -> _Outcome:
        rules = firing(holdings, self.book)
        severity = max((rule.verdict.severity for rule in rules), default=0)
        degree = max((rule.urgency.degree for rule in rules), default=0)
        if any(rule.verdict.refuses for rule in rules):
            return _Outcome(severity, degree, None, standing(rules))
        taken = [limits_by_leg(rule, holdings, self.book) for rule in rules]
        out = techniques_out(holdings, self.library)
        limits = {
            leg: join(
                [
                    self.book.care,
                    *(each[leg] for each in taken if leg in each),
                    Limits(excluded_techniques=out[leg]),
                ]
            )
            for leg in LEGS
        }
        return _Outcome(severity, degree, limits, ())


def _is_flag(fact: Fact) -> bool:
    return fact.group is FactGroup.RED_FLAG


def _smallest_places(fact: Fact, *, on_both: bool) -> Iterator[_Places]:
    """Give the smallest places a fact can hold on; every other is made up of these."""
    if fact.scope is FactScope.PERSON:
        yield dict.fromkeys(LEGS, WHOLE_LEG)
        return
    zones = [WHOLE_LEG] if fact.scope is FactScope.LEG else [frozenset({zone}) for zone in ZoneId]
    if on_both:
        yield from (dict(zip(LEGS, each, strict=True)) for each in product(zones, repeat=len(LEGS)))
    else:
        yield from ({leg: each} for leg in LEGS for each in zones)
