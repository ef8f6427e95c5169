"""Work in the background: who does it, in which order, and that it ends when the server does."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from legato.errors import SpeechError
from legato.render.speech import Clips, Line, Studio
from legato.render.speech.programmes import run
from legato.render.speech.voice import CALM, Sound
from legato.server.background import ENOUGH, FAILED_SAYS, HANDS, STOPPED_SAYS, Background
from legato.server.sound.rendering import speak
from legato.units import Span
from render.speech.voices_for_tests import Humming

LONG = 120
"""Seconds; nothing here takes so long, and a test that waits in vain says so."""


@pytest.fixture
def owner() -> Iterator[Background]:
    """Somebody to give work to, who is stopped in the end."""
    made = Background()
    made.start()
    yield made
    assert made.stop(LONG)


@dataclass
class Note:
    """A job that writes down that it was done."""

    name: str
    done: list[str]
    needs: str | None = None
    trouble: Exception | None = None

    def run(self) -> None:
        """Write it down, or fail."""
        self.done.append(self.name)
        if self.trouble:
            raise self.trouble


@dataclass
class Gate:
    """A job that goes on until it is let go."""

    name: str
    needs: None = None
    begun: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Wait."""
        self.begun.set()
        assert self.opened.wait(LONG)


@pytest.fixture
def gates(owner: Background) -> Iterator[list[Gate]]:
    """Keep all hands busy, so that what is asked for now has to wait."""
    held = [Gate(f"gate-{number}") for number in range(HANDS)]
    owner.ask(held)
    for gate in held:
        assert gate.begun.wait(LONG)
    yield held
    for gate in held:
        gate.opened.set()


def opened(gates: list[Gate]) -> None:
    """Let the hands go on, one after the other so that there is an order: all but one stay busy."""
    gates[0].opened.set()


class TestTheOrder:
    """What is done first."""

    def test_is_that_of_asking(self, owner: Background, gates: list[Gate]) -> None:
        """One after the other."""
        done: list[str] = []
        tickets = owner.ask([Note(name, done) for name in "abc"])
        opened(gates)

        assert all(ticket.over.wait(LONG) for ticket in tickets)
        assert done == ["a", "b", "c"]

    def test_lets_what_is_waited_for_overtake(self, owner: Background, gates: list[Gate]) -> None:
        """Asked for again and urgently, the last two come first, in their own order."""
        done: list[str] = []
        tickets = owner.ask([Note(name, done) for name in "abcd"])
        again = owner.ask([Note(name, done) for name in "cd"], urgently=True)
        opened(gates)

        assert all(ticket.over.wait(LONG) for ticket in tickets)
        assert again == tickets[2:]
        assert done == ["c", "d", "a", "b"]


