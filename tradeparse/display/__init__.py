"""What a notebook shows besides charts and tables: lit documents, quotations, findings in words.

Everything here is an object with a rich view for JupyterLab and reports: HTML in which a currency
sign is never read as mathematics, for light and dark themes, without script.
"""

from tradeparse.display.highlight import example, highlight
from tradeparse.display.quotes import findings, quotes
from tradeparse.display.theme import Fragment
from tradeparse.display.words import Words, words

__all__ = ["Fragment", "Words", "example", "findings", "highlight", "quotes", "words"]
