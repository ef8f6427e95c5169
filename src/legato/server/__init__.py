"""The web app: pages, JSON API and records, over the same pipeline as the command line."""
