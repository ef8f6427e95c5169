"""The pseudo-language: English with accents, longer, and marked, so that every sentence that escaped is seen.

It is read like English by who tests, and like a language of its own by the programme: what appears without marks was
not taken from a catalogue, and what is cut off or overlaps would be cut off in German too.
"""

from __future__ import annotations

from fluent.syntax.ast import BaseNode, Resource, TextElement
from fluent.syntax.visitor import Transformer

PSEUDO = "en-XA"
"""The usual tag of a pseudo-language with accents; no browser asks for it by itself."""
MARKS = ("⟦", "⟧")

# The browser has the same table, in `web/src/ground/pseudo.ts`; a test compares them.
_LETTERS = str.maketrans(
    {
        **{letter: accented * 2 for letter, accented in zip("aeiouy", "áéíóúý", strict=True)},
        **dict(zip("AEIOUYcnszCNSZ", "ÁÉÍÓÚÝçñšžÇÑŠŽ", strict=True)),
    }
)


def pseudo_text(text: str) -> str:
    """Return a text with accents, about a third longer."""
    return text.translate(_LETTERS)


def pseudo_marked(text: str) -> str:
    """Return a whole sentence between the marks."""
    return f"{MARKS[0]}{text}{MARKS[1]}"


def pseudo_resource(resource: Resource) -> Resource:
    """Give all text of a catalogue accents; what is put in later, like a name, stays as it is."""
    made: Resource = _Accents().visit(resource)
    return made


class _Accents(Transformer):
    def visit_TextElement(self, node: TextElement) -> BaseNode:  # noqa: N802 - the visitor calls it so
        return TextElement(pseudo_text(node.value))
