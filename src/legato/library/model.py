"""The records of the content besides techniques: causes, benefits, tips, questions, sources and labels."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from legato.notation.checkin import Complaint, Equipment
from legato.notation.model import Model
from legato.notation.technique import FactId, Grade, Identifier, OtherNames, SourceId

Short = Annotated[str, Field(min_length=1, max_length=80)]
Sentence = Annotated[str, Field(min_length=1, max_length=400)]
Sources = Annotated[tuple[SourceId, ...], Field(min_length=1)]
Order = Annotated[int, Field(strict=True, ge=1, le=99)]


class Advised(StrEnum):
    """Whether massage goes with a cause of leg pain."""

    FINE = "fine"
    WITH_CARE = "with_care"
    ASK_FIRST = "ask_first"
    NEVER = "never"


class Cause(Model):
    """A cause of leg pain: what tells it apart, what helps, and whether to massage; never a diagnosis."""

    id: Identifier
    name: Short
    also: OtherNames = ()
    line: Sentence
    """What it is, in one sentence."""
    tells: Annotated[tuple[Sentence, ...], Field(min_length=2, max_length=6)]
    """What people with it usually notice."""
    ask_yourself: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=4)]
    """Questions that tell it apart from its neighbours."""
    helps: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=5)]
    """What people can do themselves, or whom to see."""
    massage: Advised
    massage_says: Sentence
    facts: tuple[FactId, ...] = ()
    """The facts of the check-in that ask about it."""
    complaints: tuple[Complaint, ...] = ()
    clinical: tuple[Short, ...] = ()
    """What doctors call it, for whoever was told that name."""
    sources: Sources


class ClaimStanding(StrEnum):
    """How a claim stands, in plain words."""

    SMALL_EFFECT = "small_effect"
    NOT_SHOWN = "not_shown"
    SHOWN_NOT_TO = "shown_not_to"


class Benefit(Model):
    """Something massage is said to do, with what is known about it."""

    id: Identifier
    order: Order
    name: Short
    also: OtherNames = ()
    often_said: Sentence
    """The claim as people meet it."""
    from_article: bool
    standing: ClaimStanding
    grade: Grade
    says: Sentence | None = None
    """What may be said about it in the product; nothing where the claim is not supported."""
    known: Sentence
    """What studies show, and how good they are."""
    instead: Sentence | None = None
    """What does work for this, when massage does not."""
    sources: Sources

    @model_validator(mode="after")
    def _claims_only_what_is_supported(self) -> Self:
        supported = self.standing is ClaimStanding.SMALL_EFFECT
        if supported != (self.says is not None):
            raise ValueError("What is supported has words to say it; what is not supported has none.")
        return self


class ShowsUp(StrEnum):
    """Where in the product a tip does its work."""

    POSITION_STEP = "position_step"
    PREPARATION_STEP = "preparation_step"
    PRESSURE_RAMP = "pressure_ramp"
    PRESSURE_CHECKS = "pressure_checks"
    RESTS = "rests"
    CLOSE = "close"
    PROGRAMME = "programme"


class Tip(Model):
    """A tip of the article, and what Legato does with it."""

    id: Identifier
    order: Order
    name: Short
    also: OtherNames = ()
    says: Sentence
    shows_up: ShowsUp
    does: Sentence
    """What the product does, so that nobody has to remember the tip."""
    sources: Sources


class Preparation(Model):
    """One thing to do before the first touch."""

    id: Identifier
    order: Order
    name: Short
    also: OtherNames = ()
    says: Sentence
    says_to_giver: Sentence | None = None
    """`says` for somebody who massages another person, where it differs."""
    why: Sentence
    needs: tuple[Equipment, ...] = ()
    """Only said when one of these is used."""
    sources: Sources


class FaqEntry(Model):
    """A question people ask, with its answer."""

    id: Identifier
    order: Order
    asks: Short
    also: OtherNames = ()
    answer: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=6)]
    facts: tuple[FactId, ...] = ()
    """The facts whose rules the answer talks about; the two must agree."""
    techniques: tuple[Identifier, ...] = ()
    sources: Sources


class Guideline(Model):
    """How long, how often and the like: numbers people ask for."""

    id: Identifier
    order: Order
    name: Short
    also: OtherNames = ()
    says: Sentence
    least: Annotated[int, Field(strict=True, ge=0)]
    usual: tuple[Annotated[int, Field(strict=True, ge=0)], Annotated[int, Field(strict=True, ge=0)]]
    """From and to."""
    most: Annotated[int, Field(strict=True, ge=0)]
    unit: Short
    sources: Sources


class SourceKind(StrEnum):
    """What a source is."""

    GUIDELINE = "guideline"
    REVIEW = "review"
    TRIAL = "trial"
    COHORT = "cohort"
    LABORATORY = "laboratory"
    CASE_REPORT = "case_report"
    SURVEY = "survey"
    LEAFLET = "leaflet"
    TEACHING = "teaching"
    STANDARD = "standard"
    MAKER = "maker"
    NEWS = "news"
    PERSONAL = "personal"
    ARTICLE = "article"
    JUDGEMENT = "judgement"


class Source(Model):
    """Where a statement comes from, and how far it can be trusted."""

    id: SourceId
    about: Short
    title: Annotated[str, Field(min_length=1, max_length=240)]
    kind: SourceKind
    urls: tuple[Annotated[str, Field(pattern=r"^https?://[^\s\"<>]+$", max_length=400)], ...] = ()
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    pmid: Annotated[str, Field(pattern=r"^\d{6,9}$")] | None = None
    pmcid: Annotated[str, Field(pattern=r"^PMC\d+$")] | None = None
    weak: bool = False
    """Says less than its kind promises: a maker's page, a forum, a re-publisher, a teaching site without references."""
    note: Annotated[str, Field(max_length=240)] = ""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        inward = self.kind in (SourceKind.JUDGEMENT, SourceKind.ARTICLE)
        if not (self.urls or self.doi or self.pmid or inward):
            raise ValueError("A source has an address, a DOI or a PMID.")
        return self


class Label(Model):
    """The plain words for one choice, for forms and tables."""

    label: Short
    help: Annotated[str, Field(max_length=200)] = ""


class Disclaimer(Model):
    """What Legato is not, said before anybody relies on it."""

    title: Short
    short: Sentence
    says: Annotated[tuple[Sentence, ...], Field(min_length=1)]


class Licence(Model):
    """Under which licence the content is shared, and how to name it."""

    id: Short
    name: Short
    url: str
    says: Sentence
    attribution: Sentence


class NotToMassage(Model):
    """A situation in which massage waits or changes: the short list people look for."""

    id: Identifier
    order: Order
    name: Short
    also: OtherNames = ()
    says: Sentence
    facts: Annotated[tuple[FactId, ...], Field(min_length=1)]
    """The facts of the check-in whose rules decide; the two must agree."""
    from_article: bool
    sources: Sources


class SearchWords(Model):
    """What people type that no page says: names of facts, and one spelling for another."""

    facts: dict[FactId, OtherNames] = Field(default_factory=dict)
    spelling: dict[str, str] = Field(default_factory=dict)
