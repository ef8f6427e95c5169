"""Measurements of Legato; see `bench/__main__.py`."""
