"""The forms of the check-in and of what comes after a session."""

from legato.server.sittings.forms.after import AfterForm
from legato.server.sittings.forms.facts import FactRow, FactsForm, is_only_unfinished
from legato.server.sittings.forms.first import FirstForm
from legato.server.sittings.forms.health import HealthForm
from legato.server.sittings.forms.legs import LegsForm, MoreForm
from legato.server.sittings.forms.lines import LineRow, LinesForm
from legato.server.sittings.forms.look import LookForm
from legato.server.sittings.forms.since import SinceForm
from legato.server.sittings.forms.today import TodayForm
from legato.server.sittings.forms.where import WhereForm, ZoneRow

__all__ = [
    "AfterForm",
    "FactRow",
    "FactsForm",
    "FirstForm",
    "HealthForm",
    "LegsForm",
    "LineRow",
    "LinesForm",
    "LookForm",
    "MoreForm",
    "SinceForm",
    "TodayForm",
    "WhereForm",
    "ZoneRow",
    "is_only_unfinished",
]
