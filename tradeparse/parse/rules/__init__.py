"""Patterns over the tags of a sentence, one family a file."""
