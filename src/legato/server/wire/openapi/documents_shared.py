"""What screens, phones and devices are given, as records; the documentation is made from them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from legato.body import Leg
from legato.notation.checkin import Performer
from legato.notation.model import Model
from legato.notation.technique import FactId, Identifier
from legato.safety.asking import FactGroup
from legato.safety.model import RuleId, Urgency, Verdict
from legato.server.records.pairing.models import AskKind, WishKind

Milliseconds = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]


class SharedMoment(Model):
    """Where a session is, as the screen that last changed it says."""

    position_ms: Milliseconds
    playing: bool
    revision: Milliseconds
    """Goes up with each change that somebody made."""
    screen: str
    """The page that changed it last, by an id it chose."""


class MomentAnswer(Model):
    """The moment as it is kept now: another screen's, where that one changed something this one has not heard of."""

    moment: SharedMoment


class AskToTell(Model):
    """Something the receiver asks for."""

    id: uuid.UUID
    kind: AskKind
    wish: WishKind
    """What can be done about it: more is not always to be had."""
    says: str
    """The sentence for the giver."""


class CompanyNews(Model):
    """What every screen of a sitting should know now."""

    phones: int
    """How many joined phones gave a sign of life in the last seconds."""
    moment: SharedMoment | None
    """Nobody plays it yet when there is none."""
    asks: tuple[AskToTell, ...]
    timeline: str
    """The mark of the timeline that is played; another one after the rest was planned again."""
    over: bool
    """Whether the session is stopped or finished."""


class AskAnswer(Model):
    """One press on the remote, and whether the giver has been told."""

    id: uuid.UUID
    kind: AskKind
    heard: bool
    says: str
    """What the giver is told, in words for the receiver: true as soon as it is heard."""


class AsksAnswer(Model):
    """The last presses of this phone, newest first."""

    asks: tuple[AskAnswer, ...]
    over: bool


class VoiceInfo(Model):
    """Who speaks."""

    engine: str
    name: str
    language: str


class SoundFile(Model):
    """One sound as a file."""

    url: str
    ms: Milliseconds
    bytes: Milliseconds


class LineFile(SoundFile):
    """A spoken line as a file."""

    instead: SoundFile | None = None
    """The same line in the voice that comes with Legato, while this one is being made."""


class BedFile(SoundFile):
    """A sound to massage by."""

    from_ms: Milliseconds
    """Where what repeats itself begins."""
    loop_ms: Milliseconds
    """How long that is."""


class LineTrouble(Model):
    """A line that could not be made, and why."""

    text: str
    says: str


class LinesMade(Model):
    """How far the making of the lines is."""

    lines: Count
    of: Count
    trouble: LineTrouble | None


class ClipsAnswer(Model):
    """What is spoken and sounded in a session."""

    voice: VoiceInfo | None
    type: str | None
    """The media type of the files; nothing where no sound can be made at all."""
    says: str | None
    """Why the browser has to speak, where it has."""
    ready: bool
    """Whether every line is made."""
    made: LinesMade
    clips: dict[str, LineFile]
    """By the text of the cue."""
    sounds: dict[str, SoundFile]
    beds: dict[str, BedFile]


class TravellingRule(Model):
    """A safety rule as a device applies it; what it takes away is the server's to apply."""

    id: RuleId
    name: str
    when: tuple[FactId, ...]
    verdict: Verdict
    urgency: Urgency
    on_both_legs: bool
    legs: Literal["given", "both"]
    says: str
    do: str
    why: str
    status: Literal["cited", "judgement"]


class TravellingHeading(Model):
    """What stands above a verdict."""

    sign: str
    title: str
    lead: str


class TravellingRegion(Model):
    """A country, and whom to call there."""

    code: str
    name: str
    emergency: str
    maternity: str
    zones: tuple[str, ...]
    """The time zones by which it is guessed."""
    closed: str
    """Where to turn when doctors are closed."""


class TravellingNumbers(Model):
    """Whom to call in which country."""

    everywhere: str
    maternity: str
    elsewhere: TravellingRegion
    regions: tuple[TravellingRegion, ...]


class TravellingFact(Model):
    """A question, as it is asked on one screen."""

    id: FactId
    group: FactGroup
    short: str
    asks: str
    help: str
    person: bool
    """Whether it is about the whole person, and so names no leg."""


class TravellingHeld(Model):
    """A fact that holds, and the legs it holds on."""

    fact: FactId
    legs: tuple[Leg, ...]
    person: bool


class TravellingLine(Model):
    """What a person notices, in one line, and the questions it unfolds."""

    id: str
    title: str
    says: str
    facts: tuple[FactId, ...]


class TravellingLeftOut(Model):
    """A technique that a limit takes away, on which legs, and why."""

    technique: Identifier
    name: str
    legs: tuple[Leg, ...]
    where: str
    """The legs, in words."""
    says: tuple[str, ...]


class TravellingReady(Model):
    """A ready-made session, and what must be asked before it begins."""

    name: str
    title: str
    begin: str
    """What stands on the button that begins it."""
    lasts_ms: Milliseconds
    asks: tuple[FactId, ...]
    lines: tuple[TravellingLine, ...]
    pictures: tuple[str, ...]
    left_out: tuple[TravellingLeftOut, ...]
    """Of a tour: what a limit takes away."""


class Trying(Model):
    """One technique on one leg for a minute or so, for the person who is cared for now."""

    technique: Identifier
    name: str
    performer: Performer
    """Whose hands it takes."""
    before: tuple[str, ...]
    """What it takes, in whole sentences: things, or another person."""
    ready: tuple[TravellingReady, ...]
    """The trials that suit, of the left and of the right leg."""
    left_out: tuple[TravellingLeftOut, ...]
    """Where a limit takes it away."""
    would_help: tuple[str, ...]
    """What the person can change about that."""


class TravellingSitting(Model):
    """A planned session that may be played for a while yet."""

    id: uuid.UUID
    lasts_ms: Milliseconds
    begun: bool
    good_until: datetime
    pictures: tuple[str, ...]


class OfflineBundle(Model):
    """Everything a device needs to ask, to refuse, and to begin a ready-made session by itself."""

    format: Literal[1]
    version: str
    given_at: datetime
    good_for_ms: Milliseconds
    person: uuid.UUID | None
    rules: tuple[TravellingRule, ...]
    headings: dict[Verdict, dict[Urgency, TravellingHeading]]
    """The words above a refusal, by verdict and urgency."""
    numbers: TravellingNumbers
    facts: tuple[TravellingFact, ...]
    known: tuple[TravellingHeld, ...]
    assumed: tuple[TravellingHeld, ...]
    """What follows from how ready-made sessions are held, and nobody was asked about."""
    ready: tuple[TravellingReady, ...]
    sittings: tuple[TravellingSitting, ...]
    withdrawals: Milliseconds
    """How often plans of this person were withdrawn: sent back with what is begun by this bundle."""
    refused: tuple[uuid.UUID, ...]
    """Refusals the server knew of."""
    wrong: tuple[uuid.UUID, ...]
    """Events of which the server knew that something felt wrong."""
