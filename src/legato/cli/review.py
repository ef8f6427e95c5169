"""The commands for a clinician's review: write everything out, bring the answers in, show what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from legato.cli.exits import Exit
from legato.cli.folder import data_folder
from legato.cli.server import extra_module
from legato.cli.terminal import AsJson, complain, read, write_json, write_table
from legato.errors import Finding, InvalidInputError
from legato.library import load_library
from legato.pipeline import MOST_BYTES
from legato.render import Item, review_items, sheet, typeset, version_of
from legato.safety import load_rule_book, load_stop_words
from legato.safety.hazards import load_hazards
from legato.safety.reviews import (
    ItemReview,
    Signature,
    items_without_review,
    merge_reviews,
    read_reviews,
    read_sheet,
    reviews_of,
    write_reviews,
)

NAME = "reviews.toml"
TABLE, DOCUMENT = "legato-review.csv", "legato-review.pdf"

_Reviews = Annotated[
    Path | None, typer.Option("--reviews", help="The reviews file; in your data folder when not given.")
]
_To = Annotated[Path, typer.Option("--to", help="A folder; it is made when it is missing.", show_default=False)]
_Table = Annotated[str, typer.Argument(metavar="FILE.csv", help="The filled-in table, or - for standard input.")]

review = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Write everything out for a clinician, and keep what they say. Exports are no review by themselves.",
    rich_markup_mode="markdown",
)


@review.command("export")
def export(to: _To, reviews: _Reviews = None) -> None:
    """Write one document (PDF) and one table (CSV) with every rule, question, technique and claim.

    **Example:** `legato review export --to for-review`
    """
    items = _items()
    said = reviews_of(_marks(items), _kept(_file(reviews)))
    try:
        to.mkdir(parents=True, exist_ok=True)
        (to / TABLE).write_text(sheet(items, said), encoding="utf-8-sig", newline="")
        typer.echo(f"{to / TABLE}: {len(items)} items of version {version_of(items)}")
        (to / DOCUMENT).write_bytes(_document(items, said))
    except OSError as wrong:
        complain(f"{to} cannot be written: {wrong.strerror or wrong}.")
        raise typer.Exit(Exit.BAD_INPUT) from None
    typer.echo(f"{to / DOCUMENT}: the same, to read and to mark")


@review.command("import")
def bring_in(
    file: _Table,
    reviews: _Reviews = None,
    name: Annotated[str, typer.Option(help="Who reviewed, for rows that do not say.")] = "",
    role: Annotated[str, typer.Option(help="Their role, for rows that do not say.")] = "",
    on: Annotated[str, typer.Option("--date", help="The day, as 2026-01-31, for rows that do not say.")] = "",
) -> None:
    """Record who decided what about which item, and show what is still unreviewed.

    A table for another version of the rules is refused. **Example:** `legato review import filled-in.csv`
    """
    items, place = _items(), _file(reviews)
    marks = _marks(items)
    new = read_sheet(
        _text(file), marks=marks, version=version_of(items), today=_today(), signature=Signature(name, role, on)
    )
    kept = merge_reviews(_kept(place), new)
    if new:
        _write(place, kept)
    typer.echo(f"{len(new)} reviews recorded in {place}." if new else "There is no decision in this table.")
    changes = [one for one in new if one.changes]
    for one in changes:
        typer.echo(f"  {one.item}: {one.decision.value}: {one.changes}")
    _show_open(items, kept)


@review.command("status")
def status(reviews: _Reviews = None, as_json: AsJson = False) -> None:  # noqa: FBT002
    """Show what has been reviewed in its present wording, and what has not.

    **Example:** `legato review status`
    """
    items = _items()
    kept = _kept(_file(reviews))
    if as_json:
        said = reviews_of(_marks(items), kept)
        write_json(
            {
                "version": version_of(items),
                "items": len(items),
                "reviewed": {
                    item: [one.model_dump(mode="json") for one in words] for item, words in said.items() if words
                },
                "unreviewed": list(items_without_review(_marks(items), kept)),
            }
        )
        return
    _show_open(items, kept)


def _show_open(items: tuple[Item, ...], kept: tuple[ItemReview, ...]) -> None:
    missing = set(items_without_review(_marks(items), kept))
    every = Counter(item.kind for item in items)
    waiting = Counter(item.kind for item in items if item.key in missing)
    rows = [
        (kind.value, str(count), str(waiting[kind]), _first_open(items, missing, kind.value))
        for kind, count in every.items()
    ]
    write_table(
        f"Version {version_of(items)}: {len(missing)} of {len(items)} items unreviewed",
        ("what", "items", "unreviewed", "next"),
        rows,
    )
    if len(missing) == len(items):
        typer.echo("No clinician has reviewed anything of this version yet.")


def _first_open(items: tuple[Item, ...], missing: set[str], kind: str) -> str:
    return ", ".join([item.id for item in items if item.kind.value == kind and item.key in missing][:3])


def _items() -> tuple[Item, ...]:
    return review_items(load_rule_book(), load_library(), load_stop_words(), load_hazards())


def _marks(items: tuple[Item, ...]) -> dict[str, str]:
    return {item.key: item.mark for item in items}


def _document(items: tuple[Item, ...], said: Mapping[str, tuple[ItemReview, ...]]) -> bytes:
    needs = "The document needs more than is installed here: pip install 'legato[review]'. The table is written."
    typst = extra_module("typst", needs)
    programme, given = typeset(items, said, load_library().sources)
    made: bytes = typst.compile(programme, sys_inputs=given)
    return made


def _file(given: Path | None) -> Path:
    return given if given is not None else data_folder() / NAME


def _kept(file: Path) -> tuple[ItemReview, ...]:
    if not file.exists():
        return ()
    try:
        return read_reviews(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise InvalidInputError([Finding("", "This is not UTF-8 text.", file=str(file))]) from None
    except InvalidInputError as wrong:
        named = [Finding(one.path, one.says, one.line, str(file)) for one in wrong.findings]
        raise InvalidInputError(named) from None
    except OSError as wrong:
        complain(f"{file} cannot be read: {wrong.strerror or wrong}.")
        raise typer.Exit(Exit.BAD_INPUT) from None


def _write(file: Path, kept: tuple[ItemReview, ...]) -> None:
    """Write beside and replace, so that a full disk never costs the reviews there are."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = file.with_name(f"{file.name}.new")
        beside.write_text(write_reviews(kept), encoding="utf-8")
        beside.replace(file)
    except OSError as wrong:
        complain(f"{file} cannot be written: {wrong.strerror or wrong}.")
        raise typer.Exit(Exit.BAD_INPUT) from None


def _text(file: str) -> str:
    given = read(file)
    if len(given) > MOST_BYTES:
        raise InvalidInputError([Finding("", f"The table is larger than {MOST_BYTES:,} bytes.", file=file)])
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        says = f"This is not UTF-8 text: byte {wrong.start} cannot be read. Save the table as CSV UTF-8."
        raise InvalidInputError([Finding("", says, file=file)]) from None


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
