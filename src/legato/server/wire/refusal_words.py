"""Refusals in words."""

from __future__ import annotations

from collections.abc import Mapping

from legato.errors import RefusedError
from legato.server.records.refusals import NotNow

REFUSAL_WORDS: Mapping[NotNow, str] = {
    NotNow.STOPPED: "This session was stopped because something felt wrong. Check in again before the next one.",
    NotNow.FINISHED: "This session is finished. Check in again before the next one.",
    NotNow.LATER_REFUSED: "A later check-in said no to massage. Check in again before you begin.",
    NotNow.LATER_TROUBLE: "Something felt wrong since this plan was made. Check in again, so that we know about it.",
    NotNow.LATER_ANSWER: "You changed an answer after this plan was made. Check in again for a new one.",
    NotNow.BEGUN_UNKNOWING: "This session was begun without what you told us. Check in again before you go on.",
    NotNow.TOO_OLD: "Your answers to this plan are from earlier. Check in again before you begin.",
    NotNow.REMEMBERED: "What you told us before rules out massage. Check in again, so that we know more.",
    NotNow.TOLD_EARLIER: "Something you told us earlier has to be checked first. Check in to see what to do.",
    NotNow.BEGUN: "This session has begun, so its plan stays as it is.",
    NotNow.RULES_CHANGED: "This plan no longer fits the safety rules. Check in again for a new one.",
    NotNow.ID_TAKEN: "This id belongs to another session.",
    NotNow.NOT_A_CODE: "A code has twelve letters and numbers. Compare it with the computer.",
    NotNow.CODE_UNKNOWN: "This code is not known. Compare it with the one on the computer, or show a new one.",
    NotNow.CODE_USED: "This code has been used. Show a new one on the computer for another phone.",
    NotNow.CODE_TOO_OLD: "This code has expired. Show a new one on the computer.",
    NotNow.CODE_OVER: "The session of this code is over.",
    NotNow.OWN_HANDS: "A remote is for a massage by somebody else. This session is for your own hands.",
    NotNow.PRESS_TAKEN: "This press belongs to another phone.",
    NotNow.TOO_OFTEN: "That was too many presses. Say it aloud.",
    NotNow.TOO_MANY_TRIES: "There were too many tries. Wait ten minutes, then show a new code on the computer.",
}


def refusal_words(wrong: RefusedError) -> str:
    """Say why something is not done."""
    return REFUSAL_WORDS[NotNow(wrong.because)]
