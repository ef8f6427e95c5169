"""A session as a link: made from one that was planned, and read when another one is."""

from __future__ import annotations

from types import ModuleType
from typing import Annotated

import typer

from legato import pipeline
from legato.cli.exits import Exit
from legato.cli.server import extra_module, server_module
from legato.cli.terminal import SessionFile, complain, read
from legato.errors import RecipeError
from legato.notation.checkin import who_of
from legato.notation.recipe import Recipe, recipe_of
from legato.notation.session import Session
from legato.pipeline.recipe import recipe_changes, refuse_unknown_techniques
from legato.words import load_sentences, recipe_changes_in_words, recipe_in_words

_Address = Annotated[
    str, typer.Option("--address", help="Where whoever opens it reaches Legato; their own computer, if not given.")
]


def recipe(session: SessionFile, address: _Address = "http://127.0.0.1:8765/") -> None:
    """Write a link to a session: techniques, lengths and what stays out, and nothing about anybody.

    Everything that is in it is listed first, to standard error.

    **Example:** `legato plan checkin.json --json | legato recipe -`
    """
    found, sentences = recipe_of(pipeline.read_session(read(session))), load_sentences()
    seal, keys = _seal(), server_module("legato.server.sharing.recipe_key")
    inside = recipe_in_words(found, sentences)
    complain(inside.minutes)
    for leg in inside.legs:
        complain(leg.title, *(f"- {part}" for part in leg.parts), *filter(None, [leg.stays_out]))
    complain(sentences.say("recipe-inside-nothing-else"))
    try:
        typer.echo(f"{address.rstrip('/')}/shared/#{seal.seal(found, keys.recipe_seed())}")
    except RecipeError as wrong:
        raise _not_usable(wrong) from None


def read_link(link: str) -> Recipe:
    """Return the recipe in a link; one that cannot be used ends the command with a sentence."""
    seal = _seal()
    try:
        found: Recipe = seal.read_seal(link).recipe
        refuse_unknown_techniques(found)
    except RecipeError as wrong:
        raise _not_usable(wrong) from None
    return found


def tell_changes(shared: Recipe, session: Session) -> None:
    """Say, to standard error, in what a session is otherwise than the one that was shared, and why."""
    sentences = load_sentences()
    changes = recipe_changes_in_words(recipe_changes(shared, session), who_of(session.checkin), sentences)
    complain(sentences.say("recipe-changed", count=len(changes)))
    complain(*(" ".join(("-", change.says, *change.reasons)) for change in changes))


def _not_usable(wrong: RecipeError) -> typer.Exit:
    complain(load_sentences().say(wrong.code))
    return typer.Exit(Exit.BAD_INPUT)


def _seal() -> ModuleType:
    """Return what signs and reads links; without the extra it is said what is missing, and the command ends."""
    return extra_module(
        "legato.notation.seal", "Links to sessions need more than is installed here: pip install 'legato[server]'."
    )
