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
    "int_type": "A whole number is needed.",
    "bool_type": "Either true or false is needed.",
    "string_type": "A text is needed.",
    "tuple_type": "A list is needed.",
    "model_type": "A table of fields is needed.",
    "dict_type": "A table of fields is needed.",
    "too_short": "The list is too short: it has {actual_length} and needs {min_length} or more.",
    "too_long": "The list is too long: {max_length} or fewer fit.",
    "string_too_short": "The text is too short: {min_length} or more characters are needed.",
    "string_too_long": "The text is too long: {max_length} or fewer characters fit.",
    "greater_than_equal": "It should be {ge} or more.",
    "greater_than": "It should be more than {gt}.",
    "less_than_equal": "It should be {le} or less.",
    "less_than": "It should be less than {lt}.",
    "string_pattern_mismatch": "It should match the pattern {pattern}.",
}
"""Mistakes told in our own words; all others in those of pydantic."""

_CONTAINERS = frozenset({"too_short", "too_long"})
_LONGEST_ECHO = 60


def findings(error: ValidationError) -> tuple[Finding, ...]:
    """Turn a validation error into findings, one for each mistake, in the order of the document.

    That a list is too short is left out when its entries are wrong: only right ones were counted.
    """
    errors = error.errors(include_url=False)
    inside = {e["loc"][:length] for e in errors for length in range(len(e["loc"]))}
    told = [e for e in errors if not (e["type"] in _CONTAINERS and e["loc"] in inside)]
    return tuple(Finding(path=path_of(e["loc"]), says=_sentence(dict(e))) for e in told)


def path_of(parts: tuple[int | str, ...]) -> str:
    """Write a place in a document as people write it: `pain[0].leg`."""
    text = ""
    for part in parts:
        if part == "[key]":  # pydantic's mark for a wrong key of a table; the key stands before it
            continue
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _sentence(error: dict[str, Any]) -> str:
    told = _told(error)
    if error["type"] in ("missing", "extra_forbidden", "json_invalid", "value_error"):
        return told
    given = repr(error.get("input"))
    if isinstance(error.get("input"), dict | list | tuple) or len(given) > _LONGEST_ECHO:
        return told
    return f"{told} Given was {given}."


def _told(error: dict[str, Any]) -> str:
    if error["type"] in _SAYS:
        return _SAYS[error["type"]].format(**error.get("ctx", {}))
    message = str(error["msg"]).removeprefix("Value error, ").replace("Input should", "It should")
    told = message[:1].upper() + message[1:]
    return told if told.endswith(".") else f"{told}."
