"""What a reader leaves out, and how it says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from tradeparse.errors import UnreadableDocument
from tradeparse.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was not read, or not wholly; `str()` is the one line that says so.

    `kept` tells a note from a loss: True where the document was read and only lacks or
    changed something (a date that could not be read, an id that stood there twice).
    """

    name: str  # the file, folder or pattern as it was given
    reason: str
    remedy: str
    place: str = ""  # "line 3" or "byte 120"; empty when it is the whole file
    kept: bool = False

    def __str__(self) -> str:
        where = f"{self.name}, {self.place}" if self.place else self.name
        return " ".join(f"{where}: {self.reason}. {self.remedy}.".split())


class Refused(UnreadableDocument):
    """Raised inside a reader for a whole file; the caller turns it into its `skipped`."""

    def __init__(self, name: str, reason: str, remedy: str, place: str = "") -> None:
        self.skipped = Skipped(name=name, reason=reason, remedy=remedy, place=place)
        super().__init__(str(self.skipped))


class Documents(list[Document]):
    """The documents in the order of their reading; `skipped` says what was left out."""

    def __init__(self, documents: Iterable[Document] = (), skipped: Iterable[Skipped] = ()) -> None:
        super().__init__(documents)
        self.skipped = list(skipped)
