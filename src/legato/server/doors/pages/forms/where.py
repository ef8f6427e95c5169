"""Where it hurts and where nobody should touch today; also used again after the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from legato.body import LEGS, ZONES, Leg, ZoneId
from legato.server.doors.pages.forms.plain import PlainForm
from legato.server.records.checkins.there import Place
from legato.server.wire.language import say
from legato.server.wire.words import place_said

WORST = 10
_OUT_OF_RANGE = ("min_value", "max_value")


@dataclass(frozen=True)
class ZoneRow:
    """One zone of one leg as the page shows it."""

    leg: Leg
    zone: ZoneId
    name: str
    pain: BoundField
    avoid: BoundField | None


class WhereForm(PlainForm):
    """Pain from 0 to 10 and "do not touch here", for every zone of both legs."""

    asks_avoid = True

    def __init__(self, *args: Any, missing: frozenset[Place] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scores = _scores()
        self._there = [(leg, zone) for leg in LEGS for zone in ZONES if (leg, zone) not in missing]
        for leg, zone in self._there:
            name = place_said(leg, zone)
            self.fields[f"pain-{leg.value}-{zone.value}"] = forms.IntegerField(
                required=False,
                min_value=0,
                max_value=WORST,
                label=name,
                widget=forms.Select(choices=scores),
                error_messages=dict.fromkeys(_OUT_OF_RANGE, say("checkin-pain-range", place=name)),
            )
            if self.asks_avoid:
                self.fields[f"avoid-{leg.value}-{zone.value}"] = forms.BooleanField(
                    required=False, label=say("checkin-avoid-place", place=name)
                )

    def pain(self) -> list[dict[str, Any]]:
        """Return the zones that hurt, with their scores."""
        found = ((leg, zone, self.cleaned_data.get(f"pain-{leg.value}-{zone.value}")) for leg, zone in self._there)
        return [{"leg": leg.value, "zone": zone.value, "score": score} for leg, zone, score in found if score]

    def avoid(self) -> list[dict[str, Any]]:
        """Return the zones that nobody should touch."""
        return [
            {"leg": leg.value, "zone": zone.value}
            for leg, zone in self._there
            if self.cleaned_data.get(f"avoid-{leg.value}-{zone.value}")
        ]

    def answers(self) -> dict[str, Any]:
        """Return what is kept of this step."""
        return {"pain": self.pain(), "avoid": self.avoid()}

    @staticmethod
    def initial_from(given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the form values of kept answers."""
        pains = {f"pain-{pain['leg']}-{pain['zone']}": pain["score"] for pain in given.get("pain", ())}
        return pains | {f"avoid-{spot['leg']}-{spot['zone']}": True for spot in given.get("avoid", ())}

    def legs(self) -> list[tuple[Leg, list[ZoneRow]]]:
        """Return the rows of each leg for the page; of a leg that is missing there are none."""
        legs = dict.fromkeys(leg for leg, _ in self._there)
        return [(leg, [self._row(leg, zone) for one, zone in self._there if one is leg]) for leg in legs]

    def _row(self, leg: Leg, zone: ZoneId) -> ZoneRow:
        return ZoneRow(
            leg=leg,
            zone=zone,
            name=place_said(leg, zone),
            pain=self[f"pain-{leg.value}-{zone.value}"],
            avoid=self[f"avoid-{leg.value}-{zone.value}"] if self.asks_avoid else None,
        )


def _scores() -> list[tuple[str, str]]:
    spoken = [("", say("checkin-pain-unmarked")), ("0", say("checkin-pain-none"))]
    return [*spoken, *((str(score), str(score)) for score in range(1, WORST + 1))]
