"""A recipe as a link carries it: the recipe, a key, and a signature that holds both together (Ed25519, RFC 8032).

There is nobody who vouches for keys: each Legato makes one for itself. So a signature shows that nothing was altered
since it was made, and, to somebody who has met the key before, that it was made in the same place. It says neither who
made it nor that it is safe: that is what the check-in of whoever opens it is for.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from legato.errors import RecipeError
from legato.notation.recipe import Recipe, read_recipe, write_recipe

MOST_LETTERS = 2_000
"""The longest seal that is read; with an address of 300 letters in front it is one QR code that phones read."""
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64
_VERSION = "L1"
_ABOUT = b"legato recipe 1\n"
"""Stands before what is signed, so that a signature is good for nothing else."""
_ANY_VERSION = re.compile(r"L[1-9][0-9]{0,3}\.")
_GROUPS, _GROUP_LETTERS = 4, 4


@dataclass(frozen=True, slots=True)
class SealedRecipe:
    """A recipe that was not altered since somebody signed it."""

    recipe: Recipe
    key: str
    """The public key it was signed with, in hexadecimal digits."""

    @property
    def mark(self) -> str:
        """The beginning of the key, to be compared by eye: `3f2a 91bc 07de 44a1`."""
        return mark_of(self.key)


def mark_of(key: str) -> str:
    """Return the beginning of a key in groups, to be compared by eye."""
    return " ".join(key[at * _GROUP_LETTERS : (at + 1) * _GROUP_LETTERS] for at in range(_GROUPS))


def public_key_of(seed: bytes) -> str:
    """Return the public key that belongs to a seed of 32 bytes, in hexadecimal digits."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()


def seal(recipe: Recipe, seed: bytes) -> str:
    """Sign a recipe with the key of a seed of 32 bytes, and write it so that it can stand in an address.

    Raises:
        RecipeError: it is longer than a link may be.
    """
    signing = Ed25519PrivateKey.from_private_bytes(seed)
    key, written = signing.public_key().public_bytes_raw(), write_recipe(recipe)
    return ".".join((_VERSION, _letters(written), _letters(key + signing.sign(_ABOUT + key + written))))


def read_seal(text: str) -> SealedRecipe:
    """Read a recipe from a link, or from what stands behind its `#`.

    Raises:
        RecipeError: it is none, is cut off, altered, too long or of another version.
    """
    # A letter that was sent on may have been broken into lines.
    told = "".join(text.split()).rpartition("#")[2]
    if not told or not _ANY_VERSION.match(told):
        raise RecipeError("recipe-not-a-link")
    version, _, rest = told.partition(".")
    if version != _VERSION:
        raise RecipeError("recipe-other-version")
    if len(told) > MOST_LETTERS:
        raise RecipeError("recipe-too-long")
    written, _, signed = rest.partition(".")
    payload, signature = _bytes(written), _bytes(signed)
    if not payload or len(signature) < _KEY_BYTES + _SIGNATURE_BYTES:
        raise RecipeError("recipe-cut")
    key = signature[:_KEY_BYTES]
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature[_KEY_BYTES:], _ABOUT + key + payload)
    except (InvalidSignature, ValueError):
        raise RecipeError("recipe-altered") from None
    return SealedRecipe(read_recipe(payload), key.hex())


def _letters(given: bytes) -> str:
    return base64.urlsafe_b64encode(given).rstrip(b"=").decode("ascii")


def _bytes(letters: str) -> bytes:
    """Read what `_letters` wrote, and nothing else.

    Raises:
        RecipeError: it was altered, or cut off in the middle of a byte.
    """
    try:
        found = base64.b64decode(letters + "=" * (-len(letters) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise RecipeError("recipe-altered") from None
    if _letters(found) != letters:
        raise RecipeError("recipe-altered")
    return found
