"""The pages that ask before ready-made sessions: which page asks for which, and what they are called on it."""

from __future__ import annotations

from collections.abc import Mapping

from legato.body import LEGS, Leg
from legato.library import load_library
from legato.pipeline.ready import ReadyName, Trial, ready_name
from legato.server.wire.language import say
from legato.units import Span, whole_minutes

_CRAMP = "cramp"
_CRAMPS: Mapping[ReadyName | Trial | None, Leg] = {ReadyName.CRAMP_LEFT: Leg.LEFT, ReadyName.CRAMP_RIGHT: Leg.RIGHT}
_TRY = "try-"
_TITLES: Mapping[ReadyName, str] = {
    ReadyName.CRAMP_LEFT: "ready-cramp",
    ReadyName.CRAMP_RIGHT: "ready-cramp",
    ReadyName.HURTING: "ready-hurting",
    ReadyName.FIVE: "ready-five",
    ReadyName.TEN: "ready-ten",
    ReadyName.TWENTY: "ready-twenty",
    ReadyName.TWELVE: "ready-twelve",
    ReadyName.TWELVE_LEFT: "ready-twelve-left",
    ReadyName.TWELVE_RIGHT: "ready-twelve-right",
    ReadyName.TWELVE_SHORT: "ready-twelve-short",
}


def ready_title(name: ReadyName | Trial) -> str:
    """Say what a ready-made session is called."""
    if isinstance(name, Trial):
        return say("ready-try", technique=load_library().technique(name.technique).words.name)
    return say(_TITLES[name])


def begin_words(name: ReadyName | Trial, lasts: Span) -> str:
    """Say what stands on the button that begins a ready-made session; where two begin, each names its leg."""
    if isinstance(name, Trial):
        return say("ready-begin-leg", leg=name.leg.value)
    if name in _CRAMPS:
        return say("ready-begin-calf", leg=_CRAMPS[name].value)
    return say("ready-begin", minutes=whole_minutes(lasts, least=1))


def page_trying(technique: str) -> str:
    """Return the page that asks before one technique is tried."""
    return f"{_TRY}{technique}"


def page_asking_for(ready: str) -> str:
    """Return the page that asks before a ready-made session; one page asks for both legs."""
    name = ready_name(ready)
    if isinstance(name, Trial):
        return page_trying(name.technique)
    return _CRAMP if name in _CRAMPS else ready


def trials_on(page: str) -> tuple[Trial, ...]:
    """Return the trials that a page offers, one for each leg; none on another page."""
    technique = page.removeprefix(_TRY)
    if not page.startswith(_TRY) or technique not in load_library().techniques:
        return ()
    return tuple(Trial(technique, leg) for leg in LEGS)


def is_for_cramp(ready: str) -> bool:
    """Tell whether a ready-made session is for a cramp."""
    return ready_name(ready) in _CRAMPS


def is_quick_page(page: str) -> bool:
    """Tell whether there is such a page."""
    return page == _CRAMP or bool(trials_on(page)) or (page in set(ReadyName) and page_asking_for(page) == page)
