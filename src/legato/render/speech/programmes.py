"""Running a speech programme: the only place in the engine where another programme is started."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from legato.errors import SpeechError
from legato.render.wanted import WANTED

_LOOKS_EVERY_S = 0.1


def find_programme(name: str, beside: Path | None = None) -> Path | None:
    """Return where a programme is: in this folder, or on PATH."""
    found = shutil.which(name, path=str(beside)) if beside else None
    found = found or shutil.which(name)
    return Path(found) if found else None


def run(programme: Path, arguments: Sequence[str], given: str, limit_s: int) -> bytes:
    """Give a programme words on standard input, and return what it writes to standard output.

    Raises:
        SpeechError: it cannot be started, takes longer than the limit, ends with an error, or is not wanted any more.
    """
    name = programme.name
    try:
        with _started(programme, arguments) as process:
            written = _written(process, given.encode(), limit_s)
    except subprocess.TimeoutExpired:
        raise SpeechError(f"{name} did not answer within {limit_s} seconds.") from None
    except OSError as wrong:
        raise SpeechError(f"{name} cannot be started: {wrong.strerror or wrong}.") from None
    if written is None:
        raise SpeechError(f"{name} was ended, because nobody waits for it.")
    if process.returncode != 0:
        raise SpeechError(f"{name} ended with error {process.returncode}.")
    return written


@contextmanager
def _started(programme: Path, arguments: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a programme, and leave none behind."""
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - a fixed programme, fixed arguments, and no shell
        [str(programme), *arguments], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def _written(process: subprocess.Popen[bytes], given: bytes, limit_s: int) -> bytes | None:
    """Return what a programme writes until it ends; `None` as soon as nobody wants it any more."""
    is_wanted = WANTED.get()
    words: bytes | None = given
    for _ in range(round(limit_s / _LOOKS_EVERY_S)):
        if not is_wanted():
            return None
        try:
            return process.communicate(words, _LOOKS_EVERY_S)[0]
        except subprocess.TimeoutExpired:
            # It has been given its words; Python goes on with what is left of them.
            words = None
    raise subprocess.TimeoutExpired(process.args, limit_s)
