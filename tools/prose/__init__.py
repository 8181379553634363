"""Looks after what a learner reads: spelling, typography and links; ``python tools/prose`` is its command."""
