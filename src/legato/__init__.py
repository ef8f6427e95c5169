"""Legato: leg massage at home, composed for one person and kept safe."""

__version__ = "0.1.0"

__all__ = ["__version__"]
