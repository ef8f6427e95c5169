"""A cleared session as cues at absolute moments, in whole milliseconds."""

from legato.timeline.compile import compile_timeline
from legato.timeline.model import Cue, CueKind, Shown, Timeline
from legato.timeline.rhythm import Beat, beats
from legato.timeline.voice import speech

__all__ = ["Beat", "Cue", "CueKind", "Shown", "Timeline", "beats", "compile_timeline", "speech"]
