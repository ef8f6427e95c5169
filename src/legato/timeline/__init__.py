"""A cleared session as cues at absolute moments, in whole milliseconds."""

from legato.timeline.compile import compile_timeline
from legato.timeline.model import Cue, CueKind, Shown, Timeline
from legato.timeline.rhythm import Beat, beats
from legato.timeline.voice import speech
from legato.timeline.words import Wording

__all__ = ["Beat", "Cue", "CueKind", "Shown", "Timeline", "Wording", "beats", "compile_timeline", "speech"]
