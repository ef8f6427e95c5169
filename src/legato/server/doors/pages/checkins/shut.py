"""What shuts everything when nothing could be composed: the answer itself, and the page on which it was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legato.body import LEGS, ZoneId
from legato.notation.checkin import CheckIn, who_of
from legato.safety import AnyScreening, load_rule_book
from legato.safety.model import Fired
from legato.server.doors.pages.forms.placing import place_words
from legato.server.records.checkins.draft import StepName
from legato.server.records.checkins.questions import step_of
from legato.server.wire.language import say

_KEEP_OFF = "keep_off"


@dataclass(frozen=True, slots=True)
class ShutBy:
    """An answer that leaves nothing to massage."""

    words: str
    step: str
    """The page it can be changed on."""


def shut_by(checkin: CheckIn, screening: AnyScreening) -> tuple[ShutBy, ...]:
    """Return the answers about places that leave nothing of either leg; none when that is not the cause."""
    if any(len(screening.limits[leg].excluded_zones) < len(ZoneId) for leg in LEGS):
        return ()
    shutting = (reason for reason in screening.reasons if _shuts(reason))
    facts = dict.fromkeys(fact for reason in shutting for fact in reason.facts)
    return tuple(ShutBy(_words(fact, checkin), str(_step(fact))) for fact in facts)


def _shuts(reason: Fired) -> bool:
    return any(limits.excluded_zones for limits in reason.limits.values())


def _step(fact: str) -> StepName:
    return StepName.TODAY if fact == _KEEP_OFF else step_of(fact) or StepName.HEALTH


def _words(fact: str, checkin: CheckIn) -> str:
    if fact == _KEEP_OFF:
        return say("verdict-shut-all-marked", who=who_of(checkin).value)
    what = load_rule_book().facts[fact].short
    place = place_words(_answers(fact, checkin))
    if not place:
        return say("verdict-shut-both-legs", what=what)
    return say("verdict-shut-ticked", what=what, place=place)


def _answers(fact: str, checkin: CheckIn) -> Iterable[dict[str, object]]:
    return (answer.model_dump(mode="json") for answer in checkin.facts if answer.fact == fact)
