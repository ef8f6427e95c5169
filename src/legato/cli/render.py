"""The command that writes a session as a file to take along: sound, or captions."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from legato import pipeline
from legato.cli.exits import Exit
from legato.cli.folder import data_folder, voices_folder
from legato.cli.sound import sound_or_exit
from legato.cli.terminal import SessionFile, complain, read
from legato.render import captions
from legato.units import clock
from legato.words import Narration

if TYPE_CHECKING:
    from legato.render.speech import Kind, Sound, Studio

HANDS = min(2, os.cpu_count() or 1)


class To(StrEnum):
    """What a session can be written as."""

    AUDIO = "audio"
    VTT = "vtt"


_To = Annotated[To, typer.Option("--to", help="audio: one sound file; vtt: captions.", show_default=False)]


class Under(StrEnum):
    """What may sound under a session, as on the command line; `legato.render.speech.Bed`, which is in an extra."""

    RAIN = "rain"
    CHORDS = "chords"
    WAVES = "waves"


_Bed = Annotated[Under | None, typer.Option("--bed", help="A soft sound under it all.", show_default=False)]
_Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="The file; for audio its name ends in .mp3 or .ogg.", show_default=False),
]


def render(session: SessionFile, to: _To, output: _Output = None, bed: _Bed = None) -> None:
    """Write a session as one file: spoken, with ticks and chimes, or as captions.

    Audio goes to a file named after the session, captions to the terminal, when no file is given.

    **Example:** `legato render session.json --to audio -o evening.mp3`
    """
    narration = pipeline.narration(pipeline.read_session(read(session)))
    if to is To.VTT:
        _write_captions(captions(narration), output)
        return
    file = output or Path("legato-session.mp3" if session == "-" else f"{Path(session).stem}.mp3")
    size = _write_audio(narration, file, bed)
    typer.echo(f"{file}: {clock(narration.lasts_ms)}, {size / 1_000_000:.1f} MB")


def _write_captions(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as wrong:
        _not_written(output, wrong)


def _write_audio(narration: Narration, file: Path, bed: Under | None) -> int:
    speech = sound_or_exit()
    kind = _kind(file, {kind.value: kind for kind in speech.Kind})
    voice = speech.find_voice(voices_folder())
    if isinstance(voice, speech.NoVoice):
        complain(voice.says)
        raise typer.Exit(Exit.BROKEN)
    busy = Console(stderr=True)
    with busy.status("Speaking ..."):
        said = _said(speech.Studio(voice, speech.Clips(data_folder() / "cache" / "clips")), narration)
    from legato.render.speech import Bed  # noqa: PLC0415 - an extra
    from legato.render.speech.writing import write_recording  # noqa: PLC0415 - an extra

    try:
        with busy.status("Writing ..."):
            size: int = write_recording(
                narration, said, file, kind, voice.language, None if bed is None else Bed(bed.value)
            )
    except OSError as wrong:
        _not_written(file, wrong)
    return size


def _kind(file: Path, kinds: Mapping[str, Kind]) -> Kind:
    ending = file.suffix.lower().removeprefix(".")
    if ending not in kinds:
        complain(f"{file} is no sound file by its name: let it end in .mp3 or .ogg.")
        raise typer.Exit(Exit.BAD_INPUT)
    return kinds[ending]


def _said(studio: Studio, narration: Narration) -> dict[str, Sound]:
    from legato.render.speech import decode, lines_on_the_clock  # noqa: PLC0415 - an extra

    lines = lines_on_the_clock(narration)
    with ThreadPoolExecutor(HANDS) as hands:
        sounds = list(hands.map(lambda line: decode(studio.make(line).content()), lines))
    return {line.text: sound for line, sound in zip(lines, sounds, strict=True)}


def _not_written(file: Path, wrong: OSError) -> NoReturn:
    complain(f"{file} cannot be written: {wrong.strerror or wrong}.")
    raise typer.Exit(Exit.BAD_INPUT) from None
