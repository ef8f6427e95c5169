"""A verdict in words: what to do now, why, and what is changed on which leg."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legato.body import LEGS
from legato.notation.technique import Technique
from legato.render.claim_words import cautious_default
from legato.render.regions import ELSEWHERE, closed_words
from legato.safety import Urgency, Verdict, how_soon
from legato.words import VerdictInWords, heading_for, heading_of, limit_words, load_sentences


def verdict_words(told: VerdictInWords, techniques: Mapping[str, Technique]) -> str:
    """Tell a verdict with its reasons and the limits of each leg."""
    refused = told.verdict.refuses
    parts = [f"# {opening_words(told.verdict, how_soon(told))}"]
    if refused and how_soon(told) is Urgency.NONE:
        parts[0] = f"# No massage. {heading_for(told).title}"
    if refused:
        parts.append("## What to do now\n\n" + "\n".join(f"- {line}" for line in _what_to_do(told)))
        parts.append("## Why")
    parts += ["\n".join(_reasons(told))] if told.reasons else []
    if not refused:
        for leg in LEGS:
            limits = list(limit_words(leg, told.limits[leg], techniques))
            if limits:
                parts.append(f"## The {leg.value} leg\n\n" + "\n".join(f"- {line}" for line in limits))
    return "\n\n".join(parts) + "\n"


def opening_words(verdict: Verdict, urgency: Urgency) -> str:
    """Tell a verdict and how soon to be seen, in one line."""
    heading = heading_of(verdict, urgency)
    if not verdict.refuses:
        return heading.lead
    if urgency is Urgency.NONE:
        return f"{heading.title}."
    soon = [load_sentences().say("verdict-soon")] if urgency is Urgency.SOON else []
    return " ".join([f"No massage. {heading.title}.", *soon])


def _what_to_do(told: VerdictInWords) -> Iterator[str]:
    yield from told.to_do
    if how_soon(told) is Urgency.SAME_DAY:
        yield closed_words(ELSEWHERE)


def _reasons(told: VerdictInWords) -> Iterator[str]:
    for reason in told.reasons:
        # What to do about a refusal stands above, once and by its urgency; here it would undo that.
        do = f" {reason.do}" if reason.do and not reason.verdict.refuses else ""
        sources = ", ".join(reason.sources)
        default = f": {cautious_default()}" if reason.status == "judgement" else ""
        yield f"- **{reason.says}**{do} {reason.why} ({reason.rule}; {sources}{default})"
