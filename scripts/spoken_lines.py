"""Every line that a session can say: what the pack of the voice is made of.

This is the one place that knows where the list comes from.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from itertools import product
from random import Random

from legato import pipeline
from legato.body import Leg, ZoneId
from legato.notation.checkin import Aim, CheckIn, Complaint, Equipment, Pain, Performer, Position, Receiver
from legato.notation.session import Session
from legato.pipeline.ready import ready_made

LANGUAGE = "en"
LIST = "legato.words.spoken"
MINUTES = (5, 10, 20, 30, 45, 60)


def spoken_lines() -> tuple[str, ...]:
    """Return each line once, sorted: from the list of words, and where there is none yet, from many sessions."""
    if find_spec(LIST.rpartition(".")[0]) and find_spec(LIST):
        lines: tuple[str, ...] = import_module(LIST).every_line(LANGUAGE)
        return lines
    return lines_of_many_sessions()


def lines_of_many_sessions() -> tuple[str, ...]:
    """Return what sessions of all lengths, givers and positions say, with everything at hand and with nothing."""
    said = {text for ready in ready_made() for text in _said(ready.cleared.session)}
    chance = Random(13)  # noqa: S311 - always the same, and no secret
    for minutes, performer, position in product(MINUTES, Performer, Position):
        for have in (tuple(Equipment), (Equipment.OIL,), ()):
            pain = tuple(
                Pain(leg=leg, zone=zone, score=chance.randint(1, 6))
                for leg in Leg
                for zone in chance.sample(list(ZoneId), 3)
            )
            answer = pipeline.plan(
                CheckIn(
                    person=Receiver(age=44),
                    minutes=minutes,
                    performer=performer,
                    position=position,
                    have=have,
                    complaint=chance.choice(list(Complaint)),
                    aims=(chance.choice(list(Aim)),),
                    pain=chance.choice((pain, ())),
                )
            )
            if isinstance(answer, pipeline.Planned):
                said |= _said(answer.cleared.session)
    return tuple(sorted(said))


def _said(session: Session) -> set[str]:
    timeline = pipeline.timeline(session)
    return {cue.text for cue in timeline.cues if cue.text}
