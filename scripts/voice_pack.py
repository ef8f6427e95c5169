"""Speak every line a session can say, and write the pack of the voice.

    python scripts/voice_pack.py            speaks what is new, takes the rest from the pack there is
    python scripts/voice_pack.py --anew     speaks everything

Ends with an error, and the names of the lines, when one cannot be said in the time that is counted for it.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from time import perf_counter

from legato.errors import SpeechError
from legato.render.speech.hibari import Hibari, find_hibari
from legato.render.speech.pack import ENDING, FOLDER, pack_file
from legato.render.speech.packing import LARGEST, inputs_hash, known_sounds, lengths, line_sound, maker_of
from legato.words import ENGLISH, every_line

FILE = FOLDER / f"{ENGLISH}.{ENDING}"
TOLD_EVERY = 200


def main() -> None:
    """Write the pack."""
    voice = find_hibari()
    if voice is None:
        sys.exit("The voice is not installed: `make voice-pack` brings it.")
    began = perf_counter()
    texts = every_line(ENGLISH)
    made = maker_of(voice, texts)
    known = {} if "--anew" in sys.argv else known_sounds(FILE, made)
    contents = {text: known[text] for text in texts if text in known}
    missing = [text for text in texts if text not in known]
    print(f"{len(texts)} lines, {len(missing)} of them to be spoken ...", flush=True)
    failed: list[str] = []
    with ProcessPoolExecutor(os.cpu_count()) as hands:
        told = hands.map(partial(_spoken, voice, made.compression), missing, chunksize=4)
        for number, (text, spoken) in enumerate(zip(missing, told, strict=True), 1):
            if isinstance(spoken, bytes):
                contents[text] = spoken
            else:
                failed.append(spoken)
            if number % TOLD_EVERY == 0:
                print(f"  {number} of {len(missing)}", flush=True)
    if failed:
        sys.exit("\n".join([f"{len(failed)} lines cannot be said in the time that is counted for them:", *failed]))
    file = pack_file(made, inputs_hash(made, texts), lengths(contents))
    if len(file) > LARGEST:
        sys.exit(f"The pack would have {len(file)} bytes, and {LARGEST} are the most: say less, or compress more.")
    FILE.parent.mkdir(exist_ok=True)
    beside = FILE.with_name(f".{FILE.name}.new")
    beside.write_bytes(file)
    beside.replace(FILE)
    print(f"{FILE.name}: {len(contents)} lines, {len(file) / 1e6:.1f} MB, in {perf_counter() - began:.0f} s")


def _spoken(voice: Hibari, compression: float, text: str) -> bytes | str:
    try:
        return line_sound(voice, text, compression)
    except SpeechError as wrong:
        return str(wrong)


if __name__ == "__main__":
    main()
