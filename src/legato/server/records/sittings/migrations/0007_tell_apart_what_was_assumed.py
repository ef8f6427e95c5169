"""Mend records from before: what a ready-made session assumed stood where a person's answers belong.

A ready-made session was written with everything it covers among the facts of its check-in, with an age of 40 where
nobody had told one, and for a cramp with a whole leg to leave alone. "Repeat it" then began a check-in with that,
and the button "That is right" made it remembered. Here the sessions are marked as ready-made, and in them, in the
check-ins that began from them, in the sessions planned by those and in what is remembered, all of it is moved to
where assumptions stand, or forgotten so that it is asked anew. Limits stay as they were: an assumption limits as
an answer does. Forgetting counts as not asked, never as a no.

How they are known: the circumstances are exactly a recipe's, and among the facts is one without a leg that no page
and no rule has ever written so; sessions of two and three minutes could not be asked for in any other way.

What cannot be known: whether somebody who pressed "That is right" meant some of it. It is taken for assumed unless
she told it before, or named a leg or a place; it is asked at her next check-in. Nor whether a session that could
cover nothing was ready-made (five minutes and more look like anybody's then): it stays as it is, with its age.
Where pain was told after a ready-made session, a 0 stood for the pain before; nobody had asked, so it is taken out.
What was recorded then as a rise of pain stays, to be answered for at the next check-in: it may have been one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import migrations

from legato.server.records.sittings.migrations._told_and_assumed import (
    STAND_IN,
    Assumed,
    assumed_by,
    is_among,
    ready_name,
    with_choices_apart,
    with_facts_apart,
    with_run_apart,
    with_screening_apart,
)

_HEALTH, _LEGS, _WHERE, _TODAY, _KEPT = "health", "your-legs", "where", "today", "kept"
_WITH_FACTS = (_HEALTH, _LEGS, _KEPT)
_PLANNED_WITHIN = timedelta(minutes=1)
"""A check-in and the session it led to were written in one step."""


def tell_apart(apps: Any, schema_editor: Any) -> None:
    """Mend everything about everybody who ever began a ready-made session."""
    sittings = apps.get_model("sittings", "Sitting").objects
    people = apps.get_model("people", "Person").objects
    for person in people.filter(id__in=sittings.values("person_id")).order_by("pk").iterator():
        _Mending(apps, person).run()


class _Mending:
    """The records of one person, in the order in which they were written."""

    def __init__(self, apps: Any, person: Any) -> None:
        self._person = person
        self._facts = apps.get_model("people", "RememberedFact").objects.filter(person_id=person.pk)
        self._drafts = list(apps.get_model("sittings", "Draft").objects.filter(person_id=person.pk).order_by("made_at"))
        sittings = apps.get_model("sittings", "Sitting").objects.filter(person_id=person.pk)
        self._sittings = list(sittings.defer("timeline").order_by("made_at"))
        self._pains = apps.get_model("sittings", "ZonePain").objects
        self._told: set[str] = set()
        self._ages: set[int | None] = set()
        """What the person has told herself by now."""
        self._began: dict[Any, Assumed] = {}
        """What each session held that was assumed, by its id."""
        self._remembered = Assumed()
        """What is remembered by now and was only assumed."""

    def run(self) -> None:
        for sitting in self._sittings:
            self._mark(sitting)
        if not self._began:
            return
        for draft in self._drafts:
            self._mend_draft(draft)
        self._forget()

    def _mark(self, sitting: Any) -> None:
        checkin = sitting.session["checkin"]
        name = "" if sitting.repeats_id or sitting.ready else ready_name(checkin)
        if not name:
            return
        self._began[sitting.pk] = found = assumed_by(name, checkin)
        sitting.ready = name
        self._keep(sitting, with_run_apart(checkin, found))
        self._pains.filter(sitting_id=sitting.pk, before=0).update(before=None)

    def _mend_draft(self, draft: Any) -> None:
        repeated = self._began.get(draft.repeats_id)
        found = self._only_assumed(repeated or self._remembered)
        health = draft.answers.get(_HEALTH, {})
        moved = [
            answer
            for step in _WITH_FACTS
            for answer in draft.answers.get(step, {}).get("facts", ())
            if is_among(answer, found.facts)
        ]
        names = frozenset(answer["fact"] for answer in moved)
        held = Assumed(names, found.age and health.get("age") == STAND_IN, found.leg, found.today)
        self._tell(draft, names, age=held.age)
        if any(held):
            self._take_apart(draft, moved, held)
        if health.get("done"):
            # One that nothing could be composed for is still open, and was remembered all the same.
            before = self._remembered if draft.outcome == "open" else Assumed()
            remembered = frozenset(one["fact"] for one in health.get("facts", ()) if one in moved)
            self._remembered = Assumed(before.facts | remembered, before.age or held.age)
        for sitting in self._planned_by(draft):
            self._began[sitting.pk] = held
            if any(held):
                self._keep(sitting, with_facts_apart(sitting.session["checkin"], held))

    def _only_assumed(self, found: Assumed) -> Assumed:
        """Leave out what the person has told herself."""
        return found._replace(facts=found.facts - self._told, age=found.age and STAND_IN not in self._ages)

    def _tell(self, draft: Any, moved: Iterable[str], *, age: bool) -> None:
        done = [draft.answers[step] for step in _WITH_FACTS if draft.answers.get(step, {}).get("done")]
        self._told |= {answer["fact"] for step in done for answer in step.get("facts", ())} - {*moved}
        if draft.answers.get(_HEALTH, {}).get("done") and not age:
            self._ages.add(draft.answers[_HEALTH].get("age"))

    def _take_apart(self, draft: Any, moved: list[Any], held: Assumed) -> None:
        answers = {step: dict(given) for step, given in draft.answers.items()}
        assumed: dict[str, Any] = {"facts": moved, "done": True}
        for step in _WITH_FACTS:
            if step in answers:
                answers[step]["facts"] = [one for one in answers[step].get("facts", ()) if one not in moved]
        if held.age:
            assumed["age"], answers[_HEALTH]["age"] = answers[_HEALTH]["age"], None
        if draft.repeats_id in self._began:
            where, today = answers.get(_WHERE, {}), answers.get(_TODAY, {})
            spared = [spot for spot in where.get("avoid", ()) if spot["leg"] == held.leg]
            if spared:
                assumed["avoid"], where["avoid"] = spared, [spot for spot in where["avoid"] if spot not in spared]
            if held.today is not None and {**today, "done": True} == {**held.today, "done": True}:
                assumed["today"] = answers.pop(_TODAY)
        if draft.outcome == "open":
            for step in (_HEALTH, _LEGS):
                if step in answers:
                    answers[step]["done"] = False
        draft.answers = {**answers, "assumed": assumed}
        if draft.screening is not None:
            checkin = {"facts": [one for step in answers.values() for one in step.get("facts", ())], "assumed": moved}
            draft.screening = with_screening_apart(draft.screening, checkin)
        draft.save(update_fields=["answers", "screening"])

    def _planned_by(self, draft: Any) -> list[Any]:
        if draft.outcome != "planned":
            return []
        return [
            sitting
            for sitting in self._sittings
            if not sitting.ready
            and sitting.repeats_id == draft.repeats_id
            and abs(sitting.made_at - draft.saved_at) < _PLANNED_WITHIN
        ]

    def _keep(self, sitting: Any, checkin: dict[str, Any]) -> None:
        sitting.screening = with_screening_apart(sitting.screening, checkin)
        choices = with_choices_apart(sitting.session.get("choices", ()), sitting.screening)
        sitting.session = {**sitting.session, "checkin": checkin, "choices": choices}
        sitting.save(update_fields=["ready", "session", "screening"])

    def _forget(self) -> None:
        """Forget what was remembered and only assumed; then nothing counts as told on that day any more."""
        gone, age = self._remembered.facts, self._remembered.age
        if not gone and not age:
            return
        for fact in self._facts.filter(fact__in=gone, leg=""):
            if not fact.zones:
                fact.delete()
        if age and self._person.age == STAND_IN:
            self._person.age = None
        self._person.told_on = None
        self._person.save(update_fields=["age", "told_on"])


class Migration(migrations.Migration):
    """Data only; there is no way back, because what was mixed then cannot be told apart again."""

    dependencies = [("people", "0001_initial"), ("sittings", "0006_ready_made_sessions")]

    operations = [migrations.RunPython(tell_apart, migrations.RunPython.noop, elidable=True)]
