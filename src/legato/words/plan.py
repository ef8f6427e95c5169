"""A plan in words, or why there is none: as doors give it out, with the sentences beside their codes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from legato.notation.checkin import Who, who_of
from legato.notation.model import Model
from legato.notation.phrase import Phrase
from legato.notation.session import Choice, Reason, Session
from legato.planner import NoSession
from legato.safety import RuleBook, load_rule_book
from legato.words.reasons import reason_words
from legato.words.sentences import Sentences


class ReasonInWords(Reason):
    """One reason, in words for the person."""

    says: str

    @model_validator(mode="before")
    @classmethod
    def _without_the_sentence_of_old(cls, given: Any) -> Any:
        """Keep the sentence, because it is of today."""
        return given


class ChoiceInWords(Choice):
    """Why one technique is in a session on one leg, or is not."""

    reasons: Annotated[tuple[ReasonInWords, ...], Field(min_length=1)]


class SessionInWords(Session):
    """A composed session, with the check-in it answers and its reasons in words."""

    choices: tuple[ChoiceInWords, ...] = ()


class NoSessionInWords(Model):
    """No session, with the limits behind it and what would help."""

    because: Phrase
    """What is the matter, as a code."""
    says: str
    """What is the matter, in one or two sentences."""
    reasons: tuple[ReasonInWords, ...]
    """The limits that caused it."""
    would_help: tuple[str, ...]
    """What the person can change."""


def session_in_words(session: Session, sentences: Sentences, book: RuleBook | None = None) -> SessionInWords:
    """Put the reasons of a session into words, for whoever answered its check-in."""
    who, rules = who_of(session.checkin), book or load_rule_book()
    choices = tuple(_choice(choice, who, sentences, rules) for choice in session.choices)
    return SessionInWords.model_construct(session.model_fields_set, **{**dict(session), "choices": choices})


def no_session_in_words(
    found: NoSession, who: Who, sentences: Sentences, book: RuleBook | None = None
) -> NoSessionInWords:
    """Say why there is no session, and what would help."""
    rules = book or load_rule_book()
    return NoSessionInWords(
        because=found.because,
        says=_to(who, found.because, sentences),
        reasons=tuple(_reason(reason, who, sentences, rules) for reason in found.reasons),
        would_help=tuple(_to(who, help_, sentences) for help_ in found.would_help),
    )


def _choice(choice: Choice, who: Who, sentences: Sentences, book: RuleBook) -> ChoiceInWords:
    reasons = tuple(_reason(reason, who, sentences, book) for reason in choice.reasons)
    return ChoiceInWords.model_construct(choice.model_fields_set, **{**dict(choice), "reasons": reasons})


def _reason(reason: Reason, who: Who, sentences: Sentences, book: RuleBook) -> ReasonInWords:
    return ReasonInWords(**dict(reason), says=reason_words(reason, who, sentences, book))


def _to(who: Who, told: Phrase, sentences: Sentences) -> str:
    return sentences.say(told.code, who=who.value, **told.args)
