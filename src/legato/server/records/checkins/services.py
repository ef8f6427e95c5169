"""Changing check-ins: begin, save each answer at once, finish with a verdict and a plan."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from legato import pipeline
from legato.body import Leg, ZoneId
from legato.notation.checkin import CheckIn, Who
from legato.notation.recipe import Recipe
from legato.notation.session import MOST_SEED, Wishes
from legato.pipeline import NotComposed, Planned, Refused
from legato.pipeline.recipe import plan_recipe
from legato.safety import Look, Reply, found_fact, load_foot_check, load_rule_book, load_stop_words
from legato.safety.model import Screening
from legato.server.records.checkins import draft as drafts
from legato.server.records.checkins.draft import PAST, Save, StepName
from legato.server.records.checkins.known_health import KnownHealth, confirmable
from legato.server.records.checkins.questions import checkin_of, place_of, whole_checkin_of
from legato.server.records.checkins.selectors import who_last
from legato.server.records.checkins.there import Place
from legato.server.records.lasting import facts_of, lasting_of, with_past, withdraw_plans
from legato.server.records.once_more import once_more_if_taken
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import remembered_health
from legato.server.records.people.services import person_remember
from legato.server.records.plans import sitting_create
from legato.server.records.sittings.models import Draft, EventReply, Outcome, Sitting, Withdrawal
from legato.server.records.sittings.selectors import sessions_held

Answer = Planned | Refused | NotComposed
Given = Mapping[str, Any] | Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""The answers of a step, or how they follow from those that are kept."""


@transaction.atomic
def draft_begin(
    scope: Scope,
    *,
    person: Person,
    repeats: Sitting | None = None,
    wished: Mapping[str, Any] | None = None,
    recipe: tuple[Recipe, str] | None = None,
    assistant: uuid.UUID | None = None,
) -> Draft:
    """Begin a check-in, in place of one that was left open; with `repeats` it asks to hold a sitting once more.

    A ready-made session holds no answers that a check-in could begin with. With `wished` the page about today has
    that chosen when it opens; it counts only once it has been sent from there. With a `recipe`, and the key it was
    signed with, the session is composed from that; its minutes are chosen when the page about today opens.
    With `assistant` it has that id, and an assistant that knows it may be told what becomes of it.
    """
    scope.lock(person)
    repeats = None if repeats is None or repeats.ready else repeats
    scope.rows(Draft).filter(person=person, outcome=Outcome.OPEN).delete()
    draft = Draft(person=person, repeats=repeats, answers=_fresh_answers(scope, person, repeats))
    if recipe is not None:
        draft.answers = drafts.with_recipe(draft.answers, *recipe)
        wished = {"minutes": recipe[0].minutes, **(wished or {})}
    if assistant is not None:
        draft.id, draft.answers[drafts.ASSISTANT] = assistant, {"done": True}
    if wished is not None:
        draft.answers[StepName.TODAY.value] = {**draft.answers.get(StepName.TODAY, {}), **wished, "done": False}
    _find_out_what_lasts(scope, draft)
    draft.full_clean()
    draft.save()
    return draft


def draft_start_again(scope: Scope, *, draft: Draft) -> Draft:
    """Begin a check-in again that was left open before the steps were changed; its address stays."""
    with scope.changing(draft):
        beside = drafts.kept_beside(draft.answers)
        draft.answers = _fresh_answers(scope, draft.person, draft.repeats) | beside
        _find_out_what_lasts(scope, draft)
        draft.save(update_fields=["answers", "saved_at"])
    return draft


def _fresh_answers(scope: Scope, person: Person, repeats: Sitting | None) -> dict[str, Any]:
    answers = drafts.with_who(drafts.fresh(), who_last(scope.about(person)))
    if repeats is not None:
        remembered, _ = remembered_health(scope, person)
        answers = drafts.with_remembered(drafts.from_document(_as_asked(repeats.session), place_of), remembered)
    if any(one.asks for one in lasting_of(scope, person)):
        answers[StepName.SINCE.value] = {"done": False}
    return answers


