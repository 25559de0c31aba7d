"""How publishing systems arrange lists and pages: one system a file."""
