"""Runs every notebook and compares what it shows with what is committed: ``runner`` is the way in."""
