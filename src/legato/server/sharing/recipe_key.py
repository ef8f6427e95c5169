"""The key that recipes are signed with: made when a first one is shared, and kept beside the records.

It says nothing about anybody. Links that were signed with it can be told to come from the same place, so it is thrown
away with everything else when all records are deleted, and it is in no copy.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from legato.errors import SettingError
from legato.notation.recipe import SEED_BYTES
from legato.server.data_folder import RECIPE_KEY_NAME, data_folder, private_file


def recipe_seed(folder: Path | None = None) -> bytes:
    """Return the seed of the key, making it where there is none.

    Raises:
        SettingError: something else than a key stands in its file.
    """
    place = (folder or data_folder()) / RECIPE_KEY_NAME
    kept = _seed_in(place)
    if kept is not None:
        return kept
    with private_file(place, secrets.token_bytes(SEED_BYTES).hex().encode("ascii")) as unfinished:
        # A link never replaces what is there: of two who share at once, both sign with the first one's key.
        try:
            os.link(unfinished, place)
        except FileExistsError:
            pass
        except OSError:
            unfinished.replace(place)
    made = _seed_in(place)
    assert made is not None
    return made


def own_recipe_key(folder: Path | None = None) -> str | None:
    """Return the public key that links from here are signed with, `None` where nothing was shared yet."""
    from legato.notation.seal import public_key_of  # noqa: PLC0415 - takes long to import, and is seldom asked for

    kept = _seed_in((folder or data_folder()) / RECIPE_KEY_NAME)
    return None if kept is None else public_key_of(kept)


def forget_recipe_key(folder: Path | None = None) -> None:
    """Throw the key away; the next link is signed with a new one."""
    ((folder or data_folder()) / RECIPE_KEY_NAME).unlink(missing_ok=True)


def _seed_in(place: Path) -> bytes | None:
    try:
        seed = bytes.fromhex(place.read_text("ascii"))
    except FileNotFoundError:
        return None
    except ValueError:
        seed = b""
    if len(seed) != SEED_BYTES:
        raise SettingError(f"{place} holds no key of Legato. Move it away, and a new one is made; no record is lost.")
    return seed
