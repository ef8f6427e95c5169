"""Searching the library, with an address for each thing that was found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from legato.library import Findable, Found, Hit, load_library, search
from legato.safety import Fact, FactGroup, load_rule_book

AT_FIRST = 6
"""Results that are shown at once: about a screen of them; the rest stands behind one word."""

_PAGES = {
    Found.CAUSE: "library:causes",
    Found.QUESTION: "library:questions",
    Found.NOT_TO_MASSAGE: "library:when-not",
    Found.BENEFIT: "library:benefits",
    Found.TIP: "library:tips",
    Found.PREPARATION: "library:tips",
    Found.ADVICE: "library:tips",
}


@dataclass(frozen=True, slots=True)
class Result:
    """Something that was found, and where to read it."""

    hit: Hit
    address: str


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, best first, and the query as it was read where some words were not known as they were typed."""

    found: tuple[Result, ...]
    instead: str | None

    @property
    def first(self) -> tuple[Result, ...]:
        """Those that are shown at once; one more than fits is not worth a fold."""
        return self.found if len(self.found) <= AT_FIRST + 1 else self.found[:AT_FIRST]

    @property
    def more(self) -> tuple[Result, ...]:
        """The rest."""
        return self.found[len(self.first) :]

    @property
    def warns(self) -> bool:
        """Whether the first of them says when not to massage."""
        return bool(self.found) and self.found[0].hit.kind in (Found.NOT_TO_MASSAGE, Found.RULE)


def results_of(query: str, *, as_typed: bool = False) -> Results:
    """Return what the library and the rules have on a query; `as_typed` takes no word for another one."""
    finds = search(load_library(), query, _pages_of_rules(), as_typed=as_typed)
    return Results(tuple(Result(hit, _address(hit)) for hit in finds.hits), finds.instead)


@cache
def _pages_of_rules() -> tuple[Findable, ...]:
    """Return a page for each fact that the short list does not speak of, by its most severe rule."""
    library, book = load_library(), load_rule_book()
    listed = {fact for wait in library.not_to_massage.values() for fact in wait.facts}
    by_fact: dict[str, Findable] = {}
    for rule in sorted(book.rules, key=lambda rule: -rule.verdict.severity):
        fact, *others = (book.facts[name] for name in rule.when)
        if not others and fact.id not in listed and _is_searched_for(fact):
            names = library.fact_names.get(fact.id, ())
            hit = Hit(Found.RULE, rule.id, rule.name, rule.says)
            by_fact.setdefault(fact.id, Findable(hit, names, (fact.called, fact.short), (fact.asks, fact.help)))
    return tuple(by_fact.values())


def _is_searched_for(fact: Fact) -> bool:
    """Whether anybody looks for it: not what a doctor or a session has said, nor what another answer brings up."""
    is_answer = any(
        fact.id in (other.doctor.agreed, other.doctor.declined)
        for other in load_rule_book().facts.values()
        if other.doctor is not None
    )
    has_names = fact.id in load_library().fact_names
    return has_names or not (is_answer or fact.group is FactGroup.PAST or fact.asked_if)


def _address(hit: Hit) -> str:
    if hit.kind is Found.RULE:
        return f"{reverse('library:when-not')}#rule-{hit.id}"
    if hit.kind is Found.TECHNIQUE:
        return reverse("library:technique", args=[hit.id])
    if hit.kind is Found.PROGRAMME:
        return reverse("library:programme", args=[hit.id])
    return f"{reverse(_PAGES[hit.kind])}#{hit.id}"