class TestWhatGoesWrong:
    """A job that fails takes no other with it."""

    @pytest.mark.parametrize(
        ("wrong", "says"), [(SpeechError("It is hoarse."), "It is hoarse."), (KeyError("x"), FAILED_SAYS)]
    )
    def test_is_told_in_a_sentence(
        self, owner: Background, wrong: Exception, says: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        """What was foreseen in its own words; what was not is in the log, for whoever has to mend it."""
        failed, good = owner.ask([Note("failing", [], trouble=wrong), Note("good", [])])
        assert failed.over.wait(LONG)
        assert good.over.wait(LONG)

        assert (failed.trouble, good.trouble) == (says, None)
        assert ("KeyError" in caplog.text) is (says == FAILED_SAYS)

    def test_is_not_tried_for_all_that_need_the_same(self, owner: Background, gates: list[Gate]) -> None:
        """Others go on."""
        done: list[str] = []
        hopeless = [Note(f"hopeless-{n}", done, "voice", SpeechError("Hoarse.")) for n in range(20)]
        tickets = owner.ask([*hopeless, Note("other", done, "another voice"), Note("none", done)])
        opened(gates)

        assert all(ticket.over.wait(LONG) for ticket in tickets)
        assert [ticket.trouble for ticket in tickets] == ["Hoarse."] * 20 + [None, None]
        assert len(done) == ENOUGH + 2

    def test_a_line_that_is_too_long_does_not_silence_the_rest(self, owner: Background, tmp_path: Path) -> None:
        """As many in a row as would tell that a voice is hoarse: this one speaks."""
        crowded = [Line(f"This is said where nothing fits, {n}.", Span(100)) for n in range(ENOUGH + 2)]
        studio = Studio(Humming(), Clips(tmp_path))
        tickets = speak(studio, [*crowded, Line("Breathe.")], owner=owner)

        assert all(ticket.over.wait(LONG) for ticket in tickets)
        assert [ticket.trouble is None for ticket in tickets] == [False] * len(crowded) + [True]


class TestStopping:
    """When the process is to end."""

    def test_gives_up_what_waits_and_waits_for_what_is_in_hand(self, owner: Background, gates: list[Gate]) -> None:
        """Whoever waits for it is let go at once."""
        done: list[str] = []
        (waiting,) = owner.ask([Note("waiting", done)])

        assert not owner.stop(within_s=0)
        assert waiting.over.is_set()
        assert (waiting.trouble, done) == (STOPPED_SAYS, [])

        for gate in gates:
            gate.opened.set()
        assert owner.stop(LONG)

    def test_takes_no_more(self, owner: Background) -> None:
        """Until it is started again."""
        done: list[str] = []
        owner.stop()
        (late,) = owner.ask([Note("late", done)])
        assert late.over.is_set()

        owner.start()
        (again,) = owner.ask([Note("late", done)])
        assert again.over.wait(LONG)
        assert (late.trouble, again.trouble, done) == (STOPPED_SAYS, None, ["late"])

    def test_ends_a_programme_that_speaks(self, owner: Background, tmp_path: Path) -> None:
        """A voice that takes a minute does not hold up the end, and no half clip is left."""
        speaker = tmp_path / "speaker"
        speaker.write_text(f"#!/bin/sh\necho begun > {tmp_path}/begun\nexec sleep 60\n")
        speaker.chmod(0o755)
        studio = Studio(Slow(speaker), Clips(tmp_path / "clips"))
        (ticket,) = speak(studio, [Line("Rub the arch.")], owner=owner)
        wait_until((tmp_path / "begun").exists)

        assert owner.stop(within_s=10)
        assert ticket.trouble == "speaker was ended, because nobody waits for it."
        assert [file for file in (tmp_path / "clips").rglob("*") if file.is_file()] == []

    def test_leaves_no_thread(self, owner: Background, tmp_path: Path) -> None:
        """Threads are there only while there is something to do; those of others are theirs."""
        before = set(threading.enumerate())
        for ticket in speak(Studio(Humming(), Clips(tmp_path)), [Line("Rub."), Line("Rest.")], owner=owner):
            assert ticket.over.wait(LONG)

        assert owner.stop(LONG)
        # The last thing a thread does is to say that it is done.
        wait_until(lambda: not any(one.name == "legato-background" for one in set(threading.enumerate()) - before))


@dataclass(frozen=True)
class Slow(Humming):
    """Speaks through a programme that takes long."""

    programme: Path = Path()

    def __init__(self, programme: Path) -> None:
        super().__init__()
        object.__setattr__(self, "programme", programme)

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Start it."""
        run(self.programme, (), text, 60)
        raise AssertionError("it was waited for")


def wait_until(holds: Callable[[], bool]) -> None:
    """Look until something is so."""
    pause = threading.Event()
    for _ in range(LONG * 50):
        if holds():
            return
        pause.wait(0.02)
    pytest.fail("it never came")


_FORGETFUL = """
import sys
from dataclasses import dataclass
from legato.render.speech import Kind
from legato.render.speech.encoding import encode
from legato.render.speech.shaping import RATE
from legato.server.background import background
from render.speech.voices_for_tests import tone

@dataclass
class Encoding:
    name: str
    needs: None = None

    def run(self):
        encode(tone(seconds=5.0, rate=RATE), Kind.OGG)
        print(self.name, flush=True)

background.start()
background.ask([Encoding(str(number)) for number in range(200)])[0].over.wait(60)
"""


def test_nobody_has_to_remember_to_stop_it() -> None:
    """A process that just ends waits for what is in hand, inside a C library, and leaves the rest."""
    path = os.pathsep.join(path for path in sys.path if path)
    ended = subprocess.run(
        [sys.executable, "-c", _FORGETFUL],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert 1 <= len(ended.stdout.split()) < 100
