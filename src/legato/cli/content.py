"""The commands that show what Legato knows, and check what others write."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legato import pipeline
from legato.body import ZONES
from legato.cli.exits import Exit
from legato.cli.terminal import AsJson, TechniqueFile, complain_about, read, write_json, write_table, write_words
from legato.errors import Finding, UnknownNameError
from legato.library import load_library
from legato.library.programme_file import examine_programmes, is_of_programmes
from legato.notation import examine
from legato.pipeline.document import why_not_text
from legato.render import technique_words
from legato.safety import load_rule_book
from legato.units import clock


def techniques(as_json: AsJson = False) -> None:  # noqa: FBT002
    """List all techniques, tools and machines.

    **Example:** `legato techniques`
    """
    known = load_library().techniques.values()
    if as_json:
        write_json([technique.model_dump(mode="json", exclude_none=True) for technique in known])
        return
    write_table(
        f"{len(known)} techniques",
        ("id", "name", "where", "usual"),
        (
            (
                technique.id,
                technique.words.name,
                ", ".join(ZONES[zone].name for zone in technique.zones),
                clock(technique.dose.usual),
            )
            for technique in known
        ),
    )


def show(
    technique: Annotated[str, typer.Argument(metavar="ID", help="The id of a technique.", show_default=False)],
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Show one technique, whole.

    **Example:** `legato show arch-rub`
    """
    known = load_library().techniques
    if technique not in known:
        raise UnknownNameError("technique", technique, tuple(known))
    if as_json:
        write_json(known[technique])
    else:
        write_words(technique_words(known[technique], load_rule_book().facts))


def facts(as_json: AsJson = False) -> None:  # noqa: FBT002
    """List what the check-in asks: the facts that rules know.

    **Example:** `legato facts --json`
    """
    known = load_rule_book().facts.values()
    if as_json:
        write_json([fact.model_dump(mode="json", exclude_none=True, by_alias=True) for fact in known])
        return
    write_table(
        f"{len(known)} facts",
        ("id", "asked as", "about", "question"),
        ((fact.id, fact.group.value.replace("_", " "), fact.scope.value, fact.asks) for fact in known),
    )


def check(file: TechniqueFile, as_json: AsJson = False) -> None:  # noqa: FBT002
    """Check a file with a technique or with programmes: every mistake at once, with its place.

    Exit code 2 when there is one.

    **Example:** `legato check my-technique.toml`
    """
    name = "standard input" if file == "-" else Path(file).name
    found = _mistakes(read(file), name)
    if as_json:
        write_json({"file": name, "findings": [finding.to_dict() for finding in found]})
    elif found:
        complain_about(found)
    else:
        typer.echo(f"{name}: no mistakes.")
    if found:
        raise typer.Exit(Exit.BAD_INPUT)


def schema(
    name: Annotated[
        str, typer.Argument(help=f"One of {', '.join(pipeline.SCHEMAS)}.", metavar="NAME", show_default=False)
    ],
) -> None:
    """Print the JSON Schema of a document.

    **Example:** `legato schema checkin > checkin.schema.json`
    """
    write_json(pipeline.schema(name))


def _mistakes(written: bytes, name: str) -> tuple[Finding, ...]:
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return (Finding("", why_not_text(written, wrong), file=name),)
    if is_of_programmes(text):
        return examine_programmes(text, name, load_library())
    facts, sources = frozenset(load_rule_book().facts), frozenset(load_library().sources)
    return examine(text, name, facts=facts, sources=sources)[1]
