"""A cleared session as cues at absolute moments, in whole milliseconds."""

from legato.timeline.compile import Script, compile_script, compile_timeline
from legato.timeline.instructions import is_turned, one_line, reasons_to_stop, shown_steps
from legato.timeline.lines import LeftOut, LegPart, Omission, region_of, who_of
from legato.timeline.model import (
    Cue,
    CueKind,
    PreparationItem,
    Purpose,
    Shown,
    Telling,
    Timeline,
    telling_for,
)
from legato.timeline.rhythm import Beat, beats
from legato.timeline.voice import LengthOf, speech

__all__ = [
    "Beat",
    "Cue",
    "CueKind",
    "LeftOut",
    "LegPart",
    "LengthOf",
    "Omission",
    "PreparationItem",
    "Purpose",
    "Script",
    "Shown",
    "Telling",
    "Timeline",
    "beats",
    "compile_script",
    "compile_timeline",
    "is_turned",
    "one_line",
    "reasons_to_stop",
    "region_of",
    "shown_steps",
    "speech",
    "telling_for",
    "who_of",
]
