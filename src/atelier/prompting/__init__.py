"""Prompts as things one tests: tried on cases, scored by code, kept as versioned files (modules 02 and 03)."""
