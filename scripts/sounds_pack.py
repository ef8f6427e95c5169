"""Compute the beds of sound and the chimes, and write the file they come with Legato in."""

from __future__ import annotations

from legato.render.speech.shipped import FILE
from legato.render.speech.shipping import sounds_file


def main() -> None:
    """Write the file, whole or not at all."""
    content = sounds_file()
    beside = FILE.with_name(f".{FILE.name}.new")
    beside.write_bytes(content)
    beside.replace(FILE)
    print(f"{FILE.name}: {len(content) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
