"""The pack of the voice: whole, fresh, even, and never longer than is counted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest

from legato.errors import SpeechError
from legato.render.speech.allowance import allowance
from legato.render.speech.encoding import Kind, decode
from legato.render.speech.keeping import Clips
from legato.render.speech.lines import Line
from legato.render.speech.loudness import loudness
from legato.render.speech.ogg import with_serial
from legato.render.speech.pack import Made, Pack, find_pack, open_pack, pack_file
from legato.render.speech.packed import CANNOT, PackedVoice
from legato.render.speech.packing import (
    LARGEST,
    compression_for,
    inputs_hash,
    known_sounds,
    lengths,
    line_sound,
    maker_of,
)
from legato.render.speech.shaping import RATE, SPOKEN_LUFS
from legato.render.speech.studio import Studio
from legato.units import Span
from legato.words import every_line
from render.speech.voices_for_tests import Humming

MADE = Made("humming", "hum", "en-GB", "1", 1, 0.95)
LONGEST_MEASURED = 60


@pytest.fixture(scope="module")
def shipped() -> Pack:
    """The pack that Legato is shipped with."""
    found = find_pack()
    assert found is not None, "there is no pack: run `make voice-pack`"
    return found


@pytest.fixture
def hummed(tmp_path: Path) -> Pack:
    """A pack of two lines that were hummed."""
    sounds = lengths({text: line_sound(Humming(), text, MADE.compression) for text in ("Rub the arch.", "End.")})
    (tmp_path / "hummed.voices").write_bytes(pack_file(MADE, "inputs", sounds))
    return open_pack(tmp_path / "hummed.voices")


class TestShipped:
    """What people hear."""

    def test_says_every_line_and_is_fresh(self, shipped: Pack) -> None:
        """After a change of words or of the making, `make voice-pack` has been run."""
        lines = every_line()
        missing = [text for text in lines if text not in shipped]
        made = shipped.made._replace(recipe=maker_of(Humming(), lines).recipe, compression=compression_for(lines))

        assert missing == [], "run `make voice-pack`"
        assert shipped.inputs == inputs_hash(made, lines), "run `make voice-pack`"

    def test_is_small(self, shipped: Pack) -> None:
        """Nobody waits for it to be installed."""
        assert shipped.file.stat().st_size < LARGEST

    def test_no_line_takes_longer_than_is_counted(self, shipped: Pack) -> None:
        """So no line ever talks into the next."""
        late = [text for text, place in shipped.places.items() if place.lasts > allowance(text)]

        assert late == []

    def test_it_speaks_for_people_at_rest(self, shipped: Pack) -> None:
        """At most 150 words a minute, pauses included."""
        words = sum(len(text.split()) for text in shipped.places)
        minutes = sum(place.lasts for place in shipped.places.values()) / 60_000

        assert 100 < words / minutes <= 150

    def test_every_line_is_as_loud_as_every_other(self, shipped: Pack) -> None:
        """Measured by others' reading of the standard; some sixty lines, of all lengths."""
        meter = pyloudnorm.Meter(RATE)
        texts = [text for text in sorted(shipped.places, key=len) if shipped.lasts(text) > 400]
        for text in texts[:: -(-len(texts) // LONGEST_MEASURED)]:
            sound = decode(shipped.content(text))
            assert sound.lasts == shipped.lasts(text), text
            assert meter.integrated_loudness(sound.samples) == pytest.approx(SPOKEN_LUFS, abs=1), text
            assert loudness(sound.samples, RATE) == pytest.approx(SPOKEN_LUFS, abs=1), text


class TestFile:
    """One file with an index."""

    def test_it_gives_back_what_was_put_in(self, hummed: Pack) -> None:
        """By the exact text."""
        assert "Rub the arch." in hummed
        assert "rub the arch." not in hummed
        assert decode(hummed.content("End.")).lasts == hummed.lasts("End.")

    def test_the_same_lines_make_the_same_file(self, hummed: Pack, tmp_path: Path) -> None:
        """No chance, and no date, is in it."""
        again = lengths({text: line_sound(Humming(), text, MADE.compression) for text in reversed([*hummed.places])})

        assert pack_file(MADE, "inputs", again) == hummed.file.read_bytes()

    def test_what_has_not_changed_is_not_spoken_again(self, hummed: Pack) -> None:
        """Unless the voice or the making is another."""
        assert set(known_sounds(hummed.file, MADE)) == {"Rub the arch.", "End."}
        assert known_sounds(hummed.file, MADE._replace(mark="2")) == {}

    @pytest.mark.parametrize("content", [b"", b"legato voices 1\n\x00\x00\x00\x02{}", b"something else altogether"])
    def test_what_is_no_pack_is_told(self, tmp_path: Path, content: bytes) -> None:
        """With the command that mends it."""
        (tmp_path / "en.voices").write_bytes(content)

        with pytest.raises(SpeechError, match="make voice-pack"):
            open_pack(tmp_path / "en.voices")

    def test_a_pack_cut_short_is_told(self, hummed: Pack) -> None:
        """Rather than half a word."""
        hummed.file.write_bytes(hummed.file.read_bytes()[:-100])

        with pytest.raises(SpeechError, match="shorter than its index says"):
            hummed.content("Rub the arch.")

    def test_a_line_that_is_too_slow_is_named(self) -> None:
        """The build fails with it."""
        with pytest.raises(SpeechError, match=r"“Rub the arch\.” lasts .* and 1285 ms are counted"):
            line_sound(Humming(seconds_a_word=0.6), "Rub the arch.", 0.95)

    def test_another_number_leaves_the_sound_as_it_was(self, hummed: Pack) -> None:
        """A player finds nothing wrong with the file."""
        content = hummed.content("End.")

        assert with_serial(content, 7) != content
        assert np.array_equal(decode(with_serial(content, 7)).samples, decode(content).samples)


class TestSpeaking:
    """A voice whose lines are in the pack."""

    def test_what_it_knows_needs_nobody(self, hummed: Pack, tmp_path: Path) -> None:
        """The clip is the pack's own sound, whatever room there is for it."""
        studio = Studio(PackedVoice(hummed, lambda: None), Clips(tmp_path / "clips"))
        wide, narrow = Line("Rub the arch."), Line("Rub the arch.", Span(hummed.lasts("Rub the arch.")))
        found = studio.find(wide)

        assert found is not None
        assert found.content() == hummed.content("Rub the arch.")
        assert studio.make(narrow) == found

    def test_what_it_knows_is_found_by_its_name_and_leaves_nothing_on_the_disk(
        self, hummed: Pack, tmp_path: Path
    ) -> None:
        """Which lines a person heard tells what was massaged; only a browser that needs MP3 has a file made."""
        studio = Studio(PackedVoice(hummed, lambda: None), Clips(tmp_path / "clips"))
        name = studio.note(Line("Rub the arch."))
        found = studio.called(name)

        assert found == studio.find(Line("Rub the arch."))
        assert not (tmp_path / "clips").exists()
        assert studio.called("0" * 64) is None

        mp3 = studio.called(name, Kind.MP3)
        assert mp3 is not None
        assert decode(mp3.content()).lasts == pytest.approx(found.lasts, abs=100)

    def test_a_pack_that_was_cut_off_says_so(self, hummed: Pack, tmp_path: Path) -> None:
        """In one sentence, when the line is asked for."""
        studio = Studio(PackedVoice(hummed, lambda: None), Clips(tmp_path / "clips"))
        found = studio.find(Line("Rub the arch."))
        hummed.file.write_bytes(hummed.file.read_bytes()[:50])

        assert found is not None
        with pytest.raises(SpeechError, match="is shorter than it was"):
            found.content()

    def test_what_it_does_not_know_is_said_live(self, hummed: Pack, tmp_path: Path) -> None:
        """By whoever can; and a known line too, where there is less room than it takes."""
        live = Humming(seconds_a_word=0.1)
        studio = Studio(PackedVoice(hummed, lambda: live), Clips(tmp_path / "clips"))
        studio.make(Line("Grandmother's own rub."))
        studio.make(Line("Rub the arch.", Span(600)))

        assert [text for text, _ in live.asked] == ["Grandmother's own rub.", "Rub the arch."]

    def test_what_nobody_can_say_is_left_to_the_browser(self, hummed: Pack, tmp_path: Path) -> None:
        """And the sentence says what would help."""
        studio = Studio(PackedVoice(hummed, lambda: None), Clips(tmp_path / "clips"))

        assert studio.speaker(Line("Grandmother's own rub.")) is None
        with pytest.raises(SpeechError, match=r"legato\[voice\]"):
            studio.make(Line("Grandmother's own rub."))
        assert "legato[voice]" in CANNOT
