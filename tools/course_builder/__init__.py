"""Makes what a learner opens from the sources in ``course/``; ``tools/build_course.py`` is its command."""