def _as_asked(session: Mapping[str, Any]) -> dict[str, Any]:
    """Return the check-in of a session with the minutes that were asked for, whatever was taken on top."""
    checkin: dict[str, Any] = session["checkin"]
    return checkin | ({"minutes": session["minutes_asked"]} if "minutes_asked" in session else {})


def draft_save(
    scope: Scope, *, draft: Draft, step: str, given: Given, done: bool, holds: bool = True, save: Save | None = None
) -> Draft:
    """Keep the answers of one step; `done` says that the step was finished and not only begun.

    With `holds` false something is missing in them, so that the step is open again if it was finished before.
    What a page saves by itself (not `done`) is left out when it is older than what is kept: what was sent off,
    or saved by another page, since this page was loaded.
    """
    save = save or Save()
    with scope.changing(draft):
        if not done and (draft.outcome != Outcome.OPEN or not drafts.is_newer(draft.answers, step, save)):
            return draft
        before = draft.answers.get(step, {})
        _write(scope, draft, step, given(before) if callable(given) else given, done=done, holds=holds, save=save)
        if draft.outcome == Outcome.PLANNED and draft.answers[step] != before:
            # Two pages at once: the plan was made while this answer was on its way, and knows nothing of it.
            withdraw_plans(scope, draft.person, Withdrawal.ANSWERED, check_in=draft)
    return draft


def draft_address(
    scope: Scope, *, draft: Draft, who: Who, step: StepName, begun: Mapping[str, Any] | None, save: Save
) -> Draft:
    """Keep who massages and who answers, and what was begun on the first page there is; then that page is open again.

    The first questions and the circumstances are open again in any case when somebody else is spoken to.
    """
    with scope.changing(draft):
        if draft.outcome != Outcome.OPEN:
            return draft
        draft.answers = drafts.with_who(draft.answers, who)
        if begun is not None:
            _write(scope, draft, step, begun, done=False, holds=False, save=save)
        draft.full_clean()
        draft.save(update_fields=["answers", "saved_at"])
    return draft


def draft_confirm(scope: Scope, *, draft: Draft, known: KnownHealth) -> Draft:
    """Take over what is remembered about health: it was shown, and it is still right."""
    given = {**known.given, "asked": list(confirmable()), "confirmed": True}
    return draft_save(scope, draft=draft, step=StepName.HEALTH, given=given, done=True)


def session_once_more(draft: Draft, missing: frozenset[Place]) -> dict[str, Any]:
    """Return what was told of the session that a check-in repeats, as far as there are legs it can hold of."""
    told = draft.answers.get(StepName.TODAY, {})
    places = {
        name: [each for each in told.get(name, ()) if (Leg(each["leg"]), ZoneId(each["zone"])) not in missing]
        for name in ("pain", "avoid")
    }
    return {**{name: value for name, value in told.items() if name != "done"}, **places}


def draft_hold_once_more(scope: Scope, *, draft: Draft, missing: frozenset[Place]) -> Draft:
    """Take over where it hurt and how the last session was to be: it was shown, and it is so again today."""
    return draft_save(scope, draft=draft, step=StepName.TODAY, given=session_once_more(draft, missing), done=True)


def draft_ask_again(scope: Scope, *, draft: Draft, known: KnownHealth) -> Draft:
    """Ask about health after all, with what is remembered to begin with: something has changed."""
    with scope.changing(draft):
        _write(scope, draft, StepName.HEALTH, known.given, done=False, holds=False, save=Save())
    return draft


def draft_reply(scope: Scope, *, draft: Draft, replies: Mapping[str, Reply]) -> Draft:
    """Record how it is now, for each event that was asked about; the answers are kept for good."""
    with scope.changing(draft):
        asked = {one.trouble.id for one in lasting_of(scope, draft.person) if one.asks}
        for name, says in replies.items():
            if name in asked:
                EventReply.objects.create(event_id=uuid.UUID(name), says=says.value)
        _find_out_what_lasts(scope, draft)
        told = {name: says.value for name, says in replies.items()}
        _write(scope, draft, StepName.SINCE, {"replies": told}, done=True)
    return draft


