"""The first page: what a person notices today; and for somebody who is known, what is remembered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from legato.notation.checkin import Who
from legato.server.doors.pages.forms.facts import unfinished_error
from legato.server.doors.pages.forms.lines import LineRow, LinesForm, initial_of_lines
from legato.server.records.checkins.draft import StepName
from legato.server.records.checkins.questions import changing_lines, daily_questions, lines
from legato.server.records.checkins.there import Place
from legato.server.records.people.names import LONGEST, NameRefused, name_written
from legato.server.wire.language import say

RIGHT, CHANGED = "right", "changed"
SAME, OTHER = "same", "other"


class FirstForm(LinesForm):
    """Lines of signs; "None of these" is an answer of its own, so that silence never counts as one."""

    none = forms.CharField(required=False)
    whose_name = forms.CharField(required=False, strip=False)
    """Whose legs they are, where somebody else is massaged and nobody said it yet."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        given: Mapping[str, Any],
        known: Collection[str] | None = None,
        missing: frozenset[Place] = frozenset(),
        who: Who = Who.SELF,
        repeats: bool = False,
    ) -> None:
        self._signs = lines({}, StepName.FIRST)
        changing = () if known is None else changing_lines(known)
        every = (*self._signs, *changing)
        daily = () if known is None else daily_questions(known)
        initial = initial_of_lines(given, every)
        super().__init__(data, lines=every, questions=daily, missing=missing, initial=initial, who=who)
        if known is not None:
            self.fields["health"] = forms.ChoiceField(
                choices=[(RIGHT, say("checkin-known-right")), (CHANGED, say("checkin-known-changed"))],
                required=False,
                # Whoever answers for somebody else has to ask first; only one's own answer is proposed.
                initial=given.get("health") or ("" if who is Who.GIVER else RIGHT),
            )
        if repeats:
            self.fields["again"] = forms.ChoiceField(
                choices=[(SAME, say("checkin-again-same")), (OTHER, say("checkin-again-other"))],
                required=False,
                initial=given.get("again") or ("" if who is Who.GIVER else SAME),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse both an empty answer and one that contradicts itself."""
        cleaned = super().clean()
        is_ticked = bool(self._unfolded or list(self._ticked()))
        if cleaned.get("none") and is_ticked:
            raise unfinished_error(say("checkin-first-both"))
        if not cleaned.get("none") and not is_ticked:
            raise unfinished_error(say("checkin-first-neither", who=self.who))
        return cleaned

    def clean_whose_name(self) -> str:
        """Refuse a name that could not be told from another, or is too long, beside the field it was typed in."""
        name = str(self.cleaned_data["whose_name"])
        try:
            written = name_written(name) if name.strip() else ""
        except NameRefused:
            raise unfinished_error(say("people-name-unseen")) from None
        if len(written) > LONGEST:
            raise unfinished_error(say("people-name-long"))
        return name

    def answers(self) -> dict[str, Any]:
        """Return what is kept, with whether what is remembered was said to be right."""
        again = {"again": self.cleaned_data["again"]} if "again" in self.cleaned_data else {}
        return super().answers() | {"health": self.cleaned_data.get("health", "")} | again

    @property
    def confirms(self) -> bool:
        """Whether what is remembered was said to be right; without an answer it is asked."""
        return self.cleaned_data.get("health") == RIGHT

    @property
    def is_as_last_time(self) -> bool:
        """Whether where it hurts, and how the session is to be, was said to be as last time."""
        return self.cleaned_data.get("again") == SAME

    def sign_rows(self) -> list[LineRow]:
        """Return the lines of signs for the page."""
        return self.line_rows()[: len(self._signs)]

    def changing_rows(self) -> list[LineRow]:
        """Return the lines about health that may be new each day, for somebody who is known."""
        return self.line_rows()[len(self._signs) :]
