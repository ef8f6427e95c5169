"""What the engine knows, in forms for people."""

from legato.render.technique_words import stroke_words, technique_words
from legato.render.verdict_words import limit_words, verdict_words
from legato.render.words import exact_clock, plan_words, timeline_words

__all__ = [
    "exact_clock",
    "limit_words",
    "plan_words",
    "stroke_words",
    "technique_words",
    "timeline_words",
    "verdict_words",
]
