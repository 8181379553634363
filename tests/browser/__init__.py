"""What a learner sees: a real JupyterLab in a real browser."""
