"""Tell what Python says by every message the browser has, in every language, with every value it tells apart."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

from fluent.runtime import FluentResource
from fluent.syntax.ast import BaseNode, Message, NumberLiteral, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

from legato.words import ENGLISH, LANGUAGES, load_sentences, tag_of

CATALOGUES = Path(__file__).parents[1] / "web/catalogues.json"
PLURALS = {"zero", "one", "two", "few", "many", "other"}
COUNTS = [0, 1, 2, 7, 10]


class _Arguments(Visitor):
    """What a message takes: for each name the variants it chooses between, nothing where it is only put in."""

    def __init__(self) -> None:
        self.found: dict[str, set[str]] = defaultdict(set)

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the visitor calls it so
        self.found[node.id.name] |= set()

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802 - the visitor calls it so
        if isinstance(node.selector, VariableReference):
            keys = (variant.key for variant in node.variants)
            self.found[node.selector.id.name] |= {
                str(key.value) if isinstance(key, NumberLiteral) else key.name for key in keys
            }
        self.generic_visit(node)


def messages() -> Iterator[Message]:
    """Give every message of the catalogues that the browser has."""
    for name in json.loads(CATALOGUES.read_text()):
        text = (files("legato.words") / ENGLISH / f"{name}.ftl").read_text("utf-8")
        yield from (entry for entry in FluentResource(text).body if isinstance(entry, Message))


def values_of(variants: set[str]) -> list[Any]:
    """Give what an argument is tried with."""
    if not variants:
        return ["Ääñ 3", 12]
    if all(key in PLURALS or key.isdigit() for key in variants):
        return COUNTS
    return sorted(variants)


def arguments_of(node: BaseNode) -> dict[str, list[Any]]:
    """Give what each argument of a message is tried with."""
    seen = _Arguments()
    seen.visit(node)
    return {name: values_of(variants) for name, variants in seen.found.items()}


def words() -> list[list[Any]]:
    """Give the tag of a language, a code, what is put in, and the sentence."""
    told: list[list[Any]] = []
    for message in messages():
        tried = arguments_of(message)
        for values in product(*tried.values()):
            args = dict(zip(tried, values, strict=True))
            code = message.id.name
            told += [[tag_of(one), code, args, load_sentences(one).say(code, **args)] for one in LANGUAGES]
    return told
