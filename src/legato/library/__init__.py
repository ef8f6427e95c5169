"""The content: techniques, causes, benefits, tips, preparation, questions, sources."""

from legato.library.library import Library
from legato.library.loader import load_library, read_library

__all__ = ["Library", "load_library", "read_library"]
