"""The parts of speech of trade prose: what a word can be, in any language.

A sentence becomes a string of tags, one character a token, and every rule is a pattern over that
string. So a rule is the same for all languages, and a language is only its words.
"""

import re
from functools import cache

#: tag -> (its character, what stands there)
TAGS: dict[str, tuple[str, str]] = {
    # quantities
    "number": ("n", "digits: 52.9"),
    "numeral": ("N", "number words: three, twenty-five"),
    "quantity": ("Q", "a whole number with its scale, put together by the reader"),
    "article": ("a", "a, an, one: stands for 1 before a scale or a part"),
    "definite": ("`", "the, this: skipped between words that belong together"),
    "half": ("h", "half, as a number or as half a year"),
    "part": ("f", "third, fifth, tenth: a fraction or an ordinal"),
    "quarter": ("q", "quarter: a fraction or three months"),
    "scale": ("s", "thousand, mn, bln, crore"),
    "currency": ("c", "a currency's name, code or sign"),
    "percent": ("%", "%, percent"),
    "point": ("p", "percentage point, basis point"),
    "times": ("x", "times, -fold"),
    "multiple": ("m", "doubled, tripled, halved"),
    "unit": ("U", "what is counted or measured: tonnes, containers, people"),
    # growth
    "up": ("u", "rose, growth, higher, plus"),
    "down": ("d", "fell, drop, lower, minus"),
    "change": ("v", "growth without a direction of its own: change, growth rate"),
    # how exact
    "compare": ("k", "over, about, less than, before the number"),
    "trailing": ("K", "or more, or so, behind the number"),
    # time
    "year": ("Y", "a year in digits"),
    "month": ("M", "a month's name"),
    "ordinal": ("O", "first, second, fourth, Q1"),
    "span": ("S", "months, year, decade: a unit of time"),
    "relative": ("R", "last year, the same period: time told from another time"),
    "since": ("z", "since, from … on"),
    "ended": ("e", "to, ended, by the end of: what bounds a span"),
    "now": ("w", "today, currently: a statement without a period"),
    "fiscal": ("y", "fiscal year"),
    "than": ("T", "than, compared with: what follows is the base"),
    "yoy": ("Z", "year on year: the same interval one year back is the base"),
    # flows
    "measure": ("E", "trade, exports, bought, deficit, loan: what a figure is about"),
    "country": ("C", "a country, its adjective, its capital, a group"),
    "both": ("P", "the two countries, bilateral: the pair spoken of"),
    "own": ("H", "our, the republic: the country spoken of"),
    "world": ("L", "abroad, total, foreign: trade with everyone"),
    "region": ("J", "a part of a country, or a region without a code"),
    "share": ("X", "accounts for, made up, share of"),
    "rank": ("j", "came first, followed by: a place in an order"),
    "reverse": ("l", "the other way: the sides change places"),
    "product": ("D", "goods that words around them may not show to be a product"),
    "generic": ("V", "goods, total, annual: beside a flow, and not a product"),
    # standing
    "target": ("G", "aims, plans, by agreement"),
    "forecast": ("g", "expects, potential, will reach"),
    "actual": ("A", "reached, amounted to: stated as achieved"),
    "respectively": ("r", "respectively"),
    "anaphor": ("I", "it, this figure, of which: the flow spoken of before"),
    # small words
    "of": ("o", "of"),
    "to": ("t", "to, into"),
    "from": ("F", "from"),
    "with": ("W", "with"),
    "between": ("b", "between, among"),
    "in": ("i", "in, during, for, on, at"),
    "by": ("B", "by"),
    "and": ("&", "and"),
    "or": ("|", "or"),
    "but": ("~", "while, whereas, but: another clause begins"),
    "which": ("=", "which, that: a relative clause begins"),
    "not": ("!", "not, without"),
    # marks
    "comma": (",", ","),
    "semicolon": (";", ";"),
    "colon": (":", ":"),
    "dash": ("-", "a dash or hyphen"),
    "slash": ("/", "/"),
    "open": ("(", "( or ["),
    "close": (")", ") or ]"),
    "quote": ('"', "a quotation mark"),
    "stop": (".", "the end of a sentence"),
    "plus": ("+", "+"),
    "text": ("_", "words that no entry knows"),
}

CHARS: dict[str, str] = {tag: char for tag, (char, _) in TAGS.items()}
NAMES: dict[str, str] = {char: tag for tag, char in CHARS.items()}
assert len(NAMES) == len(TAGS), "two tags share a character"

_WORD = re.compile(r"\(\?P<\w+>|\(\?P=\w+\)|\\[a-z]|[a-z]+|#[^\n]*|\s+")


@cache
def tag_pattern(rule: str) -> re.Pattern[str]:
    """A pattern over tag strings from a rule that names tags: `currency? quantity (to quantity)?`.

    Spaces and comments are for the reader; everything else is regular-expression syntax.
    """

    def translate(match: re.Match[str]) -> str:
        word = match.group()
        if word.startswith(("(?", "\\")):
            return word
        if word.startswith("#") or word.isspace():
            return ""
        return re.escape(CHARS[word])

    return re.compile(_WORD.sub(translate, rule))
