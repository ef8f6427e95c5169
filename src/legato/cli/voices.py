"""The commands for voices: which there are, taking one over, and choosing one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from legato.cli.exits import Exit
from legato.cli.folder import voices_folder
from legato.cli.sound import sound_or_exit
from legato.cli.terminal import AsJson, complain, write_json, write_table
from legato.errors import SpeechError

PUBLIC = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
"""Where the makers of piper keep their list of voices."""

_TRIAL = "Rub the arch from heel to ball."

voices = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Choose who speaks. espeak-ng works everywhere; voices of piper sound more like people.",
    rich_markup_mode="markdown",
)


@voices.command("list")
def show(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Show the voices of this computer, and which one speaks.

    **Example:** `legato voices list`
    """
    speech = sound_or_exit()
    folder = voices_folder()
    found = speech.find_voice(folder)
    speaks = None if isinstance(found, speech.NoVoice) else found.name
    known = speech.known_voices(folder)
    if as_json:
        rows = [{"name": one.name, "engine": one.engine, "language": one.language, "wants": one.wants} for one in known]
        write_json({"speaks": speaks, "voices": rows})
        return
    write_table(
        "Voices",
        ("name", "language", "engine", "state"),
        [(one.name, one.language, one.engine, one.wants or _state(one.name, speaks)) for one in known],
    )
    if speaks is None:
        typer.echo(found.says)


@voices.command()
def install(
    voice: Annotated[str, typer.Argument(help="A file NAME.onnx with NAME.onnx.json beside it, or a NAME to fetch.")],
    address: Annotated[str, typer.Option("--from", help="Where a name is fetched from.")] = PUBLIC,
) -> None:
    """Take over a voice of piper: from a file you have, or by its name from the public list.

    A voice has its own licence; read it where you get the voice. **Example:** `legato voices install en_GB-alba-medium`
    """
    from legato.cli.voice_download import download  # noqa: PLC0415 - few commands need the network

    speech = sound_or_exit()
    with _told(), tempfile.TemporaryDirectory() as folder:
        model = Path(voice) if voice.endswith(".onnx") else download(voice, address, Path(folder))
        name = speech.install_voice(voices_folder(), model)
    _try(name)
    typer.echo(f"{name} is installed. `legato voices use {name}` lets it speak.")


@voices.command()
def use(name: Annotated[str, typer.Argument(help="A name that `legato voices list` shows.")]) -> None:
    """Let a voice speak from now on; what it has to say is rendered anew.

    **Example:** `legato voices use espeak-ng`
    """
    with _told():
        chosen = sound_or_exit().choose_voice(voices_folder(), name)
    typer.echo(f"{chosen.name} speaks from now on.")


@contextmanager
def _told() -> Iterator[None]:
    """End the command with one sentence when a voice cannot be had."""
    try:
        yield
    except SpeechError as wrong:
        complain(str(wrong))
        raise typer.Exit(Exit.BAD_INPUT) from None


def _try(name: str) -> None:
    """Let a new voice say a line, so that one that cannot is not found out during a session."""
    speech = sound_or_exit()
    (found,) = (one for one in speech.known_voices(voices_folder()) if one.name == name)
    if found.voice is None:
        typer.echo(f"{name} {found.wants}.")
        return
    from legato.render.speech.shaping import shape_speech  # noqa: PLC0415 - an extra

    with _told():
        try:
            shape_speech(found.voice.say(_TRIAL))
        except SpeechError as wrong:
            speech.remove_voice(voices_folder(), name)
            raise SpeechError(f"{name} cannot speak and was not kept: {wrong}") from None


def _state(name: str, speaks: str | None) -> str:
    return "speaks" if name == speaks else "ready"
