"""The second door, through which phones from the network join a sitting."""