def draft_look(scope: Scope, *, draft: Draft, look: Look, found: Iterable[tuple[str, Leg]]) -> Draft:
    """Keep what one look found on the feet, as (what, leg); the step is done when every look has been taken."""
    words, book, check = load_stop_words(), load_rule_book(), load_foot_check()
    with scope.changing(draft):
        told = draft.answers.get(StepName.LOOK, {})
        seen = {**told.get("seen", {}), look.id: [(what, leg.value) for what, leg in found]}
        facts = [
            found_fact(check.look(name), what, Leg(leg), words, book).model_dump(mode="json", exclude_defaults=True)
            for name, finds in seen.items()
            for what, leg in finds
        ]
        done = all(each.id in seen for each in check.looks)
        _write(scope, draft, StepName.LOOK, {"seen": seen, "facts": facts}, done=done)
    return draft


def draft_screen(scope: Scope, *, draft: Draft) -> Screening | None:
    """Screen the answers so far and what lasts; a verdict that already refuses closes the check-in.

    No later answer can lift a refusal, so nothing is asked before it is told.
    """
    with scope.changing(draft):
        _find_out_what_lasts(scope, draft)
        screening = pipeline.screen(checkin_of(draft.answers))
        if not screening.verdict.refuses:
            return None
        if drafts.is_done(draft.answers, StepName.HEALTH):
            _remember(scope, draft)
        _draft_refuse(scope, draft, screening)
    return screening


def draft_finish(scope: Scope, *, draft: Draft) -> tuple[Answer | None, Sitting | None]:
    """Screen and plan a finished check-in, remember what is to be remembered, and record the outcome.

    A check-in that nothing can be composed for stays open, so that an answer can be changed; one that was
    finished meanwhile by another page is left as it is.
    """
    with scope.changing(draft):
        if draft.outcome != Outcome.OPEN:
            return None, None
        answer = draft_answer(scope, draft)
        _remember(scope, draft)
        if isinstance(answer, Refused):
            _draft_refuse(scope, draft, answer.screening)
            return answer, None
        if isinstance(answer, NotComposed):
            return answer, None
        draft.outcome = Outcome.PLANNED
        draft.screening = answer.screening.model_dump(mode="json")
        draft.save(update_fields=["outcome", "screening", "saved_at"])
        recipe = drafts.recipe_in(draft.answers)
        sitting = sitting_create(scope, person=draft.person, planned=answer, check_in=draft, recipe=recipe)
        return answer, sitting


def draft_answer(scope: Scope, draft: Draft) -> Answer:
    """Return what would come of a check-in now; nothing is written."""
    _find_out_what_lasts(scope, draft)
    seed = _seed_of(draft.id) if draft.person.draws else None
    recipe, checkin = drafts.recipe_in(draft.answers), whole_checkin_of(draft.answers)
    if recipe is not None:
        # Somebody wants that one: neither chance nor what was held before puts something else into it.
        return plan_recipe(recipe[0], checkin).answer
    return _plan(checkin, draft.repeats, sessions_held(scope, draft.person), seed)


def checkin_answer(scope: Scope, *, person: Person, checkin: CheckIn) -> tuple[Answer, Sitting | None]:
    """Screen and plan a check-in that is told all at once, with what lasts, and record the outcome.

    What lasts is read in the same transaction: nothing can be told in between that the plan knows nothing of.
    """
    with scope.changing(person):
        told, held = with_past(scope, checkin, person), sessions_held(scope, person)
        answer = pipeline.plan(told, variety=held, seed=_seed_of(uuid.uuid4()) if person.draws else None)
        if isinstance(answer, Refused):
            refusal_keep(scope, person=person, screening=answer.screening)
        return answer, sitting_create(scope, person=person, planned=answer) if isinstance(answer, Planned) else None


