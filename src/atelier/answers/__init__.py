"""Answers from the shop's own pages: found, quoted, refused, handed over (module 04)."""
