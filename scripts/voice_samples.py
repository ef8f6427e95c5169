"""Write some lines by each voice there is, for a person to hear.

python scripts/voice_samples.py FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from legato.render.speech import Kind, Voice, encode
from legato.render.speech.espeak import find_espeak
from legato.render.speech.hibari import find_hibari
from legato.render.speech.pack import find_pack
from legato.render.speech.shaping import shape_speech

LINES = (
    "Rub the arch from heel to ball.",
    "Achilles strokes. Stroke down the tendon to the heel, between thumb and finger.",
    "Breathe in, and let go. Then rest, and feel both legs.",
)


def main(folder: Path) -> None:
    """Write each line by each voice."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, voice in _voices():
        for number, line in enumerate(LINES, 1):
            (folder / f"{name}-{number}.ogg").write_bytes(encode(shape_speech(voice.say(line)), Kind.OGG))
    pack = find_pack()
    for number, line in enumerate([line for line in LINES if pack and line in pack], 1):
        if pack:
            (folder / f"pack-{number}.ogg").write_bytes(pack.content(line))
    print(f"{folder}: {len([*folder.glob('*.ogg')])} files")


def _voices() -> Iterator[tuple[str, Voice]]:
    for voice in (find_hibari(), find_espeak()):
        if voice is not None:
            yield voice.engine, voice


if __name__ == "__main__":
    main(Path(sys.argv[1]))
