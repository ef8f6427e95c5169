# ruff: noqa: INP001, T201
"""Write the generated part of `docs/safety`: rules, questions, advice, techniques, claims, answers and hazards.

`make docs` runs it; with `--check` it only says which pages are not fresh.
"""

from __future__ import annotations

import sys
from pathlib import Path

from legato.errors import ContentError
from legato.library import load_library
from legato.render import review_items, safety_pages
from legato.render.review_pages import GENERATED
from legato.safety import load_rule_book, load_stop_words
from legato.safety.hazards import load_hazards

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "safety"


def pages() -> dict[str, str]:
    """Return every generated page by its path below the folder."""
    library, hazards = load_library(), load_hazards()
    items = review_items(load_rule_book(), library, load_stop_words(), hazards)
    return safety_pages(items, hazards, library.sources)


def stale(folder: Path = FOLDER) -> list[str]:
    """Name the pages that are missing, out of date, or about something that is no longer there."""
    wanted = pages()
    there = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}
    written = {name for name, text in there.items() if text.startswith(GENERATED)}
    return sorted({name for name, text in wanted.items() if there.get(name) != text} | (written - set(wanted)))


def write(folder: Path = FOLDER) -> None:
    """Write every page, and take away those about things that are gone."""
    wanted = pages()
    for name in stale(folder):
        if name not in wanted:
            (folder / name).unlink()
    for name, text in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def main() -> None:
    """Write the pages, or check them."""
    if "--check" in sys.argv[1:]:
        old = stale()
        if old:
            print("Not fresh; `make docs` writes them anew:", *old, sep="\n  ")
        sys.exit(1 if old else 0)
    try:
        write()
    except ContentError as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
