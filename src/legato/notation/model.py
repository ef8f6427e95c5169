"""The base of everything that is written down, and how its errors are told."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from legato.errors import Finding


class Model(BaseModel):
    """A frozen record that refuses fields it does not know.

    Read it from JSON with `model_validate_json`, or from Python data with
    `model_validate`; both refuse "5" where a number is meant.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


_SAYS = {
    "missing": "This field is needed.",
    "extra_forbidden": "There is no field of this name.",
    "json_invalid": "This is not valid JSON.",
}
_LONGEST_ECHO = 60


def findings(error: ValidationError) -> tuple[Finding, ...]:
    """Turn a validation error into findings, one for each mistake, in the order of the document."""
    return tuple(Finding(path=path_of(e["loc"]), says=_sentence(dict(e))) for e in error.errors(include_url=False))


def path_of(parts: tuple[int | str, ...]) -> str:
    """Write a place in a document as people write it: `pain[0].leg`."""
    text = ""
    for part in parts:
        if part == "[key]":  # pydantic's mark for a wrong key of a table; the key stands before it
            continue
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _sentence(error: dict[str, Any]) -> str:
    if error["type"] in _SAYS:
        return _SAYS[error["type"]]
    message = str(error["msg"]).removeprefix("Value error, ")
    given = repr(error.get("input"))
    told = message[:1].upper() + message[1:]
    told = told if told.endswith(".") else f"{told}."
    if (
        error["type"] == "value_error"
        or isinstance(error.get("input"), dict | list | tuple)
        or len(given) > _LONGEST_ECHO
    ):
        return told
    return f"{told} Given was {given}."
