"""Implementation plans in, draft duties out: text, then dated sentences with their clause, then obligations to review."""
