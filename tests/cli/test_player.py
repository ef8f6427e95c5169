"""Playing in a terminal: each cue at its time, however slow the screen, and a clean stop."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from legato.body import Leg
from legato.cli.player import Clockwork, Player, Playhead
from legato.cli.screen import LiveStage, PlainStage
from legato.notation.session import Block, Settle
from legato.timeline import CueKind
from legato.units import Moment, seconds
from legato.words import Narration
from timeline.plays import glide, narration_of, play, technique


class Watch:
    """A clock that only moves when somebody waits, or when showing takes time."""

    def __init__(self) -> None:
        self.ns = 7_000_000_000
        self.waits: list[float] = []

    def now(self) -> int:
        """Tell the time."""
        return self.ns

    def wait(self, lasting: float) -> None:
        """Let time pass, a little longer than asked, as computers do."""
        self.waits.append(lasting)
        self.ns += round(lasting * 1_000_000_000) + 100_000


class SlowStage:
    """Notes when each cue happens; drawing takes thirty milliseconds."""

    def __init__(self, watch: Watch) -> None:
        self.watch, self.fired, self.shown = watch, [], []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def happen(self, cue):
        """Note the cue and the time."""
        self.fired.append((cue.id, cue.at_ms, (self.watch.ns - 7_000_000_000) // 1_000_000))

    def show(self, position, moment):
        """Draw slowly."""
        self.shown.append((position, moment))
        self.watch.ns += 30_000_000


def session() -> Narration:
    """Make a short session on both legs."""
    arch = technique("Arch rub", glide(20))
    made = play(
        Settle(leg=Leg.LEFT, lasts_ms=seconds(10)),
        Block(leg=Leg.LEFT, technique=arch.id, lasts_ms=seconds(60), pressure=4),
        Settle(leg=Leg.RIGHT, lasts_ms=seconds(10), changes_leg=True),
        Block(leg=Leg.RIGHT, technique=arch.id, lasts_ms=seconds(60), pressure=4),
        techniques=(arch,),
    )
    return narration_of(made)


def test_every_cue_happens_once_in_order_and_never_drifts():
    """The last cue is no later than the first, although every screen is drawn too slowly."""
    watch = Watch()
    stage = SlowStage(watch)
    timeline = session()

    Player(timeline, stage, Clockwork(watch.now, watch.wait)).run()

    assert [number for number, _, _ in stage.fired] == list(range(len(timeline.cues)))
    assert all(0 <= fired - at <= 35 for _, at, fired in stage.fired)


def test_ten_times_faster_takes_a_tenth_of_the_time():
    """For those who try things out."""
    watch = Watch()
    timeline = session()

    Player(timeline, SlowStage(watch), Clockwork(watch.now, watch.wait, speed=10_000)).run()

    assert (watch.ns - 7_000_000_000) // 1_000_000 == pytest.approx(timeline.lasts_ms / 10, abs=100)


def test_it_knows_where_it_is_when_it_is_stopped():
    """Leg and moment are there for the last line."""
    watch = Watch()
    player = Player(session(), SlowStage(watch), Clockwork(watch.now, watch.wait))

    def stop(lasting: float) -> None:
        if player.moment > seconds(115):
            raise KeyboardInterrupt
        watch.wait(lasting)

    player._clockwork = Clockwork(watch.now, stop)
    with pytest.raises(KeyboardInterrupt):
        player.run()

    assert player.position.leg is Leg.RIGHT
    assert player.position.shown.title == "Arch rub"


@pytest.mark.parametrize("width", [30, 80])
def test_the_screen_shows_leg_technique_line_and_time(width):
    """Also in a narrow terminal, where lines fold."""
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, width=width, height=40, color_system=None)
    timeline = session()
    watch = Watch()

    with LiveStage(timeline, console) as stage:
        Player(timeline, stage, Clockwork(watch.now, watch.wait, speed=20_000)).run()
    drawn = written.getvalue()

    for words in ("LEFT LEG", "RIGHT LEG", "Arch rub", "Next: Now your right leg", "Pressure: medium"):
        assert words in drawn


def test_one_screen_line_by_line():
    """Leg, technique, what to do, pressure and rhythm, time left, the bar, what is next, what was said."""
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, width=60, height=40, color_system=None)
    timeline = session()
    stage = LiveStage(timeline, console)
    [shown] = [cue for cue in timeline.cues if cue.kind is CueKind.SHOW and cue.step == 2]
    stage.happen(next(cue for cue in timeline.cues if cue.kind is CueKind.BEAT))

    position = Playhead(shown.shown, shown.leg, Moment(shown.at_ms), shown.lasts_ms, "Halfway.")
    console.print(stage._picture(position, Moment(shown.at_ms + 100)))
    lines = [line.rstrip() for line in written.getvalue().splitlines()]

    assert lines[:5] == [
        "LEFT LEG",
        "Arch rub",
        "Rub the arch from heel to ball.",
        "Pressure: medium o",
        "0:59 left here, 2:39 in all",
    ]
    assert lines[6:] == ["Next: Now your right leg", "Halfway."]


def test_written_into_a_file_it_is_one_line_for_each_thing_shown_or_said():
    """No boxes, no colours, the leg in every line that has one."""
    written = io.StringIO()
    timeline = session()
    watch = Watch()

    Player(timeline, PlainStage(Console(file=written, width=40)), Clockwork(watch.now, watch.wait)).run()
    lines = written.getvalue().splitlines()
    told = [cue for cue in timeline.cues if cue.kind is CueKind.SHOW or cue.text]

    assert len(lines) == len(told)
    assert "1:50 [right leg] Arch rub: Rub the arch from heel to ball." in lines
    assert lines[-1] == "3:20 > Your session is over."
