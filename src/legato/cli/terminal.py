"""Reading what is given and writing to the terminal, in one way for all commands."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from legato.cli.exits import Exit
from legato.errors import Finding
from legato.pipeline import MOST_BYTES

_HELP = "A file, or - for standard input."
CheckInFile = Annotated[str, typer.Argument(metavar="CHECKIN.json", help=_HELP, show_default=False)]
SessionFile = Annotated[str, typer.Argument(metavar="SESSION.json", help=_HELP, show_default=False)]
TechniqueFile = Annotated[str, typer.Argument(metavar="FILE.toml", help=_HELP, show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Give data instead of words.")]


def read(file: str) -> bytes:
    """Read a file, or standard input for `-`, but never more than can be used."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as wrong:
        complain(f"{file} cannot be read: {wrong.strerror or wrong}.")
        raise typer.Exit(Exit.BAD_INPUT) from None


def write_json(data: Any) -> None:
    """Write data as JSON to standard output."""
    plain = data.model_dump(mode="json", exclude_none=True, by_alias=True) if isinstance(data, BaseModel) else data
    typer.echo(json.dumps(plain, indent=2, ensure_ascii=False))


def write_words(markdown: str) -> None:
    """Write words for a person: laid out in a terminal, as Markdown into a file."""
    from rich.console import Console  # noqa: PLC0415 - a command that writes no words needs none of it

    console = Console()
    if console.is_terminal:
        from rich.markdown import Markdown  # noqa: PLC0415 - takes longer to import than most commands to run

        console.print(Markdown(markdown))
    else:
        typer.echo(markdown, nl=not markdown.endswith("\n"))


def write_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table that folds its words in narrow terminals."""
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table(title=title, title_justify="left", header_style="bold")
    for place, head in enumerate(heads):
        # What a row is called is never torn: it is copied into the next command.
        table.add_column(head, overflow="fold", no_wrap=place == 0)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def complain(*lines: str, near: str = "", known: Sequence[str] = ()) -> None:
    """Write lines to standard error, with the names that were perhaps meant."""
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line))
    if known:
        close = get_close_matches(near, known, n=3)
        console.print(Text(f"Perhaps you mean {' or '.join(close)}." if close else f"There are: {', '.join(known)}."))


def complain_about(findings: Iterable[Finding]) -> None:
    """Write one line for each thing that is wrong."""
    complain(*(_told(finding) for finding in findings))


def _told(finding: Finding) -> str:
    if finding.line is not None and finding.file is None and not finding.path:
        return f"line {finding.line}: {finding.says}"
    return str(finding)
