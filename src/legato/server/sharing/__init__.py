"""The second door: TLS on the local network, for phones that join a sitting and for nothing else."""
