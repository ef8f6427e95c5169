"""What the engine knows, in forms for people."""

from legato.render.captions import captions
from legato.render.claim_words import cautious_default, claim_words, grade_words, review_words, status_words
from legato.render.regions import (
    ELSEWHERE,
    Region,
    closed_words,
    in_region,
    load_regions,
    numbers_document,
    region_called,
    region_in,
)
from legato.render.review_items import Item, ItemKind, review_items, version_of
from legato.render.review_pages import safety_pages
from legato.render.review_sheet import sheet, typeset
from legato.render.script_words import script_words
from legato.render.technique_words import stroke_words, technique_words
from legato.render.verdict_words import opening_words, verdict_words
from legato.render.words import exact_clock, plan_words, timeline_words

__all__ = [
    "ELSEWHERE",
    "Item",
    "ItemKind",
    "Region",
    "captions",
    "cautious_default",
    "claim_words",
    "closed_words",
    "exact_clock",
    "grade_words",
    "in_region",
    "load_regions",
    "numbers_document",
    "opening_words",
    "plan_words",
    "region_called",
    "region_in",
    "review_items",
    "review_words",
    "safety_pages",
    "script_words",
    "sheet",
    "status_words",
    "stroke_words",
    "technique_words",
    "timeline_words",
    "typeset",
    "verdict_words",
    "version_of",
]
