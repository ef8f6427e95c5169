"""Copies: everything of a household or of one person in one file that can be brought back.

docs/copies.md says what stands in it. There is one document, one writer and one reader of it.
"""
