"""The commands that lead from a check-in to a session and its cues."""

from __future__ import annotations

from typing import Annotated

import typer

from legato import pipeline
from legato.body import Leg
from legato.cli.exits import Exit
from legato.cli.recipe import read_link, tell_changes
from legato.cli.terminal import AsJson, CheckInFile, SessionFile, complain, read, write_json, write_words
from legato.library import load_library
from legato.notation.checkin import CheckIn, who_of
from legato.notation.session import MOST_SEED
from legato.pipeline import Answer, NotComposed, Planned, Refused
from legato.pipeline.recipe import plan_recipe
from legato.pipeline.tour import WELL
from legato.render import plan_words, script_words, timeline_words, verdict_words
from legato.safety import load_rule_book
from legato.words import load_sentences, no_session_in_words, reason_words, session_in_words, verdict_in_words

_Minutes = Annotated[
    int | None,
    typer.Option("--minutes", help="How long, 5 to 60, instead of what the check-in says.", show_default=False),
]
_Seed = Annotated[
    int | None,
    typer.Option(
        "--seed",
        help="A whole number: draw one of the sessions that are equally good.",
        min=0,
        max=MOST_SEED,
        show_default=False,
    ),
]
_Recipe = Annotated[
    str | None,
    typer.Option("--recipe", metavar="LINK", help="The link to a session that somebody shared.", show_default=False),
]
_MaybeCheckIn = Annotated[
    str | None, typer.Argument(metavar="[CHECKIN.json]", help="A check-in; `-` is standard input.", show_default=False)
]
_Technique = Annotated[str, typer.Argument(metavar="TECHNIQUE", help="Its id.", show_default=False)]
_Leg = Annotated[Leg | None, typer.Option("--leg", help="Only this leg.", show_default=False)]
_WithBeats = Annotated[bool, typer.Option("--beats", help="List every single stroke too.")]


def screen(checkin: CheckInFile, as_json: AsJson = False) -> None:  # noqa: FBT002
    """Tell whether a massage is safe: verdict, urgency, reasons and limits for each leg.

    The verdict is the answer, so the exit code is 0 whatever it is.

    **Example:** `legato screen checkin.json --json`
    """
    told = verdict_in_words(pipeline.screen(pipeline.read_checkin(read(checkin))), load_sentences())
    if as_json:
        write_json(told)
    else:
        write_words(verdict_words(told, load_library().techniques))


def plan(
    checkin: CheckInFile,
    minutes: _Minutes = None,
    seed: _Seed = None,
    recipe: _Recipe = None,
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Compose a session. Exit code 3, and why, when massage is refused or nothing fits.

    With `--seed` chance chooses among sessions that are equally good; the same seed chooses the same one.
    With `--recipe` it is the session that somebody shared, within the limits of this check-in; what changed is told,
    and chance chooses nothing.

    **Example:** `legato plan checkin.json --minutes 15 --json > session.json`
    """
    asked = pipeline.read_checkin(read(checkin))
    shared = None if recipe is None else read_link(recipe)
    if minutes is None and shared is not None and "minutes" not in asked.model_fields_set:
        minutes = shared.minutes
    wanted = asked if minutes is None else pipeline.asking_for(asked, minutes)
    if shared is None:
        _tell(pipeline.plan(wanted, seed=seed), asked, as_json=as_json)
        return
    answer = plan_recipe(shared, wanted).answer
    if isinstance(answer, Planned):
        tell_changes(shared, answer.cleared.session)
    _tell(answer, asked, as_json=as_json)


def tour(
    checkin: _MaybeCheckIn = None,
    minutes: _Minutes = None,
    leg: _Leg = None,
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Compose the twelve techniques of the article in its order, on both feet or on one.

    Without a check-in it is for somebody well. What a limit leaves out is named with its reason.

    **Example:** `legato tour checkin.json --leg left --json > session.json`
    """
    if checkin is None:
        complain("Nobody has answered anything: this tour is for somebody well. Give a check-in to make it yours.")
    asked = WELL if checkin is None else pipeline.read_checkin(read(checkin))
    if minutes is not None:
        asked = pipeline.asking_for(asked, minutes)
    found = pipeline.tour(asked, minutes=minutes, leg=leg)
    for choice in found.left_out:
        name = load_library().techniques[choice.technique].words.name
        why = reason_words(choice.reasons[0], who_of(asked), load_sentences(), load_rule_book())
        complain(f"Left out on the {choice.leg.value} leg: {name}. {why}")
    _tell(found.answer, asked, as_json=as_json)


def try_(
    technique: _Technique,
    checkin: _MaybeCheckIn = None,
    leg: _Leg = Leg.LEFT,
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Compose one technique on one leg, a minute or a little more.

    Without a check-in it is for somebody well who has what it needs.

    **Example:** `legato try arch-rub checkin.json --json > session.json`
    """
    if checkin is None:
        complain("Nobody has answered anything: this is for somebody well. Give a check-in to make it yours.")
    asked = None if checkin is None else pipeline.read_checkin(read(checkin))
    answer = pipeline.try_technique(technique, leg=leg or Leg.LEFT, checkin=asked)
    _tell(answer, asked or WELL, as_json=as_json)


def _tell(answer: Answer, checkin: CheckIn, *, as_json: bool) -> None:
    """Write a session, or complain why there is none and leave."""
    techniques, sentences = load_library().techniques, load_sentences()
    match answer:
        case Planned(cleared=cleared):
            if as_json:
                write_json(cleared.session)
            else:
                write_words(plan_words(session_in_words(cleared.session, sentences), techniques))
        case Refused(screening=screening):
            told = verdict_in_words(screening, sentences)
            if as_json:
                write_json(told)
            else:
                write_words(verdict_words(told, techniques))
            raise typer.Exit(Exit.REFUSED)
        case NotComposed(no_session=found):
            why = no_session_in_words(found, who_of(checkin), sentences)
            if as_json:
                write_json(why)
            else:
                complain(
                    why.says,
                    *(f"- {reason.says}" for reason in why.reasons),
                    *(f"+ {help_}" for help_ in why.would_help),
                )
            raise typer.Exit(Exit.REFUSED)


def script(session: SessionFile) -> None:
    """Print all that a session says, with times, what each line is for, and what is left out and why.

    **Example:** `legato plan checkin.json --json | legato script -`
    """
    given = pipeline.read_session(read(session))
    write_words(script_words(pipeline.script(given), load_sentences()))


def timeline(session: SessionFile, with_beats: _WithBeats = False, as_json: AsJson = False) -> None:  # noqa: FBT002
    """Give every cue of a session with its millisecond.

    **Example:** `legato plan checkin.json --json | legato timeline - --json`
    """
    given = pipeline.read_session(read(session))
    if as_json:
        write_json(pipeline.timeline(given))
    else:
        write_words(timeline_words(pipeline.narration(given), with_beats=with_beats))
