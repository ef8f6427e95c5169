"""Addresses on the computer, and addresses for phones on the network."""
