"""The command that plays a session in the terminal."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from rich.console import Console

from legato import pipeline
from legato.cli.exits import Exit
from legato.cli.player import USUAL_SPEED, Clockwork, Display, Player
from legato.cli.screen import LiveStage, PlainStage
from legato.cli.terminal import SessionFile, read
from legato.units import clock

_Speed = Annotated[float, typer.Option(min=0.1, max=1_000, help="How many times faster than life.")]


def play(session: SessionFile, speed: _Speed = 1.0) -> None:
    """Play a session in the terminal: what to do, on which leg, for how long. Ctrl-C stops it.

    **Example:** `legato plan checkin.json --json > session.json`, then `legato play session.json`
    """
    timeline = pipeline.narration(pipeline.read_session(read(session)))
    console = Console()
    stage: Display = LiveStage(timeline, console) if console.is_terminal else PlainStage(console)
    for item in timeline.preparation:
        console.print(f"First: {item.text}", soft_wrap=True, markup=False)
    player = Player(timeline, stage, Clockwork(time.monotonic_ns, time.sleep, round(speed * USUAL_SPEED)))
    try:
        with stage:
            player.run()
    except KeyboardInterrupt:
        at = player.position
        leg = f", {at.leg.value} leg" if at.leg else ""
        console.print(f"Stopped at {clock(player.moment)} of {clock(timeline.lasts_ms)}{leg}.")
        raise typer.Exit(Exit.STOPPED) from None
    console.print("Finished. How do your legs feel now?")
