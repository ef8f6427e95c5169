"""The table and the document a clinician goes through: every item, with room for a decision."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from importlib.resources import files
from io import StringIO

from legato.library.model import Source
from legato.render.cells import inert
from legato.render.review_items import Item, ItemKind, version_of
from legato.safety.reviews import COLUMNS, ItemReview

HEADINGS = {
    ItemKind.RULE: "Rules",
    ItemKind.CARE: "Care for everybody",
    ItemKind.QUESTION: "Questions of the check-in",
    ItemKind.LINE: "Lines of the check-in",
    ItemKind.PAIR: "A condition together with a sign",
    ItemKind.STOP: "Advice after stopping",
    ItemKind.TECHNIQUE: "Techniques",
    ItemKind.CLAIM: "Claims",
    ItemKind.ANSWER: "Answers to questions",
    ItemKind.HAZARD: "Hazards",
}


def sheet(items: tuple[Item, ...], said: Mapping[str, tuple[ItemReview, ...]]) -> str:
    """Write the table: one row for each item, its last five cells to be filled in."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    version = version_of(items)
    for item in items:
        text = "\n".join((*(f"{heading}: {line}" for heading, line in item.lines), *item.examples))
        status = "; ".join((item.status, *map(_told, said.get(item.key, ()))))
        cells = (version, item.key, item.title, text, status, ", ".join(item.sources))
        writer.writerow([*map(inert, cells), "", "", "", "", ""])
    return written.getvalue()


def typeset(
    items: tuple[Item, ...], said: Mapping[str, tuple[ItemReview, ...]], sources: Mapping[str, Source]
) -> tuple[bytes, dict[str, str]]:
    """Return the typst programme of the document, and the data it is given."""
    named = {source for item in items for source in item.sources}
    told = {
        "version": version_of(items),
        "items": len(items),
        "reviewed": sum(bool(said.get(item.key)) for item in items),
        "parts": [
            {"heading": heading, "items": [_told_item(item, said) for item in items if item.kind is kind]}
            for kind, heading in HEADINGS.items()
        ],
        "sources": [_told_source(source) for name, source in sources.items() if name in named],
    }
    programme = (files("legato.render") / "review.typ").read_bytes()
    return programme, {"review": json.dumps(told, ensure_ascii=False)}


def _told_item(item: Item, said: Mapping[str, tuple[ItemReview, ...]]) -> dict[str, object]:
    return {
        "key": item.key,
        "title": item.title,
        "lines": item.lines,
        "examples": item.examples,
        "sources": ", ".join(item.sources),
        "status": item.status,
        "said": [_told(review) for review in said.get(item.key, ())],
    }


def _told_source(source: Source) -> dict[str, str]:
    address = f"https://doi.org/{source.doi}" if source.doi else next(iter(source.urls), "")
    kind = source.kind.value.replace("_", " ") + (", weak" if source.weak else "")
    return {"id": source.id, "title": source.title, "kind": kind, "address": address}


def _told(review: ItemReview) -> str:
    changes = f": {review.changes}" if review.changes else ""
    return f"{review.decision.value} by {review.name}, {review.role}, on {review.on.isoformat()}{changes}"
