"""Lines, and the room they have."""

from __future__ import annotations

from legato.body import Leg
from legato.render.speech.lines import GAP, Line, lines_of, lines_on_the_clock
from legato.timeline import CueKind
from legato.timeline.voice import BREATH, speech
from legato.words import CueInWords, Narration, PreparationInWords, ShownInWords


def timeline(*said: tuple[int, str], lasts_ms: int = 60_000) -> Narration:
    """Make a timeline that says texts at moments."""
    shown = ShownInWords(step="block", title="Arch rub", line="Rub.")
    cues = [CueInWords(id=0, at_ms=0, kind=CueKind.SHOW, step=0, shown=shown)]
    cues += [
        CueInWords(id=number, at_ms=at, kind=CueKind.SAY, step=0, text=text, leg=Leg.LEFT)
        for number, (at, text) in enumerate(said, 1)
    ]
    return Narration(language="en", pressures=("light",) * 7, lasts_ms=lasts_ms, legs=(Leg.LEFT,), cues=tuple(cues))


def test_each_text_is_a_line_once_in_the_order_of_speaking() -> None:
    """The first to be heard is the first to be made."""
    lines = lines_of(timeline((0, "Begin."), (10_000, "Rub."), (20_000, "Begin."), (30_000, "End.")))

    assert [line.text for line in lines] == ["Begin.", "Rub.", "End."]


def test_a_line_with_plenty_of_time_has_no_limit() -> None:
    """So that its clip is the same in every session."""
    first, last = lines_of(timeline((0, "Rub the arch."), (30_000, "End.")))

    assert first.room is None
    assert last == Line("End.")


def test_a_line_is_over_before_the_next_begins() -> None:
    """With a short silence between the two."""
    first, _ = lines_of(timeline((0, "Rub the arch slowly."), (2_150, "End.")))

    assert first.room is not None
    assert 2_150 - GAP - 100 < first.room <= 2_150 - GAP


def test_a_text_that_is_said_twice_gets_the_room_there_is_least() -> None:
    """One clip serves both."""
    text = "Rub the arch slowly."
    twice = lines_of(timeline((0, text), (2_000, "Halfway."), (20_000, text), (50_000, "End.")))
    last = lines_of(timeline((0, text), (2_000, "Halfway."), (20_000, text)))

    assert twice[0] == Line(text, 1_900)
    assert last[0] == Line(text, 1_900)


def test_a_line_always_has_the_room_the_timeline_counts_for_it() -> None:
    """Where the next line comes as early as it may, the words still fit."""
    text = "Halfway."
    first, _ = lines_of(timeline((0, text), (speech(text) + BREATH, "Rub.")))

    assert first.room is not None
    assert first.room >= speech(text)


def test_what_is_done_before_the_clock_starts_is_spoken_first_and_at_leisure() -> None:
    """Each thing to get ready is a line; one that is said later too has the room it has there."""
    get_ready = (
        PreparationInWords(text="Look at both legs.", always=True),
        PreparationInWords(text="Rub the arch slowly.", always=False),
    )
    session = timeline((0, "Rub the arch slowly."), (2_000, "End.")).model_copy(update={"preparation": get_ready})

    assert lines_of(session) == (Line("Look at both legs."), Line("Rub the arch slowly.", 1_900), Line("End."))


def test_a_recording_has_only_what_is_said_on_the_clock() -> None:
    """Getting ready is walked through on a screen; nobody has it spoken for a file that begins with the session."""
    made = timeline((0, "Begin."), (10_000, "Wash your hands."), (20_000, "End."))
    ready = (PreparationInWords(text="Wash your hands.", always=True), PreparationInWords(text="Sit.", always=False))
    made = made.model_copy(update={"preparation": ready})

    assert [line.text for line in lines_of(made)] == ["Wash your hands.", "Sit.", "Begin.", "End."]
    assert [line.text for line in lines_on_the_clock(made)] == ["Begin.", "Wash your hands.", "End."]