def _write(
    scope: Scope,
    draft: Draft,
    step: str,
    told: Mapping[str, Any],
    *,
    done: bool,
    holds: bool = True,
    save: Save | None = None,
) -> None:
    """Merge one step into the answers of a check-in that is being changed."""
    merged = drafts.with_step(draft.answers, step, told, done=done, holds=holds)
    draft.answers = drafts.with_save(merged, step, save or Save())
    draft.full_clean()
    draft.save(update_fields=["answers", "saved_at"])


def _find_out_what_lasts(scope: Scope, draft: Draft) -> None:
    """Take what lasts from earlier sessions into the answers: it may have changed since the last step."""
    held = [answer.model_dump(mode="json", exclude_defaults=True) for answer in facts_of(scope, draft.person)]
    draft.answers = drafts.with_step(draft.answers, PAST, {"facts": held}, done=True)


def _seed_of(drawn: uuid.UUID) -> int:
    """Return the seed for a draw: the last bits of an id, which are random, unless one was chosen for all.

    A check-in keeps its id, so that nobody draws anew by asking again.
    """
    return drawn.int & MOST_SEED if settings.SEED is None else int(settings.SEED)


def _plan(checkin: CheckIn, repeats: Sitting | None, held: int, seed: int | None) -> Answer:
    """Plan with the changes the person made last time where they still fit, without them where they do not.

    Somebody who repeats a session wants that one; otherwise the sessions held so far choose among near-ties, and a
    `seed` among those that are equally good. One that was drawn is drawn again with its own seed.
    """
    if repeats is not None:
        wishes = Wishes.model_validate(repeats.session.get("wishes", {}))
        drawn = repeats.session.get("draw") or {}
        variety = repeats.session.get("variety", 0)
        answer = pipeline.plan(checkin, wishes=wishes, variety=variety, seed=drawn.get("seed"))
        if not isinstance(answer, NotComposed):
            return answer
    return pipeline.plan(checkin, variety=held, seed=seed)


@once_more_if_taken
def refusal_keep(scope: Scope, *, person: Person, screening: Screening, refusal_id: uuid.UUID | None = None) -> None:
    """Keep a refusal that no check-in on our pages led to, as one: plans from before it know too little."""
    with scope.changing(person):
        own_id = refusal_id or uuid.uuid4()
        if scope.rows(Draft).filter(id=own_id, person=person, outcome=Outcome.REFUSED).exists():
            return
        # An id that stands for something else loses no refusal.
        if scope.taken(Draft, [own_id]):
            own_id = uuid.uuid4()
        made = Draft.objects.create(id=own_id, person=person, outcome=Outcome.REFUSED)
        _draft_refuse(scope, made, screening)


def _draft_refuse(scope: Scope, draft: Draft, screening: Screening) -> None:
    withdraw_plans(scope, draft.person, Withdrawal.REFUSED, check_in=draft)
    draft.outcome = Outcome.REFUSED
    draft.screening = screening.model_dump(mode="json")
    draft.save(update_fields=["outcome", "screening", "saved_at"])


def _remember(scope: Scope, draft: Draft) -> None:
    health = draft.answers.get(StepName.HEALTH.value, {})
    book = load_rule_book()
    steps = [draft.answers.get(step, {}) for step in (StepName.FIRST, StepName.HEALTH, StepName.LEGS)]
    told = [answer for step in steps for answer in step.get("facts", ())]
    # Told on two pages it is kept once for each leg.
    kept = {
        (answer["fact"], answer.get("leg")): answer
        for answer in told
        if answer["fact"] in book.facts and book.facts[answer["fact"]].remembered
    }
    agreed_on = {name: day for step in steps for name, day in step.get("agreed_on", {}).items()}
    person_remember(scope, person=draft.person, health={**health, "agreed_on": agreed_on}, facts=kept.values())
