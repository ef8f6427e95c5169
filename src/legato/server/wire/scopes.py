"""The Scope of a request: made once, and handed to everything the records are asked."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from django.utils import timezone

from legato.server.records.people.entry import home_scope, with_first_person
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import person_get
from legato.server.wire.language import language_tag
from legato.server.wire.zones import zone_of

_CHOSEN = "person"
"""Who is cared for in a browser, by the name it has in its session."""
_ON_REQUEST = "_legato_scope"


def scope_of(request: HttpRequest) -> Scope:
    """Return what a visitor may reach: at home everything of the household, for the person who was chosen."""
    if not hasattr(request, _ON_REQUEST):
        chosen = request.session.get(_CHOSEN)
        _keep(
            request,
            home_scope(now=timezone.now(), language=language_tag(), chosen=chosen, zone=zone_of(request)),
        )
    found: Scope = getattr(request, _ON_REQUEST)
    return found


def scope_with_person(request: HttpRequest) -> tuple[Scope, Person]:
    """Return the scope together with who is cared for, beginning with a first person where there is none."""
    before = scope_of(request)
    scope = with_first_person(before)
    assert scope.person is not None
    if before.person is None:
        choose_person(request, scope.person)
    return _keep(request, scope), scope.person


def scope_about(request: HttpRequest, asked: uuid.UUID | None) -> tuple[Scope, Person | None]:
    """Return the scope and whom a device means by an id; whoever is cared for when it names nobody."""
    if asked is None:
        return scope_with_person(request)
    scope = scope_of(request)
    return scope, person_get(scope, asked)


def choose_person(request: HttpRequest, person: Person) -> None:
    """Care for this person from now on, in this browser."""
    request.session[_CHOSEN] = str(person.id)
    if hasattr(request, _ON_REQUEST):
        delattr(request, _ON_REQUEST)


def _keep(request: HttpRequest, scope: Scope) -> Scope:
    setattr(request, _ON_REQUEST, scope)
    return scope
