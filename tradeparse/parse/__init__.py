"""From a document's text to its figures, and why each reads as it does."""

from tradeparse.parse.explain import explain
from tradeparse.parse.pipeline import extract

__all__ = ["explain", "extract"]
