"""After a session: pain now, how it felt, and whether anything was wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from legato.body import Leg, ZoneId
from legato.server.doors.pages.forms.where import WORST, WhereForm, ZoneRow
from legato.server.records.sittings.models import Felt
from legato.server.wire.language import say
from legato.server.wire.words import place_said

LONGEST_NOTE = 2_000


@dataclass(frozen=True)
class AgainRow:
    """A zone that hurt before, asked about again."""

    name: str
    before: int
    pain: BoundField


class AfterForm(WhereForm):
    """The zones that hurt before, any others that hurt now, and two short questions."""

    asks_avoid = False

    def __init__(
        self,
        *args: Any,
        wrong_choices: Sequence[tuple[str, str]],
        where_choices: Sequence[tuple[str, str]],
        before: Sequence[tuple[str, str, int]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["felt"] = forms.ChoiceField(
            choices=[(felt.value, say("after-felt", felt=felt.value)) for felt in Felt],
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields["note"] = forms.CharField(
            max_length=LONGEST_NOTE,
            required=False,
            # A limit of the browser's would cut off what is pasted, and say nothing.
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"max_length": say("after-note-long", most=LONGEST_NOTE)},
        )
        self.fields["wrong"] = forms.MultipleChoiceField(
            choices=wrong_choices, required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["where"] = forms.MultipleChoiceField(
            choices=where_choices, required=False, widget=forms.CheckboxSelectMultiple
        )
        self._before = [spot for spot in before if f"pain-{spot[0]}-{spot[1]}" in self.fields]
        scores = [(str(score), str(score)) for score in range(WORST + 1)]
        for leg, zone, _ in self._before:
            self.fields[f"pain-{leg}-{zone}"].widget = forms.RadioSelect(choices=scores)

    def again(self) -> list[AgainRow]:
        """Return the zones that hurt before, for the page."""
        return [
            AgainRow(place_said(Leg(leg), ZoneId(zone)), score, self[f"pain-{leg}-{zone}"])
            for leg, zone, score in self._before
        ]

    def elsewhere(self) -> list[tuple[Leg, list[ZoneRow]]]:
        """Return the zones that did not hurt before, for the map."""
        asked = {(leg, zone) for leg, zone, _ in self._before}
        return [(leg, [row for row in rows if (leg.value, row.zone.value) not in asked]) for leg, rows in self.legs()]

    def told(self) -> dict[str, Any]:
        """Return what is kept: a zone that hurt before counts with 0 too, when that was the answer."""
        given = self.cleaned_data
        asked = {(leg, zone) for leg, zone, _ in self._before}
        named = [(leg.value, row.zone.value) for leg, rows in self.legs() for row in rows]
        scores = ((leg, zone, given.get(f"pain-{leg}-{zone}")) for leg, zone in named)
        pains = [
            {"leg": leg, "zone": zone, "score": score}
            for leg, zone, score in scores
            if score is not None and (score > 0 or (leg, zone) in asked)
        ]
        return {"pains": pains, "felt": given["felt"], "wrong": given["wrong"], "where": given["where"]} | {
            "note": given["note"]
        }
