"""What a page puts on the audio clock, and how far from its moment it is heard.

Measured beside the player, not by it: every sound a page starts is written down
with the audio clock's own word for when it reaches the loudspeaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LISTEN_TO_SOUND = """
  window.sounds = [];
  addEventListener('pointerdown', () => { window.tapped ??= performance.now(); }, { capture: true });
  const start = AudioBufferSourceNode.prototype.start;
  const stop = AudioBufferSourceNode.prototype.stop;
  AudioBufferSourceNode.prototype.start = function (at) {
    const { contextTime, performanceTime } = this.context.getOutputTimestamp();
    const page = contextTime && performanceTime
      ? performanceTime + 1000 * (at - contextTime) : performance.now() + 1000 * (at - this.context.currentTime);
    this.told = { page, seconds: this.buffer.duration, cut: null };
    window.sounds.push(this.told);
    window.clockOfSound = this.context;
    start.call(this, at);
    this.told.at = at;
  };
  AudioBufferSourceNode.prototype.stop = function (...given) {
    this.told.cut ??= performance.now();
    stop.apply(this, given);
  };
"""
SOUNDS = """() => {
  const { contextTime, performanceTime } = window.clockOfSound.getOutputTimestamp();
  const begun = performance.now() - 1000 * document.querySelector('legato-player').currentTime;
  // When each was heard by the two clocks as they stand now, at the end: also after drift nobody corrected.
  return window.sounds.map(({ at, page, seconds, cut }) => ({
    planned: page - begun, heard: performanceTime + 1000 * (at - contextTime) - begun, seconds,
    cut: cut === null ? null : cut - begun }));
}"""
FIRST_WORD = """() => {
  const spoken = window.sounds.filter(({ seconds, cut }) => seconds > 1.2 && cut === null).map(({ page }) => page);
  return spoken.length ? Math.min(...spoken) - window.tapped : null;
}"""
"""Milliseconds from the tap to the first spoken word; chimes and ticks are shorter than any line."""

TICK_S = 0.5
LOST_MS = 500


@dataclass(frozen=True, slots=True)
class Heard:
    """How far the strokes of a stretch were from their moments."""

    off_ms: list[float]
    lost: int

    def within(self, ms: float) -> float:
        """Return the share of all strokes that was heard within so many milliseconds."""
        return sum(off <= ms for off in self.off_ms) / max(1, len(self.off_ms) + self.lost)

    @property
    def p99(self) -> float:
        """Within what 99 of 100 were heard."""
        return sorted(self.off_ms)[max(0, -(-len(self.off_ms) * 99 // 100) - 1)] if self.off_ms else float("nan")


def strokes_heard(sounds: Sequence[dict[str, Any]], cues: Sequence[dict[str, Any]], since: int, until: int) -> Heard:
    """Hold every beat of a stretch of the session against the sound nearest to it."""
    heard = sorted(
        sound["heard"]
        for sound in sounds
        if sound["seconds"] < TICK_S and (sound["cut"] is None or sound["cut"] > sound["heard"])
    )
    off: list[float] = []
    lost = 0
    for cue in cues:
        if cue["kind"] != "beat" or not since <= cue["at_ms"] < until:
            continue
        place = bisect_left(heard, cue["at_ms"])
        nearest = min((abs(each - cue["at_ms"]) for each in heard[max(0, place - 1) : place + 1]), default=LOST_MS)
        if nearest < LOST_MS:
            off.append(nearest)
        else:
            lost += 1
    return Heard(off, lost)
