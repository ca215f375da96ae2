"""Inputs to sources: files, folders, patterns and standard input, in a steady order."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tradeparse.documents.skipped import Refused, Skipped

ENDINGS = (".txt", ".html", ".htm", ".jsonl", ".csv", ".parquet")
STDIN = "<stdin>"

#: endings that may hold an article; beside articles they are reported, other files are not
LIKELY_ARTICLES = frozenset({
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".xls", ".xlsx", ".ods", ".eml", ".msg",
    ".mht", ".mhtml", ".xml", ".json", ".warc", ".gz", ".zip",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input where `path` is None."""

    name: str
    path: Path | None

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return "stdin" if self.path is None else self.path.stem

    @property
    def ending(self) -> str:
        """The ending in lower case, with its dot; empty for standard input."""
        return "" if self.path is None else self.path.suffix.lower()

    def read(self) -> bytes:
        """The bytes, at least one of them; raises Refused when there are none to be had."""
        try:
            data = sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()
        except OSError as error:
            raise Refused(
                self.name,
                f"could not be opened ({error.strerror or error})",
                "Check that the file is still there and may be read",
            ) from error
        if not data.strip():
            raise Refused(self.name, "is empty", "Save the article's text in it, or remove it")
        return data


def find_sources(inputs: Iterable[str | Path]) -> Iterator[Source | Skipped]:
    """Each file behind the inputs once, folders recursively and sorted, hidden files left out."""
    seen: set[Path | Skipped | None] = set()
    for given in inputs:
        for found in _found(str(given)):
            # a name that comes up again is another way to the same file
            key = _resolved(found.path) if isinstance(found, Source) else found
            if key not in seen:
                seen.add(key)
                yield found


def _resolved(path: Path | None) -> Path | None:
    return None if path is None else path.resolve()


def _found(given: str) -> Iterator[Source | Skipped]:
    try:
        yield from _behind(given)
    except OSError as error:
        reason = f"cannot be looked for ({error.strerror or error})"
        yield Skipped(name=given[:80], reason=reason, remedy="Name a file, a folder or a pattern")


def _behind(given: str) -> Iterator[Source | Skipped]:
    path = Path(given).expanduser()
    if given == "-":
        yield Source(STDIN, None)
    elif not given.strip():
        yield Skipped(
            name=repr(given), reason="is no name", remedy="Name a file, a folder or a pattern"
        )
    elif path.is_dir():
        yield from _in_folder(path)
    elif path.exists() or path.is_symlink():
        yield _file(path)
    elif glob.has_magic(given):
        yield from _matching(str(path))
    else:
        yield Skipped(name=given, reason="does not exist", remedy="Check the spelling and the path")


def _matching(pattern: str) -> Iterator[Source | Skipped]:
    paths = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207  Path.glob takes no absolute pattern
    if not paths:
        yield Skipped(
            name=pattern,
            reason="matches no file",
            remedy="Check the pattern, and quote it so that it arrives whole",
        )
    for path in paths:
        yield from _in_folder(path) if path.is_dir() else _listed(path)


def _in_folder(folder: Path) -> Iterator[Source | Skipped]:
    failures: list[OSError] = []
    found = 0
    for parent, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            for source in () if name.startswith(".") else _listed(Path(parent) / name):
                found += 1
                yield source
    for failure in failures:
        yield Skipped(
            name=str(failure.filename),
            reason=f"could not be listed ({failure.strerror})",
            remedy="Give yourself the right to read the folder",
        )
    if not found and not failures:
        yield Skipped(
            name=str(folder),
            reason="holds no file that can be read",
            remedy=f"Put files in it that end in {', '.join(ENDINGS)}",
        )


def _listed(path: Path) -> Iterator[Source | Skipped]:
    """A file that was come upon, not named: read, reported, or no article at all."""
    if path.suffix.lower() in ENDINGS or path.suffix.lower() in LIKELY_ARTICLES:
        yield _file(path)


def _file(path: Path) -> Source | Skipped:
    name = str(path)
    if not path.is_file():
        return Skipped(
            name=name,
            reason="is no regular file, or a link that leads nowhere",
            remedy="Name the file itself",
        )
    if path.suffix.lower() not in ENDINGS:
        ending = path.suffix or "none"
        return Skipped(
            name=name,
            reason=f"has an ending that is not read ({ending}; read are {', '.join(ENDINGS)})",
            remedy="Save its text under one of these endings",
        )
    return Source(name, path)
