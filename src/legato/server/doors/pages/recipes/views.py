"""A session as a link: what is in it is shown before it is made, and before it is used.

The recipe stands in the fragment of the address, which browsers send to no server. The page that opens it reads it with
a script and puts it into a form; it comes here when somebody presses the button, in the body of a request, which no
log keeps. Without a script it is pasted into the same form.
"""

from __future__ import annotations

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from legato.notation.recipe import recipe_of
from legato.server.doors.pages.finding import sitting_or_404
from legato.server.doors.pages.recipes.forms import LinkForm
from legato.server.hosts import is_this_computer
from legato.server.records.checkins.draft import StepName
from legato.server.records.checkins.questions import next_step
from legato.server.records.checkins.services import draft_begin
from legato.server.records.diary import session_day
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.selectors import session_of, sitting_by_key
from legato.server.wire.language import say, sentences
from legato.server.wire.scopes import scope_of, scope_with_person
from legato.words import recipe_in_words


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Show everything that would be in the link to a session; a form asks for the link itself."""
    sitting = sitting_or_404(scope_of(request), sitting_id)
    recipe = recipe_of(session_of(sitting))
    context = {"sitting": sitting, "recipe": recipe_in_words(recipe, sentences()), "mark": None}
    if request.method == "POST":
        # These take long to import, and most people never share anything.
        from legato.notation.seal import mark_of, public_key_of, seal  # noqa: PLC0415
        from legato.server.doors.pages.phones.qr import qr_code  # noqa: PLC0415
        from legato.server.sharing.recipe_key import recipe_seed  # noqa: PLC0415

        seed = recipe_seed()
        link = f"{request.build_absolute_uri(reverse('recipes:open'))}#{seal(recipe, seed)}"
        context |= {
            "link": link,
            "qr": qr_code(link),
            "mark": mark_of(public_key_of(seed)),
            "is_here_only": is_this_computer(request.get_host()),
        }
    response = render(request, "recipes/share.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Ask for a link, and show what is in one that was sent; looking begins nothing."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render(request, "recipes/open.html", {"form": form}, status=status)
    recipe, key = form.recipe
    context = {
        "recipe": recipe_in_words(recipe, sentences()),
        "link": form.cleaned_data["link"],
        "comes_from": _comes_from(scope_of(request), key),
    }
    return render(request, "recipes/look.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a check-in whose session is composed from a recipe: the first questions first, as always."""
    form = LinkForm(request.POST)
    if not form.is_valid():
        return render(request, "recipes/open.html", {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    scope, person = scope_with_person(request)
    draft = draft_begin(scope, person=person, recipe=form.recipe)
    return redirect(f"checkin:{next_step(draft.answers) or StepName.FIRST}", draft_id=draft.id)


def _comes_from(scope: Scope, key: str) -> str:
    """Say whether this key was met before: it is ours, or signed a session that was held, or is new."""
    from legato.notation.seal import mark_of  # noqa: PLC0415 - as above
    from legato.server.sharing.recipe_key import own_recipe_key  # noqa: PLC0415

    if key == own_recipe_key():
        return say("recipe-signed-here")
    before = sitting_by_key(scope, key)
    if before is None:
        return say("recipe-signed-new", mark=mark_of(key))
    return say("recipe-signed-met", day=session_day(before))
