"""From a check-in to a timeline: the only way through.

Each function starts from what a person said or kept, never from an earlier
clearance, so a refusal cannot be walked around.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from legato.body import Leg
from legato.errors import CheckInError, SessionError
from legato.library import load_library
from legato.notation.checkin import CheckIn
from legato.notation.session import KeptBlock, Session, Wishes
from legato.pipeline.answers import Answer, NotComposed, Planned, Refused
from legato.planner import NoSession, compose
from legato.planner import firmer as planner_firmer
from legato.planner import longer as planner_longer
from legato.planner import shorter as planner_shorter
from legato.planner import softer as planner_softer
from legato.planner.keeping import what_stays
from legato.safety import AnyScreening, Cleared, Fact, Refusal, load_rule_book
from legato.safety import clear as safety_clear
from legato.safety import screen as safety_screen
from legato.safety import still_to_ask as safety_still_to_ask
from legato.timeline import Script, Timeline, compile_script
from legato.units import Moment
from legato.words import ENGLISH, Narration, load_sentences, narrate

History = Mapping[tuple[Leg, str], int]
"""How much a technique on a leg counts for this person, in thousandths; 1000 is neutral."""


def screen(checkin: CheckIn) -> AnyScreening:
    """Return the verdict for a check-in, with its reasons and the limits of each leg.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    return safety_screen(checkin, load_rule_book(), load_library())


def still_to_ask(checkin: CheckIn, no: Iterable[str] = ()) -> tuple[Fact, ...]:
    """Return the questions whose answer can still change something, red flags first.

    Args:
        checkin: what has been answered with yes.
        no: the facts that have been answered with no; what is in neither has not been asked.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    return safety_still_to_ask(checkin, no, load_rule_book(), load_library())


def plan(
    checkin: CheckIn,
    *,
    wishes: Wishes | None = None,
    history: History | None = None,
    variety: int = 0,
    seed: int | None = None,
    kept: Sequence[KeptBlock] = (),
) -> Answer:
    """Screen a check-in, and compose and clear a session for it when massage is not refused.

    `variety` is how many sessions the person has held: it chooses among those that are worth nearly the same.
    With a `seed` one of those that are equally good is drawn by a known chance; wishes then change that one.
    `kept` is what stays of a plan that is changed, as far as the wishes leave room.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    screening = screen(checkin)
    if isinstance(screening, Refusal):
        return Refused(screening)
    composed = compose(
        checkin,
        screening,
        load_library(),
        wishes=wishes or Wishes(),
        history=history,
        variety=variety,
        seed=seed,
        kept=kept,
    )
    if isinstance(composed, NoSession):
        return NotComposed(screening, composed)
    return Planned(screening, clear(composed))


def replay(session: Session, *, history: History | None = None) -> Answer:
    """Compose a session again as it was composed: with the same answers, wishes and number, and the same draw.

    While techniques and rules are as they were, that gives the session itself.

    Raises:
        SessionError: the check-in inside the session cannot be right.
    """
    return _composed_again(session, session.checkin, session.wishes, session.kept, history)


def _composed_again(
    session: Session, checkin: CheckIn, wishes: Wishes, kept: Sequence[KeptBlock], history: History | None
) -> Answer:
    try:
        return plan(checkin, wishes=wishes, history=history, variety=session.variety, seed=_seed_of(session), kept=kept)
    except CheckInError as wrong:
        raise _inside_the_session(wrong) from None


def _seed_of(session: Session) -> int | None:
    return None if session.draw is None else session.draw.seed


def edit(
    session: Session,
    wishes: Wishes,
    *,
    minutes: int | None = None,
    begun: Wishes | None = None,
    history: History | None = None,
) -> Answer:
    """Compose a session anew for the check-in it answers, with what the person changed; all else stays as it can.

    `minutes` is how long it lasts at most from now on; without it, as long as before. Another length is another plan.
    `begun` is what was wished for before anybody changed anything: back there, nothing of the changes stays.

    Raises:
        SessionError: the check-in inside the session cannot be right.
    """
    if minutes is not None:
        checkin = session.checkin.model_copy(update={"minutes": minutes})
        return _composed_again(session, checkin, wishes, (), history)
    return _composed_again(session, session.checkin, wishes, what_stays(session, wishes, begun or Wishes()), history)


def soften(session: Session, at: Moment) -> Answer:
    """Make what is left of a session at a moment softer, and clear it like any other.

    Raises:
        NotClearedError: the session broke a limit before.
        SessionError: the check-in inside the session cannot be right.
    """
    return _changed(session, planner_softer(session, at, load_library()))


def shorten(session: Session, at: Moment) -> Answer:
    """Make what is left of a session at a moment shorter, within the limits of its own check-in, and clear it.

    Raises:
        NotClearedError: the session broke a limit before.
        SessionError: the check-in inside the session cannot be right.
    """
    return _changed(session, planner_shorter(session, at, clear(session).screening, load_library()))


def firm(session: Session, at: Moment) -> Answer:
    """Give the block that is held at a moment a step more pressure, within the limits of its check-in, and clear it.

    Raises:
        NotClearedError: the session broke a limit before.
        SessionError: the check-in inside the session cannot be right.
    """
    return _changed(session, planner_firmer(session, at, clear(session).screening, load_library()))


def lengthen(session: Session, at: Moment) -> Answer:
    """Make the block that is held at a moment longer, within the limits of its check-in, and clear the session.

    Raises:
        NotClearedError: the session broke a limit before.
        SessionError: the check-in inside the session cannot be right.
    """
    return _changed(session, planner_longer(session, at, clear(session).screening, load_library()))


def _changed(session: Session, changed: Session | NoSession) -> Answer:
    screening = clear(session).screening
    if isinstance(changed, NoSession):
        return NotComposed(screening, changed)
    return Planned(screening, clear(changed))


def clear(session: Session) -> Cleared:
    """Screen a session's own check-in again, and clear the session when it keeps every limit.

    Raises:
        NotClearedError: massage is refused, or the session breaks a limit.
        SessionError: the check-in inside the session cannot be right.
    """
    try:
        return safety_clear(session, load_rule_book(), load_library())
    except CheckInError as wrong:
        raise _inside_the_session(wrong) from None


def timeline(session: Session, language: str = ENGLISH) -> Timeline:
    """Clear a session and return its cues, timed for the words of a language.

    Raises:
        NotClearedError: massage is refused, or the session breaks a limit.
        SessionError: the check-in inside the session cannot be right.
    """
    return script(session, language).timeline


def script(session: Session, language: str = ENGLISH) -> Script:
    """Clear a session and return all it says, with what was left out and why.

    Raises:
        NotClearedError: massage is refused, or the session breaks a limit.
        SessionError: the check-in inside the session cannot be right.
    """
    return compile_script(clear(session), load_library(), load_rule_book(), load_sentences(language).lasts)


def narration(session: Session, language: str = ENGLISH) -> Narration:
    """Clear a session and return its cues in the words of a language.

    Raises:
        NotClearedError: massage is refused, or the session breaks a limit.
        SessionError: the check-in inside the session cannot be right.
    """
    return narrate(timeline(session, language), load_sentences(language))


def _inside_the_session(wrong: CheckInError) -> SessionError:
    return SessionError([replace(found, path=f"checkin.{found.path}") for found in wrong.findings])
