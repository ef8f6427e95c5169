"""What stands above a verdict: a sign, a title and a sentence that fit how soon somebody should be seen.

No heading promises a massage for later: some of what is refused stays so.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from legato.notation.checkin import Who
from legato.safety import Urgency, Verdict, how_soon, standing
from legato.words.sentences import Sentences, load_sentences
from legato.words.verdict import VerdictInWords


class Heading(NamedTuple):
    """The words above a verdict."""

    sign: str
    title: str
    lead: str


class _Codes(NamedTuple):
    sign: str
    title: str
    lead: str = ""


_NOW = _Codes("verdict-sign-urgent", "verdict-title-now", "verdict-lead-now")
_TODAY = _Codes("verdict-sign-urgent", "verdict-title-today", "verdict-lead-today")
_CODES = {
    (Verdict.EMERGENCY, Urgency.NOW): _NOW,
    (Verdict.EMERGENCY, Urgency.SAME_DAY): _TODAY,
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.NOW): _NOW,
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.SAME_DAY): _Codes(
        "verdict-sign-refused", "verdict-title-ask-today", "verdict-lead-ask-today"
    ),
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.SOON): _Codes(
        "verdict-sign-refused", "verdict-title-ask-first", "verdict-lead-ask-first"
    ),
    # Nobody has to be seen: a cold, a doctor's no, hands that are ill. The rule's own words say it best.
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.NONE): _Codes("verdict-sign-refused", "verdict-title-refused"),
    **{
        (Verdict.MODIFY, urgency): _Codes("verdict-sign-care", "verdict-title-care", "verdict-lead-care")
        for urgency in Urgency
    },
    **{
        (Verdict.CLEAR, urgency): _Codes("verdict-sign-clear", "verdict-title-clear", "verdict-lead-clear")
        for urgency in Urgency
    },
}


def heading_of(verdict: Verdict, urgency: Urgency, sentences: Sentences | None = None, who: Who = Who.SELF) -> Heading:
    """Return the words above a verdict; what is more urgent than its verdict was meant to be gets the graver ones."""
    spoken = sentences or load_sentences()
    codes = _CODES.get((verdict, urgency), _TODAY)
    return Heading(*(spoken.say(code, who=who.value) if code else "" for code in codes))


def heading_for(told: VerdictInWords, sentences: Sentences | None = None, who: Who = Who.SELF) -> Heading:
    """Return the words above a verdict; where nobody has to be seen, those of the rule that stands first."""
    urgency = how_soon(told)
    heading = heading_of(told.verdict, urgency, sentences, who)
    if told.verdict.refuses and urgency is Urgency.NONE:
        return heading._replace(title=standing(told.reasons)[0].says)
    return heading


def headings_document(sentences: Sentences | None = None) -> dict[str, dict[str, Any]]:
    """Return the words above every refusal, by verdict and urgency, for a device that has to say them itself."""
    return {
        verdict.value: {urgency.value: heading_of(verdict, urgency, sentences)._asdict() for urgency in Urgency}
        for verdict in Verdict
        if verdict.refuses
    }
