"""The forms of the check-in and of what comes after a session."""

from legato.server.doors.pages.forms.after import AfterForm
from legato.server.doors.pages.forms.facts import FactRow, FactsForm, is_only_unfinished
from legato.server.doors.pages.forms.first import FirstForm
from legato.server.doors.pages.forms.health import HealthForm
from legato.server.doors.pages.forms.legs import LegsForm, MoreForm
from legato.server.doors.pages.forms.lines import LineRow, LinesForm
from legato.server.doors.pages.forms.look import LookForm
from legato.server.doors.pages.forms.since import SinceForm
from legato.server.doors.pages.forms.today import TodayForm
from legato.server.doors.pages.forms.where import WhereForm, ZoneRow

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
