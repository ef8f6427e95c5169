"""Look before touch: which places to look at, in which order, and what may be found there."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from legato.body import Leg, ZoneId
from legato.errors import UnknownNameError
from legato.notation.checkin import Answer, Who
from legato.notation.emergency import with_emergency_number
from legato.notation.model import Model, findings
from legato.notation.technique import FactId, SourceId
from legato.safety.book import RuleBook, refuse_if_broken
from legato.safety.loader import load_rule_book
from legato.safety.model import Sentence
from legato.safety.stop import OptionId, StopWords, answer_at, load_stop_words


class Look(Model):
    """One look: where, how, and what may be found."""

    id: OptionId
    title: Annotated[str, Field(min_length=1, max_length=60)]
    do: Sentence
    title_to_giver: Annotated[str, Field(max_length=60)] = ""
    """What a giver reads who looks at the receiver's feet, where the title would be wrong for them."""
    do_to_giver: Annotated[str, Field(max_length=400)] = ""
    """The same for what to do."""
    zones: Annotated[tuple[ZoneId, ...], Field(min_length=1)]
    finds: Annotated[tuple[OptionId, ...], Field(min_length=1)]
    """Troubles, by their ids among the stop words."""

    def told_to(self, who: Who) -> tuple[str, str]:
        """Return the title, and what to do, for whoever looks: at the own feet, or as giver at the receiver's."""
        if who is not Who.GIVER:
            return self.title, self.do
        return self.title_to_giver or self.title, self.do_to_giver or self.do


class FootCheck(Model):
    """The looks, and who is asked to take them."""

    whom: Annotated[frozenset[FactId], Field(min_length=1)]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    status: Literal["cited", "judgement"]
    looks: Annotated[tuple[Look, ...], Field(alias="look", min_length=1)]

    def is_for(self, facts: Collection[str]) -> bool:
        """Tell whether somebody with these facts is asked to look."""
        return not self.whom.isdisjoint(facts)

    def look(self, name: str) -> Look:
        """Return a look by its id.

        Raises:
            UnknownNameError: there is no such look.
        """
        for look in self.looks:
            if look.id == name:
                return look
        raise UnknownNameError("look", name, [look.id for look in self.looks])

    def after(self, name: str) -> Look | None:
        """Return the look that follows, `None` after the last."""
        at = self.looks.index(self.look(name)) + 1
        return self.looks[at] if at < len(self.looks) else None

    def problems(self, words: StopWords, book: RuleBook) -> Iterator[str]:
        """Say where it names a fact or a trouble that does not exist."""
        yield from (
            f"look.toml: whom: there is no fact {name!r}." for name in sorted(self.whom) if name not in book.facts
        )
        for look in self.looks:
            yield from (
                f"look.toml: look {look.id}: there is no trouble {name!r}."
                for name in look.finds
                if (trouble := words.trouble(name)) is None or trouble.fact is None
            )


def found_fact(look: Look, what: str, leg: Leg, words: StopWords, book: RuleBook) -> Answer:
    """Return what was found on a foot as a fact, placed where the look was.

    Raises:
        UnknownNameError: this cannot be found there.
    """
    trouble = words.trouble(what)
    if what not in look.finds or trouble is None or trouble.fact is None:
        raise UnknownNameError("find", what, look.finds)
    return answer_at(trouble.fact, leg, look.zones, book)


@cache
def load_foot_check() -> FootCheck:
    """Return the foot check that ships with Legato.

    Raises:
        ContentError: the file is broken, or names what does not exist; the field is named.
    """
    text = (files("legato.safety") / "data" / "look.toml").read_text(encoding="utf-8")
    try:
        check = FootCheck.model_validate(tomllib.loads(with_emergency_number(text)))
    except ValidationError as error:
        refuse_if_broken(f"look.toml: {finding}" for finding in findings(error))
        raise
    refuse_if_broken(check.problems(load_stop_words(), load_rule_book()))
    return check
