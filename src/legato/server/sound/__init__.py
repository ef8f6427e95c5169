"""Clips for the player: made ahead in the background, listed for a sitting, and sent as files.

Nothing here is recorded in the database. A clip's name says what is in it and a
slip beside it says what to make it of, so after a restart everything goes on.
"""
