"""The language Legato is written in: scores, techniques, check-ins, sessions."""

from legato.notation.checks import check_technique
from legato.notation.reader import examine, read_technique
from legato.notation.schema import json_schema, schema_of
from legato.notation.writer import write_technique

__all__ = ["check_technique", "examine", "json_schema", "read_technique", "schema_of", "write_technique"]
