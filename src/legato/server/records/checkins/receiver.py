"""Whose legs a giver's check-in is about: what somebody else is massaged for is never kept as one's own."""

from __future__ import annotations

from django.db import transaction

from legato.notation.checkin import Who
from legato.server.records.checkins import draft as drafts
from legato.server.records.checkins.draft import who_answers
from legato.server.records.checkins.services import draft_begin
from legato.server.records.people.entry import FIRST_NAME
from legato.server.records.people.models import Emblem, Person
from legato.server.records.people.names import NOBODY_SAID, name_free, name_key, name_written
from legato.server.records.people.scope import Scope
from legato.server.records.people.services import person_create, person_describe
from legato.server.records.sittings.models import Draft, Outcome, Sitting


def asks_whose(draft: Draft) -> bool:
    """Tell whether a giver has yet to say whose legs they are: the records are still those of whoever came first."""
    return who_answers(draft.answers) is Who.GIVER and draft.person.name == FIRST_NAME


@transaction.atomic
def draft_give_receiver(scope: Scope, *, draft: Draft, name: str) -> Draft:
    """Make a check-in that of somebody: of that name, known already or new; without a name, of somebody new.

    Whoever came first keeps what they told of themselves; where they have told nothing yet, it is they who are named.

    Raises:
        NameRefused: a sign of the name cannot be seen.
    """
    household = draft.person.household
    scope.lock(household)
    wanted = name_written(name) if name.strip() else ""
    known = scope.rows(Person).filter(name_key=name_key(wanted)).first() if wanted else None
    if known is not None:
        return draft if known == draft.person else _moved(scope, draft, known)
    taken = set(scope.rows(Person).values_list("name_key", flat=True))
    called = wanted or name_free(NOBODY_SAID, taken.__contains__)
    if _has_told_nothing(scope, draft):
        picture = Emblem(draft.person.picture)
        draft.person = person_describe(scope, person=draft.person, name=called, picture=picture)
        return draft
    return _moved(scope, draft, person_create(scope, name=called))


def _has_told_nothing(scope: Scope, draft: Draft) -> bool:
    others = scope.rows(Draft).filter(person=draft.person).exclude(id=draft.id).exclude(outcome=Outcome.OPEN)
    held = scope.rows(Sitting).filter(person=draft.person)
    return draft.person.told_on is None and not others.exists() and not held.exists()


def _moved(scope: Scope, draft: Draft, person: Person) -> Draft:
    """Begin anew for somebody else: what was ticked for the one before was told of other legs."""
    who, recipe = who_answers(draft.answers), drafts.recipe_in(draft.answers)
    assistant = draft.id if drafts.ASSISTANT in draft.answers else None
    draft.delete()
    begun = draft_begin(scope.about(person), person=person, recipe=recipe, assistant=assistant)
    with scope.about(person).changing(begun):
        begun.answers = drafts.with_who(begun.answers, who)
        begun.save(update_fields=["answers", "saved_at"])
    return begun
