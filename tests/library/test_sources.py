"""Sources: all there, findable, and honest about how far they reach."""

from __future__ import annotations

from collections.abc import Iterator

from legato.library import Library
from legato.library.model import SourceKind
from legato.safety import load_rule_book


def named(library: Library) -> Iterator[str]:
    """Give every source that anything names."""
    for technique in library.techniques.values():
        yield from (*technique.dose.sources, *technique.evidence.sources)
    for shelf in ("causes", "benefits", "tips", "preparation", "faq", "not_to_massage", "advice"):
        yield from (source for one in getattr(library, shelf).values() for source in one.sources)
    book = load_rule_book()
    yield from (source for one in (*book.facts.values(), *book.rules, *book.always) for source in one.sources)


def test_every_source_that_is_named_is_listed(library: Library) -> None:
    """Content, facts and rules lean on nothing that cannot be looked up."""
    assert set(named(library)) - set(library.sources) == set()


def test_a_source_can_be_found(library: Library) -> None:
    """By an address, a DOI or a PubMed number; only the article and our judgement cannot."""
    inward = [name for name, one in library.sources.items() if not (one.urls or one.doi or one.pmid)]

    assert inward == ["seed", "J"]


def test_no_two_sources_are_the_same_study(library: Library) -> None:
    """A DOI or PubMed number stands for one study."""
    for numbers in (
        [one.doi for one in library.sources.values() if one.doi],
        [one.pmid for one in library.sources.values() if one.pmid],
    ):
        assert len(set(numbers)) == len(numbers)


def test_weak_sources_are_marked(library: Library) -> None:
    """Makers, news and forums say less than studies, and it shows."""
    loud = (SourceKind.MAKER, SourceKind.NEWS, SourceKind.PERSONAL)

    assert [name for name, one in library.sources.items() if one.kind in loud and not one.weak] == []
    assert [name for name, one in library.sources.items() if one.kind is SourceKind.TRIAL and one.weak] == []


def test_judgements_say_that_nobody_has_confirmed_them(library: Library) -> None:
    """What is ours is called ours."""
    assert "not yet confirmed by a clinician" in library.sources["J"].title
