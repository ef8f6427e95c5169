"""What somebody takes along: they choose what is in it, how far back it goes, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legato.response import Chosen, DossierPart
from legato.server.records.checkins.selectors import who_last
from legato.server.records.diary import entries_held
from legato.server.records.people.scope import Scope
from legato.server.wire.dossier_files import AT_FIRST, DossierForm, dossier_write
from legato.server.wire.downloads import file_answer
from legato.server.wire.language import say, sentences
from legato.server.wire.scopes import scope_of

WEEKS = {"4": 4, "12": 12, "52": 52, "all": None}
"""How far back it may go, by the word for it in the address."""
USUALLY = "12"
_FORMS = {form.value: form for form in DossierForm}


@dataclass(frozen=True, slots=True)
class PartTick:
    """One thing that may be taken along."""

    name: str
    label: str
    is_chosen: bool


@require_safe
def take_along(request: HttpRequest) -> HttpResponse:
    """Show what may be taken along, to be chosen from."""
    scope = scope_of(request)
    context = {
        "who": who_last(scope).value,
        "parts": [PartTick(part.value, say("dossier-part", part=part.value), part in AT_FIRST) for part in DossierPart],
        "spans": [(name, say("dossier-span", weeks=weeks or 0), name == USUALLY) for name, weeks in WEEKS.items()],
        "has_paper": DossierForm.PDF.is_possible,
        "is_empty": not entries_held(scope).exists(),
    }
    return render(request, "diary/take_along.html", context)


@require_safe
def take_file(request: HttpRequest) -> HttpResponseBase:
    """Give a file with the parts that were chosen, and no others."""
    scope = scope_of(request)
    written = _FORMS.get(request.GET.get("form", ""))
    weeks = request.GET.get("weeks", "")
    if scope.person is None or written is None or not written.is_possible or weeks not in WEEKS:
        raise Http404
    named = request.GET.getlist("part")
    chosen = Chosen(frozenset(part for part in DossierPart if part.value in named), _first(scope, WEEKS[weeks]))
    return file_answer(
        partial(dossier_write, scope, scope.person, chosen, written, sentences()),
        content_type=written.content_type,
        name=written.file_name(scope),
    )


def _first(scope: Scope, weeks: int | None) -> date | None:
    return None if weeks is None else scope.today - timedelta(weeks=weeks)
