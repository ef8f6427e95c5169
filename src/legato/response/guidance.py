"""How much of a session somebody was guided through, from what happened in it."""

from __future__ import annotations

from collections.abc import Iterable

from legato.response.standing import Happening, in_order, is_jump, place_of, rests, runs

Stretch = tuple[int, int]


def guided_ms(happenings: Iterable[Happening]) -> int | None:
    """Return how much of a session was played to somebody, in milliseconds; a part that was repeated counts once.

    Only what is between two things that happened counts: a device that died counts up to the last it told.
    `None` where no player ever ran, as for a session that was read from paper.
    """
    stretches: list[Stretch] = []
    since: int | None = None
    played = False
    for one in in_order(happenings):
        if since is not None:
            stretches.append((since, one.at_ms))
            since = one.at_ms
        if runs(one):
            played, since = True, one.at_ms
        elif rests(one):
            since = None
        if is_jump(one) and since is not None:
            since, _ = place_of(one)
    return _covered(stretches) if played else None


def _covered(stretches: list[Stretch]) -> int:
    covered, until = 0, 0
    for begins, ends in sorted(stretches):
        covered += max(0, ends - max(begins, until))
        until = max(until, ends)
    return covered
