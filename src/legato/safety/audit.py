"""The auditor: a second, plainer look at every session, just before it is cleared.

It shares no code with screening, planning or clearance, only the records, the
rules and the library, so that one mistake cannot hide in both.
It joins nothing: every block is held against every rule that fires, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from legato.body import LANDMARKS, ZONES, Leg, ZoneId
from legato.notation.checkin import CheckIn, Equipment
from legato.notation.kinds import StrokeKind
from legato.notation.score import BROAD_PARTS, Touch, Way
from legato.notation.session import Block, Session
from legato.notation.technique import Oil, Technique
from legato.safety.asking import CLEARLY_LESS, Derived, FactScope
from legato.safety.model import Care, Rule, Verdict
from legato.units import MILLISECONDS_PER_MINUTE, MILLISECONDS_PER_SECOND

if TYPE_CHECKING:
    from legato.library import Library
    from legato.safety.book import RuleBook

_Held = dict[str, dict[Leg, set[ZoneId]]]
"""The facts that hold, with the zones of each leg they hold on."""

_REFUSING = (Verdict.SEE_CLINICIAN_FIRST, Verdict.EMERGENCY)


def audit(session: Session, book: RuleBook, library: Library) -> tuple[str, ...]:
    """Return every breach of a rule by a session, found from the session alone; nothing when there is none."""
    held = _held(session.checkin, book)
    firing = [rule for rule in book.rules if _fires(rule, held)]
    found = [f"{rule.id}: massage is refused." for rule in firing if rule.verdict in _REFUSING]
    found += [
        f"{answer.fact}: nobody knows this fact."
        for answer in (*session.checkin.facts, *session.checkin.assumed)
        if answer.fact not in book.facts
    ]
    found += _too_long(session, firing, held, book)
    found += _too_much(session, library)
    contacts = {name: _Contact(library.techniques[name]) for name in _names(session) if name in library.techniques}
    for leg in Leg:
        rules = [_OnLeg(rule, _given(rule, leg, held, book)) for rule in firing if _is_about(rule, leg, held, book)]
        for at, step in enumerate(session.steps):
            if isinstance(step, Block) and step.leg is leg:
                if step.technique not in contacts:
                    found.append(f"steps[{at}]: nobody knows {step.technique!r}.")
                    continue
                touch = contacts[step.technique]
                found += [f"steps[{at}]: {says}" for says in _block(step, touch, held, rules)]
                found += [f"steps[{at}]: {says}" for care in book.always for says in _care(care, step, touch)]
    return tuple(found)


def _held(checkin: CheckIn, book: RuleBook) -> _Held:
    held: _Held = {}
    for answer in (*checkin.facts, *checkin.assumed):
        for leg in Leg:
            if answer.leg in (None, leg):
                _hold(held, answer.fact, leg, *answer.zones)
    for fact in book.facts.values():
        if fact.derived is not None:
            _derive(held, fact.id, fact.derived, checkin)
    return held


def _derive(held: _Held, fact: str, derived: Derived, checkin: CheckIn) -> None:
    if derived.performers and checkin.performer.value not in derived.performers:
        return
    lowest = -1 if derived.at_least is None else derived.at_least
    highest = 1_000 if derived.at_most is None else derived.at_most
    where = derived.zones or tuple(ZoneId)
    if derived.from_ == "pain":
        for pain in checkin.pain:
            if pain.zone in where and lowest <= pain.score <= highest:
                others = [each.score for each in checkin.pain if each.leg is not pain.leg and each.zone in where]
                same = [each.score for each in checkin.pain if each.leg is pain.leg and each.zone in where]
                if not derived.one_sided or max(others, default=0) in (0, *range(max(same) - CLEARLY_LESS + 1)):
                    _hold(held, fact, pain.leg, pain.zone)
    elif derived.from_ == "avoid":
        for spot in checkin.avoid:
            if spot.zone in where:
                _hold(held, fact, spot.leg, spot.zone)
    elif derived.from_ in ("complaint", "performer"):
        if checkin.model_dump(mode="json")[derived.from_] in derived.among:
            _hold(held, fact, Leg.LEFT)
            _hold(held, fact, Leg.RIGHT)
    else:
        number = checkin.person.model_dump()[derived.from_]
        if number is not None and lowest <= number <= highest:
            _hold(held, fact, Leg.LEFT)
            _hold(held, fact, Leg.RIGHT)


def _hold(held: _Held, fact: str, leg: Leg, *zones: ZoneId) -> None:
    held.setdefault(fact, {}).setdefault(leg, set()).update(zones or ZoneId)


def _fires(rule: Rule, held: _Held) -> bool:
    if rule.on_both_legs and any(len(held.get(fact, ())) < len(Leg) for fact in rule.when):
        return False
    return set(rule.when) <= set(held)


def _is_about(rule: Rule, leg: Leg, held: _Held, book: RuleBook) -> bool:
    """Tell whether a rule that fires sets limits on a leg."""
    local = [fact for fact in rule.when if book.facts[fact].scope is not FactScope.PERSON]
    return rule.legs == "both" or not local or any(leg in held[fact] for fact in local)


def _given(rule: Rule, leg: Leg, held: _Held, book: RuleBook) -> set[ZoneId]:
    """Return the zones of a leg that are told with a rule's facts."""
    placed = [fact for fact in rule.when if book.facts[fact].scope is FactScope.ZONES]
    if not placed:
        return set(ZoneId)
    return {zone for fact in placed for zone in held[fact].get(leg, ())}


