"""The door for an assistant on this computer: it asks, and a person answers in Legato's own form.

It writes no answer and begins no check-in: a link leads to a page, and what counts is what somebody presses there.
"""
