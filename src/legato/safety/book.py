"""The book of rules: every fact that can be told, every rule, and the care that always holds.

A book is checked when it is made, because a broken rule set must stop the
product rather than let a session through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from legato.body import LANDMARKS, Leg
from legato.errors import ContentError
from legato.safety.asking import Fact, FactGroup, FactScope, Page, QuestionLine
from legato.safety.limits import care_limits, depends_on_zones, limits_of
from legato.safety.model import Care, Delicate, Fired, Limits, Rule, RuleLimits, Verdict

if TYPE_CHECKING:
    from legato.library import Library

LETTERS = {Verdict.EMERGENCY: "E", Verdict.SEE_CLINICIAN_FIRST: "C", Verdict.MODIFY: "M"}
"""The first letter of a rule's id says how severe it is; ids are never used again."""
ALWAYS_LETTER = "Z"


@dataclass(frozen=True, eq=False, repr=False)
class RuleBook:
    """Facts in asking order, rules, the care that always holds, and the lines in which questions are asked.

    Raises:
        ContentError: the book contradicts itself; every contradiction is named.
    """

    facts: Mapping[str, Fact]
    rules: tuple[Rule, ...]
    always: tuple[Care, ...]
    lines: tuple[QuestionLine, ...] = ()
    """Empty for books that are not asked line by line, as in tests."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))
        refuse_if_broken(_contradictions(self))

    @cached_property
    def derived_facts(self) -> tuple[Fact, ...]:
        """The facts that follow from a number or a map of the check-in."""
        return tuple(fact for fact in self.facts.values() if fact.derived is not None)

    @cached_property
    def asked_facts(self) -> tuple[Fact, ...]:
        """The facts that are asked, red flags first, each followed by what is asked of those who say yes."""
        told = [
            fact
            for fact in self.facts.values()
            if fact.derived is None and fact.group is not FactGroup.PAST and fact.id not in self.doctors_words
        ]
        tops = [fact for fact in told if fact.asked_if is None or self._follows_by_itself(fact.asked_if)]
        tops.sort(key=lambda fact: fact.group is not FactGroup.RED_FLAG)
        return tuple(each for fact in tops for each in self._with_follow_ups(fact))

    def _follows_by_itself(self, name: str) -> bool:
        """Tell whether nobody is asked for a fact outright: it is derived, or one of three answers to another."""
        return name in self.doctors_words or (name in self.facts and self.facts[name].derived is not None)

    @cached_property
    def doctors_words(self) -> Mapping[str, str]:
        """The facts that say what a doctor answered, each with the fact whose question they answer instead."""
        asking = ((fact.id, fact.doctor) for fact in self.facts.values() if fact.doctor is not None)
        return {word: name for name, doctor in asking for word in (doctor.agreed, doctor.declined)}

    def lines_of(self, page: Page) -> tuple[QuestionLine, ...]:
        """Return the lines of a page, in their order."""
        return tuple(line for line in self.lines if page in line.pages)

    @cached_property
    def line_of(self) -> Mapping[str, QuestionLine]:
        """The line of the check-in behind which each question stands; follow-ups stand behind their own question."""
        return {
            fact: line
            for line in self.lines
            if not {Page.FIRST, Page.HEALTH}.isdisjoint(line.pages)
            for fact in line.facts
        }

    def _with_follow_ups(self, fact: Fact) -> Iterator[Fact]:
        yield fact
        for below in self.facts.values():
            if below.asked_if == fact.id:
                yield from self._with_follow_ups(below)

    @cached_property
    def delicate(self) -> tuple[Delicate, ...]:
        """The places that always get care, without the words about it."""
        return tuple(Delicate(**{name: getattr(care, name) for name in Delicate.model_fields}) for care in self.always)

    @cached_property
    def care(self) -> Limits:
        """The limits that hold for everybody."""
        return care_limits(self.always)

    @cached_property
    def settled_limits(self) -> Mapping[str, Limits]:
        """What each rule takes away that does not depend on the zones given with its facts."""
        return {rule.id: limits_of(rule, frozenset()) for rule in self.rules if not depends_on_zones(rule)}

    @cached_property
    def firings(self) -> dict[tuple[str, tuple[Leg, ...]], Fired]:
        """What was made of settled rules on some legs, kept because it is the same for everybody."""
        return {}

    @cached_property
    def beginning_with(self) -> Mapping[str, tuple[tuple[int, Rule], ...]]:
        """The rules by the first fact they ask for, each with its place in the book."""
        found: dict[str, list[tuple[int, Rule]]] = {}
        for at, rule in enumerate(self.rules):
            found.setdefault(rule.when[0], []).append((at, rule))
        return {fact: tuple(rules) for fact, rules in found.items()}

    def __repr__(self) -> str:
        return f"<RuleBook of {len(self.facts)} facts and {len(self.rules)} rules>"

    def rule(self, name: str) -> Rule:
        """Return a rule by its id."""
        return next(rule for rule in self.rules if rule.id == name)

    def rules_about(self, fact: str) -> tuple[Rule, ...]:
        """Return the rules that ask for a fact."""
        return self._by_fact.get(fact, ())

    @cached_property
    def _by_fact(self) -> Mapping[str, tuple[Rule, ...]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for fact in rule.when:
                found.setdefault(fact, []).append(rule)
        return {fact: tuple(rules) for fact, rules in found.items()}

    def check_against(self, library: Library) -> None:
        """Check that the book and the library know the same techniques, facts and sources.

        Raises:
            ContentError: one names something the other does not have.
        """
        refuse_if_broken(_disagreements(self, library))


def refuse_if_broken(complaints: Iterable[str]) -> None:
    """Stop when there is anything to complain about."""
    told = list(complaints)
    if told:
        raise ContentError("The safety rules are broken:\n" + "\n".join(f"  {complaint}" for complaint in told))


def _contradictions(book: RuleBook) -> Iterator[str]:
    for name, times in Counter([*(rule.id for rule in book.rules), *(care.id for care in book.always)]).items():
        if times > 1:
            yield f"{name}: the id is used {times} times."
    for fact in book.facts.values():
        yield from _fact_contradictions(book, fact)
    for rule in book.rules:
        yield from _rule_contradictions(book, rule)
    if book.lines:
        yield from _line_contradictions(book)
    for care in book.always:
        if not care.id.startswith(ALWAYS_LETTER):
            yield f"{care.id}.id: what always holds begins with {ALWAYS_LETTER}."
        if not care.zones and not care.landmarks:
            yield f"{care.id}.zones: it is about no place."
        yield from (
            f"{care.id}.landmarks: there is no landmark {place!r}."
            for place in care.landmarks
            if place not in LANDMARKS
        )


def _line_contradictions(book: RuleBook) -> Iterator[str]:
    """Find questions that no line asks, or that two lines of one page ask."""
    for line in book.lines:
        yield from (f"{line.id}.facts: there is no fact {fact!r}." for fact in line.facts if fact not in book.facts)
    for page in Page:
        named = Counter(fact for line in book.lines_of(page) for fact in line.facts)
        yield from (f"{page.value}: {fact} stands in {times} lines." for fact, times in named.items() if times > 1)
    lined = {fact for page in (Page.FIRST, Page.HEALTH) for line in book.lines_of(page) for fact in line.facts}
    tops = {fact.id for fact in book.asked_facts if fact.asked_if is None}
    yield from (
        f"{fact}: no line of the check-in asks this; put it into one in lines.toml." for fact in sorted(tops - lined)
    )
    yield from (f"{fact}: it is asked after another, so no line asks it." for fact in sorted(lined - tops))


def _fact_contradictions(book: RuleBook, fact: Fact) -> Iterator[str]:
    is_waited_for = any(below.asked_if == fact.id for below in book.facts.values())
    if not any(fact.id in rule.when for rule in book.rules) and not (fact.derived and is_waited_for):
        yield f"{fact.id}: no rule asks for this fact."
    if fact.doctor is not None:
        for word in (fact.doctor.agreed, fact.doctor.declined):
            if word not in book.facts or book.facts[word].scope is not fact.scope:
                yield f"{fact.id}.doctor: there is no fact {word!r} about the same."
    above, seen = fact.asked_if, {fact.id}
    while above is not None:
        if above not in book.facts:
            yield f"{fact.id}.asked_if: there is no fact {above!r}."
            return
        if above in seen:
            yield f"{fact.id}.asked_if: the question waits for itself."
            return
        seen.add(above)
        above = book.facts[above].asked_if
    if fact.derived is not None and fact.derived.from_ in ("pain", "avoid") and fact.scope is not FactScope.ZONES:
        yield f"{fact.id}.scope: what follows from {fact.derived.from_} is about zones."


def _rule_contradictions(book: RuleBook, rule: Rule) -> Iterator[str]:
    yield from (f"{rule.id}.when: there is no fact {fact!r}." for fact in rule.when if fact not in book.facts)
    if len(set(rule.when)) < len(rule.when):
        yield f"{rule.id}.when: a fact is named twice."
    if not rule.id.startswith(LETTERS[rule.verdict]):
        yield f"{rule.id}.id: a rule with verdict {rule.verdict.value!r} begins with {LETTERS[rule.verdict]}."
    if rule.verdict.refuses and rule.legs != "both":
        yield f"{rule.id}.legs: a rule that refuses massage is about both legs."
    if rule.verdict is Verdict.EMERGENCY and rule.urgency.degree < 2:  # same day
        yield f"{rule.id}.urgency: an emergency is for the same day or now."
    if not rule.verdict.refuses and rule.limits == RuleLimits():
        yield f"{rule.id}.limits: the rule changes nothing."


def _disagreements(book: RuleBook, library: Library) -> Iterator[str]:
    for rule in book.rules:
        missing = [name for name in rule.limits.excluded_techniques if name not in library.techniques]
        yield from (f"{rule.id}.limits.excluded_techniques: there is no technique {name!r}." for name in missing)
    for name, technique in library.techniques.items():
        missing = [fact for fact in technique.contraindications if fact not in book.facts]
        yield from (f"{name}.contraindications: there is no fact {fact!r}." for fact in missing)
    for what, sources in [
        *((fact.id, fact.sources) for fact in book.facts.values()),
        *((rule.id, rule.sources) for rule in book.rules),
        *((care.id, care.sources) for care in book.always),
    ]:
        yield from (
            f"{what}.sources: there is no source {source!r}." for source in sources if source not in library.sources
        )
