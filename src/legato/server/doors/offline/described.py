"""Ready-made sessions as a device is told of them: what is asked before, what is left out, and what shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from legato.body import LEGS, Leg
from legato.library import load_library
from legato.notation.checkin import CheckIn, Performer, Who, who_of
from legato.notation.session import Choice
from legato.notation.technique import Technique
from legato.pipeline import NotComposed
from legato.pipeline.health import HealthProfile
from legato.pipeline.ready import Ready, ReadyName, Trial, ready_one, trial_answer
from legato.pipeline.trying import well_for
from legato.planner import the_twelve
from legato.safety import load_rule_book
from legato.safety.asking import Page
from legato.server.doors.offline.pictures import pictures_of, small_pictures_of
from legato.server.doors.offline.travelling import lines_document
from legato.server.wire.language import say, sentences
from legato.server.wire.ready_pages import begin_words, ready_title
from legato.server.wire.words import label
from legato.words import no_session_in_words, reason_words

_PAGES = {
    ReadyName.CRAMP_LEFT: (Page.CRAMP,),
    ReadyName.CRAMP_RIGHT: (Page.CRAMP,),
    ReadyName.HURTING: (Page.HURTING,),
}
"""Whose lines ask before a session; those of the check-in for all others."""


def ready_document(one: Ready) -> dict[str, Any]:
    """Return a ready-made session as a device keeps it."""
    session = one.cleared.session
    pages = None if isinstance(one.name, Trial) else _PAGES.get(one.name)
    return {
        "name": str(one.name),
        "title": ready_title(one.name),
        "begin": begin_words(one.name, session.lasts),
        "lasts_ms": session.lasts,
        "asks": [fact.id for fact in one.asks],
        "lines": lines_document(one.asks, pages or (Page.FIRST, Page.HEALTH, Page.READY)),
        "pictures": _pictures(one),
        "left_out": list(_left_out_of(one.left_out, who_of(session.checkin))),
    }


def _pictures(one: Ready) -> list[str]:
    session = one.cleared.session
    shown, whose = [block.technique for block in session.blocks], session.checkin.performer
    # The page of the tours shows all that they can hold, small.
    listed = [technique.id for technique in the_twelve(load_library())] if one.name is ReadyName.TWELVE else []
    return [*pictures_of(shown, whose), *small_pictures_of(listed, Performer.SELF)]


def trying_document(technique: Technique, known: HealthProfile) -> dict[str, Any]:
    """Return what there is to know before one technique is tried, by somebody of whom this is known."""
    answers = {leg: trial_answer(Trial(technique.id, leg), known) for leg in LEGS}
    against = {leg: answer.no_session for leg, answer in answers.items() if isinstance(answer, NotComposed)}
    suiting = [ready for leg in LEGS if (ready := ready_one(Trial(technique.id, leg), known)) is not None]
    asked = well_for(technique)
    told = {leg: no_session_in_words(none, who_of(asked), sentences()) for leg, none in against.items()}
    left_out = (
        _left_out(technique.id, (leg,), tuple(reason.says for reason in none.reasons)) for leg, none in told.items()
    )
    return {
        "technique": technique.id,
        "name": technique.words.name,
        "performer": asked.performer,
        "before": list(_before(asked)),
        "ready": [ready_document(one) for one in suiting],
        "left_out": list(left_out),
        "would_help": list(dict.fromkeys(line for none in told.values() for line in none.would_help)),
    }


def _before(asked: CheckIn) -> Iterator[str]:
    """Say what a trial takes."""
    if asked.performer is Performer.PARTNER:
        yield say("ready-try-partner")
    if asked.have:
        yield say("ready-try-needs", things=", ".join(label(thing) for thing in asked.have))


def _left_out_of(choices: Iterable[Choice], who: Who) -> Iterator[dict[str, Any]]:
    """Name what is left out once for both legs where the same is said about it."""
    legs: dict[tuple[str, tuple[str, ...]], list[Leg]] = {}
    for choice in choices:
        says = tuple(reason_words(reason, who, sentences(), load_rule_book()) for reason in choice.reasons)
        legs.setdefault((choice.technique, says), []).append(choice.leg)
    for (technique, says), where in legs.items():
        yield _left_out(technique, where, says)


def _left_out(technique: str, legs: Sequence[Leg], says: Iterable[str]) -> dict[str, Any]:
    return {
        "technique": technique,
        "name": load_library().technique(technique).words.name,
        "legs": [leg.value for leg in legs],
        "where": say("ready-left-out-where", legs="both" if len(legs) > 1 else legs[0].value),
        "says": list(dict.fromkeys(says)),
    }
