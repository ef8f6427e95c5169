"""A phrase: what is to be said, as a code with arguments; the layer `words` makes a whole sentence of it.

Nothing below that layer holds a sentence about a session: a sentence that is corrected today is then right for
everything that was recorded yesterday, and in every language.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from legato.notation.model import Model

PhraseCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
PhraseArgument = Annotated[str, Field(max_length=60)] | Annotated[int, Field(strict=True, ge=0, le=100_000)]


class Phrase(Model):
    """One sentence to come."""

    code: PhraseCode
    args: dict[Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=20)], PhraseArgument] = {}

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.args.items()))))


def phrase(code: str, **args: str | int) -> Phrase:
    """Return the phrase of a code with its arguments."""
    return Phrase(code=code, args=args)
