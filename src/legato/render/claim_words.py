"""How well a claim or a technique is supported, in plain words."""

from __future__ import annotations

from legato.library.model import Benefit
from legato.notation.technique import Grade, Review, ReviewStatus
from legato.words import Sentences, load_sentences


def cautious_default(sentences: Sentences | None = None) -> str:
    """Tell what is said of everything that rests on a judgement."""
    return (sentences or load_sentences()).say("resting-on-judgement")


def claim_words(benefit: Benefit, sentences: Sentences | None = None) -> str:
    """Tell how a claim stands: `Small effect: few good studies`."""
    said = sentences or load_sentences()
    return said.say("claim", standing=benefit.standing.value, grade=benefit.grade.value)


def grade_words(grade: Grade, sentences: Sentences | None = None) -> str:
    """Tell how good the studies are: `few good studies`."""
    return (sentences or load_sentences()).say("studies", grade=grade.value)


def status_words(status: str, sentences: Sentences | None = None) -> str:
    """Tell what a fact or a rule rests on."""
    judged = status == ReviewStatus.JUDGEMENT.value
    return (sentences or load_sentences()).say("resting-on-judgement" if judged else "resting-on-sources")


def review_words(review: Review, sentences: Sentences | None = None) -> str:
    """Tell whether somebody has reviewed a technique."""
    if review.status is ReviewStatus.REVIEWED and review.by is not None and review.on is not None:
        return (sentences or load_sentences()).say("reviewed", by=review.by, on=review.on)
    return status_words(review.status.value, sentences)
