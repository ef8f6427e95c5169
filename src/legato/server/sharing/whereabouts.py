"""Where phones join, told at the console: at the start, and whenever this machine is on another network."""

from __future__ import annotations

from collections.abc import Callable

from legato.server.sharing.address import own_address, share_address
from legato.server.sharing.certificate import own_certificate_at

_MOVED = "This computer is on another network. "
_THERE = "This computer is on a network now. "
NOWHERE_SAYS = "This computer is on no network, so no phone can join now."


class Whereabouts:
    """What was told last; `tell` takes a sentence for the person at the console."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told: list[str | None] = []

    def look(self) -> None:
        """Tell where phones join, if that is news; to be called each second or so."""
        address = own_address()
        if self._told[-1:] == [address]:
            return
        if address is None:
            self._tell(NOWHERE_SAYS)
        else:
            moved = _MOVED if any(self._told) else _THERE if self._told else ""
            self._tell(
                f"{moved}Phones on this network join at {share_address()}\n"
                "They warn once, because this computer vouches for itself. The certificate's SHA-256 fingerprint is\n"
                f"{own_certificate_at(address).fingerprint}"
            )
        self._told = [address]
