"""How well a claim or a technique is supported, in plain words."""

from __future__ import annotations

from legato.library.model import Benefit
from legato.notation.technique import Grade, Review, ReviewStatus
from legato.words import load_sentences

CAUTIOUS_DEFAULT = "a cautious default, not yet confirmed by a clinician"
"""What is said of everything that rests on a judgement."""

_STUDIES = {
    Grade.HIGH: "several good studies agree",
    Grade.MODERATE: "good studies, with some doubt left",
    Grade.LOW: "few good studies",
    Grade.VERY_LOW: "hardly any good studies",
    Grade.NONE: "we found no study of it",
}


def claim_words(benefit: Benefit) -> str:
    """Tell how a claim stands: `Small effect: few good studies`."""
    return load_sentences().say("library-claim", standing=benefit.standing.value, grade=benefit.grade.value)


def grade_words(grade: Grade) -> str:
    """Tell how good the studies are: `few good studies`."""
    return _STUDIES[grade]


def status_words(status: str) -> str:
    """Tell what a fact or a rule rests on."""
    return (
        CAUTIOUS_DEFAULT
        if status == ReviewStatus.JUDGEMENT.value
        else "from its sources, not yet reviewed by a clinician"
    )


def review_words(review: Review) -> str:
    """Tell whether somebody has reviewed a technique."""
    if review.status is ReviewStatus.REVIEWED:
        return f"reviewed by {review.by} on {review.on}"
    return status_words(review.status.value)
