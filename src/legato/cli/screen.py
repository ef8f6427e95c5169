"""What a session looks like in a terminal, and in a file it is written to."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.text import Text

from legato.cli.player import Playhead
from legato.timeline import CueKind
from legato.units import Moment, clock
from legato.words import CueInWords, Narration

_BEAT_SEEN_MS = 250


class LiveStage:
    """Shows the technique, the leg, what to do, the rhythm and the time left."""

    def __init__(self, timeline: Narration, console: Console) -> None:
        self._timeline = timeline
        self._beat_at: int | None = None
        self._live = Live(console=console, auto_refresh=False, transient=True)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def happen(self, cue: CueInWords) -> None:
        """Remember the stroke that begins."""
        if cue.kind is CueKind.BEAT:
            self._beat_at = cue.at_ms
        elif cue.kind is CueKind.SHOW:
            self._beat_at = None

    def show(self, position: Playhead, moment: Moment) -> None:
        """Draw the whole picture anew."""
        self._live.update(self._picture(position, moment), refresh=True)

    def _picture(self, position: Playhead, moment: Moment) -> Group:
        shown = position.shown
        leg = f"{position.leg.value.upper()} LEG" if position.leg else ""
        step_left = position.step_at + position.step_lasts - moment
        lines: list[RenderableType] = [
            Text(leg, style="bold"),
            Text(shown.title, style="bold"),
            Text(shown.line),
            Text(self._rhythm(position, moment)),
            Text(f"{clock(max(step_left, 0))} left here, {clock(self._timeline.lasts_ms - moment)} in all"),
            Padding(ProgressBar(total=self._timeline.lasts_ms, completed=moment), 0),  # a bar alone ends no line
            Text(_next(position), style="dim"),
            Text(position.text, style="italic"),
        ]
        return Group(*lines)

    def _rhythm(self, position: Playhead, moment: Moment) -> str:
        shown = position.shown
        if shown.pressure_words is None:
            return ""
        on = self._beat_at is not None and moment - self._beat_at < _BEAT_SEEN_MS
        tempo = "" if shown.tempo is None else f" {'o' if on else '.'}"
        return f"Pressure: {shown.pressure_words}{tempo}"


class PlainStage:
    """Writes a line when something is shown or said; for files and for readers of lines."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def happen(self, cue: CueInWords) -> None:
        """Write what is new."""
        leg = f" [{cue.leg.value} leg]" if cue.leg else ""
        if cue.shown is not None:
            line = f"{clock(cue.at_ms)}{leg} {cue.shown.title}: {cue.shown.line}"
        elif cue.text:
            line = f"{clock(cue.at_ms)}{leg} > {cue.text}"
        else:
            return
        self._console.print(Text(line), soft_wrap=True)

    def show(self, position: Playhead, moment: Moment) -> None:
        """Write nothing: time passing is no news."""


def _next(position: Playhead) -> str:
    shown = position.shown
    if shown.next_title is None:
        return ""
    leg = shown.next_leg.value if shown.next_leg and shown.next_leg is not position.leg else ""
    return f"Next: {shown.next_title}" + (f" ({leg} leg)" if leg and leg not in shown.next_title else "")
