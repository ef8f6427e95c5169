"""Captions, as any player of WebVTT reads them."""

from __future__ import annotations

import itertools
import re

from legato.body import Leg
from legato.notation.session import Block, Settle
from legato.render import captions
from legato.units import seconds
from legato.words import Narration
from timeline.plays import SPOKEN, narration_of, play, technique

TIMES = re.compile(r"^(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})$", re.MULTILINE)


def evening(says: str = "Hold the top of the foot.") -> Narration:
    """Make a short session on both legs."""
    rub = technique("Arch rub", says=says)
    made = play(
        Settle(leg=Leg.LEFT, lasts_ms=seconds(10)),
        Block(leg=Leg.LEFT, technique=rub.id, lasts_ms=seconds(90), pressure=4),
        Settle(leg=Leg.RIGHT, lasts_ms=seconds(10), changes_leg=True),
        Block(leg=Leg.RIGHT, technique=rub.id, lasts_ms=seconds(60), pressure=4),
        techniques=(rub,),
    )
    return narration_of(made)


def moments(text: str) -> list[tuple[int, int]]:
    """Return from when until when each caption is shown."""
    found = []
    for match in TIMES.finditer(text):
        h, m, s, ms, *until = map(int, match.groups())
        found.append(
            (((h * 60 + m) * 60 + s) * 1_000 + ms, ((until[0] * 60 + until[1]) * 60 + until[2]) * 1_000 + until[3])
        )
    return found


def test_they_begin_as_captions_begin() -> None:
    """With the word players look for."""
    assert captions(evening()).startswith("WEBVTT\n")


def test_every_line_is_there_at_its_moment() -> None:
    """In the order of speaking, with the words that are spoken."""
    timeline = evening()
    spoken = [cue for cue in timeline.cues if cue.kind in SPOKEN and cue.text]
    text = captions(timeline)

    assert [begins for begins, _ in moments(text)] == [cue.at_ms for cue in spoken]
    assert all(cue.text in text for cue in spoken)


def test_they_can_be_read_and_never_overlap() -> None:
    """Each stays two seconds, unless the next line comes sooner."""
    shown = moments(captions(evening()))

    for (begins, ends), (next_begins, _) in itertools.pairwise(shown):
        assert begins < ends <= next_begins
        assert ends - begins >= min(2_000, next_begins - begins)


def test_the_leg_is_never_lost() -> None:
    """It is named when it changes, and in the name of every caption."""
    text = captions(evening())

    assert text.count("[Left leg]") == 1
    assert text.count("[Right leg]") == 1
    assert text.index("[Left leg]") < text.index("[Right leg] Now your right leg.")
    assert re.findall(r"^(left|right|both)-\d+$", text, re.MULTILINE)


def test_no_text_breaks_out_of_its_caption() -> None:
    """Signs that mean something to players are written so that they are shown."""
    text = captions(evening(says="Rub <b>firmly</b> & slowly --> up.\n\n00:00:00.000 --> 09:00:00.000"))

    assert "&lt;b&gt;firmly&lt;/b&gt; &amp; slowly --&gt; up." in text
    assert len(moments(text)) == text.count(" --> ")


def test_nothing_said_is_nothing_written() -> None:
    """A timeline without words has no captions."""
    silent = evening()
    wordless = silent.model_copy(update={"cues": tuple(c.model_copy(update={"text": None}) for c in silent.cues)})

    assert moments(captions(wordless)) == []