def _too_long(session: Session, firing: list[Rule], held: _Held, book: RuleBook) -> Iterator[str]:
    lasts = sum(step.lasts_ms for step in session.steps)
    if lasts > session.checkin.minutes * MILLISECONDS_PER_MINUTE:
        yield "it lasts longer than was asked for."
    for rule in firing:
        most = rule.limits.session_minutes_cap
        if most is not None and lasts > most * MILLISECONDS_PER_MINUTE:
            yield f"{rule.id}: the session lasts longer than {most} minutes."
        most = rule.limits.minutes_cap
        for leg in Leg:
            on_leg = sum(step.lasts_ms for step in session.steps if isinstance(step, Block) and step.leg is leg)
            if most is not None and on_leg > most * MILLISECONDS_PER_MINUTE and _is_about(rule, leg, held, book):
                yield f"{rule.id}: hands are on the {leg.value} leg for longer than {most} minutes."


def _too_much(session: Session, library: Library) -> Iterator[str]:
    given: dict[tuple[Leg, str], int] = {}
    for step in session.steps:
        if isinstance(step, Block):
            given[step.leg, step.technique] = given.get((step.leg, step.technique), 0) + step.lasts_ms
    for (leg, name), lasts in given.items():
        technique = library.techniques.get(name)
        if technique is not None and lasts > technique.dose.most_s * MILLISECONDS_PER_SECOND:
            yield f"{name}, {leg.value} leg: it is given for longer than {technique.dose.most_s} seconds."


def _names(session: Session) -> set[str]:
    return {step.technique for step in session.steps if isinstance(step, Block)}


def _block(block: Block, touch: _Contact, held: _Held, rules: list[_OnLeg]) -> Iterator[str]:
    technique = touch.technique
    for fact in technique.contraindications:
        if block.leg in held.get(fact, ()):
            yield f"{technique.id} is not for {fact}."
    # Oil and lotion may be left out by two different rules.
    without = {thing for rule in rules for thing in rule.things}
    if technique.oil is Oil.NEEDED and Equipment.OIL in without and Equipment.LOTION in without:
        yield f"{technique.id} needs oil or lotion, and both are left out."
    if block.pressure > touch.most:
        yield f"{technique.id} never asks for a pressure of {block.pressure}."
    for rule in rules:
        yield from (f"{rule.id}: {says}" for says in _rule(rule, block, touch))


