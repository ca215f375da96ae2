"""Digits to values: what "1.200,5", "1,23,456" and "1,317 billion" mean, by the marks they use."""

import regex

#: a whole number with its marks; bounded, and swallowed as one piece, so that a megabyte of
#: digits and separators is read once
NUMBER = regex.compile(
    r"""
    (?<! [\p{Nd}] ) (?<! \p{Nd}[.,] )
    (?: \d{1,3} (?: [ ] \d{3} ){1,5} (?! [ ]? \d ) (?: [.,] \d{1,6} )?+    # 1 200 300,5
      | \d{1,3} (?: ['] \d{3} ){1,5} (?: [.,] \d{1,6} )?+                  # 1'200'300.5
      | \d{1,15} (?: [.,] \d{1,15} ){0,6}+ [½¼¾]?                           # 52.9   1.200,5   1½
    )
    (?! [.,]? \d )
    """,
    regex.VERBOSE,
)
#: a longer unbroken run of digits and marks is no number but a table or noise
LONGEST = 40
_VULGAR = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_COMMA_DECIMAL = regex.compile(r"[0-9],[0-9]{1,2}+(?![0-9,.])(?= ?[%a-z€$])")


def writes_comma_decimals(low: str) -> bool:
    """Whether a text plainly writes 52,9 for fifty-two point nine somewhere."""
    for match in _COMMA_DECIMAL.finditer(low):
        head = low[max(match.start() - 3, 0) : match.start() + 1].split()[-1]
        if head.isdigit():  # not the last group of 1,200,50
            return True
    return False


def value_of(digits: str, decimal: str, scale: float = 1.0) -> float | None:
    """The value of digits with marks, or missing when they are no one number.

    decimal: the mark that the text uses where "1.200" or "1,200" could be either.
    scale: what the number is multiplied by; "1,317 billion" is not a thousand billions.
    """
    if digits[-1] in _VULGAR:
        whole = value_of(digits[:-1], decimal, scale)
        return None if whole is None else whole + _VULGAR[digits[-1]]
    digits = digits.replace(" ", "").replace("'", "")
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        mark = "." if digits.rfind(".") > digits.rfind(",") else ","
        return _joined(digits, mark) if digits.count(mark) == 1 else None
    mark = "." if points else ","
    count = points or commas
    if count == 0:
        return float(digits)
    head, *groups = digits.split(mark)
    grouped = all(len(g) == 3 for g in groups) and 0 < len(head) <= 3 and head != "0"
    if count > 1:
        indian = mark == "," and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[:-1])
        return float(digits.replace(mark, "")) if grouped or indian else None
    if not grouped or mark == decimal:
        return float(f"{head}.{groups[0]}")
    if mark == "," and scale >= 1e9 and scale != 1e12:
        return float(f"{head}.{groups[0]}")
    return float(head + groups[0])


def _joined(digits: str, mark: str) -> float | None:
    other = "," if mark == "." else "."
    whole, _, part = digits.partition(mark)
    groups = whole.split(other)
    if any(len(g) not in (2, 3) for g in groups[1:]):
        return None
    return float(f"{''.join(groups)}.{part}")
