"""From a technique to its one canonical TOML text.

One technique has exactly one text, so that two files differ only where their
content does: fields stand in the order of the record, what is left at its
default is left out, and numbers and names that belong together share a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from legato.notation.technique import Technique

_LONGEST_LINE = 100
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_UNPRINTABLE = re.compile(r'["\\\x00-\x1f\x7f]')
_ON_ONE_LINE = frozenset({"pressure", "tempo", "size"})
"""Small tables of a stroke that read best as one line."""


def write_technique(technique: Technique) -> str:
    """Write a technique as canonical TOML; reading it gives the same technique."""
    written = {"format": technique.format} | technique.model_dump(mode="json", exclude_defaults=True)
    return "\n".join(_table(written, ())).strip() + "\n"


def _table(fields: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Give the lines of a table: its own values first, then the tables inside it."""
    inner = {name: value for name, value in fields.items() if _is_inner(name, value)}
    for name, value in fields.items():
        if name not in inner:
            yield from _field(name, value)
    for name, value in inner.items():
        place = (*path, name)
        if isinstance(value, dict):
            if _has_own_values(value):
                yield from ("", f"[{_dotted(place)}]")
            yield from _table(value, place)
        else:
            for entry in value:
                yield from ("", f"[[{_dotted(place)}]]", *_table(entry, place))


def _is_inner(name: str, value: object) -> bool:
    if isinstance(value, dict):
        return name not in _ON_ONE_LINE
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _has_own_values(table: Mapping[str, Any]) -> bool:
    return not table or any(not _is_inner(name, value) for name, value in table.items())


def _field(name: str, value: object) -> Iterator[str]:
    line = f"{_key(name)} = {_value(value)}"
    if isinstance(value, list) and len(line) > _LONGEST_LINE:
        yield f"{_key(name)} = ["
        yield from (f"  {_value(entry)}," for entry in value)
        yield "]"
    else:
        yield line


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return f'"{_UNPRINTABLE.sub(_escaped, value)}"'
        case list():
            return f"[{', '.join(_value(entry) for entry in value)}]"
        case dict():
            return f"{{ {', '.join(f'{_key(name)} = {_value(inner)}' for name, inner in value.items())} }}"
        case _:
            raise TypeError(f"A technique holds no {type(value).__name__}.")


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(_key(name) for name in path)


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _value(name)