class _Contact:
    """Where a technique touches, where it works, and where something narrow moves."""

    def __init__(self, technique: Technique) -> None:
        self.technique = technique
        self.strokes = technique.score.strokes
        self.all = [touch for stroke in self.strokes for touch in stroke.touches]
        working = [
            touch
            for stroke in self.strokes
            for touch in stroke.touches
            if touch.moves or not any(other.moves for other in stroke.touches)
        ]
        self.touched = _zones(self.all)
        self.worked = _zones(working)
        self.poked = _zones([touch for touch in self.all if touch.moves and touch.part not in BROAD_PARTS])
        gliding = {"effleurage", "holding"}
        self.dented = _zones(
            [one for stroke in self.strokes if stroke.kind.value not in gliding for one in stroke.touches if one.moves]
        )
        self.parts = {touch.part for touch in self.all}
        self.least = min(stroke.pressure.least for stroke in self.strokes)
        self.most = max(stroke.pressure.most for stroke in self.strokes)
        self.glides_from_heart = self._glides_from_heart()

    def _glides_from_heart(self) -> bool:
        """Tell whether a long stroke runs down the leg."""
        for stroke in self.strokes:
            for touch in stroke.touches:
                if stroke.kind is StrokeKind.EFFLEURAGE and touch.moves:
                    rising = [LANDMARKS[place].rises for place in touch.on if place in LANDMARKS]
                    if (touch.way is Way.FORWARD and False in rising) or (touch.way is Way.BACKWARD and True in rising):
                        return True
        return False


def _zones(touches: list[Touch]) -> set[ZoneId]:
    found: set[ZoneId] = set()
    for touch in touches:
        for place in touch.on:
            found.update(LANDMARKS[place].zones if place in LANDMARKS else (ZoneId(place),))
    return found


def _care(care: Care, block: Block, touch: _Contact) -> Iterator[str]:
    here = set(care.zones)
    if care.flat and here & touch.poked:
        yield f"{care.id}: {block.technique} is too narrow there."
    if here & touch.worked and max(block.pressure, touch.least) > care.cap:
        yield f"{care.id}: {block.technique} presses harder than {care.cap} there."
    for stroke in touch.strokes:
        for one in stroke.touches:
            too_hard = (care.flat and one.part not in BROAD_PARTS) or stroke.pressure.most > care.cap
            if one.moves and too_hard and set(one.on) & set(care.landmarks):
                yield f"{care.id}: {block.technique} is too much for this spot."


class _OnLeg:
    """What one rule takes away on one leg, given the zones told with its facts."""

    def __init__(self, rule: Rule, given: set[ZoneId]) -> None:
        limits = rule.limits
        self.id, self.limits, self.given = rule.id, limits, given
        self.out = set(limits.excluded_zones)
        if limits.zones == "all":
            self.out.update(ZoneId)
        if limits.zones in ("given", "given_and_next"):
            self.out |= given
        if limits.zones == "given_and_next":
            self.out |= {zone for zone, info in ZONES.items() if info.neighbours & given}
        self.flat = set(limits.flat_zones) | (given if limits.given_zones_flat else set())
        self.techniques = set(limits.excluded_techniques)
        self.things = set(limits.excluded_equipment)
        self.parts = set(limits.excluded_parts)

    def cap(self, worked: set[ZoneId]) -> int:
        """Return the most pressure this rule allows where these zones are worked on."""
        limits = self.limits
        caps = [cap for zone, cap in limits.zone_caps.items() if zone in worked]
        if limits.pressure_cap is not None:
            caps.append(limits.pressure_cap)
        if limits.given_zones_cap is not None and self.given & worked:
            caps.append(limits.given_zones_cap)
        return min(caps, default=10)


def _rule(rule: _OnLeg, block: Block, touch: _Contact) -> Iterator[str]:
    if rule.out & touch.touched:
        yield f"{block.technique} touches what is left out."
    if rule.flat & touch.poked:
        yield f"{block.technique} is too narrow for a zone that takes a flat touch only."
    if rule.flat & touch.dented:
        yield f"{block.technique} does more than stroke where nothing else may be done."
    if block.technique in rule.techniques:
        yield f"{block.technique} is left out."
    if rule.things.intersection(touch.technique.equipment):
        yield f"{block.technique} uses a thing that is left out."
    if rule.parts & touch.parts:
        yield f"{block.technique} is done with a part that is left out."
    if max(block.pressure, touch.least) > rule.cap(touch.worked):
        yield f"{block.technique} presses too hard."
    limits = rule.limits
    if limits.block_seconds_cap is not None and block.lasts_ms > limits.block_seconds_cap * MILLISECONDS_PER_SECOND:
        yield f"{block.technique} lasts longer than {limits.block_seconds_cap} seconds at a time."
    if limits.toward_heart and not block.toward_heart and touch.glides_from_heart:
        yield f"{block.technique} runs away from the heart."
