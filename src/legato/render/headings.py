"""What stands above a verdict: a sign, a title and a sentence that fit how soon somebody should be seen.

No heading promises a massage for later: some of what is refused stays so.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from legato.safety import Screening, Urgency, Verdict, how_soon, standing


class Heading(NamedTuple):
    """The words above a verdict."""

    sign: str
    title: str
    lead: str


_URGENT, _REFUSED = "No massage: urgent", "No massage now"
_NOW = Heading(_URGENT, "Get help now", "No massage. This can be dangerous, so get help first.")
_TODAY = Heading(_URGENT, "See a doctor today", "No massage. This can be serious, and it should not wait.")
_REFUSALS = {
    (Verdict.EMERGENCY, Urgency.NOW): _NOW,
    (Verdict.EMERGENCY, Urgency.SAME_DAY): _TODAY,
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.NOW): _NOW,
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.SAME_DAY): Heading(
        _REFUSED, "Ask a clinician today", "No massage until a clinician has looked at this."
    ),
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.SOON): Heading(
        _REFUSED, "Ask a clinician first", "No massage until a clinician has looked at this, or has agreed to it."
    ),
    # Nobody has to be seen: a cold, a doctor's no, hands that are ill. The rule's own words say it best.
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.NONE): Heading(_REFUSED, _REFUSED, ""),
}
_ALLOWED = {
    Verdict.MODIFY: Heading(
        "Yes, with care", "Your plan was changed for you", "You can have a massage, with some changes."
    ),
    Verdict.CLEAR: Heading("Yes", "You can have your massage", "Nothing you told us rules out a massage."),
}


def heading_of(verdict: Verdict, urgency: Urgency) -> Heading:
    """Return the words above a verdict; what is more urgent than its verdict was meant to be gets the graver ones."""
    if not verdict.refuses:
        return _ALLOWED[verdict]
    return _REFUSALS.get((verdict, urgency), _TODAY)


def heading_for(screening: Screening) -> Heading:
    """Return the words above a screening; where nobody has to be seen, those of the rule that stands first."""
    urgency = how_soon(screening)
    heading = heading_of(screening.verdict, urgency)
    if screening.verdict.refuses and urgency is Urgency.NONE:
        title, _, lead = standing(screening.reasons)[0].says.partition(". ")
        return heading._replace(title=title.removesuffix("."), lead=lead)
    return heading


def headings_document() -> dict[str, dict[str, Any]]:
    """Return the words above every refusal, by verdict and urgency, for a device that has to say them itself."""
    return {
        verdict.value: {urgency.value: heading_of(verdict, urgency)._asdict() for urgency in Urgency}
        for verdict in Verdict
        if verdict.refuses
    }
