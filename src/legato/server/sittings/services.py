"""Changing check-ins: begin, save each answer at once, finish with a verdict and a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from legato import pipeline
from legato.notation.checkin import CheckIn
from legato.notation.session import Wishes
from legato.pipeline import NotComposed, Planned, Refused
from legato.safety import load_rule_book
from legato.safety.model import Screening
from legato.server.people.models import Person
from legato.server.people.services import person_remember
from legato.server.sittings import draft as drafts
from legato.server.sittings.draft import StepName
from legato.server.sittings.models import Draft, Outcome, Sitting
from legato.server.sittings.plans import sitting_create
from legato.server.sittings.questions import checkin_of, place_of, red_flag_ids
from legato.server.sittings.selectors import stops_since_check_in
from legato.server.sittings.stop_words import fact_told

Answer = Planned | Refused | NotComposed


@transaction.atomic
def draft_begin(*, person: Person, repeats: Sitting | None = None) -> Draft:
    """Begin a check-in, in place of one that was left open; with `repeats` it asks to hold a sitting once more."""
    person.drafts.filter(outcome=Outcome.OPEN).delete()
    answers = drafts.from_document(repeats.session["checkin"], place_of) if repeats else {}
    draft = Draft(person=person, repeats=repeats, answers=_with_what_felt_wrong(answers, person))
    draft.full_clean()
    draft.save()
    return draft


def draft_save(*, draft: Draft, step: str, given: Mapping[str, Any], done: bool) -> Draft:
    """Keep the answers of one step; `done` says that the step was finished and not only begun."""
    draft.answers = drafts.with_step(draft.answers, step, given, done=done)
    draft.full_clean()
    draft.save(update_fields=["answers", "saved_at"])
    return draft


@transaction.atomic
def draft_screen(*, draft: Draft) -> Screening | None:
    """Screen the answers so far; return the verdict when it already refuses, and close the check-in with it.

    No later answer can lift a refusal, so nothing is asked before it is told.
    """
    screening = pipeline.screen(checkin_of(draft.answers))
    if not screening.verdict.refuses:
        return None
    if drafts.is_done(draft.answers, StepName.HEALTH):
        _remember(draft)
    _draft_refuse(draft, screening)
    return screening


@transaction.atomic
def draft_finish(*, draft: Draft) -> tuple[Answer, Sitting | None]:
    """Screen and plan a finished check-in, remember what is to be remembered, and record the outcome.

    A check-in that nothing can be composed for stays open, so that an answer can be changed.
    """
    checkin = checkin_of(draft.answers)
    _remember(draft)
    answer = _plan(checkin, draft.repeats)
    if isinstance(answer, Refused):
        _draft_refuse(draft, answer.screening)
        return answer, None
    if isinstance(answer, NotComposed):
        return answer, None
    draft.outcome = Outcome.PLANNED
    draft.screening = answer.screening.model_dump(mode="json")
    draft.save(update_fields=["outcome", "screening", "saved_at"])
    return answer, sitting_create(person=draft.person, planned=answer, repeats=draft.repeats)


def _with_what_felt_wrong(answers: dict[str, Any], person: Person) -> dict[str, Any]:
    """Tick in advance what was told when the last session was stopped; it stays to be confirmed or taken back."""
    flags = red_flag_ids()
    told = [fact for detail in stops_since_check_in(person) if (fact := fact_told(detail)) is not None]
    ticked = [{"fact": fact} for fact in dict.fromkeys(told) if fact in flags]
    return {**answers, StepName.FIRST.value: {"facts": ticked, "done": False}} if ticked else answers


def _plan(checkin: CheckIn, repeats: Sitting | None) -> Answer:
    """Plan with the changes the person made last time where they still fit, without them where they do not."""
    if repeats is not None:
        answer = pipeline.plan(checkin, wishes=Wishes.model_validate(repeats.session.get("wishes", {})))
        if not isinstance(answer, NotComposed):
            return answer
    return pipeline.plan(checkin)


def _draft_refuse(draft: Draft, screening: Screening) -> None:
    draft.outcome = Outcome.REFUSED
    draft.screening = screening.model_dump(mode="json")
    draft.save(update_fields=["outcome", "screening", "saved_at"])


def _remember(draft: Draft) -> None:
    health = draft.answers.get(StepName.HEALTH.value, {})
    book = load_rule_book()
    kept = [
        answer
        for step in (StepName.HEALTH, StepName.LEGS)
        for answer in draft.answers.get(step, {}).get("facts", ())
        if answer["fact"] in book.facts and book.facts[answer["fact"]].remembered
    ]
    person_remember(person=draft.person, health=health, facts=kept)
