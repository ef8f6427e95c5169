"""The safety documentation, made from what the engine knows: a page for each rule, one for each other kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legato.library.model import Source
from legato.render.claim_words import cautious_default
from legato.render.review_items import Item, ItemKind
from legato.render.review_pairs import pair_grid
from legato.safety import load_pairs, load_rule_book
from legato.safety.hazards import Hazard, Risk

GENERATED = "<!-- Written by `make docs` from the rules and the content; changes made here are lost. -->"

_PAGES: Mapping[ItemKind, tuple[str, str, str]] = {
    ItemKind.QUESTION: (
        "asked.md",
        "What the check-in asks",
        "Every question, and which rules and techniques hang on the answer. Red flags come first, every time.",
    ),
    ItemKind.LINE: (
        "lines.md",
        "The lines of the check-in",
        (
            "What a person reads before anything is ticked. A line that is not ticked answers all its questions "
            "with no, so it holds every sign of them; a tick unfolds the questions."
        ),
    ),
    ItemKind.PAIR: (
        "pairs.md",
        "A condition together with a sign",
        (
            "What makes a foot, a vein, a joint or blood fragile, against what is seen today. "
            "Every pair has an answer; a pair without one stops the product."
        ),
    ),
    ItemKind.STOP: (
        "stopping.md",
        "When something feels wrong",
        "What can be wrong in or after a session, the advice that follows at once, and how long it lasts.",
    ),
    ItemKind.TECHNIQUE: (
        "techniques.md",
        "The techniques",
        "What hands do, how hard and how long, who must not have it, and how well it is supported.",
    ),
    ItemKind.CLAIM: (
        "claims.md",
        "What massage is said to do",
        "Every claim with its grade. What is not supported appears only as often said.",
    ),
    ItemKind.ANSWER: ("answers.md", "Answers to questions", "What people ask, and what Legato answers."),
}


def safety_pages(items: tuple[Item, ...], hazards: tuple[Hazard, ...], sources: Mapping[str, Source]) -> dict[str, str]:
    """Return every generated page by its path below `docs/safety`."""
    rules = [item for item in items if item.kind in (ItemKind.RULE, ItemKind.CARE)]
    pages = {f"rules/{item.id}.md": _page_of_one(item, sources) for item in rules}
    pages["rules/README.md"] = _page("The rules", _rule_index(rules))
    for kind, (path, title, opening) in _PAGES.items():
        several = [item for item in items if item.kind is kind]
        grid = [pair_grid(load_pairs(load_rule_book()))] if kind is ItemKind.PAIR else []
        pages[path] = _page(title, [opening, *grid, *(part for item in several for part in _section(item, sources))])
    pages["hazards.md"] = _page("The hazard log", _hazard_parts(hazards, sources))
    return pages


def _page(title: str, parts: Iterable[str]) -> str:
    return "\n\n".join([GENERATED, f"# {title}", *parts]) + "\n"


def _page_of_one(item: Item, sources: Mapping[str, Source]) -> str:
    return _page(
        f"{item.id} {item.title}",
        [
            *_lines(item),
            f"**Status:** {item.status}.",
            *(["## Examples", _listed(item.examples)] if item.examples else ()),
            "## Sources",
            source_list(item.sources, sources),
            "[All rules](README.md)",
        ],
    )


def _section(item: Item, sources: Mapping[str, Source]) -> Iterator[str]:
    yield f'<a id="{item.id}"></a>\n\n## {item.title}'
    yield from _lines(item)
    yield f"**Status:** {item.status}."
    yield f"**Sources:**\n\n{source_list(item.sources, sources)}"


def _lines(item: Item) -> Iterator[str]:
    yield from (f"**{heading}:** {text}" for heading, text in item.lines)


def source_list(names: Iterable[str], sources: Mapping[str, Source]) -> str:
    """List sources with what they are and where they can be found."""
    return _listed(f"{name}: {_found(sources[name])}" for name in names)


def _found(source: Source) -> str:
    weak = " (weak)" if source.weak else ""
    address = f"https://doi.org/{source.doi}" if source.doi else next(iter(source.urls), "")
    kind = source.kind.value.replace("_", " ")
    address = address.replace("(", "%28").replace(")", "%29")  # a bracket would end the link
    title = f"[{source.title}]({address})" if address else source.title
    return f"{title}, {kind}{weak}"


def _rule_index(rules: Iterable[Item]) -> Iterator[str]:
    yield (
        "A rule applies when all its answers are there; there is no “not” in a rule. "
        "The letter says how severe it is: E get help, C ask a clinician first, M massage with changes, "
        "Z what holds for everybody."
    )
    yield f"No clinician has reviewed these rules yet. What rests on a judgement is {cautious_default()}."
    rows = [f"| [{item.id}]({item.id}.md) | {item.title} | {_short(item)} |" for item in rules]
    yield "\n".join(["| rule | about | rests on |", "|---|---|---|", *rows])


def _short(item: Item) -> str:
    return "a cautious default" if item.status == cautious_default() else "its sources"


def _hazard_parts(hazards: tuple[Hazard, ...], sources: Mapping[str, Source]) -> Iterator[str]:
    yield (
        "What could go wrong, who would be harmed, what prevents it, which tests show that, and what remains. "
        "It follows the spirit of ISO 14971 for a product for wellbeing that does not diagnose; "
        "it is not a claim to conform to it."
    )
    yield (
        "Severity and likelihood are judgements: each is "
        f"{cautious_default()}. Nobody has counted these harms for massage at home. "
        "In reports serious harm is rare, and laymen and strong techniques stand out (S12, S13, S14)."
    )
    counts = {risk: sum(hazard.risk_left is risk for hazard in hazards) for risk in Risk}
    told = ", ".join(f"{count} {risk.value}" for risk, count in counts.items())
    yield f"{len(hazards)} hazards; the risk that is left: {told}."
    rows = [
        f"| [{hazard.id}](#{hazard.id}) | {hazard.name} | {hazard.severity.value} "
        f"| {hazard.likelihood.value}: {hazard.risk.value} | {hazard.likelihood_left.value}: {hazard.risk_left.value} |"
        for hazard in hazards
    ]
    yield "\n".join(["| hazard | what | severity | without measures | with them |", "|---|---|---|---|---|", *rows])
    for hazard in hazards:
        yield from _hazard_section(hazard, sources)


def _hazard_section(hazard: Hazard, sources: Mapping[str, Source]) -> Iterator[str]:
    yield f'<a id="{hazard.id}"></a>\n\n## {hazard.id} {hazard.name}'
    yield f"**How it could come about:** {' '.join(hazard.how)}"
    yield f"**Who is harmed, and how:** {hazard.who} {hazard.harm}"
    yield (
        f"**Risk:** {hazard.severity.value}; {hazard.likelihood.value} without measures ({hazard.risk.value}), "
        f"{hazard.likelihood_left.value} with them ({hazard.risk_left.value})."
    )
    if hazard.rules:
        yield f"**Rules:** {', '.join(f'[{rule}](rules/{rule}.md)' for rule in hazard.rules)}"
    yield "**What prevents it, and what shows that:**"
    yield "\n".join(
        line
        for measure in hazard.measures
        for line in (f"- {measure.does} ({measure.kind.value})", *(f"  - `{test}`" for test in measure.tests))
    )
    yield f"**What remains:** {hazard.remains}"
    if hazard.to_do:
        yield f"**Not built yet:** {hazard.to_do}"
    yield f"**Sources:**\n\n{source_list(hazard.sources, sources)}"


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
