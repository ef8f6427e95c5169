"""The people of the household: choosing, adding, renaming, deleting; and everything in one file."""

from __future__ import annotations

import uuid
from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from legato.server.doors.pages.paging import page_of
from legato.server.doors.pages.people.forms import DeleteEverythingForm, DescribeForm, NameForm
from legato.server.records.export import household_export
from legato.server.records.pairing.tries import tries_forget_all
from legato.server.records.people import services
from legato.server.records.people.deleting import household_delete, person_delete
from legato.server.records.people.models import Emblem, Person
from legato.server.records.people.names import LONGEST
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import people_called, people_of, person_get
from legato.server.wire.downloads import file_answer
from legato.server.wire.language import say
from legato.server.wire.naming import isolate
from legato.server.wire.scopes import choose_person, scope_of

AT_A_TIME = 24
"""People on a page of the list."""
_ADDED = "added"
"""Who has just been added, by the name it has in the address of the page."""
_REFUSED = {
    "taken": "people-name-taken",
    "missing": "people-name-missing",
    "unseen": "people-name-unseen",
    "max_length": "people-name-long",
}
"""Why a name cannot be taken, by the code of the mistake."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the people, the export, and the way to delete everything."""
    return _page(request, NameForm())


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add somebody; the page then asks whom to care for, because nobody's answers go to somebody else by surprise."""
    form, cared_for = NameForm(request.POST), scope_of(request).person
    if form.is_valid():
        try:
            person = services.person_create(scope_of(request), name=form.cleaned_data["name"])
        except ValidationError as refused:
            form.add_error("name", _why(refused))
        else:
            if cared_for is None:
                choose_person(request, person)
                return redirect("people:show")
            return redirect(f"{reverse('people:show')}?{urlencode({_ADDED: person.id})}")
    return _page(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
def choose(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Care for this person from now on."""
    choose_person(request, _person_or_404(scope_of(request), person_id))
    return redirect("home")


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Give a person another name or picture, and say whether chance may choose their plans."""
    scope = scope_of(request)
    person = _person_or_404(scope, person_id)
    told = {"name": person.name, "picture": person.picture, "draws": person.draws}
    form = DescribeForm(request.POST if request.method == "POST" else None, initial=told)
    if request.method == "POST" and form.is_valid():
        try:
            picture = Emblem(form.cleaned_data["picture"] or person.picture)
            name, draws = form.cleaned_data["name"], form.cleaned_data["draws"]
            services.person_describe(scope, person=person, name=name, picture=picture, draws=draws)
        except ValidationError as refused:
            form.add_error("name", _why(refused))
        else:
            return redirect("people:show")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    # As they are called now: what cannot be taken has changed nothing.
    context = {"who": _person_or_404(scope, person_id), "form": form, "pictures": Emblem.values}
    return render(request, "people/rename.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Ask once, then delete a person with everything recorded about them."""
    scope = scope_of(request)
    person = _person_or_404(scope, person_id)
    if request.method == "POST":
        person_delete(scope, person=person)
        messages.success(request, say("people-are-deleted", name=isolate(person.name)))
        return redirect("people:show")
    return render(request, "people/delete.html", {"who": person})


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Give every record of the household as a file."""
    scope = scope_of(request)
    name = f"legato-{scope.today:%Y-%m-%d}.json"
    return file_answer(partial(household_export, scope), content_type="application/json; charset=utf-8", name=name)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_everything(request: HttpRequest) -> HttpResponse:
    """Ask for one word, then delete every record and forget the visitor."""
    form = DeleteEverythingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        household_delete(scope_of(request))
        tries_forget_all()
        request.session.flush()
        response = render(request, "people/deleted.html")
        # What this device keeps for the time without a network goes too.
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "people/delete_everything.html", {"form": form}, status=status)


def _page(request: HttpRequest, form: NameForm, status: int = HTTPStatus.OK) -> HttpResponse:
    scope, words = scope_of(request), request.GET.get("q", "")[:LONGEST]
    context = {
        "page": page_of(request, people_called(scope, words), AT_A_TIME),
        "query": words,
        "is_many": people_of(scope).count() > AT_A_TIME,
        "form": form,
        "added": _just_added(request, scope),
    }
    return render(request, "people/people.html", context, status=status)


def _just_added(request: HttpRequest, scope: Scope) -> Person | None:
    """Return about whom the page asks, right after somebody was added; nobody once they are cared for."""
    try:
        found = person_get(scope, uuid.UUID(request.GET.get(_ADDED, "")))
    except ValueError:
        return None
    return None if scope.person is None or found == scope.person else found


def _why(refused: ValidationError) -> str:
    """Say why a name cannot be taken."""
    (code,) = {each.code for each in refused.error_dict["name"][:1]}
    return say(_REFUSED[code or ""])


def _person_or_404(scope: Scope, person_id: uuid.UUID) -> Person:
    found = person_get(scope, person_id)
    if found is None:
        raise Http404
    return found
