"""The doctor's page as a tagged PDF (PDF/UA-1), which screen readers read in order; set by typst, an extra."""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from legato.render.doctor_page import Told

STANDARD = "ua-1"
INSTEAD = "□"
"""Stands for a sign that no font here has: the standard refuses a page with holes in it."""
_CANNOT_SHOW = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_QUOTED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST_SCRIPTS = 20


def paper_is_possible() -> bool:
    """Tell whether what sets the page is installed."""
    return find_spec("typst") is not None


def doctor_paper(told: Told) -> bytes:
    """Set the page.

    A sign that none of the fonts has is shown as an empty square, with all others of its script.

    Raises:
        ModuleNotFoundError: typst is not installed.
    """
    import typst  # noqa: PLC0415 - an extra

    programme = (files("legato.render") / "doctor.typ").read_bytes()
    shown = told
    for _ in range(_MOST_SCRIPTS):
        try:
            return _set(typst, programme, shown)
        except typst.TypstError as wrong:
            found = _CANNOT_SHOW.search(str(wrong))
            if found is None:
                raise
            shown = _replace(shown, {_script(sign) for sign in _signs(found[1])})
    # More scripts than anybody writes in: what is left is Latin.
    return _set(typst, programme, _replace(shown, None))


def _signs(told: str) -> str:
    """Return the signs of a text as an error quotes it, where those that cannot be seen stand as `\\u{1b}`."""
    return _QUOTED.sub(lambda found: chr(int(found[1], 16)), told)


def _set(typst: Any, programme: bytes, told: Told) -> bytes:
    given = {"told": json.dumps(told, ensure_ascii=False)}
    made: bytes = typst.compile(programme, sys_inputs=given, pdf_standards=[STANDARD])
    return made


def _replace(told: Any, scripts: set[str] | None) -> Any:
    """Return the same with an empty square for each sign of some scripts, or of all but Latin."""
    if isinstance(told, str):
        return "".join(INSTEAD if _is_gone(sign, scripts) else sign for sign in told)
    if isinstance(told, dict):
        return {name: _replace(inner, scripts) for name, inner in told.items()}
    if isinstance(told, list):
        return [_replace(inner, scripts) for inner in told]
    return told


def _is_gone(sign: str, scripts: set[str] | None) -> bool:
    if (sign.isascii() and sign.isprintable()) or sign == INSTEAD:
        return False
    return _script(sign) != "LATIN" if scripts is None else _script(sign) in scripts


def _script(sign: str) -> str:
    """Return the script of a sign as Unicode's names begin with it; of one without a name its category."""
    return unicodedata.name(sign, unicodedata.category(sign)).split()[0]
