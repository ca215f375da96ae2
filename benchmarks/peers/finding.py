"""What a tool says of a text, in one form; imports nothing that its environment may lack."""

from typing import Literal, NamedTuple

Kind = Literal["money", "percent"]


class Finding(NamedTuple):
    """One number with its unit, read in text[start:end]. A range is two findings, its ends."""

    start: int
    end: int
    kind: Kind
    value: float
    #: what the unit may be: ISO 4217 codes, bare names ("dollar"), or "percent"
    units: tuple[str, ...]
