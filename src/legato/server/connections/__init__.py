"""Connections and their requests: nobody who is slow, or silent, keeps a thread from those who are not."""
