"""A verdict in words: its reasons refer to rules, and the book of today says them.

A warning that was corrected is right for what was recorded yesterday too. A rule that the book does not have any more
gets a calm sentence of its own; what it decided then stays as it is recorded.
"""

from __future__ import annotations

from typing import Literal

from legato.notation.technique import SourceId
from legato.safety import (
    AnyScreening,
    Care,
    Fired,
    Held,
    Rule,
    RuleBook,
    Screening,
    Verdict,
    load_rule_book,
    standing,
)
from legato.words.sentences import Sentences


class FiredInWords(Fired):
    """A rule that applies, in the words of the book."""

    name: str
    says: str
    """What the person is told."""
    do: str
    """What to do now; empty where nothing is to be done."""
    why: str
    sources: tuple[SourceId, ...]
    status: Literal["cited", "judgement"]


class HeldInWords(Held):
    """A fact that holds, with a few words for it."""

    short: str


class VerdictInWords(Screening):
    """The answer to a check-in: one of the four classes below."""

    reasons: tuple[FiredInWords, ...]
    """The rules that fired, most severe and most urgent first."""
    held: tuple[HeldInWords, ...] = ()
    """The facts behind it, in asking order."""
    always: tuple[Care, ...] = ()
    """The care that delicate places get from everybody."""

    @property
    def to_do(self) -> tuple[str, ...]:
        """The lines that say what to do now, each once; none when massage is not refused."""
        return tuple(dict.fromkeys(reason.do for reason in standing(self.reasons)))


class ClearInWords(VerdictInWords):
    """Nothing stands against massage; the always-delicate zones keep their care."""

    verdict: Literal[Verdict.CLEAR] = Verdict.CLEAR


class ModifiedInWords(VerdictInWords):
    """Massage is possible within limits."""

    verdict: Literal[Verdict.MODIFY] = Verdict.MODIFY


class SeeClinicianFirstInWords(VerdictInWords):
    """No massage before a clinician has been asked."""

    verdict: Literal[Verdict.SEE_CLINICIAN_FIRST] = Verdict.SEE_CLINICIAN_FIRST


class EmergencyInWords(VerdictInWords):
    """No massage; help is needed now or today."""

    verdict: Literal[Verdict.EMERGENCY] = Verdict.EMERGENCY


AnyVerdictInWords = ClearInWords | ModifiedInWords | SeeClinicianFirstInWords | EmergencyInWords

_CLASSES: dict[Verdict, type[AnyVerdictInWords]] = {
    Verdict.CLEAR: ClearInWords,
    Verdict.MODIFY: ModifiedInWords,
    Verdict.SEE_CLINICIAN_FIRST: SeeClinicianFirstInWords,
    Verdict.EMERGENCY: EmergencyInWords,
}


def verdict_in_words(screening: AnyScreening, sentences: Sentences, book: RuleBook | None = None) -> AnyVerdictInWords:
    """Put a screening into the words of the book, whenever it was made."""
    rules = book or load_rule_book()
    known = {rule.id: rule for rule in rules.rules}
    kept = {place.id for place in screening.always}
    return _CLASSES[screening.verdict](
        urgency=screening.urgency,
        reasons=tuple(_fired(reason, known.get(reason.rule), sentences) for reason in screening.reasons),
        limits=screening.limits,
        held=tuple(_held(held, rules, sentences) for held in screening.held),
        always=tuple(care for care in rules.always if care.id in kept),
    )


def _fired(reason: Fired, rule: Rule | None, sentences: Sentences) -> FiredInWords:
    if rule is not None:
        return FiredInWords(
            **dict(reason),
            name=rule.name,
            says=rule.says,
            do=rule.do,
            why=rule.why,
            sources=rule.sources,
            status=rule.status,
        )
    refuses = reason.verdict.refuses
    return FiredInWords(
        **dict(reason),
        name=sentences.say("verdict-gone-name"),
        says=sentences.say("verdict-gone-refused" if refuses else "verdict-gone-says"),
        do=sentences.say("verdict-gone-do", urgency=reason.urgency.value) if refuses else "",
        why=sentences.say("verdict-gone-why"),
        sources=(),
        status="judgement",
    )


def _held(held: Held, book: RuleBook, sentences: Sentences) -> HeldInWords:
    fact = book.facts.get(held.fact)
    return HeldInWords(**dict(held), short=fact.name if fact else sentences.say("verdict-gone-fact"))
