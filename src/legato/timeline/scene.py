"""One step of a session with what surrounds it: what it is called, what is shown, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from legato.body import Leg
from legato.library.model import Preparation
from legato.notation.checkin import Equipment
from legato.notation.session import Block, Change, Close, Prepare, Rest, Session, Settle, Step, Stretch, Walk
from legato.notation.technique import Technique
from legato.timeline import words
from legato.timeline.model import Shown
from legato.timeline.rhythm import has_rhythm
from legato.timeline.words import Wording
from legato.units import PRESSURE_WORDS

_OILS = frozenset({Equipment.OIL, Equipment.LOTION})
_CRAMP: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "stretch": ("Stretch the calf", "Pull your toes up towards you.", ("Hold, and breathe slowly.",)),
    "walk": (
        "Stand or walk a little",
        "Stand on the leg, or walk a few steps.",
        ("Sit down again when the cramp has eased.",),
    ),
}
"""What ends a cramp: its title, its line, and what more there is to say."""
_TOO_LATE = frozenset({"test-new-oil"})
"""What takes days is no use when a session begins."""


@dataclass(frozen=True, slots=True)
class Play:
    """A session with the techniques it names and the wording that fits it."""

    session: Session
    techniques: Mapping[str, Technique]
    wording: Wording
    preparation: tuple[Preparation, ...]

    def scenes(self) -> Iterator[StepContext]:
        """Give each step with the one that comes after it; a change of grip is nothing to look forward to."""
        steps = self.session.steps
        for at, step in enumerate(steps):
            coming = next((later for later in steps[at + 1 :] if not isinstance(later, Change)), None)
            yield StepContext(self, step, coming)

    def preparing(self) -> tuple[str, ...]:
        """Say how to get ready: the first thing first, then what the tools of this session need."""
        tools = {thing for block in self.session.blocks for thing in self.techniques[block.technique].equipment}
        used = tools | (_OILS & set(self.session.checkin.have))
        fitting = [
            each
            for each in self.preparation
            if each.id not in _TOO_LATE and (not each.needs or used.intersection(each.needs))
        ]
        first, rest = fitting[:1], sorted(fitting[1:], key=lambda each: not tools.intersection(each.needs))
        return tuple(dict.fromkeys((*(each.says for each in first), words.STOP, *(each.says for each in rest))))

    def upward(self, block: Block) -> bool:
        """Tell whether a block's glides are turned toward the heart."""
        return block.toward_heart and self.techniques[block.technique].score.runs_from_heart

    def title(self, step: Step) -> str:  # noqa: PLR0911 - one for each kind of step
        """Name a step to the giver."""
        match step:
            case Prepare():
                return words.GET_READY
            case Stretch() | Walk():
                return _CRAMP[step.step][0]
            case Settle(leg=leg, changes_leg=changes):
                return self.wording.settling(leg, changes_leg=changes)[0]
            case Block(technique=technique):
                return self.techniques[technique].words.name
            case Change():
                return "Next grip"
            case Rest():
                return words.REST
            case Close():
                return words.CLOSE
        assert_never(step)


@dataclass(frozen=True, slots=True)
class StepContext:
    """One step, and the next one worth naming."""

    play: Play
    step: Step
    coming: Step | None

    @property
    def wording(self) -> Wording:
        """The wording of the session."""
        return self.play.wording

    def shown(self) -> Shown:
        """Say what the screen shows during the step."""
        step, play = self.step, self.play
        line, further = self._words()
        technique = play.techniques[step.technique] if isinstance(step, Block) else None
        pressure = step.pressure if isinstance(step, Block) else None
        return Shown(
            step=step.step,
            title=play.title(step),
            line=line,
            steps=further,
            pressure=pressure,
            pressure_words=None if pressure is None else PRESSURE_WORDS[pressure],
            tempo=technique.score.tempo if technique and has_rhythm(technique.score) else None,
            zones=() if technique is None else technique.zones,
            turned=isinstance(step, Block) and play.upward(step),
            next_title=None if self.coming is None else play.title(self.coming),
            next_leg=None if self.coming is None else self.coming.leg,
        )

    def further_lines(self) -> tuple[str, ...]:
        """Give what may be said after the first line, the most useful first."""
        line, further = self._words()
        return tuple(text for text in dict.fromkeys(further) if text != line)

    def coming_up(self) -> str:
        """Announce what comes next: `Ten seconds. Next: Arch rub.`"""
        match self.coming:
            case None | Close():
                then = "Then we finish."
            case Rest():
                then = "Then a short rest."
            case Settle(leg=Leg() as leg):
                then = f"Then {self.wording.leg(leg)}."
            case other:
                then = f"Next: {self.play.title(other)}."
        return f"{words.TEN_SECONDS} {then}"

    def _technique(self, block: Block) -> Technique:
        return self.play.techniques[block.technique]

    def _words(self) -> tuple[str, tuple[str, ...]]:  # noqa: PLR0911 - one for each kind of step
        step = self.step
        match step:
            case Prepare():
                first, *rest = self.play.preparing()
                return first, tuple(rest)
            case Stretch() | Walk():
                return _CRAMP[step.step][1:]
            case Settle(leg=leg, changes_leg=changes):
                return self.wording.settling(leg, changes_leg=changes)[1:]
            case Block():
                return self.wording.doing(self._technique(step), upward=self.play.upward(step))
            case Change():
                return words.NEXT_GRIP, ()
            case Rest():
                return words.REST_LINE, ()
            case Close():
                first, *rest = self.wording.closing()
                return first, tuple(rest)
        assert_never(step)
