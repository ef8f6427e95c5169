"""Legato: leg massage at home, composed for one person and kept safe.

The functions are in `legato.pipeline`, the errors in `legato.errors`.
They are not repeated here, because `timeline` is a layer as well as a function
and one name must not mean two things.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
