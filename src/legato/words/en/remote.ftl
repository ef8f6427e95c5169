# The receiver's remote, and a session that several screens play together.

remote-sending = One moment …
remote-unheard = Not heard yet. Say it aloud.
remote-gone = This phone is no longer connected. Say it aloud.
# Spoken and shown on a screen that has not joined in yet.
remote-elsewhere = The session goes on at another screen. Press the big button to join in.
