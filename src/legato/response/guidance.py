"""How much of a session somebody was guided through, from what happened in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legato.response.standing import Happening, in_order, is_jump, place_of, rests, runs

Stretch = tuple[int, int]
"""From and until which moment of a session, in milliseconds."""


def guided_ms(happenings: Iterable[Happening]) -> int | None:
    """Return how much of a session was played to somebody, in milliseconds; a part that was repeated counts once.

    Only what is between two things that happened counts: a device that died counts up to the last it told.
    `None` where no player ever ran, as for a session that was read from paper.
    """
    stretches = guided_stretches(happenings)
    return None if stretches is None else sum(ends - begins for begins, ends in stretches)


def guided_stretches(happenings: Iterable[Happening]) -> tuple[Stretch, ...] | None:
    """Return which parts of a session were played to somebody, in order and apart from each other."""
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
    return tuple(_apart(stretches)) if played else None


def _apart(stretches: list[Stretch]) -> Iterator[Stretch]:
    until = 0
    for begins, ends in sorted(stretches):
        if ends > max(begins, until):
            yield max(begins, until), ends
            until = ends
