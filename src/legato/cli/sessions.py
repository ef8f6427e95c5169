"""The commands that lead from a check-in to a session and its cues."""

from __future__ import annotations

from typing import Annotated

import typer

from legato import pipeline
from legato.cli.exits import Exit
from legato.cli.terminal import AsJson, CheckInFile, SessionFile, complain, read, write_json, write_words
from legato.library import load_library
from legato.pipeline import NotComposed, Planned, Refused
from legato.render import plan_words, script_words, timeline_words, verdict_words
from legato.words import load_sentences

_Minutes = Annotated[
    int | None,
    typer.Option("--minutes", help="How long, 5 to 60, instead of what the check-in says.", show_default=False),
]
_WithBeats = Annotated[bool, typer.Option("--beats", help="List every single stroke too.")]


def screen(checkin: CheckInFile, as_json: AsJson = False) -> None:  # noqa: FBT002
    """Tell whether a massage is safe: verdict, urgency, reasons and limits for each leg.

    The verdict is the answer, so the exit code is 0 whatever it is.

    **Example:** `legato screen checkin.json --json`
    """
    screening = pipeline.screen(pipeline.read_checkin(read(checkin)))
    if as_json:
        write_json(screening)
    else:
        write_words(verdict_words(screening, load_library().techniques))


def plan(checkin: CheckInFile, minutes: _Minutes = None, as_json: AsJson = False) -> None:  # noqa: FBT002
    """Compose a session. Exit code 3, and why, when massage is refused or nothing fits.

    **Example:** `legato plan checkin.json --minutes 15 --json > session.json`
    """
    asked = pipeline.read_checkin(read(checkin))
    answer = pipeline.plan(asked if minutes is None else pipeline.asking_for(asked, minutes))
    techniques = load_library().techniques
    match answer:
        case Planned(cleared=cleared):
            if as_json:
                write_json(cleared.session)
            else:
                write_words(plan_words(cleared.session, techniques))
        case Refused(screening=screening):
            if as_json:
                write_json(screening)
            else:
                write_words(verdict_words(screening, techniques))
            raise typer.Exit(Exit.REFUSED)
        case NotComposed(no_session=why):
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
