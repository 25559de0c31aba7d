"""The words all departments share: frozen values, no input or output."""
