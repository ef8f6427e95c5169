"""One step of a session with what surrounds it: what was told before, what comes next, and what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from legato.body import LEGS, Leg
from legato.library.model import Preparation
from legato.notation.checkin import Equipment
from legato.notation.phrase import Phrase, phrase
from legato.notation.session import Block, Change, Close, Prepare, Rest, Session, Settle, Step, Stretch, Walk
from legato.notation.technique import Oil, Technique
from legato.safety import zones_touched
from legato.timeline import instructions
from legato.timeline.counsel import Counsel
from legato.timeline.lines import Addressee, LegPart, ScriptLine, region_of, who_of
from legato.timeline.model import PreparationItem, Purpose, Shown
from legato.timeline.preparing import OILS, preparation_of
from legato.timeline.rhythm import keeps_a_tempo
from legato.timeline.voice import LengthOf
from legato.units import Pressure, whole_minutes

LOOK_AT_THE_FEET = "advice-look-at-the-feet"
"""The one advice that takes the place of the first look at both legs."""


@dataclass(frozen=True, slots=True)
class Play:
    """A session with the techniques it names, the advice for these people, and how long phrases take to say."""

    session: Session
    techniques: Mapping[str, Technique]
    counsel: Counsel
    preparation: tuple[Preparation, ...]
    usable: frozenset[Equipment]
    """What is at hand and left out on none of the legs."""
    length_of: LengthOf

    @property
    def who(self) -> Addressee:
        """To whom the guide speaks."""
        return who_of(self.session.checkin)

    @property
    def planned_ms(self) -> int:
        """How long the session was to last as it was planned, in milliseconds."""
        return sum(_planned_ms(step) for step in self.session.steps)

    def scenes(self, memory: Memory) -> Iterator[StepContext]:
        """Give each step with the one that comes after it; a change of grip is nothing to look forward to."""
        steps = self.session.steps
        begins = 0
        for at, step in enumerate(steps):
            coming = next((later for later in steps[at + 1 :] if not isinstance(later, Change)), None)
            before = next((b for b in reversed(steps[:at]) if isinstance(b, Block)), None)
            blocks = sum(isinstance(b, Block) for b in steps[:at])
            yield StepContext(self, step, coming, before, blocks, memory, begins)
            begins += _planned_ms(step)

    def preparing(self) -> tuple[PreparationItem, ...]:
        """Say how to get ready, before the clock starts; nobody with a cramp is sent to wash their hands."""
        is_cramp = any(isinstance(step, Stretch) for step in self.session.steps)
        items = () if is_cramp else preparation_of(self.session, self.techniques, self.preparation, self.usable)
        advice = [PreparationItem(phrase=line.phrase, purpose=line.purpose) for line in self.counsel.before()]
        stop = PreparationItem(phrase=phrase("stop-any", who=self.who.value), purpose=Purpose.SAFETY)
        if any(item.phrase.code == LOOK_AT_THE_FEET for item in advice):
            # It says all that the usual look says, and more.
            return (*advice, stop, *items[1:])
        return (*items[:1], *advice, stop, *items[1:]) if items else (*advice, stop)

    @property
    def is_oily(self) -> bool:
        """Tell whether feet are likely to be oily in the end."""
        takes_oil = any(self.techniques[block.technique].oil is not Oil.AVOID for block in self.session.blocks)
        return takes_oil and bool(self.usable & OILS)

    def title(self, step: Step) -> Phrase:
        """Name a step to the giver."""
        match step:
            case Settle(leg=leg, changes_leg=changes):
                only = not changes and len(self.session.legs) < len(LEGS)
                code = "leg-next" if changes else "leg-only" if only else "leg-first"
                return phrase(code, who=self.who.value, leg=leg.value)
            case Block(technique=technique):
                return instructions.name(self.techniques[technique])
            case _:
                return phrase(_TITLES[step.step])


_TITLES = {
    "prepare": "get-ready",
    "change": "next-grip",
    "rest": "rest",
    "close": "finish",
    "stretch": "stretch",
    "walk": "walk",
}
"""The titles of steps that have one for everybody."""


@dataclass(slots=True)
class Memory:
    """What has been told so far, so that a second leg is spared what the first one heard."""

    explained: dict[tuple[str, bool], Pressure] = field(default_factory=dict)
    """Techniques, and whether turned, whose steps have all been told, with the pressure that was told with them."""
    guided: set[LegPart] = field(default_factory=set)
    """Parts of a leg to which somebody has been guided."""
    advised: set[Phrase] = field(default_factory=set)
    """Advice for the whole massage that has been told."""
    left_alone: set[tuple[Leg, Phrase]] = field(default_factory=set)
    """Which places of a leg were said to be left alone: before it begins, or with the first stroke there."""
    there: dict[tuple[Leg, Phrase], dict[LegPart, int]] = field(default_factory=dict)
    """What was said of places on a leg: at which of its parts, and when those blocks were to begin, in milliseconds."""
    asked: set[Leg] = field(default_factory=set)
    """Legs on which it has been asked how it feels."""
    felt: set[str] = field(default_factory=set)
    """Techniques of which it has been said what should be felt."""
    oiled: set[Leg] = field(default_factory=set)
    """Legs that have been massaged with oil, where there is any."""
    compared: int = 0
    """How often the second leg has been compared with the first."""
    homeless: list[ScriptLine] = field(default_factory=list)
    """What must be said and had no room where it belongs; it is told before the clock starts."""


@dataclass(frozen=True, slots=True)
class StepContext:
    """One step, the next one worth naming, and the block before it."""

    play: Play
    step: Step
    coming: Step | None
    before: Block | None
    number: int
    """How many blocks were before it."""
    memory: Memory
    begins: int
    """When it was to begin as the session was planned, in milliseconds."""

    @property
    def who(self) -> Addressee:
        """To whom the guide speaks."""
        return self.play.who

    def shown(self) -> Shown:
        """Say what the screen shows during the step."""
        step, play = self.step, self.play
        technique = play.techniques[step.technique] if isinstance(step, Block) else None
        return Shown(
            step=step.step,
            title=play.title(step),
            line=self.line(),
            steps=self.steps(),
            notes=self.notes(),
            pressure=step.pressure if isinstance(step, Block) else None,
            tempo=technique.score.tempo if technique and keeps_a_tempo(technique.score) else None,
            zones=() if technique is None else technique.zones,
            turned=isinstance(step, Block) and instructions.is_turned(step, play.techniques[step.technique]),
            next_title=None if self.coming is None else play.title(self.coming),
            next_leg=None if self.coming is None else self.coming.leg,
        )

    def steps(self) -> tuple[Phrase, ...]:
        """Return what there is to read at leisure."""
        match self.step:
            case Block():
                technique = self.play.techniques[self.step.technique]
                return instructions.shown_steps(self.step, technique, self.play.session.checkin)
            case Prepare():
                return tuple(item.phrase for item in self.play.preparing())
            case _:
                return ()

    def notes(self) -> tuple[Phrase, ...]:
        """Return what these people's limits ask for here."""
        step, counsel = self.step, self.play.counsel
        if isinstance(step, Block):
            there = counsel.there(step.leg, zones_touched(self.play.techniques[step.technique]))
            return tuple(line.phrase for line in (*counsel.general(), *there, *counsel.left_alone(step.leg)))
        if isinstance(step, Settle):
            return tuple(line.phrase for line in counsel.position())
        if isinstance(step, Close):
            return tuple(line.phrase for line in counsel.end())
        return ()

    def region(self) -> LegPart | None:
        """Return where the next block's hands are, when that is another part of the leg than the last one's."""
        if not isinstance(self.coming, Block) or self.before is None or self.before.leg is not self.coming.leg:
            return None
        there = region_of(self.play.techniques[self.coming.technique])
        return None if there is region_of(self.play.techniques[self.before.technique]) else there

    def given(self) -> Phrase:
        """Say for how long the legs were massaged, in whole minutes."""
        session = self.play.session
        spent = session.lasts - sum(step.lasts_ms for step in session.steps if isinstance(step, Prepare))
        minutes = whole_minutes(spent, least=1)
        legs = session.legs[0].value if len(session.legs) == 1 else "both"
        return phrase("given", who=self.who.value, legs=legs, minutes=minutes)

    def line(self) -> Phrase:
        """Say what to do in one line."""
        step, play = self.step, self.play
        match step:
            case Prepare():
                return play.preparing()[0].phrase
            case Settle():
                return self._settling(step)
            case Block():
                return instructions.one_line(step, play.techniques[step.technique], play.session.checkin)
            case Change():
                return self._moving()
            case Close():
                return self.given()
            case _:
                return phrase(_LINES[step.step], **self._to_whom(step))

    def _settling(self, step: Settle) -> Phrase:
        counsel = self.play.counsel
        if step.changes_leg:
            return phrase("reach-leg", who=self.who.value)
        if counsel.decides_position:
            return counsel.position()[0].phrase
        if any(isinstance(step, Walk) for step in self.play.session.steps):
            return phrase("sit-again", who=self.who.value)
        return phrase("position", who=self.who.value, position=self.play.session.checkin.position.value)

    def move_on(self) -> Phrase:
        """Say where the hands go now: how the leg is held there is told once, and shown every time."""
        region = self.region()
        if region is None or region not in self.memory.guided:
            self.memory.guided.update(() if region is None else (region,))
            return self.line()
        return phrase("move-on", region=region.value)

    def _moving(self) -> Phrase:
        region = self.region()
        if region is None:
            return phrase("next-place")
        if isinstance(self.coming, Block) and self.play.techniques[self.coming.technique].equipment:
            # A roller on the floor wants another hold than a hand does; its own words tell how.
            return phrase("move-on", region=region.value)
        return phrase("move", who=self.who.value, region=region.value)

    def _to_whom(self, step: Step) -> dict[str, str]:
        return {} if isinstance(step, Rest) else {"who": self.who.value}


_LINES = {"rest": "hang-loose", "stretch": "stretch-pull", "walk": "walk-up"}
"""The lines of steps that have one whatever comes before and after."""


def _planned_ms(step: Step) -> int:
    """Return how long a step was to last before it was made longer while it was held."""
    return step.as_planned.lasts_ms if isinstance(step, Block) else step.lasts_ms
