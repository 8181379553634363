"""A learner's prompt tried on cases that the learner has not seen."""
