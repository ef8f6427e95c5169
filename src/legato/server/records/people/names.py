"""What people are called: written in one form, told apart as people tell them apart, and always to be seen.

Two who look the same are one mistake away from answers in the wrong record of health. So a name has no sign
that cannot be seen and none that turns the text around it, and no two in a household are equal to the eye.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import count

LONGEST = 60
LONGEST_KEY = 400
"""Enough for the longest name in any script: folding its case makes some letters three."""
NOBODY_SAID = "Somebody"
"""What somebody is called of whose name nothing can be seen, from a time or a place that took it."""
_JOINERS = "\u200c\u200d"
"""They are not seen, but change how the letters beside them are written, in Persian, in Indian scripts, in emoji."""
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Signs that count as letters or marks, and draw nothing."""
_MOST_MARKS = 4
"""On one letter; more grow over the lines above and below."""


class NameRefused(Exception):  # noqa: N818 - a decision, and no fault
    """A name that cannot be taken."""

    def __init__(self, code: str) -> None:
        """Keep why: `missing`, or `unseen` where a sign in it cannot be seen or does not stay in its place."""
        super().__init__(code)
        self.code = code


def name_written(told: str) -> str:
    """Return a name in the form in which it is kept: composed, with single spaces.

    Raises:
        NameRefused: nothing of it can be seen, or a sign in it cannot.
    """
    name = " ".join(unicodedata.normalize("NFC", told).split())
    if not name:
        raise NameRefused("missing")
    if any(not _stays(name, at) for at in range(len(name))) or not any(map(_is_seen, name)):
        raise NameRefused("unseen")
    return name


def name_mended(told: str) -> str:
    """Return a name that was taken once as it would be taken today: without what cannot be seen."""
    name = unicodedata.normalize("NFC", told)
    while not all(_stays(name, at) for at in range(len(name))):
        name = "".join(sign for at, sign in enumerate(name) if sign.isspace() or _stays(name, at))
        if any(sign.isspace() and sign != " " for sign in name):
            name = " ".join(name.split())
    name = " ".join(name.split())[:LONGEST].rstrip()
    return name if any(map(_is_seen, name)) else NOBODY_SAID


def name_key(name: str) -> str:
    """Return what two names have in common when people would call them the same."""
    plain = "".join(sign for sign in name if sign not in _JOINERS and not _is_variation(sign))
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", plain).casefold())
    return " ".join(folded.split())


def name_free(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return a name that nobody has: the same, or with the first number behind it that is free.

    Args:
        name: what somebody is called.
        is_taken: tells of a key whether somebody has it.
    """
    tried = (name if nth == 1 else f"{name[: LONGEST - 5].rstrip()} {nth}" for nth in count(1))
    return next(each for each in tried if not is_taken(name_key(each)))


def _stays(name: str, at: int) -> bool:
    """Tell whether a sign is seen, or belongs to one that is."""
    sign = name[at]
    before, after = name[at - 1 : at], name[at + 1 : at + 2]
    if sign in _JOINERS:
        return bool(before) and bool(after) and _is_joined(before) and _is_seen(after)
    if _is_variation(sign):
        return bool(before) and _is_seen(before)
    if sign in _BLANK_LETTERS:
        return False
    kind = unicodedata.category(sign)
    if kind.startswith("M"):
        marks = name[max(0, at - _MOST_MARKS) : at]
        return bool(before) and (len(marks) < _MOST_MARKS or any(unicodedata.category(one)[0] != "M" for one in marks))
    return sign == " " or _is_seen(sign)


def _is_joined(sign: str) -> bool:
    return _is_seen(sign) or _is_variation(sign) or unicodedata.category(sign).startswith("M")


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK_LETTERS


def _is_variation(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"
