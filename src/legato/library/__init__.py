"""The content: techniques, causes, benefits, tips, preparation, questions, sources."""

from legato.library.library import Library
from legato.library.loader import load_library, read_library
from legato.library.pages import Findable, Found, Hit
from legato.library.search import Finds, search

__all__ = ["Findable", "Finds", "Found", "Hit", "Library", "load_library", "read_library", "search"]
